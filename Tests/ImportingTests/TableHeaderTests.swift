import FeedbackModel
import SourceDiagnostics
import Testing

@testable import Importing

/// Header rows of the shapes that survey tools export, written for these tests.
struct TableHeaderTests {
    private func names(_ text: String, rows count: Int) throws -> [String] {
        var options = ReadingOptions()
        options.headerRows = count
        return try #require(try rows(Array(text.utf8), pieces: 5, options: options).first)
    }

    // The question stands over the first of its columns only; what stands below tells them apart.
    @Test func aQuestionGoesOnOverItsColumns() throws {
        let text =
            "Respondent ID,Start Date,Which?,,,Why?,\n,,A,B,Other (please specify),Response,Other (please specify)\n1,2,A,,x,y,\n"
        #expect(
            try names(text, rows: 2) == [
                "Respondent ID", "Start Date", "Which? :: A", "Which? :: B", "Which? :: Other (please specify)",
                "Why? :: Response", "Why? :: Other (please specify)",
            ])
    }

    // A column is found by its tag, by its label, and by the id that stays when both are changed.
    @Test(arguments: ["Q1", "QID7_TEXT", "What is missing?", "qid7_text"])
    func aColumnOfThreeHeaderRowsIsFoundByEach(_ name: String) throws {
        let map = try mapping(
            "mapping: 1\nname: n\nkind: ticket\nsource: q\nread: {header_rows: 3}\nfields: {id: {column: _recordId}, body: {column: \"\(name)\"}}\n"
        )
        for quote in ["\"\"", "'"] {
            let ids = ["_recordId", "status", "QID7_TEXT"].map {
                "\"{\(quote)ImportId\(quote):\(quote)\($0)\(quote)}\""
            }
            let text =
                "ResponseId,Status,Q1\nAntwort-ID,Antworttyp,\"What is\nmissing?\"\n\(ids.joined(separator: ","))\nR_1,0,Words\n"
            let (report, sink) = try imported(text, by: map)
            #expect(report.read == 1)
            #expect(sink.tickets["q:R_1"]?.body == "Words")
        }
    }

    @Test func aTableWithoutAHeaderHasColumnsByPlace() throws {
        let map = try mapping(
            "mapping: 1\nname: n\nkind: ticket\nsource: s\nread: {header_rows: 0}\nfields: {id: {index: 1}, subject: {column: \"Column 2\"}}\n"
        )
        let (report, sink) = try imported("1,one\n2,two\n3\n", by: map, pieces: 2)
        #expect((report.read, report.stored, report.failures.map(\.line)) == (3, 2, [3]))
        #expect(sink.tickets["s:1"]?.subject == "one" && sink.tickets["s:2"]?.subject == "two")
        #expect(throws: ImportFailure.self) { try imported("", by: map) }
    }

    // A name that two columns could mean by another row is nobody's; header rows of different widths are one header.
    @Test func namesOfOtherRowsMustBeClear() throws {
        let header = TableHeader([["V1", "V2", "Q1"], ["ResponseID", "Other", "Other", "late"]])
        #expect(header.names == ["V1 :: ResponseID", "V2 :: Other", "Q1 :: Other", "Q1 :: late"])
        var map = SlotMap(header)
        func slots(_ name: String) -> [Int] { map.slots(for: .columns([name]), of: "x", at: nil) }
        #expect(slots("ResponseID") == [0])
        #expect(slots("V1") == [0])
        #expect(slots("Other") == [])
        #expect(slots("late") == [3])
        #expect(!map.log.hasErrors)
    }

    // The third row of ids, or the words that only one tool writes below its questions, propose the number of rows.
    @Test func theNumberOfHeaderRowsIsProposed() throws {
        for (text, count) in [
            ("id,subject\nId,Betreff\n\"{\"\"ImportId\"\":\"\"a\"\"}\",x\n1,s\n", 3),
            ("id,subject\n,Open-Ended Response\n1,s\n", 2),
            ("id,subject\n1,s\n", 1),
        ] {
            let shape = try FileShape(of: source(Array(text.utf8)))
            let draft = try #require(MappingDraft.starter(for: shape, kind: .ticket, name: "n", answers: .init()))
            let made = try mapping(draft.text)
            #expect(made.reading.headerRows == count)
            #expect(try imported(text, by: made).0.read == 1)
        }
    }
}
