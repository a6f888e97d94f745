internal import Journal
package import SurveyModel

/// What people are asked one by one: who still lacks, and what an order to a poll means.
extension FocusGroup {
    /// The questions that the section asks of every person and that take an answer, and those made in the room while it
    /// was on come last.
    package func questions(of section: String) -> [Question] {
        guard let guideSection = guide.sections.first(where: { $0.id == section }) else { return [] }
        return guide.questions(of: guideSection).filter(\.kind.takesAnswer)
    }

    /// The question that an answer without a name belongs to.
    package var questionAtHand: Question? { discussion.atHand.flatMap(discussion.question) }

    /// The letters of those in the room who are asked a question, in order.
    package func asked(_ question: String) -> [Letter] {
        guard discussion.guideQuestions[question] != nil else { return discussion.present }
        return discussion.present.filter { path(of: $0).asked.contains(question) }
    }

    /// The letters of those who are asked a question and have not answered it in this round.
    package func lacking(_ question: String) -> [Letter] {
        let round = discussion.polls[question]?.current
        guard round?.hands == nil, round?.unsigned.isEmpty ?? true else { return [] }
        return asked(question).filter { round?.votes[$0] == nil }
    }

    /// Whether everybody in the room has answered, or hands were counted.
    package func isComplete(_ question: String) -> Bool {
        guard let round = discussion.polls[question]?.current, !round.isEmpty else { return false }
        return round.unsigned.isEmpty ? lacking(question).isEmpty : round.unsigned.count >= asked(question).count
    }

    /// Reads what was typed for one person, among what is offered to them.
    package func vote(_ letter: Letter, _ typed: String, on question: Question) throws(GroupRefusal) -> Vote {
        guard let participant = discussion.participant(letter) else {
            throw GroupRefusal("there is nobody with the letter '\(letter)'", hint: "/roster shows the letters")
        }
        guard !participant.hasWithdrawn else { throw GroupRefusal("\(letter.uppercased) has withdrawn") }
        guard participant.isPresent else {
            throw GroupRefusal("\(letter.uppercased) is out", hint: "/in \(letter) brings them back")
        }
        var offered: [String]?
        if let condition = question.optionCondition, let list = question.kind.shuffled {
            var environment = environment(of: letter)
            offered = list.options.map(\.code).filter { code in
                environment.it = .choice(code)
                return condition.isTrue(in: environment)
            }
        }
        if discussion.guideQuestions[question.id] != nil, !path(of: letter).asked.contains(question.id) {
            throw GroupRefusal(
                "'\(question.id)' is not asked of \(letter.uppercased)", hint: "/why tells the condition")
        }
        var question = question
        if let condition = question.requiredCondition, condition.isTrue(in: environment(of: letter)) {
            question.isRequired = true
        }
        let answer = try VoteReading(question, offered: offered, ballot: discussion.ballots[question.id]).read(typed)
        try check(answer, of: letter, to: question)
        return Vote(letter, answer)
    }

    /// A `must` or `critical` check of the question that the answer fails refuses it.
    private func check(_ answer: VotedAnswer, of letter: Letter, to question: Question) throws(GroupRefusal) {
        guard !question.checks.isEmpty else { return }
        var environment = environment(of: letter)
        environment[question.id] = answer.answer(to: question.kind)
        for check in question.checks where check.level != .should {
            let result = check.condition.evaluate(in: environment)
            let fails = result == .value(.boolean(false)) || (check.level == .critical && result.value == nil)
            if fails { throw GroupRefusal(check.say.render(in: environment)) }
        }
    }

    /// The `should` checks that a person's answer fails, as they are said.
    package func remarks(on letter: Letter, _ question: Question) -> [String] {
        guard !question.checks.isEmpty else { return [] }
        let environment = environment(of: letter)
        return question.checks.filter {
            $0.level == .should && $0.condition.evaluate(in: environment) == .value(.boolean(false))
        }.map { $0.say.render(in: environment) }
    }

    /// What an order to a poll means now.
    package func events(for order: PollOrder) throws(GroupRefusal) -> [GroupEvent] {
        switch order {
        case .overview: return []
        case .walk(let name):
            let question = if let name { try self.question(named: name) } else { try nextQuestion() }
            return question.id == discussion.atHand ? [] : [.asked(question: question.id)]
        case .show(let name):
            let question = try named(name)
            return discussion.isOpen(question.id) ? [] : [.revealed(question: question.id)]
        case .hide(let name):
            let question = try named(name)
            guard question.isPrivate else {
                throw GroupRefusal("'\(question.id)' is not private", hint: "everybody heard the answers")
            }
            guard discussion.revealed.contains(question.id) else {
                throw GroupRefusal("'\(question.id)' is hidden already")
            }
            return [.hidden(question: question.id)]
        case .again(let name):
            let question = try named(name)
            guard discussion.polls[question.id]?.rounds.last?.isEmpty == false else {
                throw GroupRefusal("nobody has answered '\(question.id)' yet")
            }
            return [.repeated(question: question.id)]
        case .void(let name, let reason):
            let question = try named(name)
            guard discussion.polls[question.id]?.rounds.last?.isEmpty == false else {
                throw GroupRefusal("nobody has answered '\(question.id)' yet")
            }
            return [.voided(question: question.id, reason: reason.map { Words($0) })]
        case .make(let made): return [.polled(question: try named(made))]
        case .makeWithHands(let order, let counts):
            let made = try named(order)
            guard let question = made.question else { return [] }
            let people = discussion.present.count
            let found = try hands(counts, question, of: people)
            return Self.act([
                .polled(question: made), .counted(question: made.id, counts: found, people: people),
            ])
        case .close(let name):
            let question = try named(name)
            guard discussion.atHand == question.id else {
                throw GroupRefusal("'\(question.id)' is not at hand", hint: "/poll shows what is")
            }
            return [.closed(question: question.id)]
        case .vote(let name, let typed):
            let question = try named(name)
            guard discussion.polls[question.id]?.rounds.last?.hands == nil else {
                throw GroupRefusal(
                    "hands were counted for '\(question.id)'",
                    hint: "/poll \(question.id) again asks one by one; the count is kept")
            }
            return [try answers(typed, to: question)]
        case .hands(let name, let counts):
            let question = try named(name)
            let round = discussion.polls[question.id]?.rounds.last
            let given = (round?.votes.count ?? 0) + (round?.unsigned.count ?? 0)
            guard given == 0 else {
                throw GroupRefusal(
                    "\(given) \(given == 1 ? "answer is" : "answers are") taken one by one already",
                    hint: "/poll \(question.id) again counts hands in a new round; those are kept")
            }
            let people = asked(question.id).count
            return [.counted(question: question.id, counts: try hands(counts, question, of: people), people: people)]
        }
    }

    /// A question made in the room with a name of its own, about the ideas of the group where it has no options.
    private func named(_ order: ImprovisedQuestion) throws(GroupRefusal) -> ImprovisedQuestion {
        var made = order
        if made.options.isEmpty, made.form.takesIdeas {
            let ideas = discussion.ideaList
            guard (2...40).contains(ideas.count) else {
                throw GroupRefusal(
                    ideas.count > 40 ? "\(ideas.count) ideas are too many" : "there are no ideas to choose from",
                    hint: ideas.count > 40
                        ? "/group N,N as NAME gives some of them one name"
                        : "/brainstorm asks for some, or name options")
            }
            made = made.about(ideas)
        }
        let taken = Set(discussion.improvised.map(\.id)).union(guide.questions.map(\.id))
        made.id = (1...1_000).lazy.map { "poll_\($0)" }.first { !taken.contains($0) } ?? "poll"
        guard made.question != nil else {
            throw GroupRefusal("this makes no question", hint: "write /poll \"Which one?\" this; that; neither")
        }
        return made
    }

    /// Answers of several people; one that is wrong is named by its letter, and none is taken then.
    func votes(_ typed: [GroupLine.TypedVote], on question: Question) throws(GroupRefusal) -> [Vote] {
        var votes: [Vote] = []
        var typed = typed
        if case .text = question.kind { typed = joined(typed) }
        for one in typed {
            guard let letter = Letter(one.letter) else {
                throw GroupRefusal("there is nobody with the letter '\(one.letter)'; nothing of the line was taken")
            }
            do {
                votes.append(try vote(letter, one.text, on: question))
            } catch {
                guard typed.count > 1 else { throw error }
                throw GroupRefusal("\(letter): \(error.message); nothing of the line was taken", hint: error.hint)
            }
        }
        return votes
    }

    /// In words, only a letter that somebody has begins another answer.
    private func joined(_ typed: [GroupLine.TypedVote]) -> [GroupLine.TypedVote] {
        var joined: [GroupLine.TypedVote] = []
        for one in typed {
            if joined.isEmpty || Letter(one.letter).map(discussion.roster.contains) == true {
                joined.append(one)
            } else {
                joined[joined.count - 1].text += " \(one.letter)=\(one.text)"
            }
        }
        return joined
    }

    /// The first question of the section, or else made in the room, that somebody in the room still has to answer.
    private func nextQuestion() throws(GroupRefusal) -> Question {
        let asked = discussion.section.map { questions(of: $0.id) } ?? []
        guard let next = (asked + discussion.improvised).first(where: { !isComplete($0.id) }) else {
            throw GroupRefusal("everybody has answered what is asked here", hint: "/poll shows it")
        }
        return next
    }

    /// The question with a name, or the one at hand.
    package func named(_ name: String?) throws(GroupRefusal) -> Question {
        if let name { return try question(named: name) }
        guard let question = questionAtHand else {
            throw GroupRefusal("no question is at hand", hint: "/poll NAME names one, /poll shows them")
        }
        return question
    }

    /// Finds a question by its name, or a beginning that only one has.
    package func question(named name: String) throws(GroupRefusal) -> Question {
        let all = guide.questions.filter(\.kind.takesAnswer) + discussion.improvised
        if let number = Int(name) {
            let here = (discussion.section.map { questions(of: $0.id) } ?? []) + discussion.improvised
            guard here.indices.contains(number - 1) else {
                throw GroupRefusal("there is no question \(number) here", hint: "/poll shows them")
            }
            return here[number - 1]
        }
        if let exact = all.first(where: { $0.id == name }) { return exact }
        let near = all.filter { $0.id.hasPrefix(name) }
        guard near.count == 1, let only = near.first else {
            let names = (near.isEmpty ? all : near).map(\.id).joined(separator: ", ")
            throw GroupRefusal(
                near.isEmpty ? "there is no question '\(name)'" : "several questions begin with '\(name)'",
                hint: names.isEmpty
                    ? "the guide asks nothing of every person; /poll \"Which?\" a; b makes one" : "there are: \(names)")
        }
        return only
    }

    private func hands(
        _ counts: [String], _ question: Question, of people: Int
    ) throws(GroupRefusal) -> [HandCount] {
        let codes: [String]
        switch question.kind {
        case .multi(let list): codes = list.options.map(\.code)
        default: codes = question.kind.countable
        }
        guard !codes.isEmpty else {
            throw GroupRefusal(
                "hands cannot be counted for '\(question.id)'", hint: "/poll \(question.id) asks one by one")
        }
        var found: [HandCount] = []
        for (place, text) in counts.enumerated() {
            let pair = text.split(whereSeparator: { $0 == "=" || $0 == ":" }).map(String.init)
            guard let number = pair.last.flatMap(Int.init), (0...people).contains(number) else {
                throw GroupRefusal("hands are from 0 to \(people), who are in the room and asked")
            }
            let code: String
            if pair.count == 2 {
                let near = codes.filter { $0 == pair[0] || $0.hasPrefix(pair[0].lowercased()) }
                guard let only = near.first(where: { $0 == pair[0] }) ?? (near.count == 1 ? near.first : nil) else {
                    throw GroupRefusal("there is no option '\(pair[0])'", hint: codes.joined(separator: ", "))
                }
                code = only
            } else {
                guard codes.indices.contains(place) else {
                    throw GroupRefusal("there are only \(codes.count) options", hint: codes.joined(separator: ", "))
                }
                code = codes[place]
            }
            guard !found.contains(where: { $0.code == code }) else { throw GroupRefusal("'\(code)' is given twice") }
            found.append(HandCount(code, number))
        }
        if case .multi = question.kind { return found }
        let total = found.reduce(0) { $0 + $1.hands }
        guard total <= people else {
            throw GroupRefusal("\(total) hands of \(people) in the room", hint: "everybody has one")
        }
        return found
    }
}
