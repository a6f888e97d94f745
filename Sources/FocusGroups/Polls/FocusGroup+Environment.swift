package import SurveyModel

/// What expressions of the guide see: of one person, and of the group.
extension FocusGroup {
    /// Whom an expression about the group looks at.
    package enum Cast: Hashable, Sendable {
        /// Those who are in the room now.
        case present
        /// All who were in the room while a section was on.
        case tookPart
    }

    /// What one person was asked and answered, by the guide's conditions and jumps.
    package struct PersonalPath: Hashable, Sendable {
        /// By question, calculations included; what is off the path was not asked.
        package var answers: [String: Answer] = [:]
        /// The questions that are on the path, whether they are answered yet or not.
        package var asked: Set<String> = []
        /// The end that a jump has led this person to, and the question that did.
        package var end: Ending?

        /// Where a jump ends the way, and as what.
        package struct Ending: Hashable, Sendable {
            package let question: String
            package let outcome: String
        }
    }

    /// The way of one person through what every person is asked.
    package func path(of letter: Letter) -> PersonalPath {
        var path = PersonalPath()
        var environment = Environment(guide)
        var target: String?
        for question in guide.questions {
            if question.id == target { target = nil }
            let isOn =
                target == nil && path.end == nil
                && question.condition?.isTrue(in: environment) ?? true
            var answer = Answer.missing(.notAsked)
            if isOn {
                if case .calculation(let expression) = question.kind {
                    answer = expression.evaluate(in: environment)
                } else {
                    path.asked.insert(question.id)
                    answer = vote(of: letter, on: question.id)?.answer(to: question.kind) ?? .missing(.notAsked)
                }
            }
            path.answers[question.id] = answer
            environment[question.id] = answer
            guard isOn, let jump = question.jumps.first(where: { $0.condition?.isTrue(in: environment) ?? true }) else {
                continue
            }
            // Where nobody has answered yet, nothing leads on.
            guard answer != .missing(.notAsked) else { continue }
            switch jump.target {
            case .question(let name): target = name
            case .end(let outcome): path.end = .init(question: question.id, outcome: outcome)
            }
        }
        return path
    }

    /// What expressions about one person see.
    package func environment(of letter: Letter) -> Environment {
        var environment = Environment(guide)
        for (name, answer) in path(of: letter).answers { environment[name] = answer }
        return environment
    }

    /// What expressions about the group see.
    ///
    /// Where hands were counted, the people in the room stand for as many answers as there were hands, so that shares are
    /// right; who they are means nothing, so nobody is called on by them.
    ///
    /// - Parameters:
    ///   - clock: The reading of the group's clock until which talk counts.
    ///   - cast: Whom it looks at.
    ///   - alias: What people are called; by their pseudonyms if it is left out.
    /// - Returns: The environment; nothing in it depends on anything but the journal.
    package func environment(
        at clock: Int64, cast: Cast = .present, alias: (Participant) -> String = \.pseudonym
    ) -> Environment {
        var environment = Environment(guide)
        let balance = discussion.talkBalance(at: clock)
        var people: [SurveyModel.Participation] = []
        for participant in self.cast(cast) {
            let share = balance.shares.first { $0.letter == participant.letter }
            people.append(
                SurveyModel.Participation(
                    alias: alias(participant), answers: path(of: participant.letter).answers,
                    airTime: Int(min(share?.amount ?? 0, 1e12))))
        }
        for question in guide.questions { count(hands: question, in: &people) }
        environment.people = people
        return environment
    }

    /// The people that an expression about the group looks at, in the order of the roster.
    package func cast(_ cast: Cast) -> [Participant] {
        switch cast {
        case .present: return discussion.participants.filter(\.isPresent)
        case .tookPart:
            let runs = discussion.sections.flatMap(\.runs)
            return discussion.participants.filter { participant in
                runs.contains { run in
                    let end = run.end ?? clock.reading
                    return participant.presence.contains {
                        ($0.end ?? .max) > run.start && $0.start < max(end, run.start + 1)
                    }
                }
            }
        }
    }

    /// What somebody answered in the last round that counts.
    package func vote(of letter: Letter, on question: String) -> VotedAnswer? {
        discussion.polls[question]?.current?.votes[letter]
    }

    /// Gives as many people as there were hands the answer that they were up for.
    private func count(hands question: Question, in people: inout [SurveyModel.Participation]) {
        guard let round = discussion.polls[question.id]?.current, let hands = round.hands else { return }
        let codes = question.kind.countable.filter { hands[$0] != nil }
        var place = 0
        for code in codes {
            for _ in 0..<(hands[code] ?? 0) where place < people.count {
                people[place].answers[question.id] = VotedAnswer.one(code).answer(to: question.kind)
                place += 1
            }
        }
        for rest in place..<max(place, people.count) { people[rest].answers[question.id] = .missing(.skipped) }
    }
}

extension Question.Kind {
    /// What hands can be counted for, where everybody has one: codes of options, points of a scale.
    package var countable: [String] {
        switch self {
        case .yesNo: OptionList.yesNo.options.map(\.code)
        case .choice(let list): list.options.map(\.code)
        case .scale(let range) where range.count <= 20: range.map(String.init)
        default: []
        }
    }
}
