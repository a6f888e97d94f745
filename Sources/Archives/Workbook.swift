package import Importing

/// An Excel workbook (Office Open XML, ECMA-376 part 1, section 18) whose sheets are read as CSV.
package struct Workbook {
    package struct Sheet: Hashable, Sendable {
        package var name: String
        package var isHidden: Bool
        fileprivate var relation: String
    }

    /// Texts that the sheets share take at most so many bytes: they are the only part that is held in memory.
    private static let sharedLimit = 256 << 20

    private let archive: ZipArchive
    package let sheets: [Sheet]
    private let styles: CellStyles
    private let countsFrom1904: Bool
    /// Where the parts stand in the archive, by the names that they have for each other.
    private let parts: [String: String]

    /// Whether an archive is a workbook.
    package static func isWorkbook(_ archive: ZipArchive) -> Bool { archive.entry(named: Self.main) != nil }

    private static let main = "xl/workbook.xml"

    /// - Throws: ``ImportFailure`` for one that is damaged, and for exports that are no rows of data.
    package init(_ archive: ZipArchive) throws {
        self.archive = archive
        var sheets: [Sheet] = []
        var countsFrom1904 = false
        try Self.read(Self.main, of: archive) { name, attributes in
            switch name {
            case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"])
            case "sheet":
                sheets.append(
                    Sheet(
                        name: attributes["name"] ?? "",
                        isHidden: attributes["state"] != nil && attributes["state"] != "visible",
                        relation: attributes["id"] ?? ""))
            default: break
            }
        }
        var parts: [String: String] = [:]
        try Self.read("xl/_rels/workbook.xml.rels", of: archive) { name, attributes in
            guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
            parts[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
        }
        self.sheets = sheets
        self.countsFrom1904 = countsFrom1904
        self.parts = parts
        styles = try CellStyles(archive)
        guard !sheets.isEmpty else { throw ImportFailure(.damaged, "the workbook has no sheets") }
        try refuseSummary()
    }

    private static func read(
        _ part: String, of archive: ZipArchive, open: @escaping (String, [String: String]) -> Void
    ) throws {
        guard let entry = archive.entry(named: part) else {
            throw ImportFailure(.damaged, "the workbook has no \(part)")
        }
        try XMLReader.read(
            archive.open(entry), XMLReader.Handlers(open: open, close: { _ in }, text: { _ in }))
    }

    /// SurveyMonkey's summary: one crosstab a sheet, from which nobody's answers can be told.
    private func refuseSummary() throws {
        let questions = sheets.filter { $0.name.hasPrefix("Question ") && Int($0.name.dropFirst(9)) != nil }
        guard questions.count > 0, questions.count * 2 > sheets.count else { return }
        throw ImportFailure(
            .unfit, "this is a summary (crosstab) export, which has no single answers",
            hint: "in SurveyMonkey choose Export > All responses data")
    }

    /// A sheet as CSV: commas, UTF-8, all quoted; dates as ISO 8601, numbers and truth values as Excel writes them.
    package func csv(of sheet: Sheet) throws -> ByteSource {
        guard let part = parts[sheet.relation], let entry = archive.entry(named: part) else {
            throw ImportFailure(.damaged, "the workbook has no data for one of its sheets")
        }
        let cells = SheetReader(shared: try sharedTexts(), styles: styles, countsFrom1904: countsFrom1904)
        let source = try archive.open(entry)
        var isDone = false
        return {
            while !isDone {
                let piece = try source()
                try cells.read(piece)
                isDone = piece == nil
                let rows = cells.takeRows()
                if !rows.isEmpty { return rows }
            }
            return nil
        }
    }

    private func sharedTexts() throws -> [String] {
        guard let entry = archive.entry(named: "xl/sharedStrings.xml") else { return [] }
        guard entry.size <= Self.sharedLimit else {
            throw ImportFailure(.unfit, "the workbook's texts take more than 256 MiB", hint: "save the sheet as CSV")
        }
        let texts = SharedTexts()
        try XMLReader.read(archive.open(entry), texts.handlers)
        return texts.texts
    }
}

/// The texts that cells refer to by number (section 18.4): of rich text the words, of East Asian text no reading aids.
private final class SharedTexts {
    private(set) var texts: [String] = []
    private var text = ""
    private var isText = false
    private var isAid = false

    var handlers: XMLReader.Handlers {
        XMLReader.Handlers(
            open: { name, _ in
                switch name {
                case "si": self.text = ""
                case "t": self.isText = !self.isAid
                case "rPh": self.isAid = true
                default: break
                }
            },
            close: { name in
                switch name {
                case "si": self.texts.append(SheetText.read(self.text))
                case "t": self.isText = false
                case "rPh": self.isAid = false
                default: break
                }
            },
            text: { if self.isText { self.text += $0 } })
    }
}
