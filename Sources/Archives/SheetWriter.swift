internal import SurveyModel
internal import Tabulation

/// Writes one table as the XML of a sheet (ECMA-376 part 1, section 18.3.1).
struct SheetWriter {
    /// Places in the list of looks in the workbook's styles.
    private enum Style: Int {
        case plain, heading, day, moment
        /// Text that stays text also when somebody edits the cell.
        case quoted
    }

    /// How many texts were longer than a cell can hold.
    private(set) var shortened = 0

    mutating func xml(_ table: Table) -> String {
        var rows = ["<row r=\"1\">" + heading(table) + "</row>"]
        for (number, row) in table.rows.enumerated() {
            var cells = ""
            for (column, cell) in row.prefix(table.columns.count).enumerated() {
                cells += self.cell(cell, in: table.columns[column], at: Self.name(column) + String(number + 2))
            }
            rows.append("<row r=\"\(number + 2)\">\(cells)</row>")
        }
        // The heading stays where it is while the rest scrolls.
        return #"<worksheet xmlns="\#(WorkbookWriter.main)"><sheetViews><sheetView workbookViewId="0">"#
            + #"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"#
            + "<sheetData>\(rows.joined())</sheetData></worksheet>"
    }

    private mutating func heading(_ table: Table) -> String {
        var cells = ""
        for (column, item) in table.columns.enumerated() {
            cells += text(item.key, at: Self.name(column) + "1", .heading)
        }
        return cells
    }

    private mutating func cell(_ cell: Cell, in column: Table.Column, at place: String) -> String {
        switch cell {
        case .null: return ""
        case .integer(let value): return number(String(value), at: place)
        case .decimal(let value, _): return value.isFinite ? number("\(value)", at: place) : ""
        case .exact(let value): return Double(value) == nil ? text(value, at: place) : number(value, at: place)
        case .boolean(let flag): return "<c r=\"\(place)\" t=\"b\"><v>\(flag ? 1 : 0)</v></c>"
        case .list(let cells): return text(cells.map(\.words).joined(separator: "; "), at: place)
        case .text(let value), .untrusted(let value):
            if column.brevity == .day || column.brevity == .minute, let serial = SheetDate.serial(value) {
                return number(serial, at: place, serial.contains(".") ? .moment : .day)
            }
            return text(value, at: place, Self.mayBeFormula(value) ? .quoted : .plain)
        }
    }

    private func number(_ value: String, at place: String, _ style: Style = .plain) -> String {
        "<c r=\"\(place)\"\(attribute(style))><v>\(value)</v></c>"
    }

    private mutating func text(_ value: String, at place: String, _ style: Style = .plain) -> String {
        var value = value
        if value.utf16.count > SheetText.limit {
            value = SheetText.cut(value)
            shortened += 1
        }
        return "<c r=\"\(place)\"\(attribute(style)) t=\"inlineStr\"><is><t xml:space=\"preserve\">"
            + "\(SheetText.escaped(value))</t></is></c>"
    }

    private func attribute(_ style: Style) -> String { style == .plain ? "" : " s=\"\(style.rawValue)\"" }

    private static func mayBeFormula(_ text: String) -> Bool {
        text.unicodeScalars.first.map { "=+-@\t\r\n'".unicodeScalars.contains($0) } ?? false
    }

    /// `C` for the third column.
    static func name(_ column: Int) -> String {
        var name = ""
        var rest = column + 1
        while rest > 0 {
            name = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + name
            rest = (rest - 1) / 26
        }
        return name
    }
}

extension Cell {
    /// A value within a list of them.
    fileprivate var words: String {
        switch self {
        case .text(let text), .untrusted(let text), .exact(let text): text
        case .integer(let number): String(number)
        case .decimal(let number, let digits): fixedPoint(number, fractionDigits: digits)
        case .boolean(let flag): flag ? "yes" : "no"
        case .list(let cells): cells.map(\.words).joined(separator: "; ")
        case .null: ""
        }
    }
}

extension SheetText {
    /// Text that fits into a cell, with an ellipsis where it was cut; no character is parted.
    static func cut(_ text: String) -> String {
        var count = 1
        var end = text.startIndex
        while end < text.endIndex {
            count += text[end].utf16.count
            if count > limit { break }
            end = text.index(after: end)
        }
        return text[..<end] + "…"
    }
}
