internal import TerminalText

extension Table {
    /// What of a table has room on a screen.
    package struct Fitted: Hashable, Sendable {
        package var table: Table
        /// The columns that gave way, in their order; pictures are not counted.
        package var hidden: [Column]
    }

    /// The columns that can be read side by side, the most important ones first, with ids and times cut short.
    ///
    /// Where not even those that never give way have room, it is the whole table, which then is shown row by row. With
    /// `keepsAll` only pictures give way, and nothing is cut short.
    package func fitted(to layout: TableLayout, keepsAll: Bool = false) -> Fitted {
        let brief = keepsAll || layout.width == nil ? self : abbreviated
        var shown = Array(columns.indices)
        func leaveOut(_ isLess: (Int) -> Bool) -> Bool {
            let least = shown.filter(isLess).max { (rank(of: $0), $0) < (rank(of: $1), $1) }
            shown.removeAll { $0 == least }
            return least != nil
        }
        guard let width = layout.width, !keepsAll else {
            while !selecting(shown).isReadable(within: layout.width), leaveOut({ columns[$0].isPicture }) {}
            return Fitted(table: selecting(shown), hidden: [])
        }
        while !brief.selecting(shown).isReadable(within: width), leaveOut({ columns[$0].priority > 0 }) {}
        let table = brief.selecting(shown)
        guard table.canBeBox(within: width) else {
            let words = columns.indices.filter { !columns[$0].isPicture }
            return Fitted(table: selecting(words), hidden: [])
        }
        let hidden = columns.indices.filter { !shown.contains($0) && !columns[$0].isPicture }
        return Fitted(table: table, hidden: hidden.map { columns[$0] })
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

    /// Whether all columns stand side by side, none of words narrower than 20 that need not be.
    private func isReadable(within width: Int?) -> Bool {
        guard let width else { return columns.allSatisfy { !$0.isPicture } }
        let shown = rows.map { cells(of: $0).map { $0.shown() } }
        let natural = naturalWidths(of: shown)
        let least = leastWidths(of: shown, natural: natural)
        let wanted = zip(natural, least).map { max($1, min($0, 20)) }
        return wanted.reduce(0, +) + 3 * wanted.count + 1 <= width
    }

    private func canBeBox(within width: Int) -> Bool {
        let shown = rows.map { cells(of: $0).map { $0.shown() } }
        let least = leastWidths(of: shown, natural: naturalWidths(of: shown))
        return least.reduce(0, +) + 3 * least.count + 1 <= width
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
        case .integer, .decimal, .boolean, .list, .null: nil
        }
    }

    fileprivate var saysNothing: Bool {
        switch self {
        case .null, .text(""), .untrusted(""), .list([]): true
        case .text, .untrusted, .integer, .decimal, .boolean, .list: false
        }
    }

    fileprivate func mapText(_ change: (String) -> String) -> Cell {
        switch self {
        case .text(let text): .text(change(text))
        case .untrusted(let text): .untrusted(change(text))
        case .integer, .decimal, .boolean, .list, .null: self
        }
    }
}
