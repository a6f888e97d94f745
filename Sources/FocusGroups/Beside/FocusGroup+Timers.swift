package import Journal

extension FocusGroup {
    /// A countdown beside the sections: what was planned, and how long it ran.
    package struct TimerRun: Hashable, Sendable {
        package let label: Words?
        /// The section that was on when it began.
        package let section: String?
        /// On the group's clock, in milliseconds.
        package let start: Int64
        package let seconds: Int
        /// Milliseconds until it was over, called off or replaced.
        package let ran: Int64
        package let sequence: Int
    }

    /// All countdowns, in order.
    package var timers: [TimerRun] {
        var runs: [TimerRun] = []
        var section: String?
        let changes = history.filter { past in
            guard past.isActive else { return false }
            switch past.event {
            case .timed, .entered: return true
            default: return false
            }
        }
        for (place, past) in changes.enumerated() {
            if case .entered(let id) = past.event { section = id }
            guard case .timed(let seconds, let label) = past.event, seconds > 0 else { continue }
            let length = min(seconds, 86_400)
            let next = changes[(place + 1)...].first { if case .timed = $0.event { true } else { false } }
            let end = min(past.clock + Int64(length) * 1_000, next?.clock ?? clock.reading)
            runs.append(
                TimerRun(
                    label: label, section: section, start: past.clock, seconds: length, ran: max(0, end - past.clock),
                    sequence: past.moment.sequence))
        }
        return runs
    }
}
