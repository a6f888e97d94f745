internal import Importing

/// Makes CSV of a sheet's cells (ECMA-376 part 1, section 18.3.1) as they come.
final class SheetReader {
    /// The columns that a sheet can have.
    private static let columnLimit = 16_384
    private static let cellLimit = 16 << 20

    private let shared: [String]
    private let styles: CellStyles
    private let countsFrom1904: Bool
    private var rows: [UInt8] = []
    private var fault: ImportFailure?
    private lazy var reader = XMLReader(
        XMLReader.Handlers(
            open: { [unowned self] in open($0, $1) }, close: { [unowned self] in close($0) },
            text: { [unowned self] in add($0) }))

    private var cells: [String] = []
    private var column = 0
    /// The cells of the widest row so far.
    private var width = 0
    private var kind = ""
    private var style = 0
    private var value = ""
    private var isValue = false
    private var isAid = false

    init(shared: [String], styles: CellStyles, countsFrom1904: Bool) {
        self.shared = shared
        self.styles = styles
        self.countsFrom1904 = countsFrom1904
    }

    /// Reads on in the sheet; `nil` says that it ends here.
    func read(_ piece: [UInt8]?) throws {
        try reader.read(piece)
        if let fault { throw fault }
    }

    /// The rows that are complete, as CSV.
    func takeRows() -> [UInt8] {
        defer { rows.removeAll(keepingCapacity: true) }
        return rows
    }

    private func open(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "row":
            cells.removeAll(keepingCapacity: true)
            column = 0
        case "c":
            if let place = attributes["r"].flatMap(Self.column) { column = place }
            kind = attributes["t"] ?? "n"
            style = attributes["s"].flatMap { Int($0) } ?? 0
            value = ""
        case "v", "t": isValue = !isAid
        case "rPh": isAid = true
        default: break
        }
    }

    private func add(_ text: String) {
        guard isValue else { return }
        guard value.utf8.count + text.utf8.count <= Self.cellLimit else {
            fault = ImportFailure(.unfit, "a cell of the workbook holds more than 16 MiB")
            return
        }
        value += text
    }

    private func close(_ name: String) {
        switch name {
        case "v", "t": isValue = false
        case "rPh": isAid = false
        case "c":
            guard column < Self.columnLimit else { return }
            while cells.count < column { cells.append("") }
            cells.append(shown())
            column += 1
        case "row":
            // Sheets leave empty cells at the end of a row out; rows that are wholly empty stay so.
            if !cells.isEmpty { while cells.count < width { cells.append("") } }
            width = max(width, cells.count)
            for (index, cell) in cells.enumerated() {
                if index > 0 { rows.append(UInt8(ascii: ",")) }
                rows.append(UInt8(ascii: "\""))
                rows += cell.replacing("\"", with: "\"\"").utf8
                rows.append(UInt8(ascii: "\""))
            }
            // A row without cells is an empty line, which readers of CSV pass over, and lines stay those of the sheet.
            rows.append(UInt8(ascii: "\n"))
        default: break
        }
    }

    /// `C` of `C5`, counted from 0.
    private static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8.prefix(3) {
            guard (0x41...0x5A).contains(byte) else { break }
            column = column * 26 + Int(byte) - 0x40
        }
        return column > 0 ? column - 1 : nil
    }

    private func shown() -> String {
        switch kind {
        case "s": return Int(value).flatMap { shared.indices.contains($0) ? shared[$0] : nil } ?? ""
        case "b": return value == "1" ? "true" : value == "0" ? "false" : value
        case "inlineStr": return SheetText.read(value)
        case "n":
            guard let number = Double(value) else { return value }
            if styles.isDate(style), let date = SheetDate.text(number, countsFrom1904: countsFrom1904) { return date }
            return Self.text(number, written: value)
        default: return value
        }
    }

    /// A number without the digits that binary fractions leave behind: `0.1`, not `0.10000000000000001`.
    private static func text(_ number: Double, written: String) -> String {
        if let whole = Int64(exactly: number), abs(whole) < 1_000_000_000_000_000 { return String(whole) }
        return written.utf8.count > 15 ? "\(number)" : written
    }
}
