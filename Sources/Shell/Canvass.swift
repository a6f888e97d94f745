package import ArgumentParser
internal import SourceDiagnostics
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
            Without a command it opens a prompt on a terminal, and reads commands from standard input otherwise. \
            --workspace, --as, --format and --color may also stand after the command.

            Examples:
              canvass
              canvass theme list --format json
              canvass -c 'theme list' -c 'feedback list'
              canvass -f monday.canvass < /dev/null

            Exit codes: 0 done, 1 failed, 64 wrong usage, 65 a definition or data file is wrong, 66 no such file, \
            69 store unreachable, 130 interrupted; 143 and 129 after SIGTERM and a lost terminal, with the session kept.
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

    /// Those of the options above that mean the same after a command, where it has none of that name.
    private static let fitAfterCommand: Set<String> = ["--workspace", "--as", "--format", "--color"]

    /// Takes options of the whole run out of the words of a command: `ticket list --workspace DIR`.
    ///
    /// What the command has itself stays with it, as `import FILE --as KIND` does, and so does all that follows `--`.
    package static func lifted(from command: [String]) -> (options: [String], command: [String]) {
        func name(_ word: String) -> String { String(word.prefix { $0 != "=" }) }
        guard command.contains(where: { fitAfterCommand.contains(name($0)) }) else { return ([], command) }
        func divided(_ takes: (_ option: String, _ wordsBefore: Int) -> Bool) -> (options: [String], command: [String])
        {
            var (options, rest): ([String], [String]) = ([], [])
            var words = command[...]
            while let word = words.popFirst() {
                guard word != "--" else { return (options, rest + [word] + words) }
                guard takes(name(word), rest.count) else {
                    rest.append(word)
                    continue
                }
                options.append(word)
                if !word.contains("="), let value = words.popFirst() { options.append(value) }
            }
            return (options, rest)
        }
        let (path, own) = CommandPath.options(of: divided { option, _ in fitAfterCommand.contains(option) }.command)
        // An option between the words of a command cannot be its own yet.
        return divided { fitAfterCommand.contains($0) && ($1 < path.count || !own.contains($0)) }
    }

    /// What to type in the place of an option that a command does not have.
    ///
    /// The only command of a run takes most options of the run; where commands follow each other, `set` changes them.
    static func advice(on option: String, isWholeRun: Bool) -> String? {
        switch option {
        case "-c", "-f", "--keep-going": "\(option) stands before a command: canvass \(option) …"
        case _ where isWholeRun:
            suggestion(for: option, among: fitAfterCommand.sorted()).map { "did you mean '\($0)'?" }
        case "--workspace": "the workspace holds for the whole run: leave, and start with 'canvass --workspace FOLDER'"
        case "--as": "'set actor NAME' changes who acts"
        case "--format": "'set format FORM' changes the form of tables"
        case "--color": "'set color always' and 'set color never' change it"
        default: nil
        }
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

/// The form of a list, and what of it is shown.
package struct ListOptions: ParsableArguments {
    @OptionGroup package var output: OutputOptions
    @Flag(
        help: "Show every column, with ids and times whole, also where they have no room side by side on the terminal.")
    package var allColumns = false

    package init() {}

    package init(_ output: OutputOptions) {
        self.output = output
        // Without a value of its own, reading a flag that was not parsed stops the program.
        allColumns = false
    }
}

package enum ColorChoice: String, Hashable, Sendable, CaseIterable, ExpressibleByArgument {
    case auto, always, never
}

extension OutputFormat: ExpressibleByArgument {}
