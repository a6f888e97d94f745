internal import Storage
internal import Journal
internal import FeedbackModel
internal import Interviewing
internal import SurveyModel
internal import TerminalText

extension InterviewConsole {
    /// The first lines: whom it is about, and that help is near.
    func greet(_ facts: CaseFacts, resumed: Bool) {
        guard isInteractive else { return }
        let survey = interview.survey
        let verb = resumed ? "goes on" : "begins"
        say("session \(driver.record.id.short) \(verb): \(survey.title)")
        if survey.mode == .self {
            say("Type an answer and press Enter. /skip passes over a question, /back goes back, /help shows more.")
            return
        }
        if let account = facts.account { say("account: \(account.name) (\(account.id))") }
        if let ticket = facts.ticket { say("ticket: \(ticket.id), \(ticket.subject)") }
        say("Lines are answers; /help shows what else can be typed.")
    }

    /// What changed, then what is asked now.
    func show(
        _ effects: [InterviewEffect], after events: [InterviewEvent], undoing last: InterviewEvent?,
        redoing next: InterviewEvent?
    ) {
        var isQuestionDue = false
        for effect in effects {
            switch effect {
            case .setAside(let positions): say("set aside, off the path now: \(ids(positions))")
            case .broughtBack(let positions): say("counts again: \(ids(positions))")
            case .ignored(let complaint): say(complaint.message)
            case .ask, .askWhich, .askWords, .close: isQuestionDue = true
            case .finish: break
            }
        }
        for event in events {
            switch event {
            case .noted: say("noted")
            case .said: if !isQuestionDue { say("kept as the respondent's own words") }
            case .gist: say("kept as your summary")
            case .probeUsed(let question, let probe):
                let probes = interview.survey.questions.first { $0.id == question }?.probes ?? []
                if probes.indices.contains(probe - 1) { say("probe \(probe): \(probes[probe - 1])") }
            case .undone: if let change = last { say("taken back: \(inWords(change))") }
            case .redone: if let change = next { say("made again: \(inWords(change))") }
            default: break
            }
        }
        if isQuestionDue { showQuestion() }
    }

    /// The question, what belongs to it, and how it can be answered.
    func showQuestion() {
        output.remark("")
        switch interview.phase {
        case .asking(let position): showQuestion(at: position)
        case .specifying(let position, let option):
            let label = interview.survey.questions[position].kind.options?[option]?.label ?? option
            say("\(label): which? An empty line leaves it open.")
        case .hearing:
            say(
                interview.survey.mode == .self
                    ? "Why? In your own words, or an empty line."
                    : "The respondent's own words? An empty line leaves them out.")
        case .closing(let outcome):
            say(
                interview.survey.mode == .self
                    ? "That was all, thank you. Enter hands it in; /back goes back."
                    : "Nothing is left to ask. Enter ends it as '\(outcome)'; /back, /note and /undo still work.")
        case .unopened, .ended: break
        }
    }

    private func showQuestion(at position: Int) {
        let question = interview.survey.questions[position]
        let isSelf = interview.survey.mode == .self
        let (place, count) = interview.progress
        say("\(place)/\(count)  \(interview.rendered(question.text))", isBold: true)
        if let note = question.note, !isSelf { say("note (not read aloud): \(note)") }
        let options = interview.offered(at: position)
        let codeWidth = options.map { DisplayWidth.of($0.code) }.max() ?? 0
        for (index, option) in options.enumerated() {
            let number = Fitting.padded("\(index + 1)", to: 4, .trailing)
            let code = isSelf ? "" : "  \(Fitting.padded(option.code, to: codeWidth))"
            say(option.label, after: "\(number)\(code)  ")
        }
        if case .scale = question.kind, !question.ends.isEmpty {
            let ends = question.ends.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
            say(ends.joined(separator: ", "), after: "    ")
        }
        if interview.hasCountedAnswer(position) {
            switch interview.answer(at: position) {
            case .value(let value): say("now: \(interview.label(of: value, at: position)); Enter keeps it")
            case .missing(let reason): say("now: \(reason.phrase); Enter keeps it")
            }
        }
        say(keys(for: question))
    }

    private func keys(for question: Question) -> String {
        let answer =
            switch question.kind {
            case .yesNo, .choice: "a number, a code or the beginning of one"
            case .multi: "numbers or codes, with commas: 1,3"
            case .scale(let range): "\(range.lowerBound) to \(range.upperBound)"
            case .integer: "a whole number"
            case .decimal: "a number"
            case .text: "text"
            case .calculation, .statement, .repetition: ""
            case .rank, .money, .allocation, .matrix, .maxDiff, .kano, .priceSensitivity, .date, .time, .dateTime,
                .duration:
                "an answer"
            }
        let verbs = InterviewVerb.missingReasons.filter { question.admits($0.reason) }.map { "/\($0.verb.rawValue)" }
        let probes =
            question.probes.isEmpty || interview.survey.mode == .self
            ? [] : ["/probe (\(question.probes.count))"]
        return "[" + ([answer] + verbs + probes + ["/back", "/help"]).joined(separator: " · ") + "]"
    }

    /// Answers what was asked about the interview itself.
    func tell(_ reply: InterviewAct.Reply) {
        switch reply {
        case .help:
            for verb in InterviewVerb.available(in: interview.survey.mode) {
                say(verb.summary(in: interview.survey.mode), after: Fitting.padded(verb.usage, to: 18) + "  ")
            }
            say("Everything else is an answer; one that begins with '/' is typed with two: //")
        case .why(let name): explain(name)
        case .aside:
            let positions = interview.setAside
            if positions.isEmpty { say("nothing is set aside") }
            for position in positions {
                guard let given = interview.records[position].given else { continue }
                let question = interview.survey.questions[position]
                switch given.answer {
                case .value(let value): say("\(question.id): \(interview.label(of: value, at: position))")
                case .missing(let reason): say("\(question.id): \(reason.phrase)")
                }
            }
        case .ticket: showTicket()
        }
    }

    private func explain(_ name: String?) {
        if let name {
            guard let position = try? interview.position(named: name) else { return }
            interview.explanation(of: position).forEach { say($0) }
            return
        }
        if let position = interview.phase.position { interview.explanation(of: position).forEach { say($0) } }
        for position in interview.survey.questions.indices where !interview.onPath[position] {
            interview.explanation(of: position).prefix(1).forEach { say($0) }
        }
    }

    private func ids(_ positions: [Int]) -> String {
        positions.map { interview.survey.questions[$0].id }.joined(separator: ", ")
    }

    /// Says something on standard error; words from outside are made safe, and long lines are broken.
    ///
    /// What follows a lead stays beside it, line under line; below it where the screen is too narrow for both.
    func say(_ text: String, after lead: String = "", isBold: Bool = false) {
        let safe = PrintableText(text, keepsLineBreaks: true).description
        var lead = PrintableText(lead).description
        var indent = String(repeating: " ", count: DisplayWidth.of(lead))
        let room = min(output.width(), 100) - 2
        if !lead.isEmpty, room - indent.count < 24 {
            output.remark("  " + lead)
            (lead, indent) = ("    ", "    ")
        }
        let width = max(20, room - indent.count)
        for (number, line) in Fitting.wrapped(safe, to: width).enumerated() {
            let styled = Style.bold.applied(to: line, when: isBold && output.remarkHasColor)
            output.remark("  " + (number == 0 ? lead : indent) + styled)
        }
    }
}
