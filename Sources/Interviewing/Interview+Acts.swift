internal import Journal
package import SurveyModel

/// What a typed line comes to.
package enum InterviewAct: Hashable, Sendable {
    /// Events that belong together: they are appended in one step.
    case record([InterviewEvent])
    /// Nothing happens; something is to be shown.
    case tell(Reply)
    /// Something must be found out that an interview cannot know, such as the time in a zone, before it is recorded.
    case arrange(Wish)

    package enum Wish: Hashable, Sendable {
        /// A call at a time, as it was typed.
        case callBack(String)
        /// A promise, perhaps with its day before a colon.
        case promise(String)
        /// A record to be filed, as it was typed.
        case file(String)
        /// What is worth asking beside the survey; with text, the answer to one of those questions.
        case inquire(String)
    }

    package enum Reply: Hashable, Sendable {
        case help
        case why(question: String?)
        case aside
        case ticket
        case caseFacts
        /// Who sits beside the interviewer.
        case attached
        case review
        /// The summaries that are to be read back, question by question.
        case readback([Int])
        /// Words over several lines are to be typed, or written in an editor, and then taken as this command's; as the
        /// answer where it is `nil`.
        case words(InterviewVerb?, inEditor: Bool)
    }
}

extension Interview {
    /// What a typed line means here, or why it cannot be taken; nothing is recorded then.
    ///
    /// With `closesAtEnd` the interview ends by itself when nothing is left to ask, as it does off a terminal.
    package func act(on line: String, closesAtEnd: Bool = false) throws(InterviewComplaint) -> InterviewAct {
        try step(on: InterviewLine(line, mode: survey.mode), closesAtEnd: closesAtEnd).act
    }

    /// When an act happens, for what follows from it: conditions may ask how long somebody took.
    package struct Timing: Hashable, Sendable {
        package var mark: EventMark
        /// Milliseconds of it in which nobody pressed a key, beyond ``Stopwatch/idleLimit``.
        package var idle: Int

        package init(_ mark: EventMark, idle: Int = 0) {
            self.mark = mark
            self.idle = idle
        }
    }

    /// What a line means that was told apart before; with what it leads to, if it is recorded.
    package func step(
        on line: InterviewLine, closesAtEnd: Bool = false, at timing: Timing? = nil
    ) throws(InterviewComplaint) -> (act: InterviewAct, prospect: Prospect?) {
        let events: [InterviewEvent]
        switch line {
        case .data(let text):
            let given = try self.events(for: text)
            let prospect = completed(given, closesAtEnd: closesAtEnd, timing)
            for case .answered(let id, _) in given {
                guard let position = plan.positions[id],
                    let refusal = prospect.state.refusal(after: position, offTerminal: closesAtEnd)
                else { continue }
                throw refusal
            }
            return (.record(prospect.events), prospect)
        case .command(.help, _): return (.tell(.help), nil)
        case .command(.aside, _): return (.tell(.aside), nil)
        case .command(.ticket, _): return (.tell(.ticket), nil)
        case .command(.case, _): return (.tell(.caseFacts), nil)
        case .command(.attached, _): return (.tell(.attached), nil)
        case .command(.review, _): return (.tell(.review), nil)
        case .command(.readback, let argument): return (.tell(.readback(try placesToReadBack(argument))), nil)
        case .command(.lines, let argument):
            return (.tell(.words(try purposeOfWords(argument, "/lines"), inEditor: false)), nil)
        case .command(.edit, let argument):
            return (.tell(.words(try purposeOfWords(argument, "/edit"), inEditor: true)), nil)
        case .command(.why, let argument):
            if !argument.isEmpty { _ = try position(named: argument) }
            return (.tell(.why(question: argument.isEmpty ? nil : argument)), nil)
        case .command(.confirm, let argument): events = try confirmations(argument)
        case .command(let command, let argument):
            if case .ended = phase { throw InterviewComplaint("the interview has ended") }
            if let wish = try wish(command, argument) { return (.arrange(wish), nil) }
            if command == .end, let events = try pausing(with: argument) { return (.record(events), nil) }
            events = try self.events(for: command, argument)
        }
        let prospect = completed(events, closesAtEnd: closesAtEnd, timing)
        return (.record(prospect.events), prospect)
    }

    /// The first act of a driver on an open interview: what must be recorded before the prompt is shown.
    package func resuming() -> [InterviewEvent] { completed([.resumed], closesAtEnd: false).events }

    /// The events that begin an interview.
    ///
    /// What chance decides is decided here, and stands in the opening from then on; so does what is recalled.
    package func beginning(
        _ opening: Opening, recalling recall: Recall? = nil, asPractice: Bool = false
    ) -> [InterviewEvent] {
        var opening = opening
        if opening.arrangement == nil {
            let arrangement = Arrangement(survey, seed: opening.seed)
            if !arrangement.isEmpty { opening.arrangement = arrangement }
        }
        let practised = asPractice ? [InterviewEvent.practised] : []
        let recalled = [recall.map(InterviewEvent.recalled)].compactMap(\.self)
        return completed([.opened(opening)] + practised + recalled, closesAtEnd: false).events
    }

    /// What a line of data comes to: one event, or one for each row of a matrix.
    private func events(for text: String) throws(InterviewComplaint) -> [InterviewEvent] {
        if case .asking(let position) = phase, let rows = try answersOfRows(text, from: position) { return rows }
        return [try event(for: text)]
    }

    private func event(for text: String) throws(InterviewComplaint) -> InterviewEvent {
        let isBlank = text.allSatisfy(\.isWhitespace)
        switch phase {
        case .unopened: throw InterviewComplaint("the interview is not open yet")
        case .ended: throw InterviewComplaint("the interview has ended")
        case .closing(let outcome):
            guard isBlank else { return try correction(text) }
            return .ended(outcome: outcome)
        case .specifying(let position, let option):
            let id = questions[position].id
            return isBlank
                ? .passed(question: id, option: option)
                : .specified(question: id, option: option, words: Words(text))
        case .hearing(let position):
            let id = questions[position].id
            return isBlank ? .passed(question: id, option: nil) : .said(question: id, words: Words(text))
        case .asking(let position):
            guard isBlank else { return try answer(text, at: position) }
            let question = questions[position]
            if hasCountedAnswer(position) { return .kept(question: questions[placeKept(at: position)].id) }
            if case .statement = question.kind { return .answered(question: question.id, value: .boolean(true)) }
            if let proposal = proposal(at: position) { return .answered(question: question.id, value: proposal) }
            throw blankComplaint(at: position)
        case .checking(let check): return try resolving(text, of: check)
        }
    }

    private func answer(_ text: String, at position: Int) throws(InterviewComplaint) -> InterviewEvent {
        let question = questions[position]
        guard !isReadOnly(position) else {
            throw InterviewComplaint(
                "'\(question.id)' is only shown, and cannot be changed", hint: "an empty line goes on")
        }
        if case .allocation(let total, let list) = question.kind {
            return try allotment(text, of: total, among: list, at: position)
        }
        let value = try parse(text, at: position)
        guard let recorded = RecordedValue(value), admits(recorded, at: position) else {
            throw InterviewComplaint("this is not an answer that '\(question.id)' can have")
        }
        return .answered(question: question.id, value: recorded)
    }

    private func blankComplaint(at position: Int) -> InterviewComplaint {
        InterviewComplaint(
            "an empty line is not an answer",
            hint: admits(.skipped, at: position)
                ? "type /skip to pass over the question" : "this question needs an answer")
    }

    private func events(for command: InterviewVerb, _ argument: String) throws(InterviewComplaint) -> [InterviewEvent] {
        switch command {
        case .undo: try takingBack()
        case .redo: try makingAgain()
        default: [try event(for: command, argument)]
        }
    }

    private func event(for command: InterviewVerb, _ argument: String) throws(InterviewComplaint) -> InterviewEvent {
        switch command {
        case .pause: return .paused
        case .end: return .ended(outcome: try outcome(named: argument))
        case .note:
            try require(argument, "/note")
            return .noted(question: place.map { questions[$0].id }, words: Words(argument))
        case .back: return .wentBack(to: questions[try previousPosition()].id)
        case .language: return .switched(language: try language(named: argument))
        case .goto:
            guard !argument.isEmpty else { return .kept(question: questions[try placeBeforeOpen()].id) }
            let id = questions[try position(named: argument)].id
            _ = try reachedPosition(id)
            return .wentTo(question: id)
        case .skip, .dk, .refuse: return try missing(command)
        case .said, .gist, .probe: return try remark(command, argument)
        case .dismiss: return try dismissing(argument)
        case .why, .aside, .case, .ticket, .attached, .review, .readback, .confirm, .lines, .edit, .help, .callback,
            .promise, .ask,
            .new, .undo, .redo:
            throw InterviewComplaint("this is not recorded")
        }
    }

    private func missing(_ command: InterviewVerb) throws(InterviewComplaint) -> InterviewEvent {
        let (question, position) = try currentQuestion()
        switch phase {
        case .checking:
            throw InterviewComplaint(
                "answers do not go together", hint: "correct one of them, or say why they stay")
        case .specifying(_, let option) where command == .skip: return .passed(question: question.id, option: option)
        case .hearing where command == .skip: return .passed(question: question.id, option: nil)
        case .specifying, .hearing:
            throw InterviewComplaint("the question has its answer", hint: "an empty line leaves the words out")
        default: break
        }
        let reason: MissingReason =
            switch command {
            case .dk: .dontKnow
            case .refuse: .refused
            default: .skipped
            }
        guard admits(reason, at: position), !isReadOnly(position) else {
            let open = InterviewVerb.missingReasons.filter { admits($0.reason, at: position) }.map {
                "/\($0.verb.rawValue)"
            }
            if case .statement = question.kind {
                throw InterviewComplaint("nothing is asked here", hint: "an empty line goes on")
            }
            throw InterviewComplaint(
                "'\(question.id)' does not take /\(command.rawValue)",
                hint: open.isEmpty ? "this question needs an answer" : "it takes \(open.joined(separator: ", "))")
        }
        return .missing(question: question.id, reason: reason)
    }

    private func remark(_ command: InterviewVerb, _ argument: String) throws(InterviewComplaint) -> InterviewEvent {
        let question = try currentQuestion().question
        switch command {
        case .said:
            try require(argument, "/said")
            return .said(question: question.id, words: Words(argument))
        case .gist:
            try require(argument, "/gist")
            return .gist(question: question.id, words: Words(argument))
        default:
            guard !question.probes.isEmpty else { throw InterviewComplaint("'\(question.id)' has no probes") }
            return .probeUsed(question: question.id, probe: try probe(argument, of: question))
        }
    }

    private func probe(_ argument: String, of question: Question) throws(InterviewComplaint) -> Int {
        let count = question.probes.count
        guard argument.isEmpty else {
            guard let number = Int(argument), number >= 1, number <= count else {
                throw InterviewComplaint("the probes of '\(question.id)' are numbered 1 to \(count)")
            }
            return number
        }
        guard let next = plan.positions[question.id].flatMap(nextProbe) else {
            throw InterviewComplaint("all probes were used", hint: "/probe NUMBER shows one again")
        }
        return next
    }

    func currentQuestion() throws(InterviewComplaint) -> (question: Question, position: Int) {
        guard let position = place else {
            throw InterviewComplaint("no question is on the screen", hint: "/back goes to the last one")
        }
        return (questions[position], position)
    }

    private func language(named name: String) throws(InterviewComplaint) -> String {
        let known = survey.languages
        guard known.count > 1 else { throw InterviewComplaint("the survey has one language: \(known.joined())") }
        guard known.contains(name.lowercased()) else {
            throw InterviewComplaint(
                name.isEmpty ? "/language needs one after it" : "the survey has no wording in this language",
                hint: "one of \(known.joined(separator: ", "))")
        }
        return name.lowercased()
    }

    func require(_ argument: String, _ command: String) throws(InterviewComplaint) {
        guard argument.isEmpty else { return }
        throw InterviewComplaint("\(command) needs something after it")
    }

    /// The question to which `/back` leads.
    private func previousPosition() throws(InterviewComplaint) -> Int {
        switch phase {
        case .specifying(let position, _), .hearing(let position):
            if plan.traits[position].contains(.isAsked) { return position }
        default: break
        }
        let before = if case .checking = phase { (place ?? 0) + 1 } else { place ?? records.count }
        guard let previous = path.last(where: { $0 < before }) else {
            throw InterviewComplaint("this is the first question")
        }
        return previous
    }
}

extension InterviewVerb {
    package static let missingReasons: [(verb: InterviewVerb, reason: MissingReason)] = [
        (.skip, .skipped), (.dk, .dontKnow), (.refuse, .refused),
    ]
}
