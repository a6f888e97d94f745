internal import FollowUps
internal import Interviewing
internal import Journal
internal import RoadmapScoring
internal import Storage

extension Session {
    /// The journal of decisions, as the store's records name it.
    private static let decisionSubject = "roadmap"

    private func decisionJournal() throws -> SessionID? {
        try store().deskRecords().filter { $0.survey == Self.decisionSubject }
            .min { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }?.id
    }

    /// Everything that was decided.
    func decisions() throws -> DecisionLog {
        var log = DecisionLog()
        guard let journal = try decisionJournal() else { return log }
        var unreadable = 0
        for entry in try store().entries(of: journal, after: 0) {
            guard let event = try? entry.draft.event(as: DecisionEvent.self) else {
                unreadable += 1
                continue
            }
            let mark = EventMark(entry)
            log.take(event, by: mark.actor, at: mark.time)
        }
        if unreadable > 0 {
            output.tell(
                "note: \(counted(unreadable, "decision", "decisions")) cannot be read by this version")
        }
        return log
    }

    /// Writes into the log for good.
    func record(_ event: DecisionEvent) throws {
        let store = try store()
        let draft = try EntryDraft(
            event, time: surroundings.now(), monotonic: 0, spell: 0, actor: actor, salt: surroundings.salt)
        if let journal = try decisionJournal() {
            _ = try store.append([draft], to: journal, status: nil)
            return
        }
        let record = SessionRecord(
            id: SessionID(surroundings.newID()), kind: .desk, survey: Self.decisionSubject,
            definition: definitionHash(""), accountID: nil, ticketID: nil, actor: actor,
            startedAt: surroundings.now())
        _ = try store.open(record, definition: "", with: [draft])
    }
}
