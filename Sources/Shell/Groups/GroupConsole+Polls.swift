internal import FocusGroups
internal import SurveyModel

/// What every person is asked: who lacks, and what came out.
extension GroupConsole {
    /// A question as it is put to the people, with what is typed for an answer.
    func tellQuestion(_ name: String) {
        guard let question = group.discussion.question(name) else { return }
        let first = group.asked(name).first
        let environment = first.map(group.environment(of:)) ?? Environment(group.guide)
        remark("\(name)\(question.isPrivate ? " (private)" : ""): \(question.text.render(in: environment))")
        let options = question.kind.shuffled?.options ?? []
        for (place, option) in options.enumerated() {
            remark("\(place + 1) \(option.code)\(option.label == option.code ? "" : ": \(option.label)")")
        }
        let hands = question.kind.takesHands ? "; /hands counts hands" : ""
        let gap = isUnicode ? "…" : "..."
        let forms = group.discussion.unlinkable.contains(name) ? "?=\(gap) ?=\(gap) for slips" : "a=\(gap) b=\(gap)"
        remark("type \(forms), each \(VoteReading(question, ballot: group.ballots[name]).form)\(hands)")
        if let lacking = lackingSentence(name), hasAnswers(name) { remark(lacking) }
    }

    /// What was taken in, and who lacks; all answers once they are complete, unless they are private.
    func tellVotes(_ name: String, since before: FocusGroup) {
        guard let question = group.discussion.question(name) else { return }
        let votes = group.polls[name]?.current?.votes ?? [:]
        let earlier = before.polls[name]?.current?.votes ?? [:]
        let given = votes.keys.filter { votes[$0] != earlier[$0] }.sorted()
        for letter in given {
            for sentence in group.remarks(on: letter, question) { remark("\(letter): \(sentence)") }
            if group.ending(of: letter)?.question == name {
                remark("\(letter) leaves here by the guide; /out \(letter) says so")
            }
        }
        let taken =
            given.isEmpty ? "" : "\(given.map(\.description).joined(separator: ",")) \(isUnicode ? "✓" : "ok"); "
        if let round = group.polls[name]?.current, let hands = round.hands {
            let count = hands.values.reduce(0, +)
            remark("\(name): \(count) \(count == 1 ? "hand" : "hands") of \(round.handsOf) in the room")
            return tellOutcome(name)
        }
        guard group.isComplete(name) else { return remark("\(name): \(taken)\(lackingSentence(name) ?? "")") }
        remark("\(name): \(taken)everybody has answered")
        tellOutcome(name)
    }

    /// What came out, unless that is private, and what is to be asked next.
    private func tellOutcome(_ name: String) {
        if group.discussion.isOpen(name) {
            tellResults(name)
        } else {
            remark("hidden from the group until a section shows it, or /poll show")
        }
        let others = group.section.map { group.questions(of: $0.id) } ?? []
        if let next = others.first(where: { !group.isComplete($0.id) && !group.asked($0.id).isEmpty }) {
            remark("next: /poll \(next.id)")
        }
    }

    /// All rounds, and who changed between the last two.
    func tellResults(_ name: String) {
        guard let question = group.discussion.question(name) else { return }
        let tallies = group.tallies(of: question)
        guard !tallies.isEmpty else { return remark("\(name): nobody has answered yet") }
        for tally in tallies { PollLines(tally, of: question).all.forEach(remark) }
        for change in group.switches(of: question) where change.from != change.to {
            remark("\(change.people) went from \(change.from) to \(change.to)")
        }
    }

    /// What is asked of every person here, and how far that is.
    func tellPolls() {
        let questions = (group.section.map { group.questions(of: $0.id) } ?? []) + group.improvised
        let earlier = group.answeredQuestions.filter { answered in !questions.contains { $0.id == answered.id } }
        if questions.isEmpty, earlier.isEmpty {
            return remark("nothing is asked of every person here; /poll \"Which?\" this; that makes a question")
        }
        for question in questions + earlier {
            let hidden = group.discussion.isOpen(question.id) ? "" : ", hidden"
            let isByHands = group.polls[question.id]?.current?.hands != nil
            let state =
                isByHands
                ? "hands were counted"
                : group.isComplete(question.id) ? "everybody has answered" : lackingSentence(question.id) ?? ""
            let isAtHand = group.atHand == question.id ? " (at hand)" : ""
            remark("\(question.id)\(isAtHand): \(state)\(hidden)")
        }
    }

    func hasAnswers(_ name: String) -> Bool { group.polls[name]?.current?.isEmpty == false }

    /// `2 of 5 have answered, c, d and e lack`.
    func lackingSentence(_ name: String) -> String? {
        let asked = group.asked(name)
        guard !asked.isEmpty else { return "nobody in the room is asked it" }
        if group.polls[name]?.current?.unsigned.isEmpty == false {
            return "\(group.answered(name)) of \(asked.count) slips are in"
        }
        let lacking = group.lacking(name)
        guard !lacking.isEmpty else { return nil }
        let names = lacking.map(\.description).joined(separator: ", ")
        return "\(asked.count - lacking.count) of \(asked.count) have answered; \(names) to come"
    }
}

extension Question.Kind {
    /// Whether a show of hands says as much as asking one by one, but for who it was.
    fileprivate var takesHands: Bool {
        if case .multi = self { true } else { !countable.isEmpty }
    }
}
