package import Interviewing
package import Journal
package import Storage

/// The process that drives a session: it holds the lease, appends acts, and keeps the half-typed line.
///
/// One for each run of a driving command; `spell` tells the runs apart, and monotonic times count from its beginning.
@MainActor
package final class SessionDriver {
    package let store: any Store
    package private(set) var record: SessionRecord
    /// The sequence of the last entry that the driver has seen.
    package private(set) var lastSequence: Int
    package let spell: Int

    /// As the store granted it: it knows by it whether somebody else drives by now.
    private(set) var lease: Lease
    /// Whether the store has refused an act of ours because somebody else drives.
    package private(set) var isReplaced = false
    private let surroundings: Surroundings
    let actor: String
    private let began: Int64
    private var savedDraft: String?
    private var draftSavedAt: Int64?
    /// The half-typed line as it was seen last.
    private var typed = ""

    private init(
        store: any Store, record: SessionRecord, lastSequence: Int, spell: Int, surroundings: Surroundings,
        actor: String
    ) {
        self.store = store
        self.record = record
        self.lastSequence = lastSequence
        self.spell = spell
        self.surroundings = surroundings
        self.actor = actor
        began = surroundings.monotonic()
        let process = surroundings.process
        lease = Lease(
            actor: actor, process: process.id, processStart: process.start, host: process.host,
            since: surroundings.now(), began: began)
    }

    /// Milliseconds since this spell began, as entries count them.
    package var monotonic: Int64 { surroundings.monotonic() - began }

    /// The mark of an event that is recorded now, unless somebody else writes before it.
    var mark: EventMark {
        EventMark(
            sequence: lastSequence + 1, time: surroundings.now(), actor: actor, monotonic: monotonic, spell: spell)
    }

    /// Opens a new session with its first events and takes its lease.
    package static func opening<Event: JournalEvent>(
        _ record: SessionRecord, definition: String, with events: [Event], in session: inout Session
    ) throws -> (driver: SessionDriver, recorded: [Recorded<Event>]) {
        try opening(record, in: &session) { driver in
            (try driver.store.open(record, definition: definition, with: try driver.drafts(events)), events)
        }
    }

    /// Opens a new session in a way of the caller's own, and takes its lease.
    static func opening<Event: JournalEvent>(
        _ record: SessionRecord, in session: inout Session,
        _ open: (SessionDriver) throws -> (entries: [JournalEntry], events: [Event])
    ) throws -> (driver: SessionDriver, recorded: [Recorded<Event>]) {
        let driver = SessionDriver(
            store: try session.store(), record: record, lastSequence: 0, spell: 0, surroundings: session.surroundings,
            actor: session.actor)
        let (entries, events) = try open(driver)
        driver.lastSequence = entries.last?.sequence ?? 0
        try driver.takeLease(takesOver: false)
        return (driver, zip(entries, events).map { Recorded(entry: $0, event: $1) })
    }

    /// Takes up a session that stands in the store.
    ///
    /// - Throws: `CommandFailure` when somebody else drives it, unless `takesOver` is set.
    package static func resuming(
        _ past: PastSession, takesOver: Bool, in session: inout Session
    ) throws -> SessionDriver {
        try taking(past.record, after: past.entries, takesOver: takesOver, in: &session)
    }

    /// Becomes the driver of a session whose definition need not be readable.
    ///
    /// - Throws: `CommandFailure` when somebody else drives it, unless `takesOver` is set.
    package static func taking(
        _ record: SessionRecord, after entries: [JournalEntry], takesOver: Bool, in session: inout Session
    ) throws -> SessionDriver {
        let driver = SessionDriver(
            store: try session.store(), record: record, lastSequence: entries.last?.sequence ?? 0,
            spell: (entries.map(\.draft.spell).max() ?? -1) + 1, surroundings: session.surroundings,
            actor: session.actor)
        try driver.takeLease(takesOver: takesOver)
        return driver
    }

    /// An entry of the journal and what happened in it.
    package struct Recorded<Event: JournalEvent> {
        package var entry: JournalEntry
        package var event: Event
    }

    /// Appends the events of one act, durably, and gives all entries since the last look: others may write as well.
    package func append<Event: JournalEvent>(
        _ events: [Event], status: SessionRecord.Status? = nil, at mark: EventMark? = nil
    ) throws -> [Recorded<Event>] {
        let drafts = try drafts(events, at: mark)
        return try append {
            (try store.append(drafts, to: record.id, by: lease, status: status), events, status)
        }
    }

    /// Appends in a way of the caller's own: with the entries, the events that stand in them and the status after it.
    func append<Event: JournalEvent>(
        _ write: () throws -> (entries: [JournalEntry], events: [Event], status: SessionRecord.Status?)
    ) throws -> [Recorded<Event>] {
        let expected = lastSequence + 1
        var (entries, events, status) = try unlessReplaced(write)
        savedDraft = nil
        typed = ""
        defer {
            lastSequence = entries.last?.sequence ?? lastSequence
            if let status { record.status = status }
        }
        // Our own events need not be read back from what we have just written.
        if entries.first?.sequence == expected {
            return zip(entries, events).map { Recorded(entry: $0, event: $1) }
        }
        entries = try store.entries(of: record.id, after: lastSequence)
        return try entries.map { Recorded(entry: $0, event: try $0.draft.event(as: Event.self)) }
    }

    /// Takes the session's words back, which ends it, and returns how many stretches were erased.
    ///
    /// `copies` are the entries of other sessions that repeat them, and `contacts` those that were put on file in it.
    package func withdraw(
        saying event: some JournalEvent, copies: [EntryPlace] = [], contacts: [String] = []
    ) throws -> Int {
        try withdraw(saying: try drafts([event]), copies, contacts)
    }

    /// Erases what is left of words that were taken back before: the journal says so already.
    func withdraw(copies: [EntryPlace], contacts: [String]) throws -> Int {
        try withdraw(saying: [], copies, contacts)
    }

    private func withdraw(
        saying drafts: [EntryDraft], _ copies: [EntryPlace], _ contacts: [String]
    ) throws -> Int {
        let count = try unlessReplaced {
            try store.withdraw(record.id, saying: drafts, by: lease, copies: copies, contacts: contacts)
        }
        record.status = .ended
        return count
    }

    /// Takes some words back, and gives all entries of the session as they stand now and how many stretches were erased.
    package func erase(
        _ places: [WordPlace], saying event: some JournalEvent
    ) throws -> (entries: [JournalEntry], count: Int) {
        let drafts = try drafts([event])
        let count = try unlessReplaced { try store.erase(places, of: record.id, saying: drafts, by: lease) }
        savedDraft = nil
        typed = ""
        let entries = try store.entries(of: record.id, after: 0)
        lastSequence = entries.last?.sequence ?? lastSequence
        return (entries, count)
    }

    /// Entries of other writers since the last look.
    package func newEntries() throws -> [JournalEntry] {
        let entries = try store.entries(of: record.id, after: lastSequence)
        lastSequence = entries.last?.sequence ?? lastSequence
        return entries
    }

    /// Keeps the half-typed line, at most once a second and only when it changed.
    ///
    /// A store that is busy for a moment is no reason to disturb somebody who types: the next second tries again.
    package func keep(_ line: String) {
        typed = line
        let now = surroundings.monotonic()
        guard line != savedDraft ?? "", draftSavedAt.map({ now - $0 >= 1000 }) ?? true else { return }
        draftSavedAt = now
        let draft = DraftLine(text: line, after: lastSequence)
        guard (try? store.setDraft(draft, of: record.id, by: lease)) != nil else { return }
        savedDraft = line
    }

    /// Keeps the half-typed line again after an act of ours, which erased it and moved the place it belongs to.
    package func keepAgain(_ line: String) {
        draftSavedAt = nil
        keep(line)
    }

    /// The line that was being typed when the session was last heard of, if it belongs to a place behind this entry.
    package func keptLine(after sequence: Int = 0) throws -> String {
        guard let draft = try store.draft(of: record.id), draft.after >= sequence else { return "" }
        savedDraft = draft.text
        return draft.text
    }

    /// Suspends because the terminal is gone; the half-typed line waits for whoever takes the session up.
    package func hangUp(_ suspend: () throws -> Void) throws {
        let line = typed
        try suspend()
        keepAgain(line)
    }

    /// Gives the lease back; what is lost with it is nothing, so failures are not told.
    package func release() { try? store.release(lease, of: record.id) }

    /// Drafts of an act, which happens at one time: now, or when it was worked out what follows from it.
    func drafts(_ events: [some JournalEvent], at mark: EventMark? = nil) throws -> [EntryDraft] {
        let mark = mark ?? self.mark
        return try events.map { event in
            try EntryDraft(
                event, time: mark.time, monotonic: mark.monotonic, spell: spell, actor: actor, salt: surroundings.salt)
        }
    }

    private func takeLease(takesOver: Bool) throws {
        let (isRunning, host) = (surroundings.isRunning, lease.host)
        do throws(StoreFailure) {
            lease = try store.acquire(lease, of: record.id) { other in
                !takesOver && (other.host != host || isRunning(other.process, other.processStart))
            }
        } catch {
            guard case .driven(let holder) = error.code else { throw error }
            throw CommandFailure(
                .failed, "\(error.message) since \(TimeText.utc(milliseconds: holder.since))",
                hint: "if that is over, take it with --take-over")
        }
    }

    /// Says who drives the session now and since when, once the store has refused an act of ours because of it.
    private func unlessReplaced<Result>(_ act: () throws -> Result) throws -> Result {
        do {
            return try act()
        } catch let failure as StoreFailure {
            guard case .replaced(let other) = failure.code else { throw failure }
            isReplaced = true
            throw CommandFailure(
                .failed,
                "\(failure.message) at \(TimeText.utc(milliseconds: other.since)) and goes on there; "
                    + "nothing more is stored from here")
        }
    }
}
