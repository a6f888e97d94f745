internal import Interviewing
internal import Journal
internal import LineEditing
internal import Storage
internal import SurveyModel
internal import Tabulation

extension InterviewRunner {
    /// Sits down beside the interviewer of a session, until it ends or the console is left.
    ///
    /// - Throws: `CommandFailure` when the session has ended, is driven on another computer, is held by somebody who
    ///   answers alone, or sends the console away.
    static func attach(
        to past: PastSession, as role: ConsoleRole, _ wish: OutputOptions, in session: inout Session
    ) throws {
        let short = past.record.id.short
        guard past.record.kind == .interview else {
            throw CommandFailure(
                .failed, "session \(short) is answered by somebody alone", hint: "nobody sits down beside them")
        }
        let pen = try AttachedPen<InterviewEvent>(past, in: &session)
        let narrator = InterviewNarrator(past.survey)
        for entry in past.entries { _ = try narrator.lines(for: entry) }
        let driver = try pen.livingDriver()
        try pen.sitDown(
            as: role,
            hasEnded: {
                guard case .ended = narrator.interview.phase else { return nil }
                return CommandFailure(
                    .failed, "session \(short) has ended", hint: "'session show \(short)' shows it")
            }, take: { step in _ = try narrator.lines(for: step.entry) })
        pen.console = narrator.interview.consoles.count
        let console = CompanyConsole(narrator, pen: pen, as: role, in: session)
        if session.editor.isInteractive { console.welcome(driver: driver) }
        try tell(try console.run(), console, wish, in: &session)
    }

    private static func tell(
        _ outcome: CompanyConsole.Outcome, _ console: CompanyConsole, _ wish: OutputOptions,
        in session: inout Session
    ) throws {
        let record = console.pen.record
        if outcome == .hungUp { session.isLeaving = true }
        if outcome == .dismissed { throw CommandFailure(.failed, console.whyOver) }
        guard session.editor.isInteractive else {
            guard let own = console.pen.console.flatMap(console.interview.console) else { return }
            let acts = console.interview.contributions(at: own)
            return session.show(own.table(of: record.id, acts: acts, status: record.status.rawValue), wish)
        }
        switch outcome {
        case .ended: console.say("session \(record.id.short) has ended; what you wrote is in it")
        case .left: console.say("you left session \(record.id.short), which goes on without you")
        case .hungUp, .dismissed: break
        }
    }
}
