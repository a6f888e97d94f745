extension GroupLine {
    /// What a line that could not be read looks like, where it looks like no speech at all.
    enum Likeness: Hashable, Sendable {
        /// `=9b`, `=9: words`; with the digits.
        case fix(String)
        /// `b+ v-`, `b+ c`.
        case stances
        /// One letter alone.
        case floor
        /// `b:` without words.
        case nothingSaid
        /// `!`, `#price`.
        case marks
    }

    /// Finds what a line looks like; `nil` for what may well be somebody's words.
    ///
    /// A single letter looks like a participant even if nobody has it; two letters are a word, unless somebody has them.
    static func likeness(of text: Substring, roster: Set<Letter>) -> Likeness? {
        let text = trimmed(text)
        guard let first = text.first else { return nil }
        if first == "=" { return fix(text.dropFirst(), roster) }
        if isHandle(text, roster) { return .floor }
        if first == "!" || first == "#" || first == "^" {
            return text.contains(where: \.isWhitespace) || text.count < 2 && first != "!" ? nil : .marks
        }
        if isStances(text, roster) { return .stances }
        return isHead(text, roster) ? .nothingSaid : nil
    }

    private static func isHandle(_ name: Substring, _ roster: Set<Letter>) -> Bool {
        name.count == 1 ? name.allSatisfy(isLetter) : Letter(name).map(roster.contains) ?? false
    }

    private static func fix(_ text: Substring, _ roster: Set<Letter>) -> Likeness? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text[digits.endIndex...]
        guard let mark = rest.first else { return digits.isEmpty ? nil : .fix(String(digits)) }
        let isWords = marks.contains(mark)
        let isWho = rest.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
            .allSatisfy { $0.count == 1 && (isLetter(mark) || mark == "?") || isHandle($0, roster) }
        return isWords || isWho ? .fix(String(digits)) : nil
    }

    /// Letters of which at least one has a sign behind it, and nothing else.
    ///
    /// Two letters that nobody has count only with their sign, and beside somebody's: `no- way` are words.
    private static func isStances(_ text: Substring, _ roster: Set<Letter>) -> Bool {
        var (signs, known, strange) = (0, 0, 0)
        var rest = text
        while !rest.isEmpty {
            let name = rest.prefix(while: isLetter)
            guard (1...2).contains(name.count) else { return false }
            if Letter(name).map(roster.contains) ?? false { known += 1 } else if name.count == 2 { strange += 1 }
            rest = rest[name.endIndex...]
            if let sign = rest.first, Stance.Value(rawValue: String(sign)) != nil {
                signs += 1
                rest = rest.dropFirst()
            } else if let next = rest.first, !next.isWhitespace, next != "," {
                return false
            } else if name.count == 2, !isHandle(name, roster) {
                return false
            }
            rest = rest.drop { $0.isWhitespace || $0 == "," }
        }
        return signs > 0 && (strange == 0 || known > 0)
    }

    /// `b:`, `a,c"`, `b>a:`.
    private static func isHead(_ text: Substring, _ roster: Set<Letter>) -> Bool {
        guard let last = text.last, marks.contains(last) else { return false }
        return text.dropLast().split(omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == ">" })
            .map(trimmed).allSatisfy { $0 == "?" || isHandle($0, roster) }
    }

    private static let marks: Set<Character> = [":", "\"", "\u{201C}", "\u{201D}"]

    private static func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }
}
