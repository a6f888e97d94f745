internal import TerminalText

extension Table {
    /// A table of GitHub Flavored Markdown, section 4.10, in which words from outside are only words.
    func markdownText() -> String {
        guard !columns.isEmpty else { return "" }
        func line(_ texts: [String]) -> String { "| " + texts.joined(separator: " | ") + " |\n" }
        let rule = columns.indices.map { alignment(of: $0) == .trailing ? "---:" : "---" }
        var result = line(columns.map { markdownEscaped($0.title) }) + line(rule)
        for row in rows { result += line(cells(of: row).map { markdownEscaped($0.shown()) }) }
        return result
    }
}

/// Text as Markdown that shows exactly this text: no markup, no HTML and no link in it works.
package func markdownEscaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar {
        case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
        case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
        case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
        case "\n": escaped.append(contentsOf: "<br>".unicodeScalars)
        case "\\", "`", "*", "_", "{", "}", "[", "]", "|", "~", "#", "!":
            escaped.append("\\")
            escaped.append(scalar)
        default: escaped.append(scalar)
        }
    }
    return String(escaped)
}
