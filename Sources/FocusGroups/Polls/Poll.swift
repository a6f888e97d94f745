package import Journal
package import SurveyModel

/// What the people of a group answered to one question, round by round.
package struct Poll: Hashable, Sendable {
    package struct Round: Hashable, Sendable {
        package internal(set) var votes: [Letter: VotedAnswer] = [:]
        /// When each of them was entered last.
        package internal(set) var moments: [Letter: Moment] = [:]
        /// What stood on slips without a letter, in the order in which they were drawn.
        package internal(set) var unsigned: [VotedAnswer] = []
        /// Who was in the room while it was at hand, and so could answer.
        package internal(set) var people: Set<Letter> = []
        /// By code, where hands were counted instead of asking one by one.
        package internal(set) var hands: [String: Int]?
        /// How many were in the room when hands were counted.
        package internal(set) var handsOf = 0
        /// Why it does not count.
        package internal(set) var isVoid = false
        package internal(set) var voidedFor: Words?
        /// The entries that made it, so that a withdrawal finds them.
        package internal(set) var sequences: [Int] = []

        package var isEmpty: Bool { votes.isEmpty && unsigned.isEmpty && hands == nil }
    }

    package let question: String
    package internal(set) var rounds: [Round] = [Round()]

    /// The last round that counts.
    package var current: Round? { rounds.last { !$0.isVoid } }
}

extension Discussion {
    /// Every question that people can be asked: those of the guide, and those made in the room.
    package func question(_ name: String) -> Question? {
        guideQuestions[name] ?? improvised.first { $0.id == name }
    }

    /// Whether the group may see how people answered.
    package func isOpen(_ question: String) -> Bool {
        self.question(question)?.isPrivate != true || revealed.contains(question)
    }

    mutating func applyPoll(_ event: GroupEvent, _ moment: Moment) {
        switch event {
        case .asked(let name):
            guard question(name) != nil else { return }
            put(name)
        case .voted(let name, let votes):
            let roster = self.roster
            round(of: name, moment) { round in
                for vote in votes where roster.contains(vote.letter) {
                    round.votes[vote.letter] = vote.answer
                    round.moments[vote.letter] = moment
                }
            }
        case .votedUnsigned(let name, let answers):
            round(of: name, moment) { $0.unsigned += answers.prefix(1_000) }
        case .counted(let name, let counts, let people):
            round(of: name, moment) { round in
                round.hands = Dictionary(
                    counts.map { ($0.code, max(0, min($0.hands, 1_000))) }, uniquingKeysWith: { _, last in last })
                round.handsOf = max(0, min(people, 1_000))
            }
        case .repeated(let name):
            guard question(name) != nil, polls[name]?.rounds.last?.isEmpty == false else { return }
            polls[name]?.rounds.append(Poll.Round())
            put(name)
        case .voided(let name, let reason):
            guard var poll = polls[name], let last = poll.rounds.indices.last else { return }
            poll.rounds[last].isVoid = true
            poll.rounds[last].voidedFor = reason
            poll.rounds.append(Poll.Round())
            polls[name] = poll
        case .revealed(let name): revealed.insert(name)
        case .hidden(let name): revealed.remove(name)
        case .polled(let made):
            guard question(made.id) == nil, let question = made.question else { return }
            improvised.append(question)
            ballots[question.id] = made.ballot
            put(question.id)
        case .closed(let name): if atHand == name { atHand = nil }
        case .followedUp(let id, let number):
            guard let index = sections.firstIndex(where: { $0.id == id }) else { return }
            sections[index].followed.insert(number)
        default: break
        }
    }

    /// A question is at hand: whoever is in the room may answer it.
    mutating func put(_ name: String) {
        atHand = name
        admit(present)
    }

    /// These people may answer the question at hand.
    mutating func admit(_ letters: [Letter]) {
        guard let atHand, !letters.isEmpty else { return }
        var poll = polls[atHand] ?? Poll(question: atHand)
        poll.rounds[poll.rounds.count - 1].people.formUnion(letters)
        polls[atHand] = poll
    }

    private mutating func round(of name: String, _ moment: Moment, _ body: (inout Poll.Round) -> Void) {
        guard question(name) != nil else { return }
        put(name)
        var poll = polls[name] ?? Poll(question: name)
        let last = poll.rounds.count - 1
        body(&poll.rounds[last])
        poll.rounds[last].sequences.append(moment.sequence)
        polls[name] = poll
    }
}
