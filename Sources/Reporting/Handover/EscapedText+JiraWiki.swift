internal import TerminalText

extension EscapedText {
    /// One line without any markup, with what controls a screen or the direction of text made visible.
    package static func plain(_ untrusted: String) -> String { PrintableText(untrusted).description }

    /// For a line of Jira's wiki markup (Atlassian, "Text Formatting Notation Help").
    ///
    /// What could open a construct gets a backslash, and a backslash becomes an entity, since two of them break a line. Signs
    /// within words, as in `follow-up` and `user_id`, format nothing and stay. A line that would begin a heading, a list or a
    /// quotation does not.
    package static func jiraWiki(_ untrusted: String) -> String {
        let scalars = Array(PrintableText(untrusted).description.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (place, scalar) in scalars.enumerated() {
            let next = place + 1 < scalars.count ? scalars[place + 1] : nil
            switch scalar {
            case "\\":
                result.append(contentsOf: "&#92;".unicodeScalars)
                continue
            case "&" where next == "#" || next.map(isWord) == true:
                // An entity in somebody's words is what they typed.
                result.append(contentsOf: "&amp;".unicodeScalars)
                continue
            case "." where isStartOfBlock(scalars[..<place]):
                result.append(contentsOf: "&#46;".unicodeScalars)
                continue
            case "{", "}", "[", "]", "!", "|":
                result.append("\\")
            case "*", "_", "-", "+", "^", "~", "?", "#":
                let isInside = place > 0 && isWord(scalars[place - 1]) && next.map(isWord) == true
                if !isInside { result.append("\\") }
            case "(":
                // `(x)` and `(off)` are pictures.
                if scalars[place...].prefix(5).contains(")") { result.append("\\") }
            case ":", ";":
                if let next, ")(DP".unicodeScalars.contains(next) { result.append("\\") }
            default: break
            }
            result.append(scalar)
        }
        return String(result)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    /// Whether a point here would end `h1.` or `bq.` at the beginning of a line.
    private static func isStartOfBlock(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
        let word = String(String.UnicodeScalarView(before)).drop(while: \.isWhitespace)
        return word == "bq" || (word.utf8.count == 2 && word.first == "h" && ("1"..."6").contains(word.last ?? " "))
    }
}
