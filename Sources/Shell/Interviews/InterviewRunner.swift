internal import FeedbackModel
internal import LineEditing
package import Interviewing
internal import Journal
internal import Storage
package import SurveyModel
internal import Tabulation

/// Opens interviews and self-completions, and takes them up again.
@MainActor
package enum InterviewRunner {
    /// How an interview is held.
    package struct Options {
        package var output: OutputOptions?
        /// Whether each recorded event is told on standard output at once.
        package var tellsEvents: Bool
        package var takesOver: Bool
        /// The language to begin in; `nil` for the survey's first one.
        package var language: String?
        /// Whether the session is opened for practice, and counts nowhere.
        package var isPractice = false
        /// The place at which one respondent follows another, where it is held at one.
        var kiosk: Kiosk?

        package init(
            output: OutputOptions? = nil, tellsEvents: Bool = false, takesOver: Bool = false, language: String? = nil
        ) {
            self.language = language
            self.output = output
            self.tellsEvents = tellsEvents
            self.takesOver = takesOver
        }
    }

    /// Opens a session for a survey and asks until it is paused or ended; `definition` is the survey's text.
    package static func start(
        _ survey: Survey, definition: String, about facts: CaseFacts, _ options: Options, in session: inout Session
    ) throws {
        guard survey.mode != .group else {
            throw CommandFailure(
                .usage, "'\(survey.id)' is a discussion guide", hint: "use 'group \(survey.id)'")
        }
        if let language = options.language, !survey.languages.contains(language) {
            throw CommandFailure.unknown("language", language, among: survey.languages, exitCode: .usage)
        }
        let started = session.surroundings.now()
        guard let day = TimeText.day(ofMilliseconds: started) else {
            throw CommandFailure(.failed, "the clock of this computer is wrong")
        }
        let hash = definitionHash(definition)
        let opening = Opening(
            survey: survey.id, definition: hash, account: facts.account?.id, ticket: facts.ticket?.id,
            fields: try facts.fields(for: survey), seed: session.surroundings.seed(), day: day,
            language: options.language)
        let record = SessionRecord(
            id: SessionID(session.surroundings.newID()), kind: survey.mode == .self ? .answer : .interview,
            survey: survey.id, definition: hash, accountID: facts.account?.id, ticketID: facts.ticket?.id,
            actor: session.actor, startedAt: started)
        let recall = try EarlierSession.recall(for: survey, about: facts, in: session)
        try QuotaPlaces.settle(survey, in: session)
        var interview = Interview(survey: survey)
        guard facts.new.isEmpty || !options.isPractice else {
            throw CommandFailure(.usage, "practice files nothing", hint: "give the fields with --case FIELD=VALUE")
        }
        // An input without a line is nobody's interview. Whoever reads the events waits for the first before they write,
        // and a full quota ends a session that nobody answers.
        var ahead: LineInput?
        if !session.editor.isInteractive, !options.tellsEvents, survey.quotas.isEmpty {
            ahead = session.editor.next(LineRequest(prompt: ""))
            guard ahead != .endOfInput else { return session.output.tell("nothing came in: no session was opened") }
        }
        try session.store().file(facts.new)
        let (driver, opened) =
            survey.quotas.isEmpty || options.isPractice
            ? try SessionDriver.opening(
                record, definition: definition,
                with: interview.beginning(opening, recalling: recall, asPractice: options.isPractice), in: &session)
            : try QuotaPlaces.opening(
                record, definition: definition, opening, recalling: recall, of: survey, in: &session)
        var recorded = opened
        if !facts.new.isEmpty { recorded += try driver.append(facts.new.map { InterviewEvent.filed($0.record) }) }
        for step in recorded { _ = interview.reduce(step.event, at: EventMark(step.entry)) }
        let console = InterviewConsole(
            interview, driver: driver, initial: options.kiosk?.typedAhead ?? "", options, in: session)
        console.ahead = ahead
        if facts.account == nil, !options.isPractice, options.kiosk == nil, survey.respondents == .customers,
            survey.questions.contains(where: { $0.theme != nil })
        {
            session.output.tell(
                "no account: these answers are kept, but no share counts them; start with --account ACCOUNT to count them"
            )
        }
        console.facts = facts
        console.greet(facts, resumed: false)
        console.tell(recorded)
        // A quota that the case alone fills leaves nothing to ask, and no line will come for it.
        if case .closing(let outcome) = interview.phase, !console.isInteractive {
            try console.record([.ended(outcome: outcome)])
        }
        try console.run(in: &session)
    }

    /// Takes an unfinished session up again at the same question.
    package static func resume(_ past: PastSession, _ options: Options, in session: inout Session) throws {
        var interview = try replay(past)
        if case .ended = interview.phase {
            throw CommandFailure(
                .failed, "session \(past.record.id.short) has ended",
                hint: "'session show \(past.record.id.short)' shows it")
        }
        let driver = try SessionDriver.resuming(past, takesOver: options.takesOver, in: &session)
        // What the one before wrote until the lease was ours.
        let newer = try driver.newEntries()
        for entry in newer { _ = interview.reduce(try entry.draft.event(), at: EventMark(entry)) }
        // What others wrote down since does not make it stale.
        let kept = try driver.keptLine(after: try (past.entries + newer).lastOfDriver)
        let recorded =
            !interview.takesPlaces
            ? try driver.append(interview.resuming(), status: .open)
            : try QuotaPlaces.append(
                interview.resuming(), of: interview, status: .open, closesAtEnd: false, at: .init(driver.mark),
                with: driver)
        driver.keepAgain(kept)
        for step in recorded { _ = interview.reduce(step.event, at: EventMark(step.entry)) }
        let console = InterviewConsole(interview, driver: driver, initial: kept, options, in: session)
        let account = try past.record.accountID.flatMap { try session.store().account($0) }
        let ticket = try past.record.ticketID.flatMap { try session.store().ticket($0) }
        let contact = try ticket?.contactID.flatMap { try session.store().contact($0) }
        console.facts = CaseFacts(account: account, ticket: ticket, contact: contact)
        console.greet(console.facts, resumed: true)
        console.tell(recorded)
        try console.run(in: &session)
    }

    /// The interview that a journal holds.
    package static func replay(_ past: PastSession) throws -> Interview {
        var interview = Interview(survey: past.survey)
        for entry in past.entries {
            _ = interview.reduce(try entry.draft.event(as: InterviewEvent.self), at: EventMark(entry))
        }
        return interview
    }
}

/// SHA-256 of a definition's text, under which sessions name it and the store keeps it.
package func definitionHash(_ text: String) -> String { Digest.of([Array(text.utf8)]).description }
