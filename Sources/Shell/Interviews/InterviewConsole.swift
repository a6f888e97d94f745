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
    /// What `/ticket` shows.
    var ticket: Ticket?
    /// For what an interview cannot know by itself.
    let session: Session
    private let editor: any LineEditor
    private let options: InterviewRunner.Options
    private var initial: String
    private var interruptions = 0
    private var isEndAsked = false
    /// Lines that were entered while the store could not be written, oldest first.
    private var waiting: [String] = []

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
    }

    var isInteractive: Bool { editor.isInteractive }

    /// Asks until the interview is paused or ended, and says what came of it.
    func run(in session: inout Session) throws {
        defer { driver.release() }
        if isInteractive { showQuestion() }
        while true {
            if case .ended = interview.phase { break }
            if interview.isPaused { break }
            switch editor.next(request) {
            case .line(let line):
                initial = ""
                interruptions = 0
                if let defect = editor.defect { try complain(InterviewComplaint(defect)) } else { try enter(line) }
            case .interrupted:
                try interrupt()
            case .endOfInput:
                interruptions += 1
                try leave()
            case .hangup:
                try? takeWaiting()
                if let line = waiting.first { driver.keepAgain(line) }
                try driver.hangUp { try record([.paused]) }
                session.isLeaving = true
                return
            }
        }
        tellEnd(in: session)
    }

    private var request: LineRequest {
        guard isInteractive else { return LineRequest(prompt: "") }
        return LineRequest(
            prompt: prompt, initial: initial, complete: { [self] line in candidates(line) },
            idle: { [self] line in
                if !line.isEmpty { interruptions = 0 }
                guard waiting.isEmpty else { return }
                driver.keep(line)
            })
    }

    private var prompt: String {
        guard waiting.isEmpty else { return "not stored> " }
        let (place, count) = interview.progress
        return switch interview.phase {
        case .asking: "\(interview.survey.id) \(place)/\(count)> "
        case .specifying: "which> "
        case .hearing: "words> "
        case .checking: "check> "
        default: "end> "
        }
    }

    private func candidates(_ line: String) -> [String] {
        let verbs = InterviewVerb.available(in: interview.survey.mode)
        if line.hasPrefix("/"), !line.contains(" ") {
            return verbs.map { "/\($0.rawValue)" }.filter { $0.hasPrefix(line) }
        }
        if line.hasPrefix("/goto ") || line.hasPrefix("/why ") {
            let word = line.drop { $0 != " " }.dropFirst()
            return interview.questions.indices.filter { interview.isShown($0) }
                .map { interview.questions[$0].id }.filter { $0.hasPrefix(word) }
        }
        if case .checking(let check) = interview.phase {
            return interview.involved(in: check).map { interview.questions[$0].id }.filter { $0.hasPrefix(line) }
        }
        guard case .asking(let position) = interview.phase else { return [] }
        let word = line.split(omittingEmptySubsequences: false) { $0 == "," || $0 == ">" }.last ?? ""
        return interview.offered(at: position).map(\.code).filter { $0.hasPrefix(word.drop { $0 == " " }) }
    }

    private func interrupt() throws {
        initial = ""
        driver.keepAgain(waiting.first ?? "")
        interruptions += 1
        if interruptions > 1 {
            try leave()
        } else {
            output.remark("(Ctrl-C again leaves; everything is kept)")
        }
    }

    /// Takes in a line, after those that could not be stored; an empty one then only tries those again.
    private func enter(_ line: String) throws {
        if waiting.isEmpty || !line.isEmpty { waiting.append(line) }
        try takeWaiting()
    }

    private func takeWaiting() throws {
        while let line = waiting.first {
            do {
                try take(line)
                waiting.removeFirst()
            } catch let failure as StoreFailure {
                guard isInteractive else { throw failure }
                driver.keepAgain(line)
                output.remark("  not stored: \(failure.message)")
                output.remark("  the line is kept: Enter tries again, and what you type comes after it")
                return
            } catch let failure as CommandFailure where driver.isReplaced {
                if isInteractive { output.tellUnstored(waiting) }
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
        try record([.paused])
    }

    private func take(_ line: String) throws {
        let act: InterviewAct
        do throws(InterviewComplaint) {
            act = try interview.act(on: line, closesAtEnd: !isInteractive)
        } catch {
            try complain(error)
            return
        }
        switch act {
        case .record(let events): if !asksAgain(before: events) { try record(events) }
        case .tell(let reply): tell(reply)
        case .arrange(let wish): try arrange(wish)
        }
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
        let noun = left == 1 ? "question is" : "questions are"
        output.remark("  \(left) \(noun) left: /end again ends for good, /pause leaves to go on later")
        return true
    }

    /// At a terminal a complaint is told; from a pipe it ends the run, and the session is suspended.
    func complain(_ complaint: InterviewComplaint) throws {
        guard !isInteractive else {
            output.remark("  \(complaint.message)\(complaint.hint.map { ": \($0)" } ?? "")")
            return
        }
        let place = interview.place.map { " (at '\(interview.questions[$0].id)')" } ?? ""
        try record([.paused])
        throw CommandFailure(.badData, complaint.message + place, hint: complaint.hint)
    }

    func record(_ events: [InterviewEvent]) throws {
        var status: SessionRecord.Status?
        for event in events {
            switch event {
            case .ended: status = .ended
            case .paused: status = .suspended
            default: break
            }
        }
        let recorded = try driver.append(events, status: status)
        tell(recorded)
        let (last, next) = (interview.lastChange, interview.nextRedo)
        var effects: [InterviewEffect] = []
        for step in recorded { effects += interview.reduce(step.event, at: EventMark(step.entry)) }
        guard isInteractive else { return }
        let direct = output
        direct.atOnce { gathered in
            output = gathered
            show(effects, after: events, undoing: last, redoing: next)
        }
        output = direct
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
        var outcome: String?
        if case .ended(let name) = interview.phase {
            outcome = name
            output.remark("session \(short) ended: \(name), \(answers) \(noun)")
        } else {
            output.remark("session \(short) is kept with \(answers) \(noun); 'resume \(short)' goes on")
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
