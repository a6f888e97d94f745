/// Decides when to remark on a discussion: seldom, and never the same again soon.
///
/// It acts on nothing; what to do is for the moderator. Nothing is said while people write, vote or rest.
package struct Nudges: Hashable, Sendable {
    package var settings = NudgeSettings()
    private var toldAt: Int64?
    private var told: [Key: Int64] = [:]

    private struct Key: Hashable, Sendable {
        let rule: NudgeRule
        let subject: String
    }

    package init() {}

    /// The remark to make at a reading of the group's clock; `nil` most of the time.
    ///
    /// - Parameters:
    ///   - group: The group.
    ///   - reading: The group's clock in milliseconds.
    ///   - resolved: The whole name of a theme, as utterances carry it.
    /// - Returns: One remark, which counts as told.
    package mutating func next(
        _ group: FocusGroup, at reading: Int64, resolved: (String) -> String = { $0 }
    ) -> Nudge? {
        guard group.isOpenToNudges, toldAt.map({ reading - $0 >= settings.pause }) ?? true else { return nil }
        for rule in NudgeRule.allCases where settings.isOn(rule) {
            guard let nudge = group.nudge(rule, at: reading, settings, resolved) else { continue }
            let key = Key(rule: rule, subject: nudge.subject)
            guard told[key].map({ reading - $0 >= settings.rest }) ?? true else { continue }
            told[key] = reading
            toldAt = reading
            return nudge
        }
        return nil
    }
}
