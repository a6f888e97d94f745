package import ArgumentParser
package import Journal
internal import Storage

/// `group attach CODE`: a second console.
package struct GroupAttachCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "attach", abstract: "Sit down beside the moderator, at another terminal, as scribe or observer.",
        discussion: """
            A scribe writes down what is said with the moderator, in the same lines; an observer keeps notes and tells the \
            moderator what to ask, with '> words'. Both see what happens. Every line is in the session's journal before it \
            is acknowledged, also while the moderator's console is gone; only the moderator moves through the guide, \
            puts questions and ends the session. Without a session it is the group that began last among those that have \
            not ended. '/quit' or Ctrl-D leaves.

            Examples:
              canvass group attach 1a2b3c4d --role scribe
              canvass --as ben group attach 1a2b3c4d --role observer

            Exits 0 when the session has ended or after leaving, 1 when there is no such session, when it has ended \
            before, or when the moderator sends this console away, 65 for a line from a pipe that the role does not allow.
            """)

    @Argument(help: "The session: its id, or a unique beginning of it.") package var id: String?
    @Option(help: "What you do there: scribe or observer.") package var role: ConsoleRole
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let record = try id.map { try session.record(named: $0) } ?? latest(in: session)
        guard record.kind == .group else {
            throw CommandFailure(
                .failed, "session \(record.id.short) is no focus group", hint: "'session watch' looks on at any session"
            )
        }
        try GroupRunner.attach(to: try session.past(record), as: role, output, in: &session)
    }

    @MainActor
    private func latest(in session: Session) throws -> SessionRecord {
        guard let latest = try session.store().sessions().last(where: { $0.kind == .group && $0.status != .ended })
        else { throw CommandFailure(.failed, "no focus group goes on", hint: "'group GUIDE' begins one") }
        return latest
    }
}
