internal import SurveyModel
internal import FeedbackModel
internal import Interviewing
internal import Journal
internal import LineEditing
internal import Storage
internal import Tabulation

/// Asks one interview: at a terminal with a screen, from a pipe without one.
///
/// Every act is on disk before the next question is shown.
@MainActor
final class InterviewConsole {
    private(set) var interview: Interview
    let driver: SessionDriver
    private(set) var output: Output
    /// Whom it is about, for `/case` and `/ticket`.
    var facts = CaseFacts()
    /// For what an interview cannot know by itself.
    let session: Session
    let editor: any LineEditor
    let options: InterviewRunner.Options
    var initial: String
    private var interruptions = 0
    private var isEndAsked = false
    /// What was entered while the store could not be written, oldest first.
    private var waiting: [Entered] = []
    /// The lines that are being gathered to one.
    var gathering: Gathering?
    private var idleWatch: IdleWatch
    /// When the last act was stored, by the driver's clock.
    private var actedAt: Int64
    private var shownStatus: String?
    private var isOverBudget = false

    /// What somebody entered in one go.
    enum Entered {
        case line(String)
        /// Words that are never a command, for the command that takes them; `nil` for the answer.
        case words(InterviewVerb?, String)

        var text: String {
            switch self {
            case .line(let text), .words(_, let text): text
            }
        }
    }

    init(
        _ interview: Interview, driver: SessionDriver, initial: String, _ options: InterviewRunner.Options,
        in session: Session
    ) {
        self.interview = interview
        self.driver = driver
        self.initial = initial
        self.options = options
        self.session = session
        output = session.output
        editor = session.editor
        actedAt = driver.monotonic
        idleWatch = IdleWatch(at: driver.monotonic)
    }

    var isInteractive: Bool { editor.isInteractive }

    /// Asks until the interview is paused or ended, and says what came of it.
    func run(in session: inout Session) throws {
        defer {
            editor.setStatus(nil)
            editor.forgetCuts()
            driver.release()
        }
        refreshStatus()
        if isInteractive { showQuestion() }
        while true {
            if case .ended = interview.phase { break }
            if interview.isPaused { break }
            refreshStatus()
            switch editor.next(request) {
            case .line(let line):
                initial = ""
                interruptions = 0
                idleWatch.pressed(at: driver.monotonic)
                options.kiosk?.pressed()
                if options.kiosk?.takes(line) == true {
                    if try leaveKiosk() { return }
                } else if let defect = editor.defect {
                    initial = line
                    try complain(InterviewComplaint(defect))
                } else {
                    try read(line)
                }
            case .expired:
                try abandon()
            case .interrupted where options.kiosk != nil, .endOfInput where options.kiosk != nil && gathering == nil:
                stayInKiosk()
            case .interrupted:
                try interrupt()
            case .endOfInput:
                if isInteractive, gathering != nil {
                    try read(".")
                    continue
                }
                interruptions += 1
                try leave()
            case .hangup:
                try? takeWaiting()
                if let entered = waiting.first { driver.keepAgain(entered.text) }
                try driver.hangUp { try record([.paused]) }
                session.isLeaving = true
                return
            }
        }
        if options.kiosk == nil { tellEnd(in: session) }
    }

    private var request: LineRequest {
        guard isInteractive else { return LineRequest(prompt: "") }
        var request = LineRequest(
            prompt: prompt, initial: initial, complete: { [self] line in candidates(line) },
            idle: { [self] line in
                if !line.isEmpty { interruptions = 0 }
                idleWatch.saw(line, at: driver.monotonic)
                refreshStatus()
                watchKiosk(line)
                guard waiting.isEmpty else { return }
                driver.keep(gathering?.text(with: line) ?? line)
            }, isOver: { [self] in options.kiosk?.isAbandoned ?? false })
        request.cleared = { [self] in
            guard waiting.isEmpty, gathering == nil, let text = gathering(showQuestion) else { return }
            editor.show(text)
        }
        request.shown = { [self] in driver.store.makeRoom() }
        request.keepsTerminal = true
        return request
    }

    /// Fills the row at the bottom of an interviewer's screen, where what it says has changed.
    private func refreshStatus() {
        guard isInteractive, interview.survey.mode != .self else { return }
        let worked = interview.stopwatch.worked + max(0, driver.monotonic - actedAt)
        let row = InterviewStatusRow(
            interview, worked: worked, account: facts.account?.name, ticket: facts.ticket?.id)
        let text = row.text(width: output.width())
        guard text != shownStatus else { return }
        shownStatus = text
        editor.setStatus(text)
    }

    private var prompt: String {
        guard waiting.isEmpty else { return "not stored> " }
        if let gathering { return "line \(gathering.lines.count + 1)> " }
        let (place, count) = interview.progress
        let prompt =
            switch interview.phase {
            case .asking: "\(interview.survey.id) \(place)/\(count)> "
            case .specifying: "which> "
            case .hearing: "words> "
            case .checking: "check> "
            default: "end> "
            }
        return interview.isPractice ? "practice \(prompt)" : prompt
    }

    private func interrupt() throws {
        if let given = gathering {
            // What was gathered is not thrown away: it stands in the line, and a second Ctrl-C clears that.
            gathering = nil
            initial = given.text
            driver.keepAgain(initial)
            return say("one line again")
        }
        initial = ""
        driver.keepAgain(waiting.first?.text ?? "")
        interruptions += 1
        if interruptions > 1 {
            try leave()
        } else {
            output.remark("(Ctrl-C cleared the line, again leaves; answers are kept)")
        }
    }

    /// Takes a line as it was typed: one of several, or an act.
    private func read(_ line: String) throws {
        guard var gathered = gathering else {
            // An empty line tries again what could not be stored, and nothing else.
            return waiting.isEmpty || !line.isEmpty ? try enter(.line(line)) : try takeWaiting()
        }
        guard gathered.take(line) else {
            gathering = gathered
            return
        }
        gathering = nil
        guard !gathered.text.allSatisfy(\.isWhitespace) else { return say("nothing was written") }
        try enter(.words(gathered.purpose, gathered.text))
    }

    /// Takes something in, after what could not be stored before.
    func enter(_ entered: Entered) throws {
        waiting.append(entered)
        try takeWaiting()
    }

    /// Takes in what something entered has led to, in its place: should it not be stored, it is this that waits.
    func goOn(with entered: Entered) throws {
        if !waiting.isEmpty { waiting[0] = entered }
        try take(entered)
    }

    func takeWaiting() throws {
        while let entered = waiting.first {
            do {
                try take(entered)
                waiting.removeFirst()
            } catch let failure as StoreFailure {
                guard isInteractive else { throw failure }
                driver.keepAgain(waiting.first?.text ?? entered.text)
                say("not stored: \(failure.message)")
                say("what you typed is kept: Enter tries again, and what you type next comes after it")
                return
            } catch let failure as CommandFailure where driver.isReplaced {
                if isInteractive { output.tellUnstored(waiting.map(\.text)) }
                throw failure
            }
            if interview.isPaused { return }
            if case .ended = interview.phase { return }
        }
    }

    /// Pauses, unless a line could not be stored: then somebody must insist.
    private func leave() throws {
        try takeWaiting()
        if case .ended = interview.phase { return }
        guard !interview.isPaused, waiting.isEmpty || interruptions > 3 else { return }
        let unfinished = gathering?.text
        try record([.paused])
        if let unfinished, !unfinished.isEmpty { driver.keepAgain(unfinished) }
    }

    private func take(_ entered: Entered) throws {
        let act: InterviewAct
        let prospect: Interview.Prospect?
        do throws(InterviewComplaint) {
            let line =
                switch entered {
                case .line(let text): try InterviewLine(text, mode: interview.survey.mode)
                case .words(nil, let text): InterviewLine.data(text)
                case .words(let verb?, let text): InterviewLine.command(verb, argument: text)
                }
            if let refusal = options.kiosk?.refusal(of: line) { throw refusal }
            (act, prospect) = try interview.step(on: line, closesAtEnd: !isInteractive, at: timing)
        } catch {
            try complain(error, about: entered)
            return
        }
        switch act {
        case .record(let events): if !asksAgain(before: events) { try record(events, foreseen: prospect) }
        case .tell(let reply): try tell(reply)
        case .arrange(let wish): try arrange(wish)
        }
    }

    /// When the act happens that is being taken in, and how much of its time was idle.
    private var timing: Interview.Timing {
        Interview.Timing(driver.mark, idle: isInteractive ? idleWatch.idle : 0)
    }

    /// Asks once before `/end` closes an interview for good while questions are left.
    private func asksAgain(before events: [InterviewEvent]) -> Bool {
        guard isInteractive, case .ended? = events.last else {
            isEndAsked = false
            return false
        }
        let left = interview.path.count { [.open, .notOffered].contains(interview.standing(of: $0)) }
        guard left > 0, !isEndAsked else { return false }
        isEndAsked = true
        guard interview.screenLanguage == nil else {
            say(interview.says(.questionsLeft, "\(left)"))
            return true
        }
        let noun = left == 1 ? "question is" : "questions are"
        say("\(left) \(noun) left: /end again ends for good, /pause leaves to go on later")
        return true
    }

    /// At a terminal a complaint is told; from a pipe it ends the run, and the session is suspended.
    func complain(_ complaint: InterviewComplaint, about entered: Entered? = nil) throws {
        guard !isInteractive else {
            if let words = complaintInOwnLanguage(about: entered) { return say(words) }
            return say("\(complaint.message)\(complaint.hint.map { ": \($0)" } ?? "")")
        }
        let place = interview.place.map { " (at '\(interview.questions[$0].id)')" } ?? ""
        try record([.paused])
        throw CommandFailure(.badData, complaint.message + place, hint: complaint.hint)
    }

    func record(_ events: [InterviewEvent], foreseen prospect: Interview.Prospect? = nil) throws {
        var status: SessionRecord.Status?
        for event in events {
            switch event {
            case .ended: status = .ended
            case .paused: status = .suspended
            default: break
            }
        }
        let recorded =
            !interview.takesPlaces
            ? try driver.append(events, status: status, at: prospect?.mark)
            : try QuotaPlaces.append(
                events, of: interview, status: status, closesAtEnd: !isInteractive,
                at: prospect.map { .init($0.mark) } ?? timing, with: driver)
        actedAt = driver.monotonic
        idleWatch.restart(at: actedAt)
        tell(recorded)
        let before = interview
        let effects = interview.take(
            recorded.map { (event: $0.event, mark: EventMark($0.entry)) }, foreseen: prospect)
        guard isInteractive else { return }
        if let text = gathering({ show(effects, after: events, since: before) }) { output.remark(text) }
        tellBudget()
    }

    /// What `body` says, to be said in one piece.
    private func gathering(_ body: () -> Void) -> String? {
        let direct = output
        defer { output = direct }
        return direct.gathering { gathered in
            output = gathered
            body()
        }
    }

    /// Says once that the time is over that the interview may take.
    private func tellBudget() {
        guard !isOverBudget, interview.survey.mode != .self, let budget = interview.survey.timeBudget,
            interview.stopwatch.worked >= Int64(budget) * 60_000
        else { return }
        isOverBudget = true
        let left = interview.path.count { interview.standing(of: $0) == .open }
        guard left > 0 else { return }
        say("\(budget) minutes are over: \(left) \(left == 1 ? "question is" : "questions are") left")
    }

    /// Tells each event on standard output once it is on disk, for a program that drives the interview.
    func tell(_ recorded: [SessionDriver.Recorded<InterviewEvent>]) {
        guard options.tellsEvents else { return }
        for step in recorded {
            let line = JSONValue.object([
                "session": .string(step.entry.session.text), "sequence": .integer(step.entry.sequence),
                "kind": .string(step.entry.draft.kind), "question": JSONValue(step.event.question),
            ])
            output.result(line.text() + "\n")
        }
    }

    private func tellEnd(in session: Session) {
        let short = driver.record.id.short
        let answers = interview.path.count { interview.answer(at: $0).value != nil }
        let noun = answers == 1 ? "answer" : "answers"
        let kind = interview.isPractice ? "practice session" : "session"
        var outcome: String?
        if case .ended(let name) = interview.phase {
            outcome = name
            output.remark("\(kind) \(short) ended: \(name), \(answers) \(noun)")
        } else {
            output.remark("\(kind) \(short) is kept with \(answers) \(noun); 'resume \(short)' goes on")
        }
        guard !isInteractive, !options.tellsEvents else { return }
        session.show(
            Table(
                columns: [
                    .init("session"), .init("survey"), .init("status"), .init("outcome"),
                    .init("answers", alignment: .trailing),
                ],
                rows: [
                    [
                        .text(driver.record.id.text), .text(driver.record.survey),
                        .text(driver.record.status.rawValue), Cell(outcome), .integer(answers),
                    ]
                ]), options.output)
    }
}
