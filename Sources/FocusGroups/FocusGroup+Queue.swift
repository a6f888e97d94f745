internal import Journal

/// What participants ask.
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
}
