/// What the console may remark about a discussion while it runs.
///
/// Each is about the discussion, never about what somebody is like. The bounds are product decisions; that everybody
/// should be heard early, and that probes and silence help, is Krueger & Casey, "Focus Groups" (2015).
package enum NudgeRule: String, Hashable, Sendable, CaseIterable {
    /// Somebody was not heard in this section for long.
    case silent
    /// Most of the last ten minutes came from one person.
    case dominant
    /// Three have agreed in a row, and nobody has disagreed.
    case chorus
    /// A statement that was marked is left without a question for a minute.
    case unprobed
    /// Half of the time of a section is over, and nobody has asked any of its probes.
    case probes
    /// Half of the time of a section is over, and a theme that it must cover has not come up.
    case uncovered

    /// What it waits for, in minutes, where that can be set.
    package var usualMinutes: Int? {
        switch self {
        case .silent: 8
        case .unprobed: 1
        case .dominant, .chorus, .probes, .uncovered: nil
        }
    }

    package var summary: String {
        switch self {
        case .silent: "somebody was not heard in a section for so long"
        case .dominant: "most of the last ten minutes came from one person"
        case .chorus: "three agree in a row, and nobody disagrees"
        case .unprobed: "a marked statement is left without a question for so long"
        case .probes: "half of a section's time is over, and none of its probes was asked"
        case .uncovered: "half of a section's time is over, and a theme it must cover has not come up"
        }
    }
}

/// Something about the discussion that the moderator may want to act on.
package struct Nudge: Hashable, Sendable {
    package let rule: NudgeRule
    /// What it is about within its rule: the same nudge is not told again for a while.
    package let subject: String
    package let text: String
}
