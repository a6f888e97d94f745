package import ArgumentParser

/// Finds the command that leading words name.
package enum CommandPath {
    /// Replaces unique prefixes by whole names and refuses unknown ones with their nearest neighbour.
    ///
    /// Words after the command are left alone: swift-argument-parser reads them.
    package static func resolve(
        _ words: [String], acceptsPrefixes: Bool
    ) throws(CommandFailure) -> [String] {
        var resolved = words
        if let first = words.first, first == "?" { resolved[0] = "help" }
        var siblings = Commands.configuration.subcommands
        var path: [String] = []
        var otherwise: (any ParsableCommand.Type)?
        for (index, word) in resolved.enumerated() {
            if siblings.isEmpty || word.hasPrefix("-") { break }
            // Where a word may also be a name, only the whole word is a command.
            if let otherwise, !siblings.contains(where: { $0._commandName == word }) {
                resolved.insert(otherwise._commandName, at: index)
                break
            }
            let command = try find(word, among: siblings, after: path, acceptsPrefixes: acceptsPrefixes)
            resolved[index] = command._commandName
            path.append(command._commandName)
            siblings = command.configuration.subcommands
            otherwise = command.configuration.defaultSubcommand
        }
        return resolved
    }

    private static func find(
        _ word: String, among siblings: [any ParsableCommand.Type], after path: [String], acceptsPrefixes: Bool
    ) throws(CommandFailure) -> any ParsableCommand.Type {
        if let exact = siblings.first(where: { $0._commandName == word || $0.configuration.aliases.contains(word) }) {
            return exact
        }
        let candidates = siblings.filter { $0._commandName.hasPrefix(word) }
        if acceptsPrefixes, candidates.count == 1, let only = candidates.first { return only }
        let parent = path.joined(separator: " ")
        if acceptsPrefixes, candidates.count > 1 {
            let names = candidates.map { "'\($0._commandName)'" }.sorted().joined(separator: ", ")
            throw CommandFailure(.usage, "'\(word)' may be \(names)", hint: "type one more letter")
        }
        let typed = (path + [word]).joined(separator: " ")
        var failure = CommandFailure.unknown(
            "command", typed, among: siblings.map { (path + [$0._commandName]).joined(separator: " ") },
            exitCode: .usage)
        if failure.hint == nil, path.isEmpty, let owner = owner(of: word) {
            failure.hint = "did you mean '\(owner) \(word)'?"
        }
        if failure.hint == nil {
            failure.hint =
                path.isEmpty ? "'help' lists the commands" : "'help \(parent)' lists the commands of '\(parent)'"
        }
        throw failure
    }

    /// The noun that has such a verb, where only one has.
    private static func owner(of verb: String) -> String? {
        let owners = Commands.configuration.subcommands.filter { noun in
            noun.configuration.subcommands.contains { $0._commandName == verb }
        }
        return owners.count == 1 ? owners.first?._commandName : nil
    }

    /// The words that name a command, and its options as they are typed.
    static func options(of words: [String]) -> (path: [String], options: Set<String>) {
        var (path, command) = command(named: words)
        if path.count < words.count, let otherwise = command.configuration.defaultSubcommand { command = otherwise }
        let arguments = CommandDescription.describing(command)?.arguments ?? []
        return (path, Set(arguments.flatMap { $0.names ?? [] }.map(\.typed)))
    }

    /// The command that words name, as far as they name one, and the words that do.
    package static func command(
        named words: [String]
    ) -> (path: [String], command: any ParsableCommand.Type) {
        var found: any ParsableCommand.Type = Commands.self
        var path: [String] = []
        for word in words {
            let match = found.configuration.subcommands.first {
                $0._commandName == word || $0.configuration.aliases.contains(word)
            }
            guard let match else { break }
            found = match
            path.append(match._commandName)
        }
        return (path, found)
    }
}
