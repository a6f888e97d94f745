import ArgumentParser
import Foundation
import Testing

@testable import Shell

/// What is written about the commands, against the commands themselves.
@Suite struct DocumentationTests {
    /// A command with the words that call it.
    struct Entry: Sendable, CustomStringConvertible {
        let words: String
        let type: any ParsableCommand.Type
        let isNoun: Bool

        var description: String { words }
        var configuration: CommandConfiguration { type.configuration }

        /// The words with the arguments, without the options.
        var usage: String {
            let line = type.usageString().split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
            let arguments = line.replacing(/\[-[^\]]*\]( \.\.\.)?|--?[\w-]+( <[^>]*>)?/, with: "")
                .split(separator: " ").drop { !$0.contains("<") }
            return ([words] + arguments.map { String($0) }).joined(separator: " ")
        }
    }

    static let commands: [Entry] = Commands.configuration.groupedSubcommands.flatMap(\.subcommands)
        .flatMap { entries(of: $0) }

    /// A command and those below it.
    static func entries(of type: any ParsableCommand.Type, after words: String = "") -> [Entry] {
        let configuration = type.configuration
        let name = configuration.commandName ?? type._commandName
        let path = words.isEmpty ? name : words + " " + name
        let below = configuration.ungroupedSubcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
        return [Entry(words: path, type: type, isNoun: !below.isEmpty)] + below.flatMap { entries(of: $0, after: path) }
    }

    /// The README's table of commands, as it follows from the commands.
    static var commandTable: String {
        var table = ""
        for group in Commands.configuration.groupedSubcommands {
            table += "| \(group.name) | |\n|---|---|\n"
            for command in group.subcommands.flatMap({ entries(of: $0) }) where !command.isNoun {
                let usage = command.usage.split(separator: "|").joined(separator: "\\|")
                table += "| `\(usage)` | \(command.configuration.abstract) |\n"
            }
            table += "\n"
        }
        return table
    }

    // A command that the README does not name is one that nobody finds. `UPDATE_TRANSCRIPTS=1` writes the table anew.
    @Test func theReadmeListsEveryCommand() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "README.md")
        let readme = try String(contentsOf: file, encoding: .utf8)
        let marks = ("<!-- commands -->\n\n", "<!-- /commands -->")
        let start = try #require(readme.range(of: marks.0)).upperBound
        let end = try #require(readme.range(of: marks.1)).lowerBound
        if ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] == "1" {
            let updated = readme[..<start] + Self.commandTable + readme[end...]
            try String(updated).write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(String(readme[start..<end]) == Self.commandTable)
        }
    }

    // Help without an example or without the exit code sends people to the source.
    @Test(arguments: commands)
    func helpSaysEnough(_ command: Entry) {
        #expect(command.configuration.abstract.hasSuffix("."))
        guard !command.isNoun else { return }
        let words = command.configuration.discussion
        let examples = words.split(separator: "\n").filter { line in
            let trimmed = line.drop { $0 == " " }
            return trimmed.count < line.count && trimmed.contains(command.words.split(separator: " ")[0])
        }
        #expect(examples.count >= 2, "two examples")
        #expect(words.contains("xit"), "the exit behaviour")
    }
}
