import Importing
import Testing

@testable import Archives

struct WorkbookTests {
    private func csv(_ bytes: [UInt8], sheet: String? = nil) throws -> String {
        var first: [UInt8]? = bytes
        let file = try PackedFile(
            {
                defer { first = nil }
                return first
            }, sheet: sheet)
        var result: [UInt8] = []
        while let piece = try file.source() { result += piece }
        return String(decoding: result, as: UTF8.self)
    }

    private let styles =
        #"<numFmts><numFmt numFmtId="164" formatCode="[Red]yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="0.0&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>"#

    // Shared, inline and formula texts, numbers, truth values, errors, gaps and dates, as people see them in Excel.
    @Test func everyKindOfCellIsReadAsPeopleSeeIt() throws {
        let rows = """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>a, "b"</t></is></c><c r="D1" t="str"><f>X</f><v>sum &amp; co</v></c></row>
            <row r="2"/>
            <row r="3"><c r="A3"><v>45000.5</v></c><c r="B3" s="1"><v>45000.5</v></c><c r="C3" s="2"><v>45000</v></c><c r="D3" s="3"><v>2</v></c></row>
            <row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" t="e"><v>#N/A</v></c><c r="C4"><v>0.10000000000000001</v></c><c r="D4"><v>1E3</v></c></row>
            <row r="5"><c t="s"><v>1</v></c><c t="s"><v>99</v></c><c s="1"><v>0.25</v></c></row>
            """
        let shared =
            "<si><r><t>rich </t></r><r><t xml:space=\"preserve\">text</t></r><rPh><t>aid</t></rPh></si><si><t>zwei\nZeilen</t></si>"
        #expect(
            try csv(workbook([("S", rows)], shared: shared, styles: styles)) == """
                "rich text","a, ""b""\","","sum & co"

                "45000.5","2023-03-15T12:00:00","2023-03-15","2"
                "true","#N/A","0.1","1000"
                "zwei
                Zeilen","","06:00:00",""

                """)
    }

    // Excel's 1900 was a leap year, and old Macs count from 1904.
    @Test(arguments: [
        (1.0, false, "1900-01-01"), (59, false, "1900-02-28"), (61, false, "1900-03-01"), (36_526, false, "2000-01-01"),
        (2_958_465, false, "9999-12-31"), (0, true, "1904-01-01"), (44_197.999_994, false, "2021-01-01T23:59:59"),
        (35_064, true, "2000-01-01"), (44_562, false, "2022-01-01"), (38_411.75, false, "2005-02-28T18:00:00"),
    ])
    func daysAreCountedAsExcelCountsThem(_ serial: Double, _ countsFrom1904: Bool, _ date: String) {
        #expect(SheetDate.text(serial, countsFrom1904: countsFrom1904) == date)
    }

    @Test func daysThatAreNoneStayNumbers() {
        for serial in [-1.0, .nan, .infinity, 3_000_000] {
            #expect(SheetDate.text(serial, countsFrom1904: false) == nil)
        }
        // Counted from 1904 this is a day in the year 10003, which no sheet can show.
        #expect(SheetDate.text(2_958_465, countsFrom1904: true) == nil)
        for (code, isDate) in [
            ("General", false), ("0.00", false), ("\"d\"0", false), ("[h]:mm", true), ("#,##0;[Red]-d", false),
            ("d\\ mmm", true), ("\\d0", false), ("_-* #,##0", false),
        ] {
            #expect(CellStyles.showsDate(code) == isDate, "\(code)")
        }
    }

    @Test func aSheetIsChosenByNameOrPlace() throws {
        func row(_ text: String) -> String { "<row><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row>" }
        let book = workbook([("One", row("1")), ("Two", row("2"))])
        #expect(try csv(book) == "\"1\"\n")
        #expect(try csv(book, sheet: "Two") == "\"2\"\n")
        #expect(try csv(book, sheet: "2") == "\"2\"\n")
        #expect(throws: ImportFailure.self) { try csv(book, sheet: "3") }
        #expect(throws: ImportFailure.self) { try csv(Array("id\n".utf8), sheet: "1") }
        var first: [UInt8]? = book
        let file = try PackedFile({
            defer { first = nil }
            return first
        })
        #expect(file.packing == .sheet("One") && file.otherSheets == ["Two"])
    }

    // SurveyMonkey's summary has no single answers in it, and nobody can make any of it.
    @Test func aSummaryIsRefused() {
        let failure = #expect(throws: ImportFailure.self) {
            try csv(workbook((1...3).map { ("Question \($0)", "<row><c><v>1</v></c></row>") }))
        }
        #expect(failure?.message == "this is a summary (crosstab) export, which has no single answers")
        #expect(failure?.hint == "in SurveyMonkey choose Export > All responses data")
    }

    // A document type could name entities that grow without end.
    @Test func aDocumentTypeIsRefused() {
        let files = [
            ("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><workbook><sheets>&b;</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships/>"),
        ]
        let failure = #expect(throws: ImportFailure.self) { try csv(archive(files)) }
        #expect(failure?.message == "the XML declares a document type, which no export needs")
        #expect(throws: ImportFailure.self) { try csv(archive([("xl/workbook.xml", "<workbook><sheets>")])) }
    }
}
