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
        let title = interview.language.flatMap { survey.titles[$0] } ?? survey.title
        if options.kiosk == nil {
            say(interview.says(resumed ? .goesOn : .begins, driver.record.id.short, title))
        }
        if interview.isPractice {
            say("PRACTICE: it is stored and marked; no result, quota or follow-up counts it", isBold: true)
        }
        if survey.mode == .self {
            say(interview.says(.greeting))
            return
        }
        if let account = facts.account { say("account: \(account.name) (\(account.id))") }
        if let ticket = facts.ticket { say("ticket: \(ticket.id), \(ticket.subject)") }
        if let recall = interview.recall { say("answered before: \(recall.day), session \(recall.session.prefix(8))") }
    }

    /// What changed, then what is asked now.
    func show(
        _ effects: [InterviewEffect], after events: [InterviewEvent], since before: Interview
    ) {
        var isQuestionDue = false
        for effect in effects {
            switch effect {
            case .setAside(let positions) where interview.screenLanguage != nil:
                say(interview.says(.setAside, ids(positions)))
            case .broughtBack(let positions) where interview.screenLanguage != nil:
                say(interview.says(.countsAgain, ids(positions)))
            case .setAside(let positions): say("\(answers(positions)) set aside: \(ids(positions))")
            case .broughtBack(let positions):
                say("\(answers(positions)) \(positions.count == 1 ? "counts" : "count") again: \(ids(positions))")
            case .ignored(let complaint): say(complaint.message)
            case .company, .contributed, .takenBack: break
            case .ask, .askWhich, .askWords, .check, .close: isQuestionDue = true
            case .finish: break
            }
        }
        for event in events {
            switch event {
            case .noted: say("noted")
            case .said: if !isQuestionDue { say("kept as the respondent's own words") }
            case .gist: say("kept as your summary; /readback shows it to be read back")
            case .confirmed: say("kept: the respondent says that the summary is right")
            case .probeUsed(let question, _):
                say("kept: the probe was asked")
                if let place = interview.place(of: question) { showProbe(at: place) }
            case .dismissed(let number): if let console = interview.console(number) { say(console.sentence) }
            case .allotted(let question, _): tellRest(of: question)
            case .overridden where interview.screenLanguage != nil: say(interview.says(.leftAsItIs))
            case .overridden(_, let reason, _): say(reason == nil ? "left as it is" : "left as it is, with the reason")
            case .switched: isQuestionDue = true
            case .tried(let outcome):
                say("a try is noted: \(interview.survey.outcomeCode(of: outcome)?.label ?? outcome)")
            case .undone, .redone: break
            default: break
            }
        }
        for change in before.lastChanges(events.count { $0 == .undone }) {
            say(interview.isInOtherLanguage ? interview.says(.takenBack) : "taken back: \(interview.inWords(change))")
        }
        for change in before.nextRedos(events.count { $0 == .redone }) {
            say(interview.isInOtherLanguage ? interview.says(.madeAgain) : "made again: \(interview.inWords(change))")
        }
        if isQuestionDue { showQuestion() }
    }

    /// The question, what belongs to it, and how it can be answered.
    func showQuestion() {
        output.remark("")
        switch interview.phase {
        case .asking(let position): showQuestion(at: position)
        case .specifying(let position, let option):
            let label = interview.label(of: .choice(option), at: position)
            say(interview.says(.whichOne, label))
        case .hearing:
            say(
                interview.survey.mode == .self
                    ? interview.says(.why)
                    : "The respondent's own words? An empty line leaves them out.")
        case .closing(let outcome):
            showEnd(outcome)
        case .checking(let check): showCheck(check)
        case .unopened, .ended: break
        }
    }

    /// That nothing is left to ask; whoever answers alone sees once more what is about to be handed in.
    private func showEnd(_ outcome: String) {
        guard interview.survey.mode == .self else {
            let unread = interview.path.count { interview.unconfirmed(at: $0) != nil }
            if unread > 0 {
                say(
                    "\(unread) \(unread == 1 ? "summary was" : "summaries were") not confirmed: /readback shows what to read"
                )
            }
            say("Nothing is left to ask. Enter ends it as '\(outcome)'.")
            return say("[/review shows all · a number corrects one · /back · /note]")
        }
        guard !interview.reviewed.isEmpty else {
            return say(interview.says(.done))
        }
        say(interview.says(.yourAnswers))
        showReview()
        say(interview.says(.doneWithReview))
    }

    /// Answers what was asked about the interview itself.
    func tell(_ reply: InterviewAct.Reply) throws {
        switch reply {
        case .help:
            if case .asking(let position) = interview.phase {
                say(keys(for: interview.questions[position], at: position))
            }
            for verb in InterviewVerb.available(in: interview.survey.mode)
            where options.kiosk?.refusal(of: .command(verb, argument: "")) == nil {
                say(
                    interview.summary(of: verb),
                    after: Fitting.padded(verb.usage(in: interview.survey.mode), to: 18) + "  ")
            }
            say(interview.says(.everythingElse))
        case .why(let name): explain(name)
        case .aside:
            let positions = interview.setAside
            if positions.isEmpty { say("nothing is set aside") }
            for position in positions {
                guard let given = interview.records[position].given else { continue }
                let question = interview.questions[position]
                switch given.answer {
                case .value(let value): say("\(question.id): \(interview.shown(value, at: position))")
                case .missing(let reason): say("\(question.id): \(interview.phrase(of: reason))")
                }
            }
        case .ticket: showTicket()
        case .attached: companyLines.forEach { say($0) }
        case .caseFacts: showCase()
        case .review: showReview()
        case .readback(let positions): showReadback(positions)
        case .words(let purpose, let inEditor): try beginWords(for: purpose, inEditor: inEditor)
        }
    }

    private func explain(_ name: String?) {
        if let name {
            guard let position = try? interview.position(named: name) else { return }
            interview.explanation(of: position).forEach { say($0) }
            return
        }
        if let position = interview.place { interview.explanation(of: position).forEach { say($0) } }
        for position in interview.questions.indices
        where !interview.onPath[position] && interview.standing(of: position) != .roundNotOpen {
            interview.explanation(of: position).prefix(1).forEach { say($0) }
        }
    }

    private func answers(_ positions: [Int]) -> String {
        "\(positions.count) \(positions.count == 1 ? "answer" : "answers")"
    }

    private func ids(_ positions: [Int]) -> String {
        positions.map { interview.questions[$0].id }.joined(separator: ", ")
    }

    /// Says something to whoever holds the interview.
    func say(_ text: String, after lead: String = "", isBold: Bool = false) {
        output.say(text, after: lead, isBold: isBold)
    }
}
