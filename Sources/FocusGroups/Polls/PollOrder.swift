internal import Journal

/// What the moderator wants of a poll, as typed.
package enum PollOrder: Hashable, Sendable {
    /// What is asked of every person, and how far that is.
    case overview
    /// A question is put to everybody; without a name, the next one that somebody has not answered.
    case walk(String?)
    case show(String?)
    case hide(String?)
    case again(String?)
    case void(String?, reason: String?)
    case make(ImprovisedQuestion)
    case vote(String?, [GroupLine.TypedVote])
    case hands(String?, [String])

    private static let verbs: Set<String> = ["show", "hide", "again", "void"]

    /// Reads what stands behind `/poll`.
    static func poll(_ rest: String, _ words: [String]) throws(GroupRefusal) -> PollOrder {
        guard let first = words.first else { return .overview }
        if first == "next", words.count == 1 { return .walk(nil) }
        if rest.contains("\"") { return .make(try question(rest)) }
        let isVerb = verbs.contains(first)
        let name = isVerb ? nil : first
        let verb = isVerb ? first : words.count > 1 ? words[1] : nil
        let others = words.dropFirst(isVerb ? 1 : 2)
        let reason = others.isEmpty ? nil : others.joined(separator: " ")
        switch verb {
        case nil: return .walk(first)
        case "show" where others.isEmpty: return .show(name)
        case "hide" where others.isEmpty: return .hide(name)
        case "again" where others.isEmpty: return .again(name)
        case "void": return .void(name, reason: reason)
        default:
            let votes = GroupLine.votes(words.dropFirst().joined(separator: " ")[...])
            if let votes { return .vote(first, votes) }
            throw GroupRefusal(
                "/poll does not take that",
                hint: "write /poll NAME, /poll NAME show, again or void, or /poll \"Which?\" this; that")
        }
    }

    /// Reads what stands behind `/hands`: counts in order or by option, perhaps after the question's name.
    static func hands(_ words: [String]) throws(GroupRefusal) -> PollOrder {
        let isCount = { (word: String) in
            word.split(whereSeparator: { $0 == "=" || $0 == ":" }).last.flatMap { Int($0) } != nil
        }
        guard let first = words.first else {
            throw GroupRefusal("/hands needs counts", hint: "write /hands 4 1 1, or /hands yes=4 no=1")
        }
        let name = isCount(first) ? nil : first
        let counts = name == nil ? words : Array(words.dropFirst())
        guard !counts.isEmpty, counts.allSatisfy(isCount) else {
            throw GroupRefusal("/hands needs counts", hint: "write /hands 4 1 1, or /hands yes=4 no=1")
        }
        return .hands(name, counts)
    }

    /// `"Which?" this; that`, before which the form may stand: `multi`, `rank`, `points 100`, `scale 1-5`, `yesno`, `text`.
    private static func question(_ rest: String) throws(GroupRefusal) -> ImprovisedQuestion {
        let parts = rest.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        let example = "write /poll \"Which one?\" this; that; neither"
        guard parts.count == 3 else { throw GroupRefusal("a question stands in quotes", hint: example) }
        let before = parts[0].split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
        let text = String(GroupLine.trimmed(parts[1][...]))
        guard !text.isEmpty else { throw GroupRefusal("there is no question", hint: example) }
        let options = parts[2].split(separator: ";").map { String(GroupLine.trimmed($0)) }.filter { !$0.isEmpty }
        var made = ImprovisedQuestion(
            id: "", form: options.isEmpty ? .yesNo : .choice, text: Words(text), options: options.map { Words($0) })
        switch before.first {
        case nil: break
        case "yesno", "yes_no": made.form = .yesNo
        case "single", "choice": made.form = .choice
        case "multi": made.form = .multi
        case "rank": made.form = .rank
        case "text": made.form = .text
        case "points":
            made.form = .points
            made.bounds = [before.count > 1 ? Int(before[1]) ?? 100 : 100]
        case "scale":
            made.form = .scale
            let ends = before.count > 1 ? before[1].split(separator: "-").compactMap { Int($0) } : [1, 5]
            made.bounds = ends.count == 2 ? ends : [1, 5]
        default:
            throw GroupRefusal(
                "'\(before[0])' is no form of a question",
                hint: "there are yesno, multi, rank, points 100, scale 1-5 and text")
        }
        let needsOptions = [.choice, .multi, .rank, .points].contains(made.form)
        guard needsOptions == !options.isEmpty else {
            throw GroupRefusal(
                needsOptions ? "this needs options" : "this takes no options", hint: example)
        }
        guard made.question != nil else { throw GroupRefusal("this makes no question", hint: example) }
        return made
    }
}
