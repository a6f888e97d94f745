internal import FeedbackModel
internal import Interviewing
internal import Journal
internal import Storage
internal import SurveyModel

/// Finds what the same person answered before, for surveys that ask for it with `prior`.
@MainActor
enum EarlierSession {
    /// What the newest complete session of the survey with the same person gave; `nil` where there is none.
    ///
    /// Contacts are held against each other. Where this session knows no contact, and the earlier one neither, it is the
    /// account that answered both; where only one of them knows, it may be somebody else, and nothing is recalled.
    /// Sessions that were simulated, withdrawn or held for practice are never recalled.
    static func recall(for survey: Survey, about facts: CaseFacts, in session: Session) throws -> Recall? {
        guard !survey.priorQuestions.isEmpty, facts.account != nil || facts.contact != nil else { return nil }
        let store = try session.store()
        var newest: (interview: Interview, id: SessionID)?
        for record in try store.sessions() where record.survey == survey.id && record.status == .ended {
            guard record.kind != .group, record.accountID == nil || record.accountID == facts.account?.id else {
                continue
            }
            guard let past = try? session.past(record), !past.entries.contains(where: \.draft.isWithdrawal),
                let interview = try? InterviewRunner.replay(past), interview.isEvidence, isComplete(interview),
                try isSamePerson(interview, in: store, as: facts),
                interview.lastMark.time >= newest?.interview.lastMark.time ?? .min
            else { continue }
            newest = (interview, record.id)
        }
        return newest.map { Recall(of: $0.interview, session: $0.id.text, for: survey) }
    }

    /// The entries of later sessions that repeat words of a session, also by way of another one.
    static func copies(of record: SessionRecord, in session: Session) throws -> [EntryPlace] {
        try copies(of: [record], in: session)
    }

    /// The same for several sessions at once.
    static func copies(of records: [SessionRecord], in session: Session) throws -> [EntryPlace] {
        let store = try session.store()
        guard let first = records.map(\.startedAt).min() else { return [] }
        let surveys = Set(records.map(\.survey))
        var sources = Set(records.map(\.id.text))
        var copies: [EntryPlace] = []
        // Oldest first, so that whoever is recalled comes before whoever recalls.
        for later in try store.sessions() where surveys.contains(later.survey) && later.startedAt >= first {
            for entry in try store.entries(of: later.id, after: 0) {
                guard case .recalled(let recall)? = try? entry.draft.event(as: InterviewEvent.self),
                    sources.contains(recall.session)
                else { continue }
                sources.insert(later.id.text)
                copies.append(EntryPlace(later.id, sequence: entry.sequence))
            }
        }
        return copies
    }

    private static func isComplete(_ interview: Interview) -> Bool {
        guard case .ended(let outcome) = interview.phase, !interview.isUnanswered else { return false }
        return outcome == "complete" || interview.survey.outcomeCode(of: outcome)?.group == .complete
    }

    private static func isSamePerson(
        _ interview: Interview, in store: any Store, as facts: CaseFacts
    ) throws -> Bool {
        let ticket = try interview.ticketID.flatMap { try store.ticket($0) }
        let contact = interview.contact.filedID(.contact) ?? ticket?.contactID
        guard let own = facts.contact?.id ?? facts.ticket?.contactID else {
            return contact == nil && interview.accountID != nil && interview.accountID == facts.account?.id
        }
        return contact == own
    }
}
