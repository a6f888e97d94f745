/// What the moderator wants of the participants' questions, as typed.
package enum QueueOrder: Hashable, Sendable {
    case overview
    /// A question, of somebody or of nobody in particular.
    case ask(Addressed)
    case support(Int, [Stance])
    case turn(Int, QueuedQuestion.State)

    /// Reads what stands behind `/qa`.
    static func read(_ rest: String, _ words: [String]) throws(GroupRefusal) -> QueueOrder {
        guard let first = words.first else { return .overview }
        if let number = Int(first), words.count > 1 {
            let states: [String: QueuedQuestion.State] = ["now": .now, "done": .done, "hide": .hidden, "back": .queued]
            if words.count == 2, let state = states[words[1].lowercased()] { return .turn(number, state) }
            if let stances = stances(words.dropFirst()) { return .support(number, stances) }
        }
        return .ask(Addressed(rest))
    }

    /// `b+ c-`; 0 takes a voice back.
    private static func stances(_ words: ArraySlice<String>) -> [Stance]? {
        var stances: [Stance] = []
        for word in words {
            guard let letter = Letter(word.dropLast()), let value = Stance.Value(rawValue: String(word.suffix(1)))
            else { return nil }
            stances.append(Stance(letter, value))
        }
        return stances
    }
}
