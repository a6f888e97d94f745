internal import Journal
internal import Storage

/// What a console beside the driver's writes with: into the same journal, as itself.
///
/// It takes no lease. Each act is appended on the condition that nothing was written since the last look, so whoever was
/// dismissed, or writes into a session that has ended, finds that out before anything is stored. Its times are those of
/// the driver's spell, read from the clocks of the same computer, so that the session has one clock. While nobody drives
/// because the driver's program died, that clock goes on; while the session is suspended, it stands.
@MainActor
final class AttachedPen<Event: AttachableEvent> {
    let store: any Store
    private(set) var record: SessionRecord
    /// The number of the console, once it has one.
    var console: Int?
    private(set) var spell = 0

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

    /// Milliseconds since the driver's spell began, as entries count them.
    var monotonic: Int64 {
        guard let began else { return latest }
        let (passed, overflows) = surroundings.monotonic().subtractingReportingOverflow(began)
        return overflows ? latest : max(latest, passed)
    }

    /// Appends an act, and gives its entries.
    ///
    /// - Throws: The failure `.overtaken` when others have written since the last look.
    func append(_ events: [Event]) throws -> [SessionDriver.Recorded<Event>] {
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

    /// What others have written since the last look.
    func news() throws -> [SessionDriver.Recorded<Event>] {
        let entries = try store.entries(of: record.id, after: lastSequence)
        guard !entries.isEmpty else { return [] }
        let before = spell
        saw(entries)
        if spell != before || began == nil { began = try drivenSince() }
        if let current = try store.session(record.id) { record = current }
        return try entries.map { .init(entry: $0, event: try $0.draft.event(as: Event.self)) }
    }

    /// Who drives the session now; `nil` where nobody does, or their program has died.
    ///
    /// - Throws: `CommandFailure` when that is on another computer, whose clocks cannot be read here.
    func livingDriver() throws -> Lease? {
        guard let driver = try store.driver(of: record.id) else { return nil }
        guard driver.host == surroundings.process.host else {
            throw CommandFailure(
                .failed, "session \(record.id.short) is driven on \(driver.host)", hint: "attach there")
        }
        return surroundings.isRunning(driver.process, driver.processStart) ? driver : nil
    }

    /// Writes into the journal that somebody sits down here, for which `take` takes in all that others wrote until then.
    ///
    /// - Throws: `CommandFailure` when the session has ended.
    func sitDown(
        as role: ConsoleRole, hasEnded: () -> CommandFailure?, take: (SessionDriver.Recorded<Event>) throws -> Void
    ) throws {
        let process = surroundings.process
        let arrival = Event.attached(
            role: role, name: actor,
            process: ConsoleProcess(number: process.id, start: process.start, host: process.host))
        try StoreFailure.retryingOvertaken {
            for step in try news() { try take(step) }
            if let failure = hasEnded() { throw failure }
            for step in try append([arrival]) { try take(step) }
        }
    }

    /// With the console's number, but for what says that it comes and goes.
    private func signed(_ event: Event) -> Event {
        guard let console, event.author == .driver else { return event }
        return .written(console: console, event: event)
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

extension StoreFailure {
    /// Does something on top of all that others have written, anew as often as somebody was faster.
    @MainActor
    static func retryingOvertaken<Result>(_ act: () throws -> Result) throws -> Result {
        for _ in 1..<100 {
            do {
                return try act()
            } catch let failure as StoreFailure where failure.code == .overtaken {
                continue
            }
        }
        return try act()
    }
}
