internal import TerminalText

extension Table {
    /// Comma-separated values after RFC 4180, with a header of keys; lines end in a line feed.
    ///
    /// A text from outside that a spreadsheet would run as a formula begins with an apostrophe; numbers never do.
    func csvText(_ layout: TableLayout) -> String {
        var result = columns.map { csvField($0.key) }.joined(separator: ",") + "\n"
        for row in rows {
            let fields = cells(of: row).map { cell in
                let text = cell.plain(onTerminal: layout.isTerminal)
                let isFormula = layout.isSpreadsheetSafe && cell.isFromOutside && mayRunAsFormula(text)
                return csvField(isFormula ? "'" + text : text)
            }
            result += fields.joined(separator: ",") + "\n"
        }
        return result
    }

    /// Tab-separated values with a header of keys; tabs, line breaks and backslashes inside values are escaped.
    ///
    /// It is what pipes get, and a pipe often ends on a terminal again: control characters from outside are visible.
    func tsvText(_ layout: TableLayout) -> String {
        var result = columns.map { tsvField($0.key) }.joined(separator: "\t") + "\n"
        for row in rows {
            let fields = cells(of: row).map { $0.tabulated }
            result += fields.joined(separator: "\t") + "\n"
        }
        return result
    }
}

extension Cell {
    /// The value between tabs.
    fileprivate var tabulated: String {
        switch self {
        case .untrusted(let text):
            // Breaks have an escape of their own; only what is between them can be hidden.
            text.unicodeScalars.split(
                omittingEmptySubsequences: false, whereSeparator: { "\t\n\r".unicodeScalars.contains($0) }
            ).reduce(into: (text: "", at: text.unicodeScalars.startIndex)) { result, piece in
                if result.at < piece.startIndex {
                    result.text += tsvField(String(text.unicodeScalars[result.at..<piece.startIndex]))
                }
                result.text += tsvField(PrintableText(String(piece)).description)
                result.at = piece.endIndex
            }.text
        case .list(let cells): cells.map(\.tabulated).joined(separator: ";")
        case .text, .boolean, .integer, .decimal, .exact, .null: tsvField(plain(onTerminal: false))
        }
    }
}

/// Whether a spreadsheet would take a cell for a formula (OWASP, "CSV Injection").
///
/// Blanks and what nobody sees before the sign do not hinder some of them.
private func mayRunAsFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if "\t\r\n".unicodeScalars.contains(first) { return true }
    let bare = text.unicodeScalars.drop { scalar in
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
    }
    return bare.first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
}

private func csvField(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
        if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
        quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
}

private func tsvField(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\t": escaped.append(contentsOf: "\\t".unicodeScalars)
        case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
        case "\r": escaped.append(contentsOf: "\\r".unicodeScalars)
        case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
        default: escaped.append(scalar)
        }
    }
    return String(escaped)
}
