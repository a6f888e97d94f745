package import ArgumentParser
internal import Journal
internal import Storage

/// `session watch ID`.
package struct SessionWatchCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Look on while somebody holds a session, from another terminal.",
        discussion: """
            Shows what happened so far, then everything as soon as it is stored, until the session ends or Ctrl-C. It only \
            reads: whoever drives the session is not disturbed and sees nothing of it. What is typed and not entered \
            stays with them. So do private notes, and what observers and who leads tell each other: others may look over \
            your shoulder. 'session attach' shows that to who sits down with a role, 'session show' everything.

            Examples:
              canvass session watch 1a2b3c4d
              canvass session watch 1a2b3c4d --new

            Exits 0 when the session has ended and after Ctrl-C, 1 when there is no such session.
            """)

    @Argument(help: "The session: its id, or a unique beginning of it.") package var id: String
    @Flag(help: "Only what happens from now on.") package var new = false

    package init() {}

    /// How often it looks: as often as consoles look for each other's entries.
    private static let interval = 200

    package mutating func run(in session: inout Session) throws {
        let past = try session.past(try session.record(named: id))
        let narrator = try SessionKind.of(past.record).narrator(past)
        let store = try session.store()
        try tellDriver(of: past.record, in: session)
        for entry in past.entries {
            let lines = try narrator.lines(for: entry)
            if !new { show(lines, of: entry, in: session) }
        }
        var last = past.entries.last?.sequence ?? 0
        var status = past.record.status
        while status != .ended, !session.wait(Self.interval) {
            for entry in try store.entries(of: past.record.id, after: last) {
                show(try narrator.lines(for: entry), of: entry, in: session)
                last = entry.sequence
                status = try store.session(past.record.id)?.status ?? .ended
            }
        }
    }

    /// Says who drives the session and since when, as far as that is known.
    @MainActor
    private func tellDriver(of record: SessionRecord, in session: Session) throws {
        let short = record.id.short
        guard record.status != .ended else { return session.output.tell("session \(short) has ended") }
        guard let driver = try session.store().driver(of: record.id) else {
            return session.output.tell("nobody drives session \(short); what 'resume \(short)' does is shown here")
        }
        let process = session.surroundings.process
        let isDead =
            driver.host == process.host && !session.surroundings.isRunning(driver.process, driver.processStart)
        let since = TimeText.utc(milliseconds: driver.since)
        session.output.tell(
            isDead
                ? "session \(short) was driven by \(driver.actor) on \(driver.host) since \(since), and its program is gone; "
                    + "'resume \(short)' goes on"
                : "session \(short) is driven by \(driver.actor) on \(driver.host) since \(since); Ctrl-C stops watching"
        )
    }

    @MainActor
    private func show(_ lines: [NarratedLine], of entry: JournalEntry, in session: Session) {
        let time = TimeText.utc(milliseconds: entry.draft.time)
        session.output.show(lines.filter { $0.reach == .everybody }, after: String(time.dropFirst(11).prefix(8)) + "  ")
    }
}
