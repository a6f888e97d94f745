internal import FollowUps
internal import Interviewing
internal import Journal
internal import Storage

/// Journals that belong to the workspace and to no interview: follow-ups, decisions, estimates, imports.
extension Session {
    /// The one journal about something that has only one; where two programs began one each, the older.
    func deskJournal(about subject: String) throws -> SessionID? {
        try store().deskRecords().filter { $0.survey == subject }
            .min { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }?.id
    }

    /// Calls `body` with the events of a journal in their order, and says how many this version cannot read.
    func forEachDeskEvent<Event: JournalEvent>(
        in journal: SessionID?, one: String, many: String, _ body: (Event, EventMark) -> Void
    ) throws {
        guard let journal else { return }
        var unreadable = 0
        for entry in try store().entries(of: journal, after: 0) {
            if let event = try? entry.draft.event(as: Event.self) {
                body(event, EventMark(entry))
            } else {
                unreadable += 1
            }
        }
        if unreadable > 0 { output.tell("note: \(counted(unreadable, one, many)) cannot be read by this version") }
    }

    /// Writes an event for good: into a journal, or into a new one about the same thing.
    @discardableResult
    func recordAtDesk(
        _ event: some JournalEvent, about subject: String, person: Person = Person(), in journal: SessionID?
    ) throws -> SessionID {
        let store = try store()
        let draft = try EntryDraft(
            event, time: surroundings.now(), monotonic: 0, spell: 0, actor: actor, salt: surroundings.salt)
        if let journal {
            _ = try store.append([draft], to: journal, status: nil)
            return journal
        }
        let record = SessionRecord(
            id: SessionID(surroundings.newID()), kind: .desk, survey: subject, definition: definitionHash(""),
            accountID: person.account, ticketID: person.ticket, actor: actor, startedAt: surroundings.now())
        _ = try store.open(record, definition: "", with: [draft])
        return record.id
    }
}
