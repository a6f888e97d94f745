internal import Journal

/// Why a line was kept as said by somebody unknown, where it looks like something that was meant otherwise.
package enum GroupDoubt: Hashable, Sendable {
    /// A letter where a speaker stands, which nobody has; in lower case.
    case strangeLetter(String)
    /// A name before a colon; the letter of the participant who is called so, if there is one.
    case name(String, Letter?)
    /// The number of an utterance that there is not, as typed.
    case noUtterance(String)
    /// Nothing was said yet that the line could belong to.
    case nothingSaid
    /// Answers, where no question is at hand.
    case noQuestion
    /// An idea, where nobody was asked to write any.
    case noBrainstorm
    /// The word of a command without its slash.
    case bareCommand(String)
}

extension FocusGroup {
    /// What a line was perhaps meant to be; `nil` for plain words.
    ///
    /// It is only a remark: the line is kept, whatever it was meant to be.
    package func doubt(about line: String) -> GroupDoubt? {
        let text = GroupLine.trimmed(line[...])
        if text.first == "=" { return doubtOfFix(text.dropFirst()) }
        if let name = bareCommand(text) { return .bareCommand(name) }
        if questionAtHand == nil, let letter = text.first.flatMap(Letter.init), discussion.roster.contains(letter),
            GroupLine.votes(text) != nil
        {
            return .noQuestion
        }
        if discussion.brainstorms.isEmpty, text.first == "*" || text.dropFirst().first == "*" { return .noBrainstorm }
        return doubtOfSpeaker(text) ?? doubtOfStances(text) ?? doubtOfMark(text)
    }

    private func doubtOfFix(_ text: Substring) -> GroupDoubt? {
        guard !discussion.utterances.isEmpty else { return .nothingSaid }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, Int(digits).flatMap(discussion.utterance) == nil {
            return .noUtterance(String(digits.prefix(12)))
        }
        return strange(in: text[digits.endIndex...].split(separator: ","))
    }

    /// A command's word alone, or with what only a command has after it.
    private func bareCommand(_ text: Substring) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let name = words.first?.lowercased(), GroupCommand.forms.contains(where: { $0.name == name }) else {
            return nil
        }
        let rest = words.dropFirst()
        switch name {
        case _ where rest.isEmpty: return name
        case "goto", "time", "in", "out": return rest.count == 1 ? name : nil
        case "add": return rest.count == 1 || rest.contains { $0.contains("=") } ? name : nil
        default: return nil
        }
    }

    /// `d: words` where nobody is d, `Dana: words`.
    private func doubtOfSpeaker(_ text: Substring) -> GroupDoubt? {
        let head = text.prefix { !":\"\u{201C}\u{201D}".contains($0) }
        guard head.endIndex < text.endIndex, head.count <= 24, head.first?.isLetter == true else { return nil }
        let parts = head.split(whereSeparator: { $0 == "," || $0 == ">" })
        if parts.allSatisfy({ GroupLine.trimmed($0).count == 1 }) { return strange(in: parts) }
        let after = text[text.index(after: head.endIndex)...]
        let words = head.split(whereSeparator: \.isWhitespace)
        guard text[head.endIndex] == ":", after.first?.isWhitespace ?? true, words.count <= 3 else { return nil }
        let named = discussion.participants.filter { participant in
            guard let name = participant.name.text?.lowercased() else { return false }
            return name == head.lowercased() || name.split(separator: " ").first == head.lowercased()[...]
        }
        return .name(String(head), named.count == 1 ? named.first?.letter : nil)
    }

    /// `a+ z-`.
    private func doubtOfStances(_ text: Substring) -> GroupDoubt? {
        let parts = text.split(whereSeparator: { $0.isWhitespace || $0 == "," })
        if parts.count == 1, text.count == 1 { return strange(in: parts) }
        guard parts.allSatisfy({ $0.count == 2 && Stance.Value(rawValue: String($0.suffix(1))) != nil }) else {
            return nil
        }
        return strange(in: parts.map { $0.prefix(1) }) ?? (discussion.utterances.isEmpty ? .nothingSaid : nil)
    }

    /// `#price`, `!` or `. more` before anything was said.
    private func doubtOfMark(_ text: Substring) -> GroupDoubt? {
        guard discussion.utterances.isEmpty, let first = text.first else { return nil }
        let isMore = first == "." && text.dropFirst().first?.isWhitespace == true
        let isMark = "#!".contains(first) && !text.contains(where: \.isWhitespace)
        return isMore || isMark ? .nothingSaid : nil
    }

    /// The first of single letters that names nobody.
    private func strange(in parts: [Substring]) -> GroupDoubt? {
        for part in parts.map(GroupLine.trimmed) {
            guard part.count == 1, let character = part.first, character.isLetter else { return nil }
            let isKnown = Letter(character).map(discussion.roster.contains) ?? (character.lowercased() == "m")
            if !isKnown { return .strangeLetter(character.lowercased()) }
        }
        return nil
    }
}
