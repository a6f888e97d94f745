internal import SourceDiagnostics

/// A command of the moderator's console, read but not yet weighed against the group.
package enum GroupCommand: Hashable, Sendable {
    case next
    case back
    /// A section by its number or by its name, or a unique beginning of it.
    case goto(String)
    case skip(reason: String?)
    /// Shows planned and actual time; with minutes, gives them to this section.
    case time(minutes: Int?)
    case who
    case roster
    case add(Newcomer)
    case enter([String])
    case leave(String, reason: String?)
    case probe
    /// Puts something on the parking lot; without words, shows it.
    case park(String?)
    case note(String)
    case undo(Int)
    case redo(Int)
    case pause
    case resume
    case end
    /// Leaves; the session is suspended.
    case quit
    case help

    /// Somebody who joins the group, as typed.
    package struct Newcomer: Hashable, Sendable {
        package var name: String
        /// `nil` for the next free one.
        package var letter: String?
        package var account: String?
        /// Keys and values in the order typed.
        package var attributes: [[String]]
    }

    /// A command's word, what may follow it, and what it does.
    package struct Form: Hashable, Sendable {
        package let name: String
        package let short: String?
        package let arguments: String
        package let summary: String
    }

    /// All commands in the order in which help shows them.
    package static let forms: [Form] = [
        Form(name: "next", short: "n", arguments: "", summary: "go to the next section"),
        Form(name: "back", short: nil, arguments: "", summary: "go to the section before"),
        Form(name: "goto", short: nil, arguments: "SECTION", summary: "go to a section, by number or name"),
        Form(name: "skip", short: nil, arguments: "[REASON]", summary: "leave this section out and go on"),
        Form(
            name: "time", short: "t", arguments: "[+MINUTES]",
            summary: "show plan and actual; borrow minutes from later sections"),
        Form(name: "who", short: "w", arguments: "", summary: "show who has talked how much"),
        Form(name: "roster", short: nil, arguments: "", summary: "show the people and their letters"),
        Form(
            name: "add", short: nil, arguments: "NAME [LETTER] [account=A] [KEY=VALUE]…",
            summary: "add somebody to the group"),
        Form(name: "in", short: nil, arguments: "LETTER…", summary: "somebody came back"),
        Form(name: "out", short: nil, arguments: "LETTER [REASON]", summary: "somebody left the room"),
        Form(name: "probe", short: nil, arguments: "", summary: "show the next probe of this section"),
        Form(name: "park", short: nil, arguments: "[WORDS]", summary: "put something on the parking lot, or show it"),
        Form(name: "note", short: nil, arguments: "WORDS", summary: "keep a private note, as ';' does"),
        Form(name: "undo", short: "u", arguments: "[N]", summary: "take back the last act, or the last N"),
        Form(name: "redo", short: nil, arguments: "[N]", summary: "take back the last undo"),
        Form(name: "pause", short: nil, arguments: "", summary: "stop the clock"),
        Form(name: "resume", short: nil, arguments: "", summary: "let the clock run again"),
        Form(name: "end", short: nil, arguments: "", summary: "close the session with a summary"),
        Form(
            name: "quit", short: "exit", arguments: "", summary: "leave; everything is kept, and 'resume' goes on"),
        Form(name: "help", short: "?", arguments: "", summary: "show this"),
    ]

    /// Reads a command.
    ///
    /// - Parameters:
    ///   - name: The word after the slash.
    ///   - rest: What followed it.
    /// - Returns: The command.
    /// - Throws: ``GroupRefusal`` for an unknown word, and for arguments that do not fit.
    package static func parse(_ name: String, _ rest: String) throws(GroupRefusal) -> GroupCommand {
        guard let form = forms.first(where: { $0.name == name || $0.short == name }) else { throw unknown(name) }
        let words = try split(rest)
        let text = rest.isEmpty ? nil : rest
        let mistaken = GroupRefusal(
            "/\(form.name) does not take that", hint: "write /\(form.name) \(form.arguments)")
        func alone(_ command: GroupCommand) throws(GroupRefusal) -> GroupCommand {
            guard words.isEmpty else { throw GroupRefusal("/\(form.name) takes nothing after it") }
            return command
        }
        switch form.name {
        case "next": return try alone(.next)
        case "back": return try alone(.back)
        case "goto":
            guard words.count == 1 else { throw mistaken }
            return .goto(words[0])
        case "skip": return .skip(reason: text)
        case "time": return .time(minutes: try minutes(words, mistaken))
        case "who": return try alone(.who)
        case "roster": return try alone(.roster)
        case "add": return .add(try newcomer(words))
        case "in":
            guard !words.isEmpty else { throw mistaken }
            return .enter(words)
        case "out":
            guard let letter = words.first else { throw mistaken }
            let reason = words.dropFirst().joined(separator: " ")
            return .leave(letter, reason: reason.isEmpty ? nil : reason)
        case "probe": return try alone(.probe)
        case "park": return .park(text)
        case "note":
            guard let text else { throw mistaken }
            return .note(text)
        case "undo": return .undo(try steps(words, mistaken))
        case "redo": return .redo(try steps(words, mistaken))
        case "pause": return try alone(.pause)
        case "resume": return try alone(.resume)
        case "end": return try alone(.end)
        case "quit": return try alone(.quit)
        default: return .help
        }
    }

    /// Words, of which `"…"` may hold spaces.
    private static func split(_ text: String) throws(GroupRefusal) -> [String] {
        var words: [String] = []
        var word: String?
        var isQuoted = false
        for character in text {
            if character == "\"" {
                isQuoted.toggle()
                word = word ?? ""
            } else if character.isWhitespace, !isQuoted {
                if let finished = word { words.append(finished) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let word { words.append(word) }
        return isQuoted ? text.split(whereSeparator: \.isWhitespace).map(String.init) : words
    }

    private static func steps(_ words: [String], _ mistaken: GroupRefusal) throws(GroupRefusal) -> Int {
        guard let first = words.first else { return 1 }
        guard words.count == 1, let steps = Int(first), (1...1_000).contains(steps) else { throw mistaken }
        return steps
    }

    private static func minutes(_ words: [String], _ mistaken: GroupRefusal) throws(GroupRefusal) -> Int? {
        guard let first = words.first else { return nil }
        guard words.count == 1, "+-".contains(first.prefix(1)), let minutes = Int(first), minutes != 0,
            abs(minutes) <= 240
        else { throw mistaken }
        return minutes
    }

    private static func newcomer(_ words: [String]) throws(GroupRefusal) -> Newcomer {
        let form = "write /add NAME [LETTER] [account=A] [KEY=VALUE]"
        var name = Array(words.prefix { !$0.contains("=") })
        var newcomer = Newcomer(name: "", letter: nil, account: nil, attributes: [])
        if name.count > 1, let last = name.last, last.count == 1 { newcomer.letter = name.removeLast() }
        for word in words.dropFirst(words.prefix { !$0.contains("=") }.count) {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                throw GroupRefusal("what follows the name must be KEY=VALUE", hint: form)
            }
            let key = parts[0].lowercased()
            guard key == "account" ? newcomer.account == nil : !newcomer.attributes.contains(where: { $0[0] == key })
            else {
                throw GroupRefusal("'\(key)' is given twice")
            }
            if key == "account" { newcomer.account = parts[1] } else { newcomer.attributes.append([key, parts[1]]) }
        }
        newcomer.name = name.joined(separator: " ")
        guard !newcomer.name.isEmpty else { throw GroupRefusal("/add needs a name", hint: form) }
        return newcomer
    }

    private static func unknown(_ name: String) -> GroupRefusal {
        let near = forms.map(\.name).filter { $0.hasPrefix(name) && !name.isEmpty }
        let guess = near.count == 1 ? near.first : suggestion(for: name, among: forms.map(\.name))
        let literal = "'//' records a line that begins with a slash"
        return GroupRefusal(
            "there is no command '/\(name)'",
            hint: guess.map { "did you mean '/\($0)'?" } ?? "/help shows them; \(literal)")
    }
}
