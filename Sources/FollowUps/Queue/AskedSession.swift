package import Interviewing
package import SurveyModel

/// What an interview or a self-completion says about getting back to somebody.
package struct AskedSession: Sendable {
    /// The session's whole id.
    package var id: String
    package var survey: String
    /// Whether somebody asked and typed, so that it can be gone on with.
    package var isHeld: Bool
    /// Milliseconds since 1970-01-01 UTC.
    package var startedAt: Int64
    /// When the last event was.
    package var lastAt: Int64
    package var isWithdrawn: Bool
    package var account: String?
    package var contact: String?
    package var ticket: String?
    /// The name of the outcome; `nil` while it is not ended.
    package var outcome: String?
    /// How it counts now: its end, else its last try, a refusal before any other.
    package var code: OutcomeCode?
    package var contactLog: ContactLog
    /// Where it waits.
    package var question: String?
    package var progress: (place: Int, count: Int)
    /// Whether anything was answered.
    package var hasAnswers: Bool
    /// The questions with the tag `close_the_loop` that were answered with a yes, and when.
    package var loops: [(question: String, time: Int64)]

    /// Looks at an interview.
    ///
    /// `contact` is the person, where it is known who that is.
    package init(
        id: String, isHeld: Bool, startedAt: Int64, lastAt: Int64, isWithdrawn: Bool, contact: String?,
        _ interview: Interview
    ) {
        self.id = id
        self.isHeld = isHeld
        self.startedAt = startedAt
        self.lastAt = lastAt
        self.isWithdrawn = isWithdrawn
        survey = interview.survey.id
        account = interview.accountID
        ticket = interview.ticketID
        self.contact = interview.contact.filedID(.contact) ?? contact
        contactLog = interview.contact
        question = interview.place.map { interview.questions[$0].id }
        progress = interview.progress
        hasAnswers = interview.path.contains { interview.hasCountedAnswer($0) }
        loops = interview.path.filter { Self.wantsToHear(interview, at: $0) }.map { position in
            (interview.questions[position].id, interview.mark(at: position)?.time ?? lastAt)
        }
        if case .ended(let name) = interview.phase { outcome = name }
        code = Self.code(interview, outcome: outcome, hasAnswers: hasAnswers)
    }

    /// Whether a question with the tag was answered so that somebody is to get back.
    private static func wantsToHear(_ interview: Interview, at position: Int) -> Bool {
        let question = interview.questions[position]
        guard question.tags.contains("close_the_loop"), interview.hasCountedAnswer(position),
            let value = interview.answer(at: position).value
        else { return false }
        if question.present != nil { return interview.isPresent(at: position) == true }
        switch (question.kind, value) {
        case (.yesNo, .choice(let code)): return code == "yes"
        case (.choice(let list), .choice(let code)): return list[code]?.isExclusive == false
        case (.multi(let list), .multi(let codes)): return codes.contains { list[$0]?.isExclusive == false }
        case (.statement, _): return false
        default: return true
        }
    }

    /// AAPOR counts a case by what it came to; a refusal weighs more than a later call that nobody answered.
    private static func code(_ interview: Interview, outcome: String?, hasAnswers: Bool) -> OutcomeCode? {
        let survey = interview.survey
        if let outcome {
            let code = survey.outcomeCode(of: outcome)
            // Whatever it was called: without any answer nothing was held.
            return code?.group == .complete && interview.isUnanswered ? OutcomeCode("break_off") : code
        }
        let tries = interview.contact.tries.compactMap { survey.outcomeCode(of: $0.outcome) }
        if let refusal = tries.last(where: { $0.group == .refusal }) { return refusal }
        if interview.contact.appointment != nil { return OutcomeCode("appointment") }
        return tries.last ?? OutcomeCode(hasAnswers ? "call_later" : "not_tried")
    }

    /// Whether the customer was talked to, or answered by themselves.
    package var wasContact: Bool {
        switch code?.group {
        case .unknown?, .nonContact?, .ineligible?: hasAnswers
        case nil: outcome != nil || hasAnswers
        default: true
        }
    }

    /// Whether two cases are the same person, as far as that is known: the contact, else the account, else the ticket.
    package func isSamePerson(account: String?, contact: String?, ticket: String?) -> Bool {
        Person(account: self.account, contact: self.contact, ticket: self.ticket)
            .isSame(as: Person(account: account, contact: contact, ticket: ticket))
    }
}

extension [AskedSession] {
    /// The sessions without those that were tried again: of each person, the ones that are final, and the last.
    package func lastOfEachCase() -> [AskedSession] {
        enumerated().filter { place, session in
            guard session.code?.isFinal == false else { return true }
            return !self[(place + 1)...].contains { other in
                other.survey == session.survey
                    && other.isSamePerson(account: session.account, contact: session.contact, ticket: session.ticket)
            }
        }.map(\.element)
    }
}
