import FeedbackModel
import Testing

@testable import Importing

struct ExplanationTests {
    private func explanation(_ text: String, by mapping: Mapping) throws -> MappingExplanation {
        try Importer(mapping).explanation(opening: { source(Array(text.utf8), pieces: 17) })
    }

    private let desk = """
        mapping: 1
        name: desk
        kind: ticket
        source: desk
        dates: {formats: [d/M/yyyy, M/d/yyyy], timezone: UTC}
        fields:
          id: {column: Id}
          created_at: {column: At}
          status: {column: [State, Stage]}
          requester: {column: [Mail, Phone], pii: pseudonym}
        drop: [{when: {column: Kind, in: [Spam]}, as: spam}]
        pii: {Notes: drop, City: pseudonym}
        """

    // Each column says what becomes of it, and nothing personal is shown.
    @Test func everyColumnSaysWhatBecomesOfIt() throws {
        let text =
            "Id,At,Kind,Stage,State,Mail,Phone,Notes,City,Free,\n1,02/03/2026,x,a,open,m,p,n,c,f1,\n2,13/03/2026,,b,open,m,p,n,c,f2,\n3,14/03/2026,y,,,,,,,f2,\n4,short\n"
        let found = try explanation(text, by: mapping(desk))
        #expect(found.records == 3 && found.faults == 1)
        let fates = Dictionary(uniqueKeysWithValues: found.columns.map { ($0.name, $0) })
        #expect(fates["Id"]?.fate == .fields(["id"], isPseudonym: false))
        #expect(fates["Id"]?.samples == ["1", "2", "3"])
        #expect(fates["Kind"]?.fate == .condition)
        #expect(fates["State"]?.fate == .fields(["status"], isPseudonym: false))
        #expect(fates["Stage"]?.fate == .kept(as: "Stage", isPseudonym: false))
        #expect(fates["Mail"]?.fate == .fields(["requester"], isPseudonym: true))
        #expect(fates["Phone"]?.fate == .personal)
        #expect(fates["Notes"]?.fate == .personal)
        #expect(fates["City"]?.fate == .kept(as: "City", isPseudonym: true))
        #expect(fates["Free"]?.samples == ["f1", "f2"])
        #expect(["Mail", "Phone", "Notes", "City"].allSatisfy { fates[$0]?.samples == [] })
        #expect(found.columns.last?.place == 11)
        #expect(found.dates.map(\.written) == ["02/03/2026", "14/03/2026"])
        #expect(found.dates.map(\.time) == [1_772_409_600, 1_773_446_400])
        #expect(found.notes.contains("in created_at, the day comes first, as the whole column shows"))
    }

    // What is said is what is done: the columns that are said to be kept are those that are.
    @Test func whatIsSaidIsWhatIsDone() throws {
        let text = "Id,At,Kind,Stage,State,Mail,Phone,Notes,City,Free\n1,13/03/2026,x,a,open,m,p,n,c,f1\n"
        let (_, sink) = try imported(text, by: mapping(desk))
        let kept = try #require(sink.tickets["desk:1"]?.unmapped)
        #expect(kept.hasPrefix(#"{"City":"p_"#))
        #expect(kept.hasSuffix(#","Free":"f1","Stage":"a"}"#))
    }

    @Test func membersOfJSONAreExplainedTogetherWithPaths() throws {
        let map = try mapping(
            "mapping: 1\nname: n\nkind: ticket\nsource: s\nread: {format: ndjson}\nfields: {id: {path: id}, tags: {path: \"labels[*].name\"}}\npii: {who: drop}\n"
        )
        let found = try explanation(
            "{\"id\": 1, \"who\": \"Ann\", \"more\": {\"a\": 1}, \"labels\": [{\"name\": \"x\"}]}\n{\"id\": 2, \"more\": null}\n",
            by: map)
        #expect(found.columns.map(\.name) == ["id", "labels", "who", "more"])
        #expect(found.columns.map(\.filled) == [2, 1, 1, 1])
        #expect(found.columns[2].fate == .personal && found.columns[2].samples == [])
        #expect(found.columns[3].samples == ["{\"a\": 1}"])
    }

    // A footer is no data, is counted, and does not hide a row that is only short.
    @Test func aFooterEndsTheData() throws {
        let map = try mapping(
            "mapping: 1\nname: n\nkind: ticket\nsource: s\nread: {stop_at: \"^(Grand Totals|Copyright)\"}\nfields: {id: {column: id}, subject: {column: text}}\n"
        )
        let (report, sink) = try imported(
            "id,text\n1,Copyright law\n2\n3,x\n\nGrand Totals (2 records)\n\nCopyright (c) 2026,\nAcme, Inc., x\n",
            by: map)
        #expect(sink.tickets.keys.sorted() == ["s:1", "s:3"])
        #expect(report.failures.map(\.line) == [3])
        #expect(report.notes.contains("line 6 begins a footer of 3 rows, which is no data"))
        #expect(report.read == 3)
    }

    // Who mends a file needs to know which rows were left out, and why, without anybody's words.
    @Test func everyRowThatIsNotStoredIsTold() throws {
        let text = "Id,At,Kind\n1,13/03/2026,Spam\n2,nothing,\n3,14/03/2026,\n4\n"
        var told: [ImportRejection] = []
        let report = try Importer(mapping(desk), secret: Array(repeating: 7, count: 32)).run(
            opening: { source(Array(text.utf8)) }, into: Gathering(), reject: { told.append($0) })
        #expect(
            told == [
                .init(line: 2, isFailure: false, reason: "spam"),
                .init(line: 3, isFailure: true, reason: "has a date of another form (created_at)"),
                .init(line: 5, isFailure: true, reason: "has 1 cell where the header has 3"),
            ])
        #expect(told.count == report.failed + report.dropped.values.reduce(0, +))
    }
}
