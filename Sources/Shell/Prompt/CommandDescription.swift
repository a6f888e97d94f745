package import ArgumentParser
internal import FoundationEssentials

/// The tree of commands as a value: completion, the manual page and the checks of help are made from it.
package struct CommandDescription: Decodable, Hashable, Sendable {
    package var commandName: String
    package var aliases: [String]?
    package var abstract: String?
    package var discussion: String?
    package var subcommands: [CommandDescription]?
    /// The subcommand that is meant where none is named.
    package var defaultSubcommand: String?
    package var arguments: [ArgumentDescription]?
    package var shouldDisplay: Bool

    /// Every command from here on with the words that name it, in the order of help.
    package func leaves(below path: [String] = []) -> [(path: [String], command: CommandDescription)] {
        guard let subcommands, !subcommands.isEmpty else { return [(path, self)] }
        return subcommands.flatMap { $0.leaves(below: path + [$0.commandName]) }
    }

    /// The subcommand with this name or alias, or with this unique prefix.
    func subcommand(_ word: String) -> CommandDescription? {
        let all = subcommands ?? []
        if let exact = all.first(where: { $0.commandName == word || $0.aliases?.contains(word) == true }) {
            return exact
        }
        let candidates = all.filter { $0.commandName.hasPrefix(word) }
        return candidates.count == 1 ? candidates.first : nil
    }

    /// Reads the description that swift-argument-parser gives of a command; `nil` if it speaks another version of it.
    package static func describing(_ command: any ParsableCommand.Type) -> CommandDescription? {
        struct Tool: Decodable { var command: CommandDescription }
        var description = try? JSONDecoder().decode(Tool.self, from: Data(command._dumpHelp().utf8)).command
        // It adds its own `help` where there is one already.
        if let subcommands = description?.subcommands, let help = subcommands.first(where: { $0.commandName == "help" })
        {
            description?.subcommands = subcommands.filter { $0.commandName != "help" || $0 == help }
        }
        return description
    }
}

/// An argument, an option or a flag of a command.
package struct ArgumentDescription: Decodable, Hashable, Sendable {
    package enum Kind: String, Decodable, Sendable { case positional, option, flag }

    package struct Name: Decodable, Hashable, Sendable {
        package var kind: String
        package var name: String

        /// As it is typed: `--format`, `-c`.
        package var typed: String { (kind == "long" ? "--" : "-") + name }
    }

    package var kind: Kind
    package var shouldDisplay: Bool
    package var isOptional: Bool
    package var isRepeating: Bool
    package var names: [Name]?
    package var valueName: String?
    package var defaultValue: String?
    package var allValueStrings: [String]?
    package var allValues: [String]?
    package var completionKind: Completion?
    package var abstract: String?
    package var discussion: String?

    /// The values that can be typed, where they are few and known.
    package var values: [String]? { allValueStrings ?? allValues ?? completionKind?.list?.values }

    /// What swift-argument-parser was told about completing the value.
    package struct Completion: Decodable, Hashable, Sendable {
        package struct List: Decodable, Hashable, Sendable { package var values: [String] }
        package struct Anything: Decodable, Hashable, Sendable {}
        package var list: List?
        package var file: Anything?
        package var directory: Anything?
    }
}
