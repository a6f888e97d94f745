/// Our own signs for terminals that show ASCII only: frames, bars, dashes and dots.
///
/// Each stands for exactly one other, so that columns stay under each other. Customers' letters are left as they are,
/// since no one letter could stand for them.
package enum PlainCharacters {
    /// Whether the locale says that the terminal is not one of Unicode (POSIX.1-2017, XBD 8.2: the first that is set).
    package static func areNeeded(in environment: [String: String]) -> Bool {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return !["utf-8", "utf8"].contains { locale.lowercased().contains($0) }
    }

    package static func replacing(in text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        return String(text.map { plain[$0] ?? $0 })
    }

    private static let plain: [Character: Character] = [
        "│": "|", "─": "-", "┌": "+", "┬": "+", "┐": "+", "├": "+", "┼": "+", "┤": "+", "└": "+", "┴": "+", "┘": "+",
        "━": "=", "●": "o", "·": ".", "–": "-", "—": "-", "…": "~", "▲": "^", "✓": "+", "×": "x", "\u{202F}": " ",
        "\u{A0}": " ", "“": "\"", "”": "\"", "‘": "'", "’": "'",
    ]
}

extension Output {
    /// The same output for terminals that show ASCII only; what goes to a file or a pipe stays as it is.
    package func withPlainCharacters() -> Output {
        var output = self
        let (result, remark, status) = (self.result, self.remark, self.status)
        if isTerminal { output.result = { result(PlainCharacters.replacing(in: $0)) } }
        if remarkIsTerminal {
            output.remark = { remark(PlainCharacters.replacing(in: $0)) }
            output.status = { status(PlainCharacters.replacing(in: $0)) }
        }
        if let page { output.page = { page(PlainCharacters.replacing(in: $0)) } }
        return output
    }
}
