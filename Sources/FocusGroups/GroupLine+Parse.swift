internal import Journal

extension GroupLine {
    /// Reads a line; never fails.
    ///
    /// The speaker rule fires only for letters on the roster that are followed by their punctuation, so "bad idea" is
    /// never somebody called b.
    ///
    /// - Parameters:
    ///   - line: What was typed.
    ///   - roster: The letters in use.
    ///   - utterances: How many utterances there are, which bounds the numbers that a line may name.
    /// - Returns: What it says; a flagged statement or a slip for what cannot be read.
    package static func parse(_ line: String, roster: Set<Letter>, utterances: Int) -> GroupLine {
        let text = trimmed(line[...])
        guard let first = text.first else { return .blank }
        let reader = Reader(roster: roster, utterances: utterances)
        let reading: GroupLine? =
            switch first {
            case "/": reader.slash(text)
            case ";": reader.words(text.dropFirst()).map(GroupLine.note)
            case ">": reader.words(text.dropFirst()).map(GroupLine.message)
            case "=": reader.fix(text.dropFirst())
            case ".": reader.continuation(text.dropFirst())
            case "*": reader.words(text.dropFirst()).map { .idea(nil, $0) }
            default: text == "u" ? .undo : reader.parking(text) ?? reader.answers(text) ?? reader.speech(text)
            }
        return reading ?? (reader.isSlip(text) ? .slip(String(text)) : reader.unread(text))
    }

    /// `b=export c=2`: each answer goes to where the next letter and its '=' begin; `nil` for anything else.
    static func votes(_ text: Substring) -> [TypedVote]? {
        var votes: [TypedVote] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            let name = word.first == "?" ? word.prefix(1) : word.prefix(while: \.isLetter)
            if (1...2).contains(name.count), word[name.endIndex...].first == "=" {
                votes.append(TypedVote(String(name), String(word[name.endIndex...].dropFirst())))
            } else if votes.isEmpty {
                return nil
            } else {
                votes[votes.count - 1].text += (votes[votes.count - 1].text.isEmpty ? "" : " ") + String(word)
            }
        }
        return votes.isEmpty ? nil : votes
    }

    static func trimmed(_ text: Substring) -> Substring {
        var rest = text.drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}

/// The rules of the grammar, one method each; a rule that does not fit gives `nil`.
private struct Reader {
    let roster: Set<Letter>
    let utterances: Int

    func unread(_ text: Substring) -> GroupLine {
        let line = marked(text)
        // Marks alone with nothing to hang them on: keep what was typed, whole.
        guard !line.text.isEmpty else {
            return .statement(.init(who: .these([.unknown]), text: String(text), isFlagged: true))
        }
        return .statement(.init(who: .these([.unknown]), text: line.text, marks: line.marks, isFlagged: true))
    }

    /// Whether a line that could not be read is no speech; with nothing said yet, marks alone are none either.
    func isSlip(_ text: Substring) -> Bool {
        guard let likeness = GroupLine.likeness(of: text, roster: roster) else { return false }
        return likeness != .marks || utterances == 0 && marked(text).text.isEmpty
    }

    func words(_ text: Substring) -> String? {
        let words = GroupLine.trimmed(text)
        return words.isEmpty ? nil : String(words)
    }

    func slash(_ text: Substring) -> GroupLine {
        let rest = text.dropFirst()
        if rest.first == "/" { return unread(rest) }
        let name = rest.prefix { !$0.isWhitespace }
        return .command(name: String(name), rest: String(GroupLine.trimmed(rest[name.endIndex...])))
    }

    func continuation(_ text: Substring) -> GroupLine? {
        guard utterances > 0, text.first?.isWhitespace == true else { return nil }
        let line = marked(text)
        guard !line.text.isEmpty else { return line.marks.isEmpty ? nil : .marks(line.marks) }
        return .continuation(line.text, line.marks)
    }

    func parking(_ text: Substring) -> GroupLine? {
        guard text.hasPrefix("?p"), text.dropFirst(2).first?.isWhitespace == true else { return nil }
        return words(text.dropFirst(2)).map(GroupLine.parking)
    }

    func speech(_ text: Substring) -> GroupLine? {
        if let (speaker, rest) = speaker(text), rest.isEmpty, speaker != .unknown { return .floor(speaker) }
        return statement(text) ?? stances(text) ?? marksAlone(text)
    }

    /// `b=export c=2`, of which the first is on the roster; `?=export`; `b* …`.
    func answers(_ text: Substring) -> GroupLine? {
        if text.hasPrefix("?=") { return GroupLine.votes(text).map(GroupLine.votes) }
        guard let (first, rest) = letter(text) else { return nil }
        if rest.first == "*" { return words(rest.dropFirst()).map { .idea(first, $0) } }
        return rest.first == "=" ? GroupLine.votes(text).map(GroupLine.votes) : nil
    }

    func statement(_ text: Substring) -> GroupLine? {
        guard let (who, afterWho) = who(text) else { return nil }
        var rest = afterWho
        var addressee: Speaker?
        if rest.first == ">" {
            guard let (target, after) = speaker(rest.dropFirst()), target != .unknown else { return nil }
            addressee = target
            rest = after
        }
        guard let mark = rest.first, let isVerbatim = fidelity(mark) else { return nil }
        var line = marked(rest.dropFirst())
        if isVerbatim { line.text = withoutClosingQuote(line.text) }
        if let addressee { line.marks.addressee = addressee }
        guard !line.text.isEmpty || !line.marks.isEmpty else { return nil }
        return .statement(.init(who: who, isVerbatim: isVerbatim, text: line.text, marks: line.marks))
    }

    func stances(_ text: Substring) -> GroupLine? {
        guard utterances > 0 else { return nil }
        var stances: [Stance] = []
        var rest = text
        while !rest.isEmpty {
            guard let (letter, after) = letter(rest),
                let value = after.first.map(String.init).flatMap(Stance.Value.init)
            else { return nil }
            stances.append(Stance(letter, value))
            rest = after.dropFirst().drop { $0.isWhitespace || $0 == "," }
        }
        return stances.isEmpty ? nil : .stances(stances)
    }

    func marksAlone(_ text: Substring) -> GroupLine? {
        let line = marked(text)
        guard line.text.isEmpty, !line.marks.isEmpty else { return nil }
        let observations = line.marks.observations
        if line.marks == Marks(observations: observations) {
            return .observation(observations.compactMap(\.text))
        }
        return utterances > 0 ? .marks(line.marks) : nil
    }

    func fix(_ text: Substring) -> GroupLine? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text[digits.endIndex...]
        var number: Int?
        if digits.isEmpty {
            guard utterances > 0 else { return nil }
        } else {
            guard let value = Int(digits), (1...).contains(value), value <= utterances else { return nil }
            number = value
        }
        if let mark = rest.first, let isVerbatim = fidelity(mark) {
            var line = marked(rest.dropFirst())
            if isVerbatim { line.text = withoutClosingQuote(line.text) }
            guard !line.text.isEmpty else { return nil }
            return .correction(number: number, isVerbatim: isVerbatim, text: line.text, marks: line.marks)
        }
        guard let (who, end) = who(rest), end.isEmpty else { return nil }
        return .attribution(number: number, who: who)
    }

    // MARK: Parts

    private func marked(_ text: Substring) -> MarkedLine { MarkedLine(text, roster: roster, utterances: utterances) }

    /// The letter, of those on the roster, that a text begins with, and what stands behind it.
    private func letter(_ text: Substring) -> (Letter, Substring)? {
        let name = text.prefix(while: \.isLetter)
        guard let letter = Letter(name), roster.contains(letter) else { return nil }
        return (letter, text[name.endIndex...])
    }

    private func speaker(_ text: Substring) -> (Speaker, Substring)? {
        if text.first == "?" { return (.unknown, text.dropFirst()) }
        if text.prefix(while: \.isLetter).lowercased() == "m" { return (.moderator, text.dropFirst()) }
        return letter(text).map { (.participant($0), $1) }
    }

    private func fidelity(_ character: Character) -> Bool? {
        switch character {
        case ":": false
        case "\"", "\u{201C}", "\u{201D}": true
        default: nil
        }
    }

    private func who(_ text: Substring) -> (GroupLine.Who, Substring)? {
        if text.lowercased().hasPrefix("all") { return (.all, text.dropFirst(3)) }
        guard let (first, afterFirst) = speaker(text) else { return nil }
        var speakers = [first]
        var rest = afterFirst
        while first != .unknown, rest.first == "," {
            let next = rest.dropFirst().drop(while: \.isWhitespace)
            guard let (speaker, after) = speaker(next), speaker != .unknown else { return nil }
            if !speakers.contains(speaker) { speakers.append(speaker) }
            rest = after
        }
        return (.these(speakers), rest)
    }

    /// People close the quotation that `b"` opened; the closing mark is not part of the words.
    private func withoutClosingQuote(_ text: String) -> String {
        guard let last = text.last, "\"\u{201D}".contains(last),
            text.filter({ "\"\u{201C}\u{201D}".contains($0) }).count == 1
        else { return text }
        return String(GroupLine.trimmed(text.dropLast()))
    }
}
