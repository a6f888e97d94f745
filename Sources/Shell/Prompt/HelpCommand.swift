package import ArgumentParser
internal import LineEditing

/// `help`, `help theme`, `help theme merge`, `?`.
package struct HelpCommand: SessionCommand {
    package static let configuration = CommandConfiguration(
        commandName: "help", abstract: "Show the commands, or how one of them is used.",
        discussion: """
            Examples:
              canvass help
              canvass help theme merge

            Exits 64 when there is no such command.
            """)

    @Argument(help: "The command, as it is typed.") package var command: [String] = []

    package init() {}

    package mutating func run(in session: inout Session) throws {
        let words = try CommandPath.resolve(command, acceptsPrefixes: session.editor.isInteractive)
        let (path, found) = CommandPath.command(named: words)
        if path.count < words.count {
            throw CommandFailure(
                .usage, "'\(path.joined(separator: " "))' has no command '\(words[path.count])'",
                hint: "'help \(path.joined(separator: " "))' tells how it is used")
        }
        let text = Commands.helpMessage(for: found, columns: session.output.width())
        session.show(text.hasSuffix("\n") ? text : text + "\n")
    }
}
