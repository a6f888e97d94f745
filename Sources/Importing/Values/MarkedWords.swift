/// Takes the marks out of Markdown and of Jira's wiki, and leaves what a reader would read.
///
/// What is not understood stays as it was written: the result is always a part of the text, with nothing added.
enum MarkedWords {
    /// Without images, link addresses, headings' and quotations' marks, fences and comments.
    static func markdown(_ text: String) -> String {
        lines(of: text) { line in
            var rest = line.drop { $0 == " " || $0 == "\t" }
            if rest.hasPrefix("```") || rest.hasPrefix("~~~") { return nil }
            if rest.first == "#" {
                let heading = rest.drop { $0 == "#" }
                if heading.first == " " { rest = heading.dropFirst() }
            } else if rest.first == ">" {
                rest = rest.dropFirst().drop { $0 == " " }
            } else {
                rest = line
            }
            return links(in: rest)
        }
    }

    /// Without `{code}` and its kind, images, mentions and link addresses.
    static func jiraWiki(_ text: String) -> String {
        lines(of: text) { line in
            var rest = line
            let start = line.drop { $0 == " " }
            if let first = start.first, first == "h", let level = start.dropFirst().first, ("1"..."6").contains(level),
                start.dropFirst(2).hasPrefix(". ")
            {
                rest = start.dropFirst(4)
            } else if start.hasPrefix("bq. ") {
                rest = start.dropFirst(4)
            }
            let plain = wikiInline(rest)
            // A line that was nothing but marks leaves none behind.
            return plain.isEmpty && !line.isEmpty ? nil : plain
        }
    }

    private static func lines(of text: String, _ body: (Substring) -> String?) -> String {
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        return lines.compactMap(body).joined(separator: "\n")
    }

    /// `[words](address)` becomes `words`, `![words](address)` nothing.
    private static func links(in line: Substring) -> String {
        var result = ""
        var rest = line
        while let open = rest.firstIndex(of: "[") {
            let words = rest[rest.index(after: open)...].prefix { $0 != "]" && $0 != "[" }
            let after = rest[words.endIndex...]
            guard after.hasPrefix("]("), let close = after.firstIndex(of: ")") else {
                result += rest[...open]
                rest = rest[rest.index(after: open)...]
                continue
            }
            let isImage = open > rest.startIndex && rest[rest.index(before: open)] == "!"
            result += isImage ? rest[..<rest.index(before: open)] : rest[..<open]
            if !isImage { result += words }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private static let macros = ["code", "noformat", "quote", "color", "panel", "expand", "anchor"]

    private static func wikiInline(_ line: Substring) -> String {
        var result = ""
        var rest = line
        while let place = rest.firstIndex(where: { $0 == "{" || $0 == "[" || $0 == "!" }) {
            result += rest[..<place]
            rest = rest[place...]
            let mark = rest.removeFirst()
            let close: Character = mark == "{" ? "}" : mark == "[" ? "]" : "!"
            let inner = rest.prefix { $0 != close && $0 != mark }
            let isClosed = inner.endIndex < rest.endIndex && rest[inner.endIndex] == close
            guard isClosed, let words = words(of: inner, mark) else {
                result.append(mark)
                continue
            }
            result += words
            rest = rest[rest.index(after: inner.endIndex)...]
        }
        return result + rest
    }

    /// What stays of `{code:java}`, `[words|address]` or `!image.png|width=300!`; `nil` where it is none of them.
    private static func words(of inner: Substring, _ mark: Character) -> Substring? {
        switch mark {
        case "{":
            let name = inner.prefix { $0 != ":" }
            return macros.contains(String(name)) ? "" : nil
        case "[":
            if inner.hasPrefix("~") { return "" }
            let parts = inner.split(separator: "|", omittingEmptySubsequences: false)
            let isAddress = parts.last.map { $0.contains("://") || $0.hasPrefix("mailto:") || $0.hasPrefix("#") }
            return isAddress == true ? parts[0] : nil
        default:
            let name = inner.prefix { $0 != "|" }
            let isFile = name.contains(".") && !name.contains(" ") && !inner.isEmpty
            return isFile || name.contains("://") ? "" : nil
        }
    }
}
