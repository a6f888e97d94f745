internal import TerminalText

extension Table {
    /// What of a table has room on a screen.
    package struct Fitted: Hashable, Sendable {
        package var table: Table
        /// The columns that gave way, in their order; pictures are not counted.
        package var hidden: [Column]

        package init(table: Table, hidden: [Column]) {
            self.table = table
            self.hidden = hidden
        }
    }

    /// The columns that can be read side by side, the most important ones first, with ids and times cut short.
    ///
    /// Where not even those that never give way have room, it is the whole table, which then is shown row by row. With
    /// `keepsAll` only pictures give way, and nothing is cut short.
    package func fitted(to layout: TableLayout, keepsAll: Bool = false) -> Fitted {
        guard let width = layout.width else { return Fitted(table: withoutPictures, hidden: []) }
        let table = keepsAll ? self : abbreviated
        let texts = table.rows.map { table.cells(of: $0).map { $0.shown() } }
        let natural = table.naturalWidths(of: texts)
        let least = table.leastWidths(of: texts, natural: natural)
        // Words are read best in columns of 20 and more.
        let wanted = zip(natural, least).map { max($1, min($0, 20)) }
        let ranks = columns.indices.map(rank)
        var shown = Array(columns.indices)
        func boxWidth(_ widths: [Int]) -> Int { shown.reduce(1) { $0 + widths[$1] + 3 } }
        while boxWidth(wanted) > width {
            let givingWay = shown.filter { columns[$0].isPicture || (columns[$0].priority > 0 && !keepsAll) }
            guard let first = givingWay.max(by: { (ranks[$0], $0) < (ranks[$1], $1) }) else { break }
            shown.removeAll { $0 == first }
        }
        guard keepsAll || boxWidth(least) <= width else { return Fitted(table: withoutPictures, hidden: []) }
        let hidden = keepsAll ? [] : columns.indices.filter { !shown.contains($0) && !columns[$0].isPicture }
        return Fitted(table: table.selecting(shown), hidden: hidden.map { columns[$0] })
    }

    /// The table without its pictures, for forms in which they say nothing.
    package var withoutPictures: Table { selecting(columns.indices.filter { !columns[$0].isPicture }) }

    /// Who gives way first: what says nothing in any row, then by priority.
    private func rank(of index: Int) -> Int {
        let isEmpty = !rows.isEmpty && rows.allSatisfy { index >= $0.count || $0[index].saysNothing }
        return isEmpty ? .max : columns[index].priority
    }

    private func selecting(_ indices: [Int]) -> Table {
        guard indices.count < columns.count else { return self }
        return Table(
            columns: indices.map { columns[$0] },
            rows: rows.map { row in
                let cells = cells(of: row)
                return indices.map { cells[$0] }
            })
    }

    /// The table with values as short as their columns allow.
    private var abbreviated: Table {
        var table = self
        for (index, column) in columns.enumerated() where column.brevity != .whole {
            let length = column.brevity == .identifier ? tellingLength(of: index) : 0
            for row in rows.indices where index < rows[row].count {
                table.rows[row][index] = rows[row][index].mapText { text in
                    switch column.brevity {
                    case .whole: text
                    case .identifier: String(text.prefix(length))
                    case .minute: shortTime(text, 16)
                    case .day: shortTime(text, 10)
                    }
                }
            }
        }
        return table
    }

    /// How many characters of the ids tell all rows apart, from 8 on.
    private func tellingLength(of index: Int) -> Int {
        let ids = Set(rows.compactMap { index < $0.count ? $0[index].words : nil })
        var length = 8
        while Set(ids.map { $0.prefix(length) }).count < ids.count { length += 1 }
        return length
    }
}

/// The beginning of `2026-03-02T09:00:00Z` for people; any other text as it is.
private func shortTime(_ text: String, _ length: Int) -> String {
    let isTime = text.utf8.count >= 20 && text.hasSuffix("Z") && text.dropFirst(10).first == "T"
    return isTime ? String(text.prefix(length).map { $0 == "T" ? " " : $0 }) : text
}

extension Cell {
    /// The words of a cell that is one piece of text.
    fileprivate var words: String? {
        switch self {
        case .text(let text), .untrusted(let text): text
        case .integer, .decimal, .exact, .boolean, .list, .null: nil
        }
    }

    fileprivate var saysNothing: Bool {
        switch self {
        case .null, .text(""), .untrusted(""), .list([]): true
        case .text, .untrusted, .integer, .decimal, .exact, .boolean, .list: false
        }
    }

    fileprivate func mapText(_ change: (String) -> String) -> Cell {
        switch self {
        case .text(let text): .text(change(text))
        case .untrusted(let text): .untrusted(change(text))
        case .integer, .decimal, .exact, .boolean, .list, .null: self
        }
    }
}
