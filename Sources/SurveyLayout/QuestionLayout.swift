/// Lays out the questions of a text that ``YAMLLayout`` has laid out: each key on a line of its own, in one order.
///
/// A comment with a line for itself goes with the key that it stands above; what comes last in a question stays last.
struct QuestionLayout {
    /// The keys under which questions stand.
    private static let lists: Set<String> = ["questions", "each"]

    /// What earlier data know it by; who is asked, and of what; what is said; what can be answered; what follows.
    static let order = [
        "was", "retired", "recode", "title", "if", "options_if", "private", "top", "calc", "text", "about", "without",
        "prices", "note", "most", "least", "shown", "sets", "unit", "ends", "shuffle", "again", "min", "max", "times",
        "set", "missing", "required", "required_if", "read_only_if", "reset_when", "sensitive", "source", "probes",
        "words", "checks", "go", "theme", "present", "tags", "questions",
    ]

    private static let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })

    // MARK: Questions in brackets

    /// The text with questions that stand in brackets written as blocks; the layout is to be made anew.
    static func expanded(_ text: String) -> String {
        var result: [String] = []
        var lines = LayoutLine.lines(of: text)
        var index = 0
        /// The columns of the lists of questions that are open, outermost first.
        var open: [Int] = []
        while index < lines.count {
            let line = lines[index]
            if !line.isBlank { open.removeAll { line.indent < $0 } }
            if let column = listColumn(line) {
                let start = line.contentStart(from: (line.colon(afterKeyAt: keyColumn(line)) ?? 0) + 1)
                if line[start] == "[", let (whole, next) = bracket(lines, from: index, at: start),
                    let items = items(of: whole)
                {
                    let margin = String(repeating: " ", count: column)
                    lines.replaceSubrange(
                        index..<next,
                        with: [LayoutLine(scalars: Array(line.scalars[..<start]))]
                            + items.map { LayoutLine(scalars: Array((margin + "- " + $0).unicodeScalars)) })
                    continue
                }
                open.append(column)
            }
            if open.last == line.indent, line.isDash(at: line.indent), line[line.indent + 2] == "{",
                let (whole, next) = bracket(lines, from: index, at: line.indent + 2), let entries = entries(of: whole)
            {
                let margin = String(repeating: " ", count: line.indent)
                let written = entries.enumerated().map { place, entry in
                    margin + (place == 0 ? "- " : "  ") + entry.key + ":"
                        + (entry.value.isEmpty ? "" : " " + entry.value)
                }
                lines.replaceSubrange(
                    index..<next, with: written.map { LayoutLine(scalars: Array($0.unicodeScalars)) })
                continue
            }
            result.append(String(String.UnicodeScalarView(line.scalars)))
            index += 1
        }
        return result.map { $0 + "\n" }.joined()
    }

    /// Where the dashes of a list of questions stand, if one begins on a line.
    private static func listColumn(_ line: LayoutLine) -> Int? {
        let column = keyColumn(line)
        guard line.comment == nil, let colon = line.colon(afterKeyAt: column),
            lists.contains(line.trimmed(column..<colon))
        else { return nil }
        return column + 2
    }

    /// Where the key of a line stands, behind the dashes of items.
    private static func keyColumn(_ line: LayoutLine) -> Int {
        var column = line.indent
        while line.isDash(at: column) { column += 2 }
        return column
    }

    /// A list or map in brackets as one text, and the line behind it; `nil` where it holds what would be lost or changed.
    private static func bracket(_ lines: [LayoutLine], from first: Int, at start: Int) -> (String, next: Int)? {
        guard let end = FlowEnd(lines, from: first, column: start), !end.hasComment, !end.hasBrokenText,
            lines[end.line].contentStart(from: end.column) == lines[end.line].count
        else { return nil }
        let pieces = (first...end.line).map { number in
            lines[number].trimmed(
                (number == first ? start : 0)..<(number == end.line ? end.column : lines[number].count))
        }
        return (pieces.joined(separator: " "), end.line + 1)
    }

    private static func entries(of map: String) -> [(key: String, value: String)]? {
        var writer = FlowWriter(map, spellsExpressions: true)
        guard let entries = writer.entries(), !entries.isEmpty else { return nil }
        return entries
    }

    private static func items(of list: String) -> [String]? {
        var writer = FlowWriter(list, spellsExpressions: true)
        guard let items = writer.items(), !items.isEmpty, items.allSatisfy({ $0.hasPrefix("{") }) else { return nil }
        return items
    }

    // MARK: Order

    /// The text with the keys of each question in their order.
    static func ordered(_ text: String) -> String {
        ordered(LayoutLine.lines(of: text)[...]).map { String(String.UnicodeScalarView($0.scalars)) + "\n" }.joined()
    }

    private static func ordered(_ lines: ArraySlice<LayoutLine>) -> [LayoutLine] {
        var result: [LayoutLine] = []
        var index = lines.startIndex
        while index < lines.endIndex {
            let line = lines[index]
            result.append(line)
            index += 1
            guard let column = listColumn(line) else { continue }
            let end = lines[index...].firstIndex { !$0.isBlank && $0.indent < column } ?? lines.endIndex
            result += questions(lines[index..<end], at: column)
            index = end
        }
        return result
    }

    /// A list of questions, item by item.
    private static func questions(_ lines: ArraySlice<LayoutLine>, at column: Int) -> [LayoutLine] {
        var result: [LayoutLine] = []
        var index = lines.startIndex
        while index < lines.endIndex {
            guard lines[index].indent == column, lines[index].isDash(at: column) else {
                result.append(lines[index])
                index += 1
                continue
            }
            let end =
                lines[(index + 1)...].firstIndex { $0.indent == column && ($0.isDash(at: column) || $0.comment != nil) }
                ?? lines.endIndex
            result += question(lines[index..<end], at: column + 2)
            index = end
        }
        return result
    }

    /// One question: its name, then its keys.
    private static func question(_ lines: ArraySlice<LayoutLine>, at column: Int) -> [LayoutLine] {
        struct Part {
            var rank: Int
            var lines: [LayoutLine]
        }
        var parts: [Part] = []
        var head: [LayoutLine] = []
        /// Blank lines and comments that belong to whatever comes next.
        var waiting: [LayoutLine] = []
        for (place, line) in lines.enumerated() {
            if place > 0, line.isBlank || (line.indent == column && line.comment != nil) {
                waiting.append(line)
            } else if place > 0, line.indent == column, let colon = line.colon(afterKeyAt: column) {
                let rank = ranks[line.trimmed(column..<colon)] ?? order.count
                parts.append(Part(rank: rank, lines: waiting + [line]))
                waiting = []
            } else if parts.isEmpty {
                head += waiting + [line]
                waiting = []
            } else {
                parts[parts.count - 1].lines += waiting + [line]
                waiting = []
            }
        }
        let sorted = parts.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        return head + sorted.flatMap { ordered($0.element.lines[...]) } + waiting
    }
}
