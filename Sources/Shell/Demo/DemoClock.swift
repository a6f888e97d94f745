internal import Synchronization

/// A clock that goes on only while somebody types, so that a play takes the same time whenever it is played.
final class DemoClock: Sendable {
    private let milliseconds: Mutex<Int64>

    init(startsAt start: Int64) { milliseconds = Mutex(start) }

    var now: Int64 { milliseconds.withLock { $0 } }

    /// Lets the time pass that somebody needs to hear, think and type a line.
    func pass(typing line: String, slowness: Int64 = 1) {
        let effort = Int64(4_000 + 90 * min(line.count, 2_000))
        milliseconds.withLock { $0 += effort * slowness }
    }
}
