package import Journal
internal import Statistics

/// A question of the participants to whoever holds the group, which others may support.
package struct QueuedQuestion: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// Waits for its turn.
        case queued
        /// Is being answered.
        case now
        case done
        /// Not to be answered here; kept all the same.
        case hidden
    }

    /// Counted from 1 over the session.
    package let number: Int
    /// `nil` where nobody knows whose it is.
    package internal(set) var letter: Letter?
    package internal(set) var text: Words
    package let sequence: Int
    package internal(set) var state = State.queued
    /// Who wants it answered, and who does not.
    package internal(set) var votes: [Letter: Bool] = [:]

    package var ups: Int { votes.values.count { $0 } }
    package var downs: Int { votes.count - ups }

    /// By how much support it is sure to have: the lower end of Wilson's 95 % interval of the share that is for it.
    ///
    /// So one voice of one does not stand before eight of ten. 0 without votes.
    package var score: Double { Share(yes: ups, asked: votes.count)?.wilson().lowerBound ?? 0 }
}

extension Discussion {
    /// The questions that wait or are being answered, those first that have most support; who was first asks first.
    package var openQueue: [QueuedQuestion] {
        queue.filter { $0.state == .queued || $0.state == .now }.sorted { one, other in
            if one.state != other.state { return one.state == .now }
            if one.score != other.score { return one.score > other.score }
            if one.ups != other.ups { return one.ups > other.ups }
            return one.number < other.number
        }
    }

    /// Takes in a question to the moderator, its votes, and what becomes of it.
    mutating func applyQueue(_ event: GroupEvent, _ moment: Moment) {
        switch event {
        case .questioned(let letter, let text):
            queue.append(
                QueuedQuestion(number: queue.count + 1, letter: letter, text: text, sequence: moment.sequence))
        case .supported(let number, let stances):
            guard queue.indices.contains(number - 1) else { return }
            for stance in stances where roster.contains(stance.letter) {
                switch stance.value {
                case .agree, .nod: queue[number - 1].votes[stance.letter] = true
                case .dissent: queue[number - 1].votes[stance.letter] = false
                case .neutral: queue[number - 1].votes[stance.letter] = nil
                }
            }
        case .turned(let number, let state):
            guard queue.indices.contains(number - 1) else { return }
            // One question is answered at a time.
            if state == .now {
                for place in queue.indices where queue[place].state == .now { queue[place].state = .done }
            }
            queue[number - 1].state = state
        default: break
        }
    }
}
