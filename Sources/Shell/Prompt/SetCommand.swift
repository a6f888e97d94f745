package import ArgumentParser
internal import Tabulation

/// `set format csv`: what holds for the rest of the session.
package struct SetCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Show the settings of this session, or change one.",
        discussion: """
            Settings:
              format   the form of tables, such as json; auto gives it back to the terminal
              color    always or never
              actor    who acts

            Examples:
              canvass> set
              canvass> set format json

            Settings end with the session. Exits 64 for a setting or a value that does not exist.
            """)

    @Argument(help: "The setting.", completion: .list(["actor", "color", "format"]))
    package var name: String?

    @Argument(help: "Its new value.") package var value: String?

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let values = [
            ("actor", session.actor), ("color", session.output.hasColor ? "always" : "never"),
            ("format", session.format?.rawValue ?? "auto"),
        ]
        guard let name else {
            let rows = values.map { [Cell.text($0.0), .untrusted($0.1)] }
            return session.show(Table(columns: [Table.Column("setting"), Table.Column("value")], rows: rows))
        }
        guard let current = values.first(where: { $0.0 == name }) else {
            throw CommandFailure.unknown("setting", name, among: values.map(\.0), exitCode: .usage)
        }
        guard let value else { return session.output.result("\(current.1)\n") }
        switch name {
        case "format": try setFormat(value, in: &session)
        case "color": try setColor(value, in: &session)
        default: session.actor = value
        }
    }

    private func setFormat(_ value: String, in session: inout Session) throws(CommandFailure) {
        let known = OutputFormat.allCases.map(\.rawValue) + ["auto"]
        guard known.contains(value) else { throw .unknown("format", value, among: known, exitCode: .usage) }
        session.format = OutputFormat(rawValue: value)
    }

    private func setColor(_ value: String, in session: inout Session) throws(CommandFailure) {
        guard value == "always" || value == "never" else {
            throw CommandFailure(.usage, "the setting 'color' is 'always' or 'never'")
        }
        session.output.hasColor = value == "always"
        session.output.remarkHasColor = value == "always"
    }
}
