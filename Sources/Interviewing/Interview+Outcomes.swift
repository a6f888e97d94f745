internal import Journal
internal import SourceDiagnostics
internal import SurveyModel

extension Interview {
    /// What `/end` with a word or a code calls the end: the definition's own name for it where there is one.
    func outcome(named name: String) throws(InterviewComplaint) -> String {
        guard !name.isEmpty else {
            if case .closing(let outcome) = phase { return outcome }
            return "partial"
        }
        let outcome = try knownOutcome(name)
        guard survey.outcomeCode(of: outcome)?.group != .complete || !isUnanswered else {
            throw InterviewComplaint(
                "nothing was answered, so it is not complete", hint: "/end break_off, /end refused or /end no_answer")
        }
        return outcome
    }

    /// Whether something was asked, and nothing came back but reasons why not.
    package var isUnanswered: Bool {
        let asked = path.filter { !isStatement($0) }
        return !asked.isEmpty && !asked.contains { answer(at: $0).value != nil }
    }

    private func knownOutcome(_ name: String) throws(InterviewComplaint) -> String {
        if survey.outcomes[name] != nil { return name }
        guard let code = OutcomeCode(name) else {
            let known = Set(survey.outcomes.keys).union(["complete", "partial"]).sorted()
            let nearest = suggestion(for: name, among: known + OutcomeCode.all.map(\.word))
            throw InterviewComplaint(
                "there is no such outcome",
                hint: nearest.map { "did you mean '\($0)'?" }
                    ?? "one of \(known.joined(separator: ", ")), a word such as no_answer, or a code of AAPOR")
        }
        let own = survey.outcomes.filter { OutcomeCode($0.value) == code }.keys.sorted()
        return own.contains(code.word) ? code.word : own.first ?? code.word
    }

    /// What is recorded when an interview is to end with an outcome that is not final: a try, and that it waits.
    ///
    /// - Returns: `nil` for an outcome that ends it.
    func pausing(with name: String) throws(InterviewComplaint) -> [InterviewEvent]? {
        guard !name.isEmpty else { return nil }
        let outcome = try outcome(named: name)
        guard let code = survey.outcomeCode(of: outcome), !code.isFinal else { return nil }
        return [.tried(outcome: outcome), .paused]
    }

    /// What is recorded with an appointment: while something is left to ask, the interview waits for it.
    package func appointing(_ appointment: Appointment) -> [InterviewEvent] {
        if case .closing = phase { return [.appointed(appointment)] }
        return [.appointed(appointment), .paused]
    }

    /// The account that it is about: the one that was typed here, else the one of its opening.
    package var accountID: String? { contact.filedID(.account) ?? opening?.account }

    /// The ticket that it is about: the one that was typed here, else the one of its opening.
    package var ticketID: String? { contact.filedID(.ticket) ?? opening?.ticket }

    func wish(
        _ command: InterviewVerb, _ argument: String
    ) throws(InterviewComplaint) -> InterviewAct.Wish? {
        let text = String(argument.reversed().drop { $0.isWhitespace }.reversed())
        let (example, wish): (String, InterviewAct.Wish)
        switch command {
        case .callback: (example, wish) = ("/callback Tue 10:00", .callBack(text))
        case .promise: (example, wish) = ("/promise by Fri: send the guide", .promise(text))
        case .new: (example, wish) = ("/new account Acme", .file(text))
        case .ask: return .inquire(text)
        default: return nil
        }
        guard !text.isEmpty else {
            throw InterviewComplaint("/\(command.rawValue) needs something after it", hint: "as in \(example)")
        }
        return wish
    }
}
