import Tabulation
import TestSupport
import Testing

@testable import Archives
@testable import Importing

struct WorkbookWriterTests {
    /// What our own reader finds in a sheet.
    private func rows(_ bytes: [UInt8], sheet: String? = nil) throws -> [[String]] {
        var first: [UInt8]? = bytes
        let file = try PackedFile(
            {
                defer { first = nil }
                return first
            }, sheet: sheet)
        return try DelimitedReader(ByteWindow(file.source), delimiter: .comma).rows(.max)
    }

    // Words of customers do what they can to break a file: what is written is read back, sign by sign.
    @Test func hostileTablesReadBackEqual() throws {
        for seed in UInt64(1)...40 {
            var random = SplitMix64(seed: seed)
            let width = Int.random(in: 1...5, using: &random)
            // Lines that are wholly empty are passed over, as in any table.
            let texts = (0..<Int.random(in: 1...12, using: &random)).map { row in
                ["row \(row)"] + (0..<width).map { _ in HostileText.random(using: &random) }
            }
            let table = Table(
                columns: (0...width).map { .init("c\($0)") }, rows: texts.map { $0.map(Cell.untrusted) })
            let writer = WorkbookWriter([.init("words", table)])
            #expect(writer.shortened == 0)
            #expect(try rows(writer.bytes).dropFirst().map { $0 } == texts, "seed \(seed)")
        }
    }

    // Numbers are counted with, days are sorted, and a formula is a text like any other.
    @Test func everyCellKeepsItsKind() throws {
        let table = Table(
            columns: [
                .init("n"), .init("exact"), .init("yes"), .init("day", brevity: .day), .init("at", brevity: .minute),
                .init("word"), .init("list"), .init("none"),
            ],
            rows: [
                [
                    .decimal(0.1, fractionDigits: 3), .exact("1250.50"), true, "2026-03-02", "2026-03-02T09:30:00Z",
                    .untrusted("=HYPERLINK(\"http://x\")"), .list([1, "b"]), nil,
                ],
                [-3, .exact("much"), false, "some day", "2026-02-30", "2026-03-02"],
            ])
        let writer = WorkbookWriter([.init("a", table)])
        #expect(
            try rows(writer.bytes).dropFirst() == [
                [
                    "0.1", "1250.50", "true", "2026-03-02", "2026-03-02T09:30:00", "=HYPERLINK(\"http://x\")", "1; b",
                    "",
                ],
                ["-3", "much", "false", "some day", "2026-02-30", "2026-03-02", "", ""],
            ])
        var sheet = SheetWriter()
        let xml = sheet.xml(table)
        #expect(xml.contains(#"<c r="A2"><v>0.1</v></c>"#))
        #expect(xml.contains(#"<c r="D2" s="2"><v>46083</v></c>"#))
        #expect(!xml.contains("<f>"))
        #expect(xml.contains(#"<c r="F2" s="4" t="inlineStr">"#))
    }

    // Sheets leave out empty cells at the end of a row, which must not make it narrower than its header.
    @Test func rowsAreAsWideAsTheirHeader() throws {
        let table = Table(columns: [.init("a"), .init("b"), .init("c")], rows: [["1", nil, nil], [nil, "2", nil]])
        #expect(
            try rows(WorkbookWriter([.init("s", table)]).bytes) == [["a", "b", "c"], ["1", "", ""], ["", "2", ""]])
    }

    // Excel repairs a file whose cells are too long, and what it does then is nobody's choice.
    @Test func aTextThatNoCellHoldsIsCutAndCounted() throws {
        let long = String(repeating: "👩‍👩‍👧", count: 10_000)
        let writer = WorkbookWriter([.init("a", Table(columns: [.init("word")], rows: [[.text(long)], ["short"]]))])
        let read = try rows(writer.bytes)
        #expect(writer.shortened == 1)
        #expect(read[1][0].utf16.count <= 32_767 && read[1][0].hasSuffix("👩‍👩‍👧…"))
        #expect(read[2] == ["short"])
    }

    // A text may look like the way in which XML is told about signs that it has not.
    @Test(arguments: [
        "_x0041_", "_x005F_x0041_", "__x0041__", "_x0041", "_x000D_\r", "\0\u{1}\u{FFFE}", "_x00e9_", "_xD800_",
    ])
    func escapesOfSheetsAreTextToo(_ text: String) throws {
        let table = Table(columns: [.init(text)], rows: [[.untrusted(text)]])
        #expect(try rows(WorkbookWriter([.init("a", table)]).bytes) == [[text], [text]])
    }

    @Test func sheetsAreFoundByNamesThatExcelTakes() throws {
        let table = Table(columns: [.init("a")], rows: [["1"]])
        let names = ["Q1/Q2: [what?]", "Q1Q2 what", "", String(repeating: "long ", count: 20)]
        let bytes = WorkbookWriter(names.map { .init($0, table) }).bytes
        let sheets = try Workbook(ZipArchive(bytes)).sheets.map(\.name)
        #expect(sheets == ["Q1Q2 what", "Q1Q2 what 2", "Sheet", "long long long long long lo"])
        #expect(try rows(bytes, sheet: "Sheet") == [["a"], ["1"]])
    }

    // The same tables, the same bytes; and what repeats is packed.
    @Test func equalTablesGiveEqualBytes() {
        let table = Table(columns: [.init("a")], rows: (0..<1_000).map { _ in ["again and again"] })
        let (one, other) = (WorkbookWriter([.init("a", table)]), WorkbookWriter([.init("a", table)]))
        #expect(one.bytes == other.bytes)
        #expect(one.bytes.count < 20_000)
    }
}
