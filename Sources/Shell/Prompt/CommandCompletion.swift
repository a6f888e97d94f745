/// What Tab offers at the command prompt: words of commands, then options, then values and names.
@MainActor
final class CommandCompletion {
    private let names: NameIndex
    private lazy var root = CommandDescription.describing(Commands.self)

    init(names: NameIndex) { self.names = names }

    /// The words that the one before the cursor may become.
    func candidates(_ line: String) -> [String] {
        guard let root else { return [] }
        var words = line.split(omittingEmptySubsequences: true, whereSeparator: \.isWhitespace).map(String.init)
        let typed = line.last.map { !$0.isWhitespace } == true ? words.removeLast() : ""
        if words.first == "help" || words.first == "?" { words.removeFirst() }
        let isHelp = line.hasPrefix("help ") || line.hasPrefix("?")

        var command = root
        while let word = words.first, let next = command.subcommand(word) {
            command = next
            words.removeFirst()
        }
        if let subcommands = command.subcommands, !subcommands.isEmpty {
            let otherwise = subcommands.first { $0.commandName == command.defaultSubcommand }
            let names = otherwise.map { isHelp ? [] : arguments(of: $0, after: words, typed: typed) } ?? []
            // After a word that is no command there is nothing to offer but what belongs to the default one.
            guard words.isEmpty, !typed.hasPrefix("-") else { return names }
            return matching(typed, subcommands.filter(\.shouldDisplay).map(\.commandName)) + names
        }
        return isHelp ? [] : arguments(of: command, after: words, typed: typed)
    }

    private func arguments(of command: CommandDescription, after words: [String], typed: String) -> [String] {
        let all = command.arguments ?? []
        let options = all.filter { $0.kind == .option }
        // readline gives what follows the sign as the word to complete.
        if typed.hasPrefix("-"), let sign = typed.firstIndex(of: "=") {
            let option = options.first { $0.isNamed(String(typed[..<sign])) }
            return option.map { values(of: $0, typed: String(typed[typed.index(after: sign)...])) } ?? []
        }
        if typed.hasPrefix("-") {
            let used = Set(words)
            let free = all.filter { $0.kind != .positional && $0.shouldDisplay }
                .filter { $0.isRepeating || !($0.names ?? []).contains { used.contains($0.typed) } }
            return matching(typed, free.compactMap { $0.names?.first { $0.kind == "long" }?.typed }.sorted())
        }
        if let last = words.last, let option = options.first(where: { $0.isNamed(last) }) {
            return values(of: option, typed: typed)
        }
        var position = 0
        var isValue = false
        for word in words {
            if isValue {
                isValue = false
            } else if word.hasPrefix("-") {
                isValue = options.contains { $0.isNamed(word) }
            } else {
                position += 1
            }
        }
        let positionals = all.filter { $0.kind == .positional }
        guard let last = positionals.last else { return [] }
        if positionals.indices.contains(position) { return values(of: positionals[position], typed: typed) }
        return last.isRepeating ? values(of: last, typed: typed) : []
    }

    private func values(of argument: ArgumentDescription, typed: String) -> [String] {
        if let values = argument.values { return matching(typed, values) }
        if argument.completionKind?.file != nil || argument.completionKind?.directory != nil {
            return names.paths(from: typed, foldersOnly: argument.completionKind?.directory != nil)
        }
        return matching(typed, argument.valueName.map(names.names) ?? [])
    }

    private func matching(_ typed: String, _ words: [String]) -> [String] {
        let prefix = typed.lowercased()
        return words.filter { $0.lowercased().hasPrefix(prefix) }
    }
}

extension ArgumentDescription {
    fileprivate func isNamed(_ word: String) -> Bool { names?.contains { $0.typed == word } == true }
}
