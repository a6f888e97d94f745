internal import Interviewing
internal import Journal
internal import RoadmapScoring
internal import Storage

extension Session {
    /// The journal of first estimates, as the store's records name it.
    private static let estimateSubject = "estimates"

    private func estimateJournal() throws -> SessionID? {
        try store().deskRecords().filter { $0.survey == Self.estimateSubject }
            .min { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }?.id
    }

    /// All that was estimated.
    func estimateRounds() throws -> EstimateRounds {
        var rounds = EstimateRounds()
        guard let journal = try estimateJournal() else { return rounds }
        var unreadable = 0
        for entry in try store().entries(of: journal, after: 0) {
            guard let event = try? entry.draft.event(as: EstimateEvent.self) else {
                unreadable += 1
                continue
            }
            let mark = EventMark(entry)
            rounds.take(event, by: mark.actor, at: mark.time)
        }
        if unreadable > 0 {
            output.tell("note: \(counted(unreadable, "estimate", "estimates")) cannot be read by this version")
        }
        return rounds
    }

    /// Writes into the journal for good.
    func record(_ event: EstimateEvent) throws {
        let store = try store()
        let draft = try EntryDraft(
            event, time: surroundings.now(), monotonic: 0, spell: 0, actor: actor, salt: surroundings.salt)
        if let journal = try estimateJournal() {
            _ = try store.append([draft], to: journal, status: nil)
            return
        }
        let record = SessionRecord(
            id: SessionID(surroundings.newID()), kind: .desk, survey: Self.estimateSubject,
            definition: definitionHash(""), actor: actor, startedAt: surroundings.now())
        _ = try store.open(record, definition: "", with: [draft])
    }
}
