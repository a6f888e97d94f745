internal import Journal

/// What the moderator wants of a poll, as typed.
package enum PollOrder: Hashable, Sendable {
    /// What is asked of every person, and how far that is.
    case overview
    /// A question is put to everybody; without a name, the next one that somebody has not answered.
    case walk(String?)
    case show(String?)
    case hide(String?)
    /// Nothing more is to be answered to it for now.
    case close(String?)
    case again(String?)
    case void(String?, reason: String?)
    case make(ImprovisedQuestion)
    case vote(String?, [GroupLine.TypedVote])
    case hands(String?, [String])
    /// A question is made, and hands are counted for it at once.
    case makeWithHands(ImprovisedQuestion, [String])

    private static let verbs: Set<String> = ["show", "hide", "close", "again", "void"]

    /// Reads what stands behind `/poll`.
    static func poll(_ rest: String, _ words: [String]) throws(GroupRefusal) -> PollOrder {
        guard let first = words.first else { return .overview }
        if first == "next", words.count == 1 { return .walk(nil) }
        if rest.contains("\"") { return .make(try ImprovisedQuestion.read(rest)) }
        let isVerb = verbs.contains(first)
        let name = isVerb ? nil : first
        let verb = isVerb ? first : words.count > 1 ? words[1] : nil
        let others = words.dropFirst(isVerb ? 1 : 2)
        let reason = others.isEmpty ? nil : others.joined(separator: " ")
        switch verb {
        case nil: return .walk(first)
        case "show" where others.isEmpty: return .show(name)
        case "hide" where others.isEmpty: return .hide(name)
        case "close" where others.isEmpty: return .close(name)
        case "again" where others.isEmpty: return .again(name)
        case "void": return .void(name, reason: reason)
        default:
            let votes = GroupLine.votes(words.dropFirst().joined(separator: " ")[...])
            if let votes { return .vote(first, votes) }
            throw GroupRefusal(
                "/poll does not take that",
                hint: "write /poll NAME, /poll NAME show, close, again or void, or /poll \"Which?\" this; that")
        }
    }

    /// Reads what stands behind `/hands`: counts in order or by option, perhaps after the question's name.
    static func hands(_ rest: String, _ words: [String]) throws(GroupRefusal) -> PollOrder {
        let isCount = { (word: String) in
            word.split(whereSeparator: { $0 == "=" || $0 == ":" }).last.flatMap { Int($0) } != nil
        }
        guard let first = words.first else {
            throw GroupRefusal("/hands needs counts", hint: "write /hands 4 1 1, or /hands yes=4 no=1")
        }
        let name = isCount(first) ? nil : first
        let counts = name == nil ? words : Array(words.dropFirst())
        if rest.hasPrefix("\""), let text = name { return try hands(asking: text, counts) }
        guard !counts.isEmpty, counts.allSatisfy(isCount) else {
            throw GroupRefusal("/hands needs counts", hint: "write /hands 4 1 1, or /hands yes=4 no=1")
        }
        return .hands(name, counts)
    }

    /// `/hands "Who has it?" yes=4 no=1`: what is counted are the options.
    private static func hands(asking text: String, _ counts: [String]) throws(GroupRefusal) -> PollOrder {
        let pairs = counts.map { $0.split(whereSeparator: { $0 == "=" || $0 == ":" }).map(String.init) }
        guard pairs.count > 1, pairs.allSatisfy({ $0.count == 2 && Int($0[1]) != nil }) else {
            throw GroupRefusal("hands are counted by option", hint: "write /hands \"Who has it?\" yes=4 no=1")
        }
        let names = pairs.map { $0[0].lowercased() }
        var made = ImprovisedQuestion(id: "", form: .yesNo, text: Words(text))
        if !names.allSatisfy({ ["yes", "no"].contains($0) }) {
            made.form = .choice
            made.options = pairs.map { Words($0[0]) }
        }
        guard made.question != nil else {
            throw GroupRefusal("this makes no question", hint: "write /hands \"Who has it?\" yes=4 no=1")
        }
        return .makeWithHands(made, pairs.map { $0[1] })
    }
}
