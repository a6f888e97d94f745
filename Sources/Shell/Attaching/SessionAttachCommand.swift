package import ArgumentParser
package import Journal
internal import Storage

/// `session attach ID`: a second console.
package struct SessionAttachCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "attach", abstract: "Sit down beside whoever holds a session, as scribe or observer.",
        discussion: """
            At another terminal. Beside an interviewer, a scribe types the customer's own words on the question that the \
            prompt names; an observer types private notes. Both have /suggest TEXT, which tells the interviewer what to \
            ask, /note, /undo for what they wrote themselves, and /help. What is written comes on the interviewer's \
            screen when nobody is typing there, stands in the session as theirs, counts as evidence where it is the \
            customer's words, and changes neither answers nor the path. Beside a moderator it is 'group attach'. \
            The interviewer's private notes are not shown, and an observer's are not shown to the interviewer.

            Without a session it is the one that began last among those that go on. '/quit' or Ctrl-D leaves. Nobody \
            sits down beside somebody who answers alone.

            Examples:
              canvass session attach 1a2b3c4d --role scribe
              canvass --as ben session attach --role observer

            Exits 0 when the session has ended or after leaving, 1 when there is no such session, when it has ended \
            before, or when whoever holds it sends this console away, 65 for a line from a pipe that the role does not \
            allow.
            """)

    @Argument(help: "The session: its id, or a unique beginning of it.") package var id: String?
    @Option(help: "What you do there: scribe or observer.") package var role: ConsoleRole
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let record = try id.map { try session.record(named: $0) } ?? latest(in: session)
        try SessionKind.of(record).attach(try session.past(record), role, output, &session)
    }

    @MainActor
    private func latest(in session: Session) throws -> SessionRecord {
        guard let latest = try session.store().sessions().last(where: { $0.kind != .answer && $0.status != .ended })
        else {
            throw CommandFailure(.failed, "no session goes on", hint: "'interview SURVEY' or 'group GUIDE' begins one")
        }
        return latest
    }
}

extension ConsoleRole: ExpressibleByArgument {}
