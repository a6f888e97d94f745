/// The text of a cue without its tags, divided by who speaks.
///
/// After WebVTT's cue text: `<v Name>` and `<v.loud Name>` begin a voice, `</v>` ends it and is often missing; all other
/// tags are taken out, entities read.
struct CueText {
    struct Piece: Hashable {
        /// `nil` where no tag says it, or says it with nothing.
        var voice: String?
        /// Whether a tag stands there, also one that says nothing.
        var isTagged = false
        var text: String
    }

    let pieces: [Piece]

    init(_ text: String) {
        var pieces: [Piece] = []
        var voice: String?
        var isTagged = false
        var current = ""
        func finished() -> [Piece] {
            let plain = Substring(Self.unescaped(current)).trimmed
            return plain.isEmpty ? [] : [Piece(voice: voice, isTagged: isTagged, text: String(plain))]
        }
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            current += rest[..<open]
            let inner = rest[rest.index(after: open)...]
            // What is never closed, or is no tag (`5 < 6`), is text.
            guard let close = inner.prefix(300).firstIndex(of: ">"), Self.isTag(inner[..<close]) else {
                current += "<"
                rest = inner
                continue
            }
            let tag = inner[..<close]
            if let name = Self.voice(tag) {
                pieces += finished()
                current = ""
                voice = name.isEmpty ? nil : name
                isTagged = true
            } else if tag.trimmed == "/v" {
                pieces += finished()
                current = ""
                voice = nil
            }
            rest = inner[inner.index(after: close)...]
        }
        current += rest
        self.pieces = pieces + finished()
    }

    private static func isTag(_ tag: Substring) -> Bool {
        guard let first = tag.first else { return true }
        return first == "/" || first.isLetter || first.isNumber
    }

    /// The name in a voice tag, empty where it has none; `nil` for other tags.
    private static func voice(_ tag: Substring) -> String? {
        guard tag.first == "v" || tag.first == "V" else { return nil }
        let after = tag.dropFirst()
        guard after.isEmpty || after.first == "." || after.first?.isWhitespace == true else { return nil }
        guard let gap = after.firstIndex(where: \.isWhitespace) else { return "" }
        let name = unescaped(String(after[gap...])).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return String(name.prefix(200))
    }

    /// Text with its entities read: those of WebVTT, and numbers.
    static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var result = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            result += rest[..<mark]
            let after = rest[rest.index(after: mark)...]
            guard let stop = after.prefix(12).firstIndex(of: ";"), let read = entity(after[..<stop]) else {
                result += "&"
                rest = after
                continue
            }
            result += read
            rest = after[after.index(after: stop)...]
        }
        return result + rest
    }

    private static func entity(_ name: Substring) -> String? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        case "nbsp": return "\u{A0}"
        case "lrm": return "\u{200E}"
        case "rlm": return "\u{200F}"
        default:
            guard name.first == "#" else { return nil }
            let digits = name.dropFirst()
            let isHexadecimal = digits.first == "x" || digits.first == "X"
            guard let number = UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10),
                number != 0, let scalar = Unicode.Scalar(number)
            else { return nil }
            return String(Character(scalar))
        }
    }
}
