internal import SourceDiagnostics
internal import SurveyModel

/// Writes an expression, or the fills of a text, as the language prints them: with the parentheses and blanks that they
/// need, and with quotation marks only where YAML would break them.
///
/// What is no expression, or goes on over several lines, stays as it is.
struct CanonicalSpelling {
    /// Whether the text is an expression as a whole, and not a text with fills.
    let isWholly: Bool
    /// Whether it stands in brackets, where commas and brackets end a text without quotation marks.
    let isInBrackets: Bool

    /// The spelling of what stands behind a key; `nil` where that holds no expressions.
    init?(key: String?, isInBrackets: Bool) {
        guard let key else { return nil }
        isWholly = ExpressionSpelling.expressions.contains(key)
        guard isWholly || ExpressionSpelling.holdsFills(key) else { return nil }
        self.isInBrackets = isInBrackets
    }

    /// A text as it stands in the file, with its quotation marks.
    func spelled(_ written: String) -> String {
        guard let text = Self.read(written) else { return written }
        guard isWholly else {
            let filled = fills(text)
            return filled == text ? written : quoted(filled, as: written.first)
        }
        guard let expression = Self.printed(text) else { return written }
        return quoted(expression, as: nil)
    }

    /// Whether two texts are the same expression, or the same words around the same fills.
    func isSame(_ one: String, _ other: String) -> Bool {
        if isWholly { return Self.printed(one).map { $0 == Self.printed(other) } ?? false }
        return fills(one) == fills(other)
    }

    /// What a text on one line says; `nil` where it is written with escapes that this does not read.
    private static func read(_ written: String) -> String? {
        guard let quote = written.first, quote == "'" || quote == "\"" else { return written }
        guard written.count > 1, written.last == quote else { return nil }
        let inner = String(written.dropFirst().dropLast())
        if quote == "'" { return inner.replacing("''", with: "'") }
        return inner.contains("\\") ? nil : inner
    }

    private static func printed(_ text: String) -> String? {
        let log = DiagnosticLog()
        let source = SourceText(text, file: "", runs: [.init(offset: 0, line: 1, column: 1)])
        guard let expression = Expression.parse(source, log: log), !log.hasErrors else { return nil }
        return expression.description
    }

    private func fills(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "${") {
            result += rest[..<start.lowerBound]
            let isLiteral = result.hasSuffix("$")
            rest = rest[start.upperBound...]
            guard !isLiteral, let end = Self.end(of: rest) else {
                result += "${"
                continue
            }
            let written = String(rest[..<end])
            result += "${" + (Self.printed(written) ?? written) + "}"
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    /// The closing brace, outside of texts.
    private static func end(of text: Substring) -> String.Index? {
        var isText = false
        return text.indices.first { index in
            if text[index] == "'" { isText.toggle() }
            return text[index] == "}" && !isText
        }
    }

    /// In the quotation marks that it had, or in those that it needs.
    private func quoted(_ text: String, as quote: Character?) -> String {
        switch quote {
        case "'": return "'" + text.replacing("'", with: "''") + "'"
        case "\"" where !text.contains("\"") && !text.contains("\\"): return "\"\(text)\""
        default: break
        }
        if Self.isPlain(text, inBrackets: isInBrackets) { return text }
        guard text.contains("\"") || text.contains("\\") else { return "\"\(text)\"" }
        return "'" + text.replacing("'", with: "''") + "'"
    }

    /// Whether YAML reads a text without quotation marks as it is.
    static func isPlain(_ text: String, inBrackets: Bool) -> Bool {
        guard let first = text.first, text.last != " ", text.last != ":", !text.contains(": "), !text.contains(" #"),
            !" '\"[]{}@`%&*!|>#,?".contains(first)
        else { return false }
        // A sign that begins an entry is one only before a blank, and no expression has one there.
        if first == "-" || first == ":", text.dropFirst().first.map({ $0 == " " }) ?? true { return false }
        return !inBrackets || !text.contains { "[]{},".contains($0) }
    }
}
