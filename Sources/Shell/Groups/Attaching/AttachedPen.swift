internal import FocusGroups
internal import Journal
internal import Storage

/// What a console beside the driver's writes with: into the same journal, as itself.
///
/// It takes no lease. Each act is appended on the condition that nothing was written since the last look, so whoever was
/// dismissed, or writes into a session that has ended, finds that out before anything is stored. Its times are those of
/// the driver's spell, read from the clocks of the same computer, so that the group has one clock. While nobody drives
/// because the driver's program died, that clock goes on; while the session is suspended, it stands.
@MainActor
final class AttachedPen: GroupPen {
    let store: any Store
    private(set) var record: SessionRecord
    var console: Int?
    private(set) var spell = 0
    let isReplaced = false

    private let actor: String
    private let surroundings: Surroundings
    private var lastSequence = 0
    /// The latest time in the spell, as entries count it.
    private var latest: Int64 = 0
    /// What the computer's clock showed when the spell began.
    private var began: Int64?

    /// A pen for a journal that was read so far.
    init(_ past: PastSession, in session: inout Session) throws {
        store = try session.store()
        record = past.record
        actor = session.actor
        surroundings = session.surroundings
        saw(past.entries)
        began = try drivenSince()
    }

    var monotonic: Int64 {
        guard let began else { return latest }
        let (passed, overflows) = surroundings.monotonic().subtractingReportingOverflow(began)
        return overflows ? latest : max(latest, passed)
    }

    func append(
        _ events: [GroupEvent], status: SessionRecord.Status?
    ) throws -> [SessionDriver.Recorded<GroupEvent>] {
        let (time, reading) = (surroundings.now(), monotonic)
        let signed = events.map(signed)
        let drafts = try signed.map { event in
            try EntryDraft(
                event, time: time, monotonic: reading, spell: spell, actor: actor, salt: surroundings.salt)
        }
        let entries = try store.append(drafts, to: record.id, after: lastSequence)
        saw(entries)
        return zip(entries, signed).map { .init(entry: $0, event: $1) }
    }

    func news() throws -> [SessionDriver.Recorded<GroupEvent>] {
        let entries = try store.entries(of: record.id, after: lastSequence)
        guard !entries.isEmpty else { return [] }
        let before = spell
        saw(entries)
        if spell != before || began == nil { began = try drivenSince() }
        if let current = try store.session(record.id) { record = current }
        return try entries.map { .init(entry: $0, event: try $0.draft.event(as: GroupEvent.self)) }
    }

    // The half-typed line that a session keeps is the driver's.
    func keep(_ line: String) {}
    func keepAgain(_ line: String) {}
    func hangUp(_ leave: () throws -> Void) throws { try leave() }
    func release() {}

    /// With the console's number, but for what says that it comes and goes.
    private func signed(_ event: GroupEvent) -> GroupEvent {
        switch event {
        case .attached, .detached: event
        default: console.map { .written(console: $0, event: event) } ?? event
        }
    }

    private func saw(_ entries: [JournalEntry]) {
        for entry in entries {
            lastSequence = entry.sequence
            // Entries of a spell that was over already are somebody's who was replaced.
            guard entry.draft.spell >= spell else { continue }
            latest = entry.draft.spell > spell ? entry.draft.monotonic : max(latest, entry.draft.monotonic)
            spell = entry.draft.spell
        }
    }

    private func drivenSince() throws -> Int64? {
        guard let lease = try store.driver(of: record.id), lease.host == surroundings.process.host else { return nil }
        return lease.began
    }
}
