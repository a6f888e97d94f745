/// Those who do pieces of work that share nothing: one after the other, or several at a time.
///
/// What comes out never depends on who did it, nor on how many they are.
package protocol Workers: Sendable {
    /// How many work at a time, from 1.
    var count: Int { get }

    /// The results of the pieces 0 to `count - 1`, in their order.
    func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result]
}

extension Workers {
    /// The results for all elements, in their order.
    package func map<Element: Sendable, Result: Sendable>(
        each elements: [Element], _ work: @Sendable (Element) -> Result
    ) -> [Result] {
        // Some pieces more than workers, since pieces take unlike times.
        map(parts(of: elements.count, 4 * count)) { part in elements[part].map(work) }.flatMap(\.self)
    }

    /// The results for so many runs of numbers, one after the other, that make up 0 to `total - 1`.
    package func map<Result: Sendable>(
        _ parts: [Range<Int>], _ work: @Sendable (Range<Int>) -> Result
    ) -> [Result] {
        map(parts.count) { work(parts[$0]) }
    }

    /// Runs of numbers of about the same length, at most so many.
    package func parts(of total: Int, _ wanted: Int) -> [Range<Int>] {
        let count = max(1, min(total, wanted))
        return (0..<count).map { total * $0 / count..<total * ($0 + 1) / count }
    }
}

/// One who does all the work, piece by piece.
package struct OneWorker: Workers {
    package init() {}

    package var count: Int { 1 }

    package func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
        (0..<count).map(work)
    }
}
