internal import TerminalText

extension Table {
    /// A box that fits the width, words wrapped inside their cells; key-and-value blocks where none would.
    func boxText(_ layout: TableLayout) -> String {
        guard !columns.isEmpty else { return "" }
        let shown = rows.map { cells(of: $0).map { $0.shown() } }
        guard let widths = columnWidths(of: shown, within: layout.width) else { return linesText(layout) }
        func rule(_ left: String, _ middle: String, _ right: String) -> String {
            left + widths.map { String(repeating: "─", count: $0 + 2) }.joined(separator: middle) + right + "\n"
        }
        func line(_ texts: [String], _ style: Style = []) -> String {
            let wrapped = zip(texts, widths).map { Fitting.wrapped($0, to: $1) }
            var result = ""
            for row in 0..<(wrapped.map(\.count).max() ?? 1) {
                let parts = columns.indices.map { index in
                    let text = row < wrapped[index].count ? wrapped[index][row] : ""
                    let padded = Fitting.padded(text, to: widths[index], alignment(of: index))
                    return style.applied(to: padded, when: layout.allowsColor)
                }
                result += "│ " + parts.joined(separator: " │ ") + " │\n"
            }
            return result
        }
        var result = rule("┌", "┬", "┐") + line(columns.map(\.title), .bold) + rule("├", "┼", "┤")
        for row in shown { result += line(row) }
        return result + rule("└", "┴", "┘")
    }

    /// Columns of plain text with a heading, never cut: for reading, and for `awk` of the patient.
    func plainText(_ layout: TableLayout) -> String {
        guard !columns.isEmpty else { return "" }
        let shown = rows.map { cells(of: $0).map { $0.shown() } }
        let widths = naturalWidths(of: shown)
        func line(_ texts: [String]) -> String {
            let parts = columns.indices.map { Fitting.padded(texts[$0], to: widths[$0], alignment(of: $0)) }
            return String(parts.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }
        let heading = Style.bold.applied(to: line(columns.map(\.title)), when: layout.allowsColor)
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        return ([heading, rule] + shown.map(line)).map { $0 + "\n" }.joined()
    }

    /// Numbers stand under each other by their last digit, even where nobody asked for it.
    func alignment(of index: Int) -> Fitting.Alignment {
        if columns[index].alignment == .trailing { return .trailing }
        let values = rows.map { index < $0.count ? $0[index] : .null }.filter { $0 != .null }
        return !values.isEmpty && values.allSatisfy(\.isNumber) ? .trailing : .leading
    }

    /// The widths that nothing has to be broken for.
    func naturalWidths(of shown: [[String]]) -> [Int] {
        columns.indices.map { index in
            shown.reduce(max(1, DisplayWidth.of(columns[index].title))) { max($0, DisplayWidth.of($1[index])) }
        }
    }

    /// The widths of the columns, or `nil` where the table cannot be read at this width.
    ///
    /// The widest columns of words give way first, down to what can be read; numbers never break.
    private func columnWidths(of shown: [[String]], within width: Int?) -> [Int]? {
        var widths = naturalWidths(of: shown)
        guard let width else { return widths }
        let least = leastWidths(of: shown, natural: widths)
        var excess = widths.reduce(0, +) + 3 * widths.count + 1 - width
        while excess > 0 {
            let candidates = widths.indices.filter { widths[$0] > least[$0] }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    /// The widths below which a column of words cannot be read.
    func leastWidths(of shown: [[String]], natural: [Int]) -> [Int] {
        columns.indices.map { index in
            guard alignment(of: index) == .leading else { return natural[index] }
            let words = shown.reduce(Fitting.leastWidth(of: columns[index].title)) {
                max($0, Fitting.leastWidth(of: $1[index]))
            }
            return min(natural[index], max(6, min(words, 24)))
        }
    }
}
