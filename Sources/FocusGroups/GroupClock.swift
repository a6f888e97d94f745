/// The group's own clock, which stands still while the group is paused or nobody drives the console.
///
/// It adds up differences of monotonic times within each spell of a process, so a wall clock that jumps does not touch
/// it. The time between two spells (a crash, a suspension) is nobody's measurement and is kept apart as ``away``.
package struct GroupClock: Hashable, Sendable {
    /// Milliseconds on the clock at the last event.
    package private(set) var reading: Int64 = 0
    /// Milliseconds of wall time between spells.
    package private(set) var away: Int64 = 0
    /// Milliseconds paused.
    package private(set) var pausedTime: Int64 = 0
    package private(set) var isPaused = false
    package private(set) var isSuspended = false
    private var last: Moment?

    package init() {}

    package var isRunning: Bool { last != nil && !isPaused && !isSuspended }

    /// Moves the clock to an event.
    ///
    /// A withdrawal or a transcript may come months later, and no time of the group passes with it.
    mutating func advance(to moment: Moment, by event: GroupEvent) {
        if event.isAfterwards { return }
        if case .withdrew = event, isSuspended { return }
        if let last {
            if last.spell == moment.spell {
                let passed = Self.difference(moment.monotonic, last.monotonic)
                if isSuspended {
                    // Written at an attached console while nobody drives.
                    away += Self.difference(moment.time, last.time)
                } else if isPaused {
                    pausedTime += passed
                } else {
                    reading += passed
                }
            } else {
                away += Self.difference(moment.time, last.time)
            }
        }
        last = moment
        switch event {
        case .paused, .rested: isPaused = true
        case .resumed: isPaused = false
        case .suspended, .ended: isSuspended = true
        case .reopened: isSuspended = false
        default: break
        }
    }

    /// The reading at a later moment of a spell.
    package func reading(monotonic: Int64, spell: Int) -> Int64 {
        guard let last, isRunning, last.spell == spell else { return reading }
        return reading + Self.difference(monotonic, last.monotonic)
    }

    /// Journals are outside data: a difference is never negative, and at most a year.
    private static func difference(_ later: Int64, _ earlier: Int64) -> Int64 {
        let (difference, overflow) = later.subtractingReportingOverflow(earlier)
        return overflow ? 0 : min(max(0, difference), 31_536_000_000)
    }
}
