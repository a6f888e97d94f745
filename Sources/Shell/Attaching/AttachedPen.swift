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
    /// Who sits here, once they do.
    private var seat: Seat?
    /// The half-typed line as it stands, and as it was kept last, and when.
    private var typed = ""
    private var kept = ""
    private var keptAt: Int64?

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
        keepAgain("")
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
        seat = Seat(actor: actor, role: role.rawValue)
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

    /// Keeps the half-typed line for whoever sits down here again, at most once a second and only when it changed.
    ///
    /// A store that is busy for a moment is no reason to disturb somebody who types: the next second tries again.
    func keep(_ line: String) {
        typed = line
        let now = surroundings.monotonic()
        guard let seat, line != kept, keptAt.map({ now - $0 >= 1_000 }) ?? true else { return }
        keptAt = now
        guard (try? store.setDraft(line.isEmpty ? nil : line, of: record.id, at: seat)) != nil else { return }
        kept = line
    }

    /// Keeps the half-typed line at once.
    func keepAgain(_ line: String) {
        keptAt = nil
        keep(line)
    }

    /// The line that was being typed when this seat was last heard of.
    func keptLine() throws -> String {
        kept = try seat.flatMap { try store.draft(of: record.id, at: $0) } ?? ""
        return kept
    }

    /// Leaves because the terminal is gone; the half-typed line waits.
    func hangUp(_ leave: () throws -> Void) throws {
        let line = typed
        try leave()
        keepAgain(line)
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
