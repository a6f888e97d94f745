internal import Journal

/// Words with the marks among them.
///
/// Marks at either end of the words are taken off them. In the middle a theme or an observation counts as well, but
/// the words keep it, since a sentence with a hole in it would not be what was said; `!` in the middle is punctuation.
struct MarkedLine: Hashable, Sendable {
    var text: String
    var marks = Marks()

    /// - Parameters:
    ///   - source: What was typed after the speaker.
    ///   - roster: The letters that `@` may name.
    ///   - utterances: The highest number that `^` may name.
    init(_ source: Substring, roster: Set<Letter>, utterances: Int) {
        let pieces = Self.pieces(of: source)
        let marks = pieces.map { Self.mark(in: $0, roster: roster, utterances: utterances) }
        let first = marks.firstIndex { $0 == nil } ?? pieces.count
        let last = marks.lastIndex { $0 == nil } ?? -1
        for (index, mark) in marks.enumerated() {
            guard let mark else { continue }
            if index < first || index > last {
                self.marks.add(mark)
            } else {
                self.marks.add(Marks(themes: mark.themes, observations: mark.observations))
            }
        }
        text = first <= last ? String(source[pieces[first].startIndex..<pieces[last].endIndex]) : ""
    }

    /// Splits at white space, but keeps `{…}` in one piece.
    private static func pieces(of source: Substring) -> [Substring] {
        var pieces: [Substring] = []
        var rest = source.drop(while: \.isWhitespace)
        while let first = rest.first {
            var end = rest.firstIndex(where: \.isWhitespace) ?? rest.endIndex
            if first == "{", let brace = rest.firstIndex(of: "}") { end = rest.index(after: brace) }
            pieces.append(rest[..<end])
            rest = rest[end...].drop(while: \.isWhitespace)
        }
        return pieces
    }

    /// Reads one piece as a mark; `nil` for a word.
    private static func mark(in piece: Substring, roster: Set<Letter>, utterances: Int) -> Marks? {
        switch piece {
        case "!": return Marks(highlight: 1)
        case "!!": return Marks(highlight: 2)
        case "?p": return Marks(isParked: true)
        default: break
        }
        let body = piece.dropFirst()
        switch piece.first {
        case "#":
            return theme(body)
        case "{":
            guard body.last == "}", body.count > 1 else { return nil }
            return Marks(observations: [Words(String(body.dropLast()))])
        case "^":
            guard let number = Int(body), body.allSatisfy(\.isNumber), (1...).contains(number), number <= utterances
            else { return nil }
            return Marks(replyTo: number)
        case "@":
            guard let letter = Letter(body), roster.contains(letter) else { return nil }
            return Marks(addressee: .participant(letter))
        default:
            return nil
        }
    }

    /// A theme's name and the punctuation that people type after it.
    private static func theme(_ body: Substring) -> Marks? {
        guard let first = body.first, first.isLetter else { return nil }
        let name = body.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "/" }
        let rest = body[name.endIndex...]
        guard rest.allSatisfy({ ",;.:!?".contains($0) }), name.last != "/", !name.contains("//") else { return nil }
        let highlight = rest == "!" ? 1 : rest == "!!" ? 2 : 0
        return Marks(themes: [name.lowercased()], highlight: highlight)
    }
}
