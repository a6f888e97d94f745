package import ArgumentParser
internal import Journal

/// `session replay ID`.
package struct SessionReplayCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Play a session back, as fast as it was held or faster.",
        discussion: """
            Questions, answers and all that was done beside them come as they came, each act after the time of work that \
            had passed, in minutes and seconds. Waits are as long as they were divided by --speed, and never longer than \
            --longest seconds; nobody waits for the time between a pause and its end. Ctrl-C stops. Off a terminal \
            everything comes at once. Private notes are among it, other than in 'session watch'.

            Examples:
              canvass session replay 1a2b3c4d --speed 4
              canvass session replay 1a2b3c4d > interview.txt

            Exits 1 when there is no such session, 64 for a speed that is none, 130 when it was stopped.
            """)

    @Argument(help: "The session: its id, or a unique beginning of it.") package var id: String
    @Option(help: "How many times faster than it was held; from 0.1 to 1000.") package var speed = 1.0
    @Option(help: "The longest wait, in seconds; from 0 to 3600.") package var longest = 5.0

    package init() {}

    package func validate() throws {
        guard (0.1...1000).contains(speed) else { throw ValidationError("--speed takes a number from 0.1 to 1000.") }
        guard (0...3600).contains(longest) else { throw ValidationError("--longest takes seconds from 0 to 3600.") }
    }

    package mutating func run(in session: inout Session) throws {
        let past = try session.past(try session.record(named: id))
        let narrator = try SessionKind.of(past.record).narrator(past)
        var tape = Tape()
        for entry in past.entries {
            let gap = tape.run(to: entry)
            if session.output.isTerminal, session.wait(wait(gap)) {
                throw CommandFailure(.interrupted, "the replay was stopped at \(ClockText.minutes(tape.elapsed))")
            }
            let lead = padded(ClockText.minutes(tape.elapsed)) + "  "
            session.output.show(try narrator.lines(for: entry), after: lead)
        }
    }

    /// Milliseconds to wait for a gap of so many.
    private func wait(_ gap: Int64) -> Int { Int(min(Double(gap) / speed, longest * 1000)) }

    private func padded(_ clock: String) -> String { String(repeating: " ", count: max(0, 6 - clock.count)) + clock }
}

/// The time of a session as it is played back: the time of its spells, one after another, without what lies between.
private struct Tape {
    private(set) var elapsed: Int64 = 0
    private var spell: Int?
    private var reading: Int64 = 0

    /// Goes on to an entry, and gives the milliseconds that passed.
    ///
    /// Entries of a spell that was over already, as of somebody who was replaced, take no time.
    mutating func run(to entry: JournalEntry) -> Int64 {
        let draft = entry.draft
        defer { if spell.map({ draft.spell >= $0 }) ?? true { (spell, reading) = (draft.spell, draft.monotonic) } }
        guard draft.spell == spell else { return 0 }
        // Outside numbers: a journal may say anything.
        let (gap, overflows) = draft.monotonic.subtractingReportingOverflow(reading)
        guard !overflows, gap > 0 else { return 0 }
        elapsed = elapsed.addingReportingOverflow(gap).overflow ? .max : elapsed + gap
        return gap
    }
}
