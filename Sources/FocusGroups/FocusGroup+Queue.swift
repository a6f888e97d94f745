internal import Journal

/// What participants ask, countdowns, and themes that turn out to be one.
extension FocusGroup {
    func events(for order: QueueOrder) throws(GroupRefusal) -> [GroupEvent] {
        switch order {
        case .overview: return []
        case .ask(let words):
            let (letter, text) = try resolved(words)
            return [.questioned(letter: letter, text: Words(text))]
        case .turn(let number, let state):
            let question = try queued(number)
            guard question.state != state else { throw GroupRefusal("question \(number) stands so already") }
            return [.turned(question: number, state: state)]
        case .support(let number, let stances):
            let question = try queued(number)
            for stance in stances {
                let participant = try participant(named: stance.letter.description)
                guard participant.isPresent else {
                    throw GroupRefusal(
                        "\(stance.letter.uppercased) is out", hint: "/in \(stance.letter) brings them back")
                }
            }
            let isNew = stances.contains { stance in
                switch stance.value {
                case .agree, .nod: question.votes[stance.letter] != true
                case .dissent: question.votes[stance.letter] != false
                case .neutral: question.votes[stance.letter] != nil
                }
            }
            guard isNew else { throw GroupRefusal("that is kept of question \(number) already") }
            return [.supported(question: number, stances: stances)]
        }
    }

    private func queued(_ number: Int) throws(GroupRefusal) -> QueuedQuestion {
        guard discussion.queue.indices.contains(number - 1) else {
            throw GroupRefusal("there is no question \(number)", hint: "/qa shows them")
        }
        return discussion.queue[number - 1]
    }

    /// Gives every utterance that has one theme another in its place.
    func merging(_ old: String, into new: String) throws(GroupRefusal) -> [GroupEvent] {
        guard old != new else { throw GroupRefusal("that is the same theme") }
        let about = discussion.utterances.filter { $0.themes.contains(old) }
        guard !about.isEmpty else { throw GroupRefusal("nothing that was said has the theme '\(old)'") }
        let events = about.flatMap { utterance -> [GroupEvent] in
            let untagged = GroupEvent.untagged(utterance: utterance.number, theme: old)
            guard !utterance.themes.contains(new) else { return [untagged] }
            return [untagged, .marked(utterance: utterance.number, marks: Marks(themes: [new]))]
        }
        guard events.count < 1_000 else {
            throw GroupRefusal(
                "\(about.count) utterances are too many for one act", hint: "'theme merge' does it for all sessions")
        }
        return Self.act(events)
    }
}
