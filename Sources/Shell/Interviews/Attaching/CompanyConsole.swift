internal import Interviewing
internal import Journal
internal import LineEditing
internal import Storage
internal import SurveyModel
internal import TerminalText

/// A console beside the interviewer's: what is written at it stands beside the answers, and nothing is asked at it.
@MainActor
final class CompanyConsole {
    /// How the console was left.
    enum Outcome: Hashable {
        case ended, left, hungUp, dismissed
    }

    let pen: AttachedPen<InterviewEvent>
    let role: ConsoleRole
    private let narrator: InterviewNarrator
    private let editor: any LineEditor
    private let output: Output
    private var arrivals = Arrivals()
    private var interruptions = 0
    private var initial = ""
    private var isLeft = false
    /// The question that the prompt names: what is typed at that prompt is about it, wherever the interviewer is by then.
    private var place: Int?

    var interview: Interview { narrator.interview }

    /// A console for an interview whose journal `narrator` has told so far, with what says that this console came.
    init(_ narrator: InterviewNarrator, pen: AttachedPen<InterviewEvent>, as role: ConsoleRole, in session: Session) {
        self.narrator = narrator
        self.pen = pen
        self.role = role
        editor = session.editor
        output = session.output
    }

    /// Reads and stores lines until the session ends or the console is left.
    func run() throws -> Outcome {
        defer { editor.forgetCuts() }
        while true {
            arrivals.entered()
            try? lookAround()
            showArrivals(isFree: true)
            if isOver { return outcome }
            place = interview.place
            let request = request
            initial = ""
            switch editor.next(request) {
            case .line(let line):
                interruptions = 0
                try read(line)
                if isLeft { return outcome }
            case .interrupted:
                interruptions += 1
                guard interruptions == 1 else {
                    try leave()
                    return outcome
                }
                output.tell("(Ctrl-C cleared the line, again leaves; what you wrote is kept)")
            case .endOfInput:
                try leave()
                return outcome
            case .expired: if isOver { output.tellUnstored([arrivals.typed].filter { !$0.isEmpty }) }
            case .hangup:
                try? leave()
                return .hungUp
            }
        }
    }

    /// What somebody sees who comes to an interview that is on: who holds it, how far it is, and what is asked now.
    func welcome(driver lease: Lease?) {
        let short = pen.record.id.short
        say("session \(short): \(interview.survey.title)")
        if let own = pen.console.flatMap(interview.console) {
            say("you are \(own.title), console \(own.number); /help shows what can be typed, /quit leaves")
        }
        if let lease {
            say("the interviewer is \(lease.actor)")
        } else {
            say("nobody holds it now; what you write is kept, and 'resume \(short)' goes on with it")
        }
        let answered = interview.reviewed.count
        if answered > 0 { say("\(counted(answered, "answer")) so far; /review shows them") }
        narrator.screen.forEach { say($0.text) }
    }

    /// Why nothing can be written here any more.
    var whyOver: String {
        if case .ended = interview.phase { return "session \(pen.record.id.short) has ended" }
        return pen.console.flatMap(interview.console)?.state == .dismissed
            ? "the interviewer has sent this console away" : "this console was taken for dead; attach again"
    }

    private var isOver: Bool {
        if case .ended = interview.phase { return true }
        return pen.console.flatMap(interview.console)?.isHere != true
    }

    private var outcome: Outcome {
        if case .ended = interview.phase { return .ended }
        return isLeft ? .left : .dismissed
    }

    // MARK: - Lines

    /// Takes in one line; from a pipe, one that cannot be taken ends the run.
    private func read(_ line: String) throws {
        do {
            if let defect = editor.defect { throw InterviewComplaint(defect) }
            try? lookAround()
            switch try CompanyLine(line, by: role) {
            case .blank: break
            case .write(let verb, let question, let text): try write(verb, question, text)
            case .show(let verb): try show(verb)
            }
        } catch let complaint as InterviewComplaint {
            guard editor.isInteractive else {
                try leave()
                throw CommandFailure(.badData, complaint.message, hint: complaint.hint)
            }
            if editor.defect != nil { initial = line }
            say("\(complaint.message)\(complaint.hint.map { ": \($0)" } ?? "")")
        } catch let failure as StoreFailure {
            guard editor.isInteractive else { throw failure }
            initial = line
            say("not stored: \(failure.message)")
            say("your line stands in the prompt again: Enter tries again")
        } catch let failure as CommandFailure where isOver {
            if editor.isInteractive { output.tellUnstored([line]) }
            throw failure
        }
    }

    private func write(_ verb: CompanyVerb, _ question: String?, _ text: String) throws {
        let target = try question.map { interview.questions[try interview.position(named: $0)].id }
        let id = target ?? place.map { interview.questions[$0].id }
        let words = Words(text)
        switch verb {
        case .said, .gist:
            guard let id else {
                throw InterviewComplaint("no question is on the screen", hint: "/on QUESTION WORDS says which one")
            }
            try commit(verb == .said ? .said(question: id, words: words) : .gist(question: id, words: words))
            say(verb == .said ? "kept as the customer's own words on '\(id)'" : "kept as your summary on '\(id)'")
        case .suggest:
            try commit(.suggested(question: id, words: words))
            say("told to the interviewer")
        case .undo:
            let last = interview.contributions.last { $0.console == pen.console && !$0.isTakenBack }
            try commit(.undone)
            if let last { say("taken back: \(last.noun)") }
        default:
            try commit(.noted(question: id, words: words))
            say("noted\(id.map { " on '\($0)'" } ?? "")")
        }
    }

    /// Appends an act, on top of all that others have written.
    private func commit(_ event: InterviewEvent) throws {
        let steps = try StoreFailure.retryingOvertaken {
            try lookAround()
            try mayWrite(event)
            return try pen.append([event])
        }
        for step in steps { _ = try narrator.lines(for: step.entry) }
    }

    private func mayWrite(_ event: InterviewEvent) throws {
        guard !isOver, let console = pen.console else {
            throw CommandFailure(.failed, "\(whyOver); nothing more is stored from here")
        }
        try interview.allow(event, by: console)
    }

    private func leave() throws {
        isLeft = true
        guard let console = pen.console, !isOver else { return }
        let steps = try StoreFailure.retryingOvertaken {
            try lookAround()
            return isOver ? [] : try pen.append([.detached(console: console)])
        }
        for step in steps { _ = try narrator.lines(for: step.entry) }
    }

    // MARK: - The screen

    /// Takes in what others have written since the last look, and lets it wait for its turn on the screen.
    private func lookAround() throws {
        for step in try pen.news() {
            let lines = try narrator.lines(for: step.entry).filter { $0.reach != .author }
            if editor.isInteractive { arrivals.add(lines.map { $0.mark + $0.text }, at: pen.monotonic) }
        }
    }

    private func showArrivals(isFree: Bool) {
        arrivals.show(isFree: isFree, at: pen.monotonic, by: editor, width: output.width())
    }

    private func show(_ verb: CompanyVerb) throws {
        switch verb {
        case .quit: try leave()
        case .attached:
            for console in interview.consoles {
                say(console.line(acts: interview.contributions(at: console), isOwn: console.number == pen.console))
            }
        case .review:
            if interview.reviewed.isEmpty { say("nothing was answered yet") }
            for position in interview.reviewed {
                say(interview.shownAnswer(at: position), after: interview.questions[position].id + "  ")
            }
        default:
            say(
                role == .scribe
                    ? "What you type is the customer's own words, on the question that the prompt names."
                    : "What you type is a note of yours, on the question that the prompt names.")
            for verb in CompanyVerb.available(to: role) {
                say(verb.summary, after: Fitting.padded(verb.usage, to: 16) + "  ")
            }
        }
    }

    private var request: LineRequest {
        guard editor.isInteractive else { return LineRequest(prompt: "") }
        let name = place.map { " \(interview.questions[$0].id)" } ?? ""
        var request = LineRequest(
            prompt: "\(role.rawValue)\(name)> ", initial: initial,
            complete: { [weak self] in self?.candidates($0) ?? [] },
            idle: { [weak self] line in
                guard let self else { return }
                arrivals.saw(line, at: pen.monotonic)
                try? lookAround()
                showArrivals(isFree: false)
            },
            isOver: { [weak self] in
                guard let self else { return true }
                // Nothing is typed yet: the prompt goes with the interviewer to the next question.
                return isOver || (arrivals.typed.isEmpty && arrivals.count == 0 && place != interview.place)
            })
        request.quotesWords = false
        request.keepsTerminal = true
        return request
    }

    private func candidates(_ line: String) -> [String] {
        if line.hasPrefix("/on ") {
            let word = line.dropFirst(4)
            return interview.path.map { interview.questions[$0].id }.filter { $0.hasPrefix(word) }
        }
        guard line.hasPrefix("/"), !line.contains(" ") else { return [] }
        return CompanyVerb.available(to: role).map { "/\($0.rawValue)" }.filter { $0.hasPrefix(line) }
    }

    func say(_ text: String, after lead: String = "") {
        guard editor.isInteractive else { return }
        output.say(text, after: lead)
    }
}

extension Contribution {
    /// What was taken back.
    fileprivate var noun: String {
        let place = question.map { " on '\($0)'" } ?? ""
        return switch kind {
        case .said: "the customer's words\(place)"
        case .gist: "your summary\(place)"
        case .note: "your note\(place)"
        case .suggestion: "your suggestion"
        }
    }
}
