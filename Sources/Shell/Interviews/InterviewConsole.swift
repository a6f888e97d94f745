internal import SurveyModel
internal import FeedbackModel
internal import Interviewing
internal import Journal
internal import LineEditing
internal import RoadmapScoring
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
    var interruptions = 0
    var isEndAsked = false
    /// What was entered while the store could not be written, oldest first.
    private(set) var waiting: [Entered] = []
    /// A line that was read before the interview began.
    var ahead: LineInput?
    /// The line as it stood when it was last looked at.
    private(set) var seen = ""
    /// The line that Ctrl-C cleared, until something else is entered.
    var cleared: String?
    /// Which hints were given since this console was opened; see ``hints(for:at:)``.
    var hinted = HintsGiven()
    /// The probe that was offered last, by question.
    var offeredProbe: (question: String, probe: Int)?
    /// What is worth asking beside the survey, once it was looked for; see ``inquire(_:)``.
    var offeredInquiries: [NextQuestion]?
    /// The lines that are being gathered to one.
    var gathering: Gathering?
    /// What was written down beside the interviewer and is not shown yet.
    var arrivals = Arrivals()
    var rollCall = RollCall()
    /// Whether somebody else was seen to drive the session.
    private(set) var hasSuccessor = false
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
        do {
            if try ask(in: &session) { return }
        } catch {
            // From a pipe nobody sees where it stopped: what was answered is kept, and can be gone on with.
            if !isInteractive, !driver.isReplaced { tellKept() }
            throw error
        }
        if options.kiosk == nil { tellEnd(in: session) }
    }

    /// Asks until the interview is paused or ended; `true` where nothing more is to be said about it.
    private func ask(in session: inout Session) throws -> Bool {
        while true {
            if case .ended = interview.phase { break }
            if interview.isPaused { break }
            arrivals.entered()
            showArrivals(isFree: true)
            refreshStatus()
            switch nextInput() {
            case .line(let line):
                initial = ""
                interruptions = 0
                cleared = nil
                idleWatch.pressed(at: driver.monotonic)
                options.kiosk?.pressed()
                if options.kiosk?.takes(line) == true {
                    if try leaveKiosk() { return true }
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
                try hangUp()
                session.isLeaving = true
                return true
            }
        }
        return false
    }

    private func nextInput() -> LineInput {
        seen = initial
        guard let input = ahead else { return editor.next(request) }
        ahead = nil
        return input
    }

    private var request: LineRequest {
        guard isInteractive else { return LineRequest(prompt: "") }
        var request = LineRequest(
            prompt: prompt, initial: initial, complete: { [self] line in candidates(line) },
            idle: { [self] line in
                seen = line
                if !line.isEmpty { interruptions = 0 }
                idleWatch.saw(line, at: driver.monotonic)
                lookAround(holding: line)
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
        if let cleared { request.recallable = [cleared] }
        return request
    }

    /// Fills the row at the bottom of an interviewer's screen, where what it says has changed.
    private func refreshStatus() {
        guard isInteractive, interview.survey.mode != .self else { return }
        let worked = interview.stopwatch.worked + max(0, driver.monotonic - actedAt)
        let row = InterviewStatusRow(
            interview, worked: worked, account: facts.account?.name, ticket: facts.ticket?.id, news: arrivals.count)
        let text = row.text(width: output.width())
        guard text != shownStatus else { return }
        shownStatus = text
        editor.setStatus(text)
    }

    private var prompt: String {
        // A word of ours in a language that the respondent need not read says less than none.
        let isNamed = !interview.isInOtherLanguage
        func named(_ name: String) -> String { isNamed ? "\(name)> " : "> " }
        guard waiting.isEmpty else { return named("not stored") }
        if let gathering { return "\(isNamed ? "line " : "")\(gathering.lines.count + 1)> " }
        let (place, count) = interview.progress
        let prompt =
            switch interview.phase {
            // On a narrow screen the line is worth more than the survey's name.
            case .asking: "\(output.width() < 60 ? "" : interview.survey.id + " ")\(place)/\(count)> "
            case .specifying: named("which")
            case .hearing: named("words")
            case .checking: named("check")
            default: named("end")
            }
        return interview.isPractice ? "practice \(prompt)" : prompt
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
                tellNotStored(failure)
                return
            } catch let failure as CommandFailure where driver.isReplaced {
                if isInteractive { output.tellUnstored(waiting.map(\.text)) }
                throw failure
            }
            if interview.isPaused { return }
            if case .ended = interview.phase { return }
        }
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
        case .record(let events):
            if !asksAgain(before: events), !offersProbe(before: events) { try record(events, foreseen: prospect) }
        case .tell(let reply): try tell(reply)
        case .arrange(let wish): try arrange(wish)
        }
    }

    /// When the act happens that is being taken in, and how much of its time was idle.
    private var timing: Interview.Timing {
        Interview.Timing(driver.mark, idle: isInteractive ? idleWatch.idle : 0)
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
        hear(effects)
        guard isInteractive else { return }
        if let text = gathering({ show(effects, after: events, since: before) }) { output.remark(text) }
        tellBudget()
    }

    /// Takes in what was written beside the interviewer, which waits for its turn on the screen.
    ///
    /// What another driver wrote is not taken in: the store refuses the next act here, and until then the screen stands.
    func take(_ news: [JournalEntry]) {
        for entry in news {
            guard let event = try? entry.draft.event(as: InterviewEvent.self), event.author != .driver else {
                hasSuccessor = true
                return
            }
            hear(interview.reduce(event, at: EventMark(entry)))
        }
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
}
