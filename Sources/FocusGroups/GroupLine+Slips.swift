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
    static func likeness(of text: Substring) -> Likeness? {
        let text = trimmed(text)
        guard let first = text.first else { return nil }
        if first == "=" { return fix(text.dropFirst()) }
        if text.count == 1, isLetter(first) { return .floor }
        if first == "!" || first == "#" || first == "^" {
            return text.contains(where: \.isWhitespace) || text.count < 2 && first != "!" ? nil : .marks
        }
        if isStances(text) { return .stances }
        return isHead(text) ? .nothingSaid : nil
    }

    private static func fix(_ text: Substring) -> Likeness? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text[digits.endIndex...]
        guard let mark = rest.first else { return digits.isEmpty ? nil : .fix(String(digits)) }
        let isWords = marks.contains(mark)
        let isWho = rest.split(separator: ",", omittingEmptySubsequences: false)
            .allSatisfy { trimmed($0).count == 1 && (isLetter(mark) || mark == "?") }
        return isWords || isWho ? .fix(String(digits)) : nil
    }

    /// Letters of which at least one has a sign behind it, and nothing else.
    private static func isStances(_ text: Substring) -> Bool {
        var signs = 0
        var rest = text
        while let first = rest.first {
            guard isLetter(first) else { return false }
            rest = rest.dropFirst()
            if let sign = rest.first, Stance.Value(rawValue: String(sign)) != nil {
                signs += 1
                rest = rest.dropFirst()
            } else if let next = rest.first, !next.isWhitespace, next != "," {
                return false
            }
            rest = rest.drop { $0.isWhitespace || $0 == "," }
        }
        return signs > 0
    }

    /// `b:`, `a,c"`, `b>a:`.
    private static func isHead(_ text: Substring) -> Bool {
        guard let last = text.last, marks.contains(last) else { return false }
        return text.dropLast().split(omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == ">" })
            .allSatisfy { part in
                let name = trimmed(part)
                return name.count == 1 && name.allSatisfy { isLetter($0) || $0 == "?" }
            }
    }

    private static let marks: Set<Character> = [":", "\"", "\u{201C}", "\u{201D}"]

    private static func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }
}
