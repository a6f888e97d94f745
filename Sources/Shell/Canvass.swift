package import ArgumentParser
package import Tabulation

/// The program as a shell sees it: options that hold for the whole run, then a command.
///
/// `Program` parses only the words before the command with it; the command itself is parsed by `Commands`, so that
/// it means the same in a shell and at the prompt.
package struct Canvass: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "canvass",
        abstract: "Ask customers, keep every word, and follow each roadmap number back to them.",
        usage: "canvass [<options>] [<command> …]",
        discussion: """
            Without a command it opens a prompt on a terminal, and reads commands from standard input otherwise.

            Examples:
              canvass
              canvass theme list --format json
              canvass -c 'theme list' -c 'feedback list'
              canvass -f monday.canvass < /dev/null

            Exit codes: 0 done, 1 failed, 64 wrong usage, 65 a definition or data file is wrong, 66 no such file, \
            69 store unreachable, 130 interrupted.
            """,
        version: "canvass \(Program.version)",
        groupedSubcommands: CommandTable.groups)

    @OptionGroup package var options: GlobalOptions

    package init() {}
}

/// The same commands without the options of the whole run.
package struct Commands: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "canvass", abstract: Canvass.configuration.abstract,
        discussion: "'help COMMAND' or 'COMMAND --help' tells more about one of them.",
        groupedSubcommands: CommandTable.groups)

    package init() {}
}

/// What holds for the whole run.
package struct GlobalOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The workspace; else CANVASS_WORKSPACE, else the nearest folder upward with surveys/ and results/.",
            valueName: "folder"), completion: .directory)
    package var workspace: String?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Who acts; else CANVASS_ACTOR, else the system user.", valueName: "actor"))
    package var actor: String?

    @Option(help: "The form of tables. On a terminal it is box, otherwise tsv.")
    package var format: OutputFormat?

    @Option(help: "When to use colour: auto asks NO_COLOR, CLICOLOR_FORCE and the terminal.")
    package var color = ColorChoice.auto

    @Option(name: .customShort("c"), help: ArgumentHelp("Run a command; may be repeated.", valueName: "command"))
    package var commands: [String] = []

    @Option(
        name: .customShort("f"), help: ArgumentHelp("Run the commands in a file.", valueName: "file"),
        completion: .file())
    package var file: String?

    @Flag(help: "Go on after a command that failed; the exit code is still that of the first failure.")
    package var keepGoing = false

    package init() {}

    /// The options above that take the next word.
    static let takingValue: Set<String> = ["--workspace", "--as", "--format", "--color", "-c", "-f"]

    /// Divides the words of a shell into those before the command and the command.
    package static func split(_ words: [String]) -> (options: [String], command: [String]) {
        var end = 0
        while end < words.count, words[end].hasPrefix("-"), words[end] != "--" {
            end += takingValue.contains(words[end]) ? 2 : 1
        }
        end = min(end, words.count)
        let rest = words[end...]
        return (Array(words[..<end]), Array(rest.first == "--" ? rest.dropFirst() : rest))
    }
}

/// The form of the tables of one command.
package struct OutputOptions: ParsableArguments {
    @Option(
        help:
            "The form of the table. On a terminal it is box, otherwise tsv; json has customers' words exactly as they came."
    )
    package var format: OutputFormat?

    package init() {}
}

package enum ColorChoice: String, Hashable, Sendable, CaseIterable, ExpressibleByArgument {
    case auto, always, never
}

extension OutputFormat: ExpressibleByArgument {}
