internal import SurveyModel
package import Tabulation

/// Writes tables as an Excel workbook (Office Open XML, ECMA-376 part 1, section 18): numbers as numbers, days and times of
/// day as dates, and everything else as text, which no program runs as a formula.
package struct WorkbookWriter {
    package struct Sheet: Hashable, Sendable {
        package var name: String
        /// Columns that are shortened to a day or a minute on a screen hold dates in ISO 8601.
        package var table: Table

        package init(_ name: String, _ table: Table) {
            self.name = name
            self.table = table
        }
    }

    /// The workbook, the same bytes for the same tables.
    package let bytes: [UInt8]
    /// How many texts are longer than a cell can hold, and are cut.
    package private(set) var shortened = 0

    package init(_ sheets: [Sheet]) {
        var archive = ZipWriter()
        var shortened = 0
        let names = Self.names(sheets.map(\.name))
        let numbers = sheets.indices.map { $0 + 1 }
        archive.add(
            "[Content_Types].xml",
            Self.part(
                #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#
                    + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
                    + #"<Default Extension="xml" ContentType="application/xml"/>"#
                    + Self.kind("/xl/workbook.xml", "sheet.main") + Self.kind("/xl/styles.xml", "styles")
                    + numbers.map { Self.kind("/xl/worksheets/sheet\($0).xml", "worksheet") }.joined() + "</Types>"))
        archive.add(
            "_rels/.rels", Self.relations([("rId1", "officeDocument", "xl/workbook.xml")]))
        archive.add(
            "xl/workbook.xml",
            Self.part(
                #"<workbook xmlns="\#(Self.main)" xmlns:r="\#(Self.office)/relationships"><sheets>"#
                    + zip(names, numbers).map {
                        #"<sheet name="\#(SheetText.escaped($0))" sheetId="\#($1)" r:id="rId\#($1)"/>"#
                    }.joined() + "</sheets></workbook>"))
        archive.add(
            "xl/_rels/workbook.xml.rels",
            Self.relations(
                numbers.map { ("rId\($0)", "worksheet", "worksheets/sheet\($0).xml") }
                    + [("rId\(sheets.count + 1)", "styles", "styles.xml")]))
        archive.add("xl/styles.xml", Self.part(Self.styles))
        for (sheet, number) in zip(sheets, numbers) {
            var writer = SheetWriter()
            archive.add("xl/worksheets/sheet\(number).xml", Self.part(writer.xml(sheet.table)))
            shortened += writer.shortened
        }
        bytes = archive.archive
        self.shortened = shortened
    }

    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"

    private static func part(_ xml: String) -> [UInt8] {
        Array((#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n" + xml).utf8)
    }

    private static func kind(_ part: String, _ kind: String) -> String {
        #"<Override PartName="\#(part)" ContentType="application/vnd.openxmlformats-officedocument."#
            + #"spreadsheetml.\#(kind)+xml"/>"#
    }

    private static func relations(_ targets: [(id: String, kind: String, target: String)]) -> [UInt8] {
        part(
            #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
                + targets.map {
                    #"<Relationship Id="\#($0.id)" Type="\#(office)/relationships/\#($0.kind)" Target="\#($0.target)"/>"#
                }.joined() + "</Relationships>")
    }

    /// Names that Excel takes: at most 31 UTF-16 units, without `[]:*?/\`, and no two alike.
    private static func names(_ wishes: [String]) -> [String] {
        var taken: Set<String> = []
        return wishes.map { wish in
            var name = ""
            for character in wish
            where !"[]:*?/\\".contains(character) && name.utf16.count + character.utf16.count <= 27 {
                name.append(character)
            }
            let bare = name.isEmpty ? "Sheet" : name
            var number = 1
            name = bare
            while !taken.insert(name.lowercased()).inserted {
                number += 1
                name = "\(bare) \(number)"
            }
            return name
        }
    }

    /// The looks of ``SheetWriter/Style``, in its order.
    private static let styles =
        #"<styleSheet xmlns="\#(main)"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/>"#
        + #"<numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts>"#
        + #"<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>"#
        + #"<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>"#
        + #"<fills count="2"><fill><patternFill patternType="none"/></fill>"#
        + #"<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>"#
        + #"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#
        + #"<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#
        + #"<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>"#
        + #"<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#
        + #"<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#
        + #"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>"#
        + #"</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
}
