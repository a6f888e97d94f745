internal import Journal
internal import SurveyModel

/// What is kept of who said or answered something, and what a report tells of it.
package enum Anonymity: String, Hashable, Sendable, Codable, CaseIterable {
    /// By letter; reports use the names of those who allow it (`/consent b attribute=yes`).
    case named
    /// By letter; reports use pseudonyms.
    case pseudonymous
    /// Nobody's letter is stored: what is written on slips is typed as it is drawn, and no withdrawal can find it.
    case unlinkable
}

extension FocusGroup {
    /// With fewer answers than this, those that nobody's letter stands on are not shown: too few to hide among.
    package static let leastUnsigned = 5

    /// How the group's talk, or one question, is kept from now on.
    func anonymized(_ wish: Anonymity, _ name: String?) throws(GroupRefusal) -> GroupEvent {
        guard name != nil || wish == .unlinkable else {
            guard discussion.anonymity != wish else { throw GroupRefusal("the group is \(wish.rawValue) already") }
            return .anonymized(as: wish, question: nil)
        }
        if name == nil, questionAtHand == nil {
            throw GroupRefusal(
                "what is said is typed by letter; only answers can be unlinkable",
                hint: "/anonymity unlinkable NAME names a question")
        }
        let question = try named(name)
        let isUnlinkable = discussion.unlinkable.contains(question.id)
        guard isUnlinkable != (wish == .unlinkable) else {
            throw isUnlinkable
                ? GroupRefusal("'\(question.id)' is unlinkable already")
                : GroupRefusal(
                    "'\(question.id)' is answered by letter already",
                    hint: "without a question, named or pseudonymous is for the whole group")
        }
        guard discussion.polls[question.id]?.rounds.last?.isEmpty ?? true else {
            throw GroupRefusal(
                "answers to '\(question.id)' were taken \(isUnlinkable ? "without letters" : "by letter") already",
                hint: "/poll \(question.id) again begins a round that may be taken otherwise")
        }
        return .anonymized(as: wish, question: question.id)
    }

    /// Answers as typed, with their letters or, of an unlinkable question, without any.
    func answers(
        _ typed: [GroupLine.TypedVote], to question: Question
    ) throws(GroupRefusal) -> GroupEvent {
        let unsigned = typed.count { $0.letter == "?" }
        let isUnlinkable = discussion.unlinkable.contains(question.id)
        guard unsigned == 0 || unsigned == typed.count, isUnlinkable == (unsigned > 0) else {
            throw isUnlinkable
                ? GroupRefusal(
                    "'\(question.id)' is unlinkable: no letter is stored with an answer",
                    hint: "?=2 ?=1 takes in slips, in the order in which they are drawn")
                : GroupRefusal(
                    "'\(question.id)' takes answers by letter, as b=2",
                    hint: "/anonymity unlinkable \(question.id) takes slips without letters")
        }
        guard isUnlinkable else { return .voted(question: question.id, votes: try votes(typed, on: question)) }
        let given = discussion.polls[question.id]?.rounds.last?.unsigned.count ?? 0
        let most = asked(question.id).count
        guard given + unsigned <= most else {
            throw GroupRefusal("\(given + unsigned) slips are more than the \(most) people who are asked")
        }
        var answers: [VotedAnswer] = []
        for (place, one) in typed.enumerated() {
            do {
                answers.append(
                    try VoteReading(question, offered: nil, ballot: discussion.ballots[question.id]).read(one.text))
            } catch {
                throw GroupRefusal(
                    "slip \(place + 1): \(error.message)\(typed.count > 1 ? "; nothing of the line was taken" : "")",
                    hint: error.hint)
            }
        }
        return .votedUnsigned(question: question.id, answers: answers)
    }

    /// How many of those who are asked have answered a question in this round.
    package func answered(_ question: String) -> Int {
        let unsigned = discussion.polls[question]?.current?.unsigned.count ?? 0
        return unsigned > 0 ? unsigned : asked(question).count - lacking(question).count
    }
}
