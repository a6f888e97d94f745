/// How the moderator's own console behaves, as typed; it is kept nowhere, and the group has nothing to do with it.
package enum ConsoleManner: Hashable, Sendable {
    package enum Subject: String, Hashable, Sendable, CaseIterable {
        /// Remarks about the discussion.
        case nudges
        /// All that comes by itself, but for alarms.
        case events
    }

    case mute(Subject, Bool)
    case bell(Bool)
    case plain(Bool)
    /// A rule with what is wanted of it; without a rule, all are shown.
    case nudge(NudgeRule?, isOn: Bool?, minutes: Int?)
    /// The last so many lines that came by themselves.
    case log(Int)

    static func read(_ name: String, _ words: [String], _ mistaken: GroupRefusal) throws(GroupRefusal) -> ConsoleManner
    {
        let states = ["on": true, "off": false]
        switch name {
        case "bell", "plain":
            guard words.count < 2, let isOn = words.first.map({ states[$0] }) ?? true else { throw mistaken }
            return name == "bell" ? .bell(isOn) : .plain(isOn)
        case "mute":
            guard let subject = words.first.flatMap(Subject.init), words.count < 3,
                let isOn = words.count == 2 ? states[words[1]] : true
            else { throw mistaken }
            return .mute(subject, isOn)
        case "log":
            return .log(try GroupCommand.number(words, mistaken) ?? 20)
        default:
            guard let first = words.first else { return .nudge(nil, isOn: nil, minutes: nil) }
            guard let rule = NudgeRule(rawValue: first), words.count == 2 else {
                let known = NudgeRule.allCases.map(\.rawValue).joined(separator: ", ")
                throw GroupRefusal("write /nudge RULE on, off, or a number of minutes", hint: "the rules are \(known)")
            }
            if let isOn = states[words[1]] { return .nudge(rule, isOn: isOn, minutes: nil) }
            guard let minutes = Int(words[1]), (1...60).contains(minutes), rule.usualMinutes != nil else {
                throw mistaken
            }
            return .nudge(rule, isOn: nil, minutes: minutes)
        }
    }
}
