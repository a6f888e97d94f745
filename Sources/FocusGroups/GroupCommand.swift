internal import Journal
internal import SourceDiagnostics

/// A command of the moderator's console, read but not yet weighed against the group.
package enum GroupCommand: Hashable, Sendable {
    case next
    /// Begins the first section; the same as `next` in the lobby.
    case start
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
    /// The words after `/out`: which of them are letters, the roster says.
    case leave([String])
    /// Somebody, by name or letter, gets another letter.
    case letter(String, String)
    /// Who is not heard, and since when.
    case quiet
    case guide
    case probe(ProbeOrder)
    /// The follow-up of this section with a number; `nil` for the one that is offered.
    case follow(Int?)
    /// A question that the guide does not have.
    case ask(String)
    case why
    case poll(PollOrder)
    /// With so many seconds, if it has an end.
    case brainstorm(String, seconds: Int?)
    case ideas
    case reveal
    case group([Int], as: String)
    /// Shows what can be shown; with a name, keeps that it is shown or taken away.
    case stimulus(String?, isShown: Bool)
    /// What participants asked, those first that have most support.
    case queue(QueueOrder)
    /// What was answered in words, by how many people said it.
    case cloud(String?)
    /// A countdown of so many seconds; 0 calls it off, and `nil` shows it.
    case timer(seconds: Int?, label: String?)
    /// The themes of the group.
    case themes(ThemeOrder)
    /// What is to be done for somebody after the group.
    case promise(PromiseOrder)
    /// Two utterances are one; without numbers those that look like it.
    case same([Int])
    /// Shows what is kept of who is who; with a mode, keeps that.
    case anonymity(Anonymity?, question: String?)
    /// Shows who allows what; with a letter, keeps it.
    case consent(String?, [Grant], version: String?)
    /// Somebody takes back what they said, for good.
    case withdraw(String)
    case tag(Int, [String])
    case untag(Int, String)
    /// Puts something on the parking lot; without words, shows it.
    case park(String?)
    /// Takes the thing with this number off the parking lot, because it is dealt with, or is dealt with now.
    case unpark(Int, isNow: Bool)
    case note(String)
    case undo(Int)
    case redo(Int)
    /// Shows the consoles beside the moderator's.
    case attached
    /// Shows how somebody sits down beside the moderator.
    case join
    /// Writes the report, or everything in one form, as far as the group is.
    case export(PaperForm?)
    /// Sends the console with this number away.
    case dismiss(Int)
    case pause
    /// A break of so many minutes.
    case rest(Int)
    case resume
    case stats
    /// How the moderator's own console behaves.
    case manner(ConsoleManner)
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

    /// Reads a command.
    ///
    /// - Parameters:
    ///   - name: The word after the slash.
    ///   - rest: What followed it.
    /// - Returns: The command.
    /// - Throws: ``GroupRefusal`` for an unknown word, and for arguments that do not fit.
    package static func parse(_ name: String, _ rest: String) throws(GroupRefusal) -> GroupCommand {
        guard let form = forms.first(where: { $0.name == name || $0.others.contains(name) }) else {
            throw unknown(name)
        }
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
        case "start": return try alone(.start)
        case "quiet": return try alone(.quiet)
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
            return .enter(words.flatMap(letters))
        case "out":
            guard !words.isEmpty else { throw mistaken }
            return .leave(words)
        case "letter":
            guard words.count > 1, let letter = words.last else { throw mistaken }
            return .letter(words.dropLast().joined(separator: " "), letter)
        case "probe": return .probe(try ProbeOrder.read(words, mistaken))
        case "promise": return .promise(PromiseOrder.read(rest, words))
        case "same":
            let numbers = words.compactMap { Int($0) }
            guard numbers.count == words.count, numbers.count < 3 else { throw mistaken }
            return .same(numbers)
        case "anonymity":
            guard let first = words.first else { return .anonymity(nil, question: nil) }
            guard let mode = Anonymity(rawValue: first.lowercased()), words.count < 3 else { throw mistaken }
            return .anonymity(mode, question: words.count == 2 ? words[1] : nil)
        case "join": return try alone(.join)
        case "report": return try alone(.export(nil))
        case "export":
            guard words.count == 1, let form = PaperForm(rawValue: words[0].lowercased()) else { throw mistaken }
            return .export(form)
        case "guide": return try alone(.guide)
        case "why": return try alone(.why)
        case "stats": return try alone(.stats)
        case "follow": return .follow(try number(words, mistaken))
        case "poll": return .poll(try PollOrder.poll(rest, words))
        case "hands": return .poll(try PollOrder.hands(rest, words))
        case "show":
            guard words.count < 2 else { throw mistaken }
            return .poll(.show(words.first))
        case "rank", "points", "dots", "pair":
            return .poll(.make(try ImprovisedQuestion.read(rest, for: .init(rawValue: form.name))))
        case "qa": return .queue(try QueueOrder.read(rest, words))
        case "cloud":
            guard words.count < 2 else { throw mistaken }
            return .cloud(words.first)
        case "timer": return try timer(words, mistaken)
        case "code": return .themes(try ThemeOrder.read(rest, words, mistaken))
        case "park":
            if words.count == 2, ["done", "now"].contains(words[1]), let number = Int(words[0]) {
                return .unpark(number, isNow: words[1] == "now")
            }
            return .park(text)
        case "ask":
            guard let text else { throw mistaken }
            return .ask(text)
        case "brainstorm":
            return try brainstorm(rest, mistaken)
        case "ideas": return try alone(.ideas)
        case "reveal": return try alone(.reveal)
        case "group": return try group(rest, mistaken)
        case "stim": return try stimulus(words, mistaken)
        case "consent": return try consent(words, mistaken)
        case "withdraw":
            guard words.count == 1 else { throw mistaken }
            return .withdraw(words[0])
        case "tag", "untag": return try tags(form.name, words, mistaken)
        case "break":
            guard let minutes = try number(words.map { $0.hasSuffix("m") ? String($0.dropLast()) : $0 }, mistaken),
                minutes <= 240
            else { throw mistaken }
            return .rest(minutes)
        case "mute", "bell", "plain", "nudge", "log":
            return .manner(try ConsoleManner.read(form.name, words, mistaken))
        case "note":
            guard let text else { throw mistaken }
            return .note(text)
        case "undo": return .undo(try steps(words, mistaken))
        case "redo": return .redo(try steps(words, mistaken))
        case "attached": return try alone(.attached)
        case "dismiss":
            guard let number = try number(words, mistaken) else { throw mistaken }
            return .dismiss(number)
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
            let isGiven =
                switch key {
                case "account": newcomer.account != nil
                case "letter": newcomer.letter != nil
                default: newcomer.attributes.contains { $0[0] == key }
                }
            guard !isGiven else { throw GroupRefusal("'\(key)' is given twice") }
            switch key {
            case "account": newcomer.account = parts[1]
            case "letter": newcomer.letter = parts[1]
            default: newcomer.attributes.append([key, parts[1]])
            }
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
