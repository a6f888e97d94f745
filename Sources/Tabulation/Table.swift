/// A table as a value: what a command found, before anybody decided how it looks.
package struct Table: Hashable, Sendable {
    package enum Alignment: Hashable, Sendable { case leading, trailing }

    package struct Column: Hashable, Sendable {
        /// The stable name for machines, in `snake_case`.
        package var key: String
        /// The heading for people.
        package var title: String
        package var alignment: Alignment
        /// When it gives way on a narrow screen: the highest number first, and 0 never.
        package var priority: Int
        /// How short its values may be where people read them on a screen.
        package var brevity: Brevity
        /// Whether it draws what stands beside it in numbers, so that nobody misses it.
        package var isPicture: Bool

        /// A column; its title is the key with spaces, unless another is given.
        package init(
            _ key: String, title: String? = nil, alignment: Alignment = .leading, priority: Int = 0,
            brevity: Brevity = .whole, isPicture: Bool = false
        ) {
            self.key = key
            self.title = title ?? String(key.map { $0 == "_" ? " " : $0 })
            self.alignment = alignment
            self.priority = priority
            self.brevity = brevity
            self.isPicture = isPicture
        }
    }

    /// How a value is shortened for a screen; machines always get the whole of it.
    package enum Brevity: Hashable, Sendable {
        case whole
        /// The beginning of an id, as long as it takes to tell the rows apart.
        case identifier
        /// `2026-03-02 09:00` for a time in the form of ISO 8601.
        case minute
        /// `2026-03-02`.
        case day
    }

    package var columns: [Column]
    /// The cells row by row; what a short row lacks is null.
    package var rows: [[Cell]]

    package init(columns: [Column], rows: [[Cell]] = []) {
        self.columns = columns
        self.rows = rows
    }

    /// The cells of a row, exactly one for each column.
    func cells(of row: [Cell]) -> [Cell] {
        columns.indices.map { $0 < row.count ? row[$0] : .null }
    }
}

/// One value in a table.
package enum Cell: Hashable, Sendable {
    /// Our own words, safe to show.
    case text(String)
    /// Words from outside: stored as they came, made safe by each form as it needs.
    case untrusted(String)
    case integer(Int)
    /// A number that is meaningful to so many digits after the point; JSON carries it whole.
    case decimal(Double, fractionDigits: Int)
    /// A decimal number as it was typed, to the last digit: `1250.5`, as Swift writes numbers.
    case exact(String)
    case boolean(Bool)
    case list([Cell])
    case null

    package init(_ text: String?) { self = text.map(Cell.text) ?? .null }
    package init(untrusted text: String?) { self = text.map(Cell.untrusted) ?? .null }
    package init(_ number: Int?) { self = number.map(Cell.integer) ?? .null }
    package init(_ flag: Bool?) { self = flag.map(Cell.boolean) ?? .null }
    package init(_ number: Double?, fractionDigits: Int) {
        self = number.map { .decimal($0, fractionDigits: fractionDigits) } ?? .null
    }
}

extension Cell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(nilLiteral: ()) { self = .null }
}

/// A form that a table can take.
package enum TableForm: String, Hashable, Sendable, CaseIterable {
    case box, table, csv, tsv, json, jsonl, markdown, lines
}

/// The place where a table will stand.
package struct TableLayout: Hashable, Sendable {
    /// Columns of the terminal, or `nil` where lines may be as long as they like.
    package var width: Int?
    /// Whether a terminal reads it: then even CSV holds no control characters.
    package var isTerminal: Bool
    package var allowsColor: Bool
    /// Whether CSV cells with words from outside that a spreadsheet would run as a formula get an apostrophe.
    package var isSpreadsheetSafe: Bool

    package init(
        width: Int? = nil, isTerminal: Bool = false, allowsColor: Bool = false, isSpreadsheetSafe: Bool = true
    ) {
        self.width = width
        self.isTerminal = isTerminal
        self.allowsColor = allowsColor
        self.isSpreadsheetSafe = isSpreadsheetSafe
    }
}

extension Table {
    /// The table in a form, each line with its line break.
    package func text(as form: TableForm, layout: TableLayout = TableLayout()) -> String {
        switch form {
        case .box: boxText(layout)
        case .table: plainText(layout)
        case .csv: csvText(layout)
        case .tsv: tsvText(layout)
        case .json: json.text(indented: true) + "\n"
        case .jsonl: objects.map { $0.text() + "\n" }.joined()
        case .markdown: markdownText()
        case .lines: linesText(layout)
        }
    }
}
