internal import Foundation

/// The seeds of a fuzz test: a few in the suite, and as many as there is time for when it is asked for minutes.
///
/// `CANVASS_FUZZ_MINUTES` says for how long, `CANVASS_FUZZ_SEED` where to begin; a failure names its seed, and that seed
/// with no minutes is the failing case alone.
package struct FuzzSeeds: Sequence, IteratorProtocol {
    private var seed: UInt64
    private var left: Int
    private let deadline: Date?

    package init(_ few: Int) {
        let environment = ProcessInfo.processInfo.environment
        let minutes = environment["CANVASS_FUZZ_MINUTES"].flatMap(Double.init)
        let seed = environment["CANVASS_FUZZ_SEED"].flatMap(UInt64.init)
        self.seed = seed ?? 1
        deadline = minutes.map { Date(timeIntervalSinceNow: $0 * 60) }
        left = seed != nil && minutes == nil ? 1 : few
    }

    package mutating func next() -> UInt64? {
        if let deadline {
            guard Date() < deadline else { return nil }
        } else {
            guard left > 0 else { return nil }
            left -= 1
        }
        defer { seed &+= 1 }
        return seed
    }
}
