package import Journal

/// What somebody at an attached console thinks the moderator should ask or do.
package struct Suggestion: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        case waiting
        /// The moderator asked it.
        case taken
        case dropped
    }

    /// Counted from 1 over the session; undone ones do not count.
    package let number: Int
    package let text: Words
    /// The console at which it was written.
    package let console: Int
    package let sequence: Int
    package let section: String?
    package let state: State
}

/// What the moderator wants of the probes, as typed.
package enum ProbeOrder: Hashable, Sendable {
    /// The next one of the guide.
    case next
    /// What was suggested at the consoles beside.
    case suggestions
    case weigh(Int, isTaken: Bool)

    /// Reads what stands behind `/probe`.
    static func read(_ words: [String], _ mistaken: GroupRefusal) throws(GroupRefusal) -> ProbeOrder {
        if words.isEmpty { return .next }
        if words == ["list"] { return .suggestions }
        let verbs = ["take": true, "drop": false]
        guard words.count == 2, let isTaken = verbs[words[0]] ?? verbs[words[1]],
            let number = Int(words[0]) ?? Int(words[1])
        else { throw mistaken }
        return .weigh(number, isTaken: isTaken)
    }
}

extension Discussion {
    /// What was suggested to the moderator, in order.
    package var suggestions: [Suggestion] {
        notes.filter { $0.kind == .message && $0.console != nil }.enumerated().map { place, note in
            Suggestion(
                number: place + 1, text: note.text, console: note.console ?? 0, sequence: note.sequence,
                section: note.section, state: weighed[note.sequence].map { $0 ? .taken : .dropped } ?? .waiting)
        }
    }
}

extension FocusGroup {
    func weighed(_ number: Int, isTaken: Bool) throws(GroupRefusal) -> GroupEvent {
        guard let suggestion = discussion.suggestions.first(where: { $0.number == number }) else {
            throw GroupRefusal("there is no suggestion \(number)", hint: "/probe list shows them")
        }
        guard suggestion.state != (isTaken ? .taken : .dropped) else {
            throw GroupRefusal("suggestion \(number) is \(suggestion.state.rawValue) already")
        }
        return .weighed(suggestion: suggestion.sequence, isTaken: isTaken)
    }
}
