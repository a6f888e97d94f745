package import ArgumentParser
internal import Storage
internal import Tabulation

/// `session export`: every session as JSON.
package struct SessionExportCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write sessions as JSON, one array or one object in a line.",
        discussion: """
            Each session is what 'session show --format json' gives. With --format jsonl each stands in a line of its own, \
            and is written as soon as it is read.

            Examples:
              canvass session export > sessions.json
              canvass session export 1a2b 3c4d --format jsonl

            Exits 1 when there is no such session.
            """)

    @Argument(help: "The sessions; all of them where none is named.") package var ids: [String] = []
    @OptionGroup package var output: OutputOptions

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let records = ids.isEmpty ? try session.store().sessions() : try ids.map { try session.record(named: $0) }
        if session.form(output) == .jsonl {
            for record in records {
                session.output.result(try SessionDescription(try session.past(record)).json.text() + "\n")
            }
        } else {
            let values = try records.map { try SessionDescription(try session.past($0)).json }
            session.output.result(JSONValue.array(values).text(indented: true) + "\n")
        }
    }
}
