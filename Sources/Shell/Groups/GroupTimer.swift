package import FocusGroups
internal import SurveyModel

/// Warns once at 80 % and 100 % of a section's time, and then each minute.
///
/// It only tells: going on is for the moderator.
package struct GroupTimer: Hashable {
    private var section: Int?
    private var told = 0

    package init() {}

    package struct Warning: Hashable, Sendable {
        package let text: String
        /// Whether the time is over: that must not wait for a pause in the typing.
        package let isUrgent: Bool
    }

    /// What to tell at a reading of the clock; `nil` most of the time.
    ///
    /// What had passed before the section was entered, or the session resumed, is not told again.
    package mutating func tick(_ group: FocusGroup, at reading: Int64, _ themes: GroupThemes) -> Warning? {
        guard let index = group.current, let progress = group.section, progress.planned > 0 else {
            section = nil
            return nil
        }
        let elapsed = progress.elapsed(at: reading)
        let level = Self.level(elapsed, of: progress.planned)
        guard section == index else {
            section = index
            told = level
            return nil
        }
        defer { told = max(told, level) }
        guard level > told, group.clock.isRunning else { return nil }
        let planned = ClockText.minutes(progress.planned)
        let uncovered = group.guideSection.map { group.uncovered(in: $0, resolved: themes.resolved) } ?? []
        let open =
            uncovered.isEmpty ? "" : "; not talked about yet: " + uncovered.map { "#\($0)" }.joined(separator: ", ")
        let text =
            switch level {
            case 1: "time: \(ClockText.minutes(elapsed)) of \(planned) used in '\(progress.id)'\(open)"
            case 2: "time: '\(progress.id)' is at its \(planned); /next goes on, /time +5 borrows minutes\(open)"
            default: "time: '\(progress.id)' is over by \(level - 2) min\(left(group, at: reading))"
            }
        return Warning(text: text, isUrgent: level > 1)
    }

    /// What the rest of the guide still needs, as far as it is the heart of it.
    private func left(_ group: FocusGroup, at reading: Int64) -> String {
        let later = group.guide.sections.enumerated().filter { place, section in
            section.kind == .key && place > group.current ?? -1 && group.sections.indices.contains(place)
                && group.sections[place].runs.isEmpty && !group.sections[place].isSkipped
        }
        guard !later.isEmpty else { return "" }
        let total = group.discussion.plannedTotal - (reading - (group.discussion.beganAt ?? reading))
        return "; \(later.count) key \(later.count == 1 ? "section" : "sections") left, "
            + "\(ClockText.wholeMinutes(total)) min"
    }

    /// 0 below 80 %, 1 to 100 %, 2 in the first minute over, then one more each minute.
    private static func level(_ elapsed: Int64, of planned: Int64) -> Int {
        guard elapsed >= planned else { return elapsed * 5 >= planned * 4 ? 1 : 0 }
        return 2 + Int((elapsed - planned) / 60_000)
    }
}
