internal import Journal

/// Why a line was kept as a slip, or as said by somebody unknown where it looks like something else.
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
    /// A speaker or a number, and no words.
    case noWords
    /// Letters, of which one has no sign.
    case noSign
}

extension FocusGroup {
    /// What a line was perhaps meant to be; `nil` for plain words.
    ///
    /// It is only a remark: the line is kept, whatever it was meant to be.
    package func doubt(about line: String) -> GroupDoubt? {
        let text = GroupLine.trimmed(line[...])
        if let name = bareCommand(text) { return .bareCommand(name) }
        let head = text.prefix(while: \.isLetter)
        if questionAtHand == nil, let letter = Letter(head), discussion.roster.contains(letter),
            GroupLine.votes(text) != nil
        {
            return .noQuestion
        }
        if discussion.brainstorms.isEmpty, text.first == "*" || head.count < 3 && text[head.endIndex...].first == "*" {
            return .noBrainstorm
        }
        guard let likeness = GroupLine.likeness(of: text, roster: discussion.roster) else {
            return doubtOfSpeaker(text) ?? doubtOfMore(text)
        }
        let isEmpty = discussion.utterances.isEmpty
        switch likeness {
        case .fix where isEmpty: return .nothingSaid
        case .fix(let digits) where !digits.isEmpty && Int(digits).flatMap(discussion.utterance) == nil:
            return .noUtterance(String(digits.prefix(12)))
        case .fix(let digits):
            return strange(in: text.dropFirst(digits.count + 1).split(separator: ",")) ?? .noWords
        case .stances: return strange(in: Self.names(text)) ?? (isEmpty ? .nothingSaid : .noSign)
        case .floor: return strange(in: [text])
        case .nothingSaid: return strange(in: Self.names(text)) ?? .noWords
        case .marks: return isEmpty ? .nothingSaid : nil
        }
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
        if parts.map(GroupLine.trimmed).allSatisfy({ $0.count == 1 || isOnRoster($0) }) { return strange(in: parts) }
        let after = text[text.index(after: head.endIndex)...]
        let words = head.split(whereSeparator: \.isWhitespace)
        guard text[head.endIndex] == ":", after.first?.isWhitespace ?? true, words.count <= 3 else { return nil }
        let named = discussion.participants.filter { participant in
            guard let name = participant.name.text?.lowercased() else { return false }
            return name == head.lowercased() || name.split(separator: " ").first == head.lowercased()[...]
        }
        return .name(String(head), named.count == 1 ? named.first?.letter : nil)
    }

    /// `. more` before anything was said.
    private func doubtOfMore(_ text: Substring) -> GroupDoubt? {
        guard discussion.utterances.isEmpty, text.first == ".", text.dropFirst().first?.isWhitespace == true else {
            return nil
        }
        return .nothingSaid
    }

    /// The runs of letters in a line.
    private static func names(_ text: Substring) -> [Substring] { text.split { !$0.isLetter } }

    private func isOnRoster(_ name: Substring) -> Bool { Letter(name).map(discussion.roster.contains) ?? false }

    /// The first of the letters that names nobody.
    private func strange(in parts: [Substring]) -> GroupDoubt? {
        for part in parts.map(GroupLine.trimmed) {
            guard (1...2).contains(part.count), part.allSatisfy(\.isLetter) else { return nil }
            if !isOnRoster(part), part.lowercased() != "m" { return .strangeLetter(part.lowercased()) }
        }
        return nil
    }
}
