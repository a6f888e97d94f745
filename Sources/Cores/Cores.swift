internal import Dispatch
package import Statistics
internal import Synchronization

/// The machine's processors as workers.
package struct Cores: Workers {
    package let count: Int

    package func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
        guard self.count > 1, count > 1 else { return (0..<count).map(work) }
        let results = Mutex([Result?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { piece in
            let result = work(piece)
            results.withLock { $0[piece] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}

extension Workers where Self == Cores {
    /// So many at a time; more than the machine has processors do not help.
    package static func cores(_ count: Int) -> Cores { Cores(count: max(1, count)) }
}
