/// One line of a file, without its line break.
struct LayoutLine {
    var scalars: [Unicode.Scalar]

    /// The lines of a text, whatever breaks them; what follows the last break is a line too, unless it is empty.
    static func lines(of text: String) -> [LayoutLine] {
        var lines: [LayoutLine] = []
        var current: [Unicode.Scalar] = []
        var afterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\n", afterReturn {
                afterReturn = false
                continue
            }
            afterReturn = scalar == "\r"
            if scalar == "\n" || scalar == "\r" {
                lines.append(LayoutLine(scalars: current))
                current = []
            } else {
                current.append(scalar)
            }
        }
        if !current.isEmpty { lines.append(LayoutLine(scalars: current)) }
        return lines
    }

    var count: Int { scalars.count }

    /// The scalar in a column counted from 0, or `nil` beyond the end.
    subscript(column: Int) -> Unicode.Scalar? { scalars.indices.contains(column) ? scalars[column] : nil }

    /// How many spaces it begins with.
    var indent: Int { scalars.prefix { $0 == " " }.count }

    var isBlank: Bool { scalars.allSatisfy { $0 == " " || $0 == "\t" } }

    /// Where a comment begins that has the line for itself.
    var comment: Int? {
        let start = contentStart(from: 0)
        return self[start] == "#" ? start : nil
    }

    /// Whether a column is beyond the end or holds a space or a tab.
    func isBlank(at column: Int) -> Bool {
        guard let scalar = self[column] else { return true }
        return scalar == " " || scalar == "\t"
    }

    /// The first column from one on that is not blank; the end of the line, where there is none.
    func contentStart(from column: Int) -> Int {
        var column = column
        while column < count, isBlank(at: column) { column += 1 }
        return column
    }

    /// A stretch without the blanks around it.
    func trimmed(_ range: Range<Int>) -> String {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(at: start) { start += 1 }
        while end > start, isBlank(at: end - 1) { end -= 1 }
        return String(String.UnicodeScalarView(scalars[start..<end]))
    }

    /// From one column to the end, without the blanks around it.
    func trimmed(from column: Int) -> String { trimmed(min(column, count)..<count) }

    /// Whether a list item begins in a column.
    func isDash(at column: Int) -> Bool { self[column] == "-" && isBlank(at: column + 1) }

    /// Where a plain text on this line ends: before a comment or at the end of the line.
    func plainEnd(from column: Int) -> Int {
        var column = column
        while column < count {
            if self[column] == "#", isBlank(at: column - 1) { return column }
            column += 1
        }
        return count
    }

    /// The column after the quotation mark that closes the one in a column; `nil` if that is on a later line.
    func quoteEnd(from column: Int) -> Int? { closingQuote(from: column + 1, of: self[column] ?? "'") }

    /// The column after the first closing quotation mark from a column on.
    func closingQuote(from column: Int, of quote: Unicode.Scalar) -> Int? {
        var column = column
        while let scalar = self[column] {
            if scalar == "\\", quote == "\"" {
                column += 2
            } else if scalar == quote, quote == "'", self[column + 1] == "'" {
                column += 2
            } else if scalar == quote {
                return column + 1
            } else {
                column += 1
            }
        }
        return nil
    }

    /// The column of the colon behind the key that begins in a column, if a key begins there.
    func colon(afterKeyAt column: Int) -> Int? {
        switch self[column] {
        case "\"", "'":
            guard let end = quoteEnd(from: column) else { return nil }
            let colon = contentStart(from: end)
            return self[colon] == ":" && isBlank(at: colon + 1) ? colon : nil
        case "[", "{", "|", ">", "#", "?", nil: return nil
        default:
            return (column..<plainEnd(from: column)).first { self[$0] == ":" && isBlank(at: $0 + 1) }
        }
    }
}
