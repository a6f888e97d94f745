/// Puts expressions in quotation marks that YAML would break.
///
/// `if: 'no' = x` is not YAML, `if: @2026-01-01 < d` neither, and of `if: x = 'a #b'` the half is a comment. The text
/// cannot be parsed then, so this looks at single lines: a key whose value is an expression, and all that stands behind
/// it. What goes on over several lines, or stands in `{ }`, is left to the author.
enum ExpressionMending {
    /// The text with such expressions quoted; the same text, where there are none.
    static func mended(_ text: String) -> String {
        var lines = LayoutLine.lines(of: text)
        var isChanged = false
        /// The indentation of the block text that is being passed over.
        var block: Int?
        for number in lines.indices {
            let line = lines[number]
            if let indent = block {
                if line.isBlank || line.indent > indent { continue }
                block = nil
            }
            var column = line.indent
            while line.isDash(at: column) { column = line.contentStart(from: column + 1) }
            guard line.comment == nil, let colon = line.colon(afterKeyAt: column) else { continue }
            let start = line.contentStart(from: colon + 1)
            if line[start] == "|" || line[start] == ">" {
                block = column
                continue
            }
            guard ExpressionSpelling.expressions.contains(line.trimmed(column..<colon)),
                let expression = broken(line, from: start)
            else { continue }
            lines[number].scalars.replaceSubrange(expression, with: quoted(line.scalars[expression]))
            isChanged = true
        }
        guard isChanged else { return text }
        return lines.map { String(String.UnicodeScalarView($0.scalars)) + "\n" }.joined()
    }

    /// The columns of an expression that YAML would break; `nil` where it would not.
    private static func broken(_ line: LayoutLine, from start: Int) -> Range<Int>? {
        let end = expressionEnd(line, from: start)
        let range = start..<end
        guard let first = line[start], !range.isEmpty else { return nil }
        switch first {
        case "\"": return nil
        case "'": return line.quoteEnd(from: start) == end ? nil : range
        case "[", "{": return bracketEnd(line, from: start) == end ? nil : range
        case "@", "`", "%", "&", "*", "!": return range
        default:
            let breaks = range.contains { column in
                (line[column] == ":" && line.isBlank(at: column + 1))
                    || (line[column] == "#" && line.isBlank(at: column - 1))
            }
            return breaks ? range : nil
        }
    }

    /// Where an expression ends: before a comment that is not inside one of its texts.
    private static func expressionEnd(_ line: LayoutLine, from start: Int) -> Int {
        var isLiteral = false
        var end = line.count
        for column in start..<line.count {
            if line[column] == "'" { isLiteral.toggle() }
            if line[column] == "#", line.isBlank(at: column - 1), !isLiteral {
                end = column
                break
            }
        }
        // An apostrophe too few: the comment, if there is one, cannot be told from the text.
        if isLiteral { end = line.count }
        while end > start, line.isBlank(at: end - 1) { end -= 1 }
        return end
    }

    private static func bracketEnd(_ line: LayoutLine, from start: Int) -> Int? {
        var depth = 0
        var isLiteral = false
        for column in start..<line.count {
            if line[column] == "'" { isLiteral.toggle() }
            guard !isLiteral else { continue }
            if line[column] == "[" || line[column] == "{" { depth += 1 }
            if line[column] == "]" || line[column] == "}" {
                depth -= 1
                if depth == 0 { return column + 1 }
            }
        }
        return nil
    }

    private static func quoted(_ expression: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        guard expression.contains("\"") || expression.contains("\\") else { return ["\""] + expression + ["\""] }
        return ["'"] + expression.flatMap { $0 == "'" ? ["'", "'"] : [$0] } + ["'"]
    }
}
