internal import Storage
internal import Journal
internal import Interviewing
internal import FeedbackModel
internal import LineEditing
package import ArgumentParser
internal import SurveyModel

/// `interview SURVEY`: a guided interview.
package struct InterviewCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "interview",
        abstract: "Hold a guided interview about an account or a ticket.",
        discussion: """
            Lines are answers: an option by number, code or unique beginning, several with commas. A line that begins \
            with '/' is a command (/help lists them); '//' gives a literal slash. Each answer is on disk before the next \
            question is shown, and 'resume' goes on after a pause or a crash.

            With --practice the whole interview is as it would be, about any account or none, and is kept as a session \
            that can be resumed, shown and replayed. It is marked on the screen and in every list, and is no evidence: \
            results, exports, feedback, quotas, follow-ups and response rates leave it out.

            Examples:
              canvass interview churn-followup --ticket zendesk:10234
              canvass interview churn-followup --account acme --practice
              canvass interview churn-followup --new 'account "Birch Studio" plan=team seats=6'
              printf 'yes\\n7\\n' | canvass interview churn-followup --account acme

            Where a rule forbids to call the customer, as after a refusal for good, that is said before it begins, and \
            asked at a terminal.

            From a pipe there are no prompts, and an empty line is an answer only where words may be left out. The end of \
            the input suspends the session and exits 0; an invalid answer stops with its line number and exit 65, the \
            session suspended. Standard output gets one row: session, survey, status, outcome, answers; with --events \
            instead one JSON line for each event, as soon as it is on disk. Exits 1 when a field of the case is not known.
            """)

    @Flag(help: "Hold it for practice: it is stored and marked, and counts nowhere.") package var practice = false
    @OptionGroup package var options: InterviewOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        try options.start(as: .interviewer, isPractice: practice, in: &session)
    }
}

/// `answer SURVEY`: the respondent types.
package struct AnswerCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Answer a survey alone, in plain wording.",
        discussion: """
            The same as 'interview', for whoever answers themselves: no notes for the interviewer are shown.

            With --kiosk the terminal stands somewhere: after each respondent, and when one has walked away, the screen is \
            cleared with all that was scrolled off it, and the next one begins. An interview that was walked away from \
            ends as partial. Only '/host WORD' leads out, with the word that the host chooses at the start or sets as \
            CANVASS_KIOSK_WORD.

            Examples:
              canvass answer feature-check --kiosk --idle 90
              canvass answer feature-check --account acme
              canvass answer feature-check --account acme < answers.txt

            Exits as 'interview' does: 0 done or suspended, 65 for an invalid answer from a pipe, 1 when a field of the \
            case is not known.
            """)

    @OptionGroup package var kiosk: KioskOptions
    @OptionGroup package var options: InterviewOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        try options.start(as: .respondent, at: kiosk, in: &session)
    }
}

/// What both commands take, and how both begin.
package struct InterviewOptions: ParsableArguments {
    /// Who types.
    enum Role { case interviewer, respondent }

    @Argument(help: "The survey's name.") package var survey: String
    @OptionGroup package var about: CaseOptions
    @Flag(help: "Tell each recorded event on standard output at once, one JSON object in a line.")
    package var events = false
    @Option(help: "The language to ask in, where the survey has several.") package var language: String?
    @OptionGroup package var output: OutputOptions

    package init() {}

    /// Opens the session, unless the survey is meant for somebody else at the keyboard.
    @MainActor
    func start(
        as role: Role, isPractice: Bool = false, at place: KioskOptions? = nil, in session: inout Session
    ) throws {
        let definition = try Definitions.survey(named: survey, in: session)
        switch (role, definition.survey.mode) {
        case (.interviewer, .self):
            throw CommandFailure(
                .usage, "'\(survey)' is answered by the respondent alone", hint: "use 'answer \(survey)'")
        case (.respondent, .interviewer):
            throw CommandFailure(.usage, "'\(survey)' is held by an interviewer", hint: "use 'interview \(survey)'")
        default: break
        }
        var held = InterviewRunner.Options(output: output, tellsEvents: events, language: language)
        held.isPractice = isPractice
        held.kiosk = try place?.kiosk(in: session)
        let facts = try about.facts(in: session)
        if role == .interviewer, !isPractice, let reason = try session.objection(to: facts, in: definition.survey.id) {
            session.output.tell("this customer is to be left alone: \(reason)")
            guard insists(in: session) else { return session.output.tell("no session was opened") }
        }
        let ask = { (session: inout Session) in
            try InterviewRunner.start(
                definition.survey, definition: String(decoding: definition.text, as: UTF8.self), about: facts, held,
                in: &session)
        }
        guard let kiosk = held.kiosk else { return try ask(&session) }
        // The keys that were taken away do not come back.
        defer { session.isLeaving = true }
        try kiosk.run(title: definition.survey.title, in: &session, ask: ask)
    }

    /// Whether it begins although a rule forbids it: somebody at a terminal is asked, a script was told.
    @MainActor
    private func insists(in session: Session) -> Bool {
        guard session.editor.isInteractive else { return true }
        guard case .line(let answer) = session.editor.next(LineRequest(prompt: "begin all the same? [y/N] ")) else {
            return false
        }
        return ["y", "yes"].contains(answer.filter { !$0.isWhitespace }.lowercased())
    }
}

/// Whom an interview is about.
package struct CaseOptions: ParsableArguments {
    @Option(help: "The ticket it is about: its id, or the part after the source.") package var ticket: String?
    @Option(help: "The account it is with: its id, a unique beginning of it, or its whole name.")
    package var account: String?
    @Option(
        name: .customLong("case"),
        help: ArgumentHelp("A field of the case by hand; may be repeated.", valueName: "field=value"))
    package var fields: [String] = []
    @Option(
        name: .customLong("new"), parsing: .singleValue,
        help: ArgumentHelp(
            "An account, contact or ticket that is on no file, as '/new' takes it; may be repeated.",
            valueName: "record"))
    package var new: [String] = []

    package init() {}

    @MainActor
    func facts(in session: Session) throws -> CaseFacts {
        try session.facts(ticket: ticket, account: account, given: fields, new: new)
    }
}
