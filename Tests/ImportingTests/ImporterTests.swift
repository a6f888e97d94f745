import FeedbackModel
import SourceDiagnostics
import Testing

@testable import Importing

struct ImporterTests {
    private let tickets = """
        mapping: 1
        name: desk
        kind: ticket
        source: desk
        dates: {formats: [iso], timezone: UTC}
        fields:
          id: {column: Id}
          subject: {column: Subject, required: true}
          body: {column: [Description, Text], as: html}
          status: {column: Status, values: {Done: solved, Gone: deleted, New: open}}
          created_at: {column: Created}
          account: {column: Account}
          requester: {column: Mail, pii: pseudonym}
          tags: {column: Labels, as: {list: {separator: ","}}}
          satisfaction: {column: Stars, as: {scale: {min: 1, max: 5}}}
        drop: [{when: {column: Status, in: [Spam]}, as: spam}]
        tombstone: {when: {field: status, equals: deleted}}
        pii: {phone: drop}
        """

    private let table = #"""
        \#u{FEFF}Id,SUBJECT ,Text,Status,Created,Account,Mail,Labels,Stars,Phone,Group,Empty
        1,One,<p>Hello <b>you</b></p>a &amp; b,New,2024-01-31T10:00:00Z,A1,Ann@Example.com,"x, y,",5,+49 1,west,
        2,Two,"\#u{FEFF}plain",Odd,2024-02-01,A2, ann@example.com ,,,,"say ""hi""",
        3,,nothing,New,2024-02-01,,,,,,,
        4,Four,,Spam,2024-02-01,,,,,,,
        5,Five,,Gone,2024-02-01,,,,3,,,
        6,Six,,New,yesterday,,,,,,,
        7,Seven,,New,2024-02-01,,,,9,,,
        8,short
        2,Two,"plain",Odd,2024-02-01,A2,ANN@EXAMPLE.COM,,,,"say ""hi""",

        """#

    // Each way a row can go, and the sum that must always hold.
    @Test func everyRowIsAccountedFor() throws {
        let (report, sink) = try imported(table, by: mapping(tickets))
        #expect(report.read == 9)
        #expect((report.stored, report.updated, report.unchanged) == (3, 0, 1))
        #expect(report.dropped == ["spam": 1])
        #expect(report.tombstones == 1)
        #expect(
            report.failures.map { "\($0.line) \($0.reason)" } == [
                "4 has no subject", "7 has a date of another form (created_at)",
                "8 has a number outside the scale (satisfaction)",
                "9 has 2 cells where the header has 12",
            ])
        #expect(report.unknownValues == [.init(field: "status", value: "Odd", count: 2)])
        let one = try #require(sink.tickets["desk:1"])
        #expect(one.subject == "One")
        #expect(one.body == "Hello you\na & b")
        #expect(one.status == "open")
        #expect(one.createdAt == 1_706_695_200)
        #expect(one.tags == ["x", "y"])
        #expect(one.satisfaction == 1)
        #expect(one.unmapped == #"{"Group":"west"}"#)
        let two = try #require(sink.tickets["desk:2"])
        #expect(two.status == "Odd")
        #expect(two.body == "plain")
        #expect(two.unmapped == #"{"Group":"say \"hi\""}"#)
        #expect(sink.tickets["desk:5"]?.isTombstone == true)
    }

    // A ticket of 1970 would be the oldest evidence there is, and nobody would know why.
    @Test func aTicketWithoutItsDateIsAFaultUnlessItIsGone() throws {
        let rows = "Id,Subject,Text,Status,Created,Account,Mail,Labels,Stars\n1,One,,New,,,,,\n2,Two,,Gone,,,,,\n"
        let (report, sink) = try imported(rows, by: mapping(tickets))
        #expect(report.failures.map { "\($0.line) \($0.reason)" } == ["2 has no created_at"])
        #expect(sink.tickets.keys.sorted() == ["desk:2"])
    }

    // The same person has the same pseudonym, however the address is written, and no address is stored.
    @Test func peopleGetPseudonyms() throws {
        let (_, sink) = try imported(table, by: mapping(tickets))
        let names = ["desk:1", "desk:2"].compactMap { sink.tickets[$0]?.contactID }
        #expect(names.count == 2)
        #expect(names[0] == names[1])
        #expect(names[0].hasPrefix("p_") && names[0].count == 18)
        #expect(!"\(sink.tickets)".lowercased().contains("example"))
        #expect(!"\(sink.tickets)".contains("+49"))
        #expect(throws: ImportFailure.self) {
            try Importer(mapping(tickets)).run(opening: { source(Array(table.utf8)) }, into: Gathering())
        }
    }

    // An import can be repeated: nothing is stored twice.
    @Test func importingAgainChangesNothing() throws {
        let sink = Gathering()
        try imported(table, by: mapping(tickets), into: sink)
        let (second, _) = try imported(table, by: mapping(tickets), into: sink, pieces: 7)
        #expect((second.stored, second.updated, second.unchanged) == (0, 0, 4))
        let (third, _) = try imported(
            table.replacing("One", with: "Eins"), by: mapping(tickets), into: sink)
        #expect((third.stored, third.updated, third.unchanged) == (0, 1, 3))
    }

    // An accidental match of columns would put words into the wrong field.
    @Test func whatDoesNotFitTheFileIsRefusedAtOnce() throws {
        let failure = #expect(throws: ImportFailure.self) {
            try imported("Id,Status,Status\n1,2,3\n", by: mapping(tickets))
        }
        #expect(
            failure?.diagnostics.map(\.message) == [
                "the file has no column 'Subject' for field 'subject'",
                "the file has several columns 'Status' (2 and 3) for field 'status'",
                "the file has several columns 'Status' (2 and 3) for a condition",
            ])
    }

    // No-break spaces, decomposed letters and case make no difference in a column's name.
    @Test func columnsAreFoundAsPeopleReadThem() throws {
        let map = try mapping(
            "mapping: 1\nname: n\nkind: ticket\nsource: s\nfields: {id: {column: Numéro  du billet}, subject: {index: 2}}\n"
        )
        let (_, sink) = try imported("NUME\u{301}RO du\u{A0}BILLET,x\n1,Yes\n", by: map)
        #expect(sink.tickets["s:1"]?.subject == "Yes")
    }

    // Whether days or months come first is decided by the whole column, or not at all.
    @Test func theOrderOfDaysAndMonthsIsDecidedByTheColumn() throws {
        let map = try mapping(
            """
            mapping: 1
            name: n
            kind: ticket
            source: s
            dates: {formats: [d/M/yyyy, M/d/yyyy], timezone: UTC}
            fields: {id: {column: id}, created_at: {column: at}}
            """)
        let (days, first) = try imported("id,at\n1,02/03/2024\n2,13/03/2024\n", by: map)
        #expect(first.tickets["s:1"]?.createdAt == 1_709_337_600)
        #expect(days.notes == ["in created_at, the day comes first, as the whole column shows"])
        let (_, second) = try imported("id,at\n1,02/03/2024\n2,03/13/2024\n", by: map)
        #expect(second.tickets["s:1"]?.createdAt == 1_706_918_400)
        for undecidable in ["id,at\n1,02/03/2024\n", "id,at\n1,02/03/2024\n2,13/03/2024\n3,03/13/2024\n"] {
            let failure = #expect(throws: ImportFailure.self) { try imported(undecidable, by: map) }
            #expect(failure?.code == .undecidable)
        }
        let (same, _) = try imported("id,at\n1,03/03/2024\n", by: map)
        #expect(same.stored == 1)
    }

    @Test func encodingsAreNamedOrRefused() throws {
        let yaml =
            "mapping: 1\nname: n\nkind: ticket\nsource: s\nread: {encoding: ENC}\nfields: {id: {column: id}, subject: {column: text}}\n"
        let text = "id,text\n1,café “x”\n"
        let western = Array("id,text\n1,caf".utf8) + [0xE9] + Array(" ".utf8) + [0x93, 0x78, 0x94, 0x0A]
        let mac = Array("id,text\n1,caf".utf8) + [0x8E, 0x20, 0xD2, 0x78, 0xD3, 0x0A]
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let expected = "café “x”"
        for (bytes, encoding) in [
            (western, "windows-1252"), (mac, "macroman"), (wide, "auto"), (wide, "utf-16"), (Array(text.utf8), "utf-8"),
            ([0xEF, 0xBB, 0xBF] + Array(text.utf8), "auto"),
        ] {
            for pieces in [1, 3, 1000] {
                let (_, sink) = try imported(bytes, by: mapping(yaml.replacing("ENC", with: encoding)), pieces: pieces)
                #expect(sink.tickets["s:1"]?.subject == expected, "\(encoding)")
            }
        }
        // Without a name it is not guessed: the row is counted, and the others are kept.
        let (report, _) = try imported(western + Array("2,ok\n".utf8), by: mapping(yaml.replacing("ENC", with: "auto")))
        #expect(report.failures == [.init(line: 2, reason: "is not valid UTF-8")])
        #expect(
            report.notes.contains("what is not UTF-8: it looks like windows-1252: if so, say --encoding windows-1252"))
        #expect(report.stored == 1)
        let bare = Array(wide.dropFirst(2))
        #expect(throws: ImportFailure.self) { try imported(bare, by: mapping(yaml.replacing("ENC", with: "auto"))) }
        #expect(throws: ImportFailure.self) {
            try imported(wide, by: mapping(yaml.replacing("ENC", with: "windows-1252")))
        }
        let (nul, _) = try imported("id,text\n1,a\u{0}b\n2,ok\n", by: mapping(yaml.replacing("ENC", with: "auto")))
        #expect(nul.failures.map(\.reason) == ["holds a NUL character"])
    }

    // A file without ids: equal rows are one record, and that shows in the report.
    @Test func rowsWithoutAnIDAreKnownByTheirContent() throws {
        let map = try mapping(
            "mapping: 1\nname: n\nkind: ticket\nsource: s\nkey: {from: hash}\nfields: {subject: {column: text}}\n")
        let (report, sink) = try imported("text,x\na,1\nb,1\na,1\na,2\n", by: map)
        #expect((report.stored, report.unchanged) == (3, 1))
        #expect(sink.tickets.keys.allSatisfy { $0.hasPrefix("s:") && $0.count == 26 })
    }

    @Test func accountsTakeOtherColumnsAsAttributes() throws {
        let (report, sink) = try imported(
            "id,name,seats,arr,lifecycle,Plan,Size Band\nA1,Acme,12,1200.50,active,pro,\nA2,Bee,-1,,,,\nA3,Cee,x,,,,\n",
            by: preset("canvass-accounts"))
        #expect(report.failures.map(\.reason) == ["has a negative number of seats", "has no whole number (seats)"])
        #expect(
            sink.accounts["A1"]
                == Account(
                    id: "A1", source: "csv", name: "Acme", attributes: ["plan": "pro"], seats: 12, revenue: 1200.5,
                    lifecycle: "active"))
    }

    // A slip of the keyboard would drown every sum that the account is in.
    @Test func aRevenueThatCannotBeTrueIsAFaultOfItsRow() throws {
        let (report, sink) = try imported(
            "id,name,seats,arr\nA1,a,1,1e15\nA2,b,1,1000000000000001\nA3,c,1,1e400\nA4,d,1,-2e15\nA5,e,1,nan\n",
            by: preset("canvass-accounts"))
        let beyond = "has a revenue that cannot be true: it is beyond 1e15 (arr)"
        #expect(
            report.failures.map { "\($0.line) \($0.reason)" } == [
                "3 \(beyond)", "4 has a number that is too large (arr)", "5 \(beyond)", "6 has no number (arr)",
            ])
        #expect(sink.accounts["A1"]?.revenue == 1e15)
        #expect(sink.accounts.count == 1)
    }

    // One byte that is no text fails the row where it is kept, and no row where its column is left out.
    @Test func onlyWhatIsKeptMustBeText() throws {
        let map = try mapping(
            "mapping: 1\nname: n\nkind: ticket\nsource: s\npii: {secret: drop}\nfields: {id: {column: id}, subject: {column: text}}\n"
        )
        let head = Array("id,text,secret,more\n".utf8)
        func row(_ id: String, _ text: [UInt8], _ secret: [UInt8], _ more: [UInt8]) -> [UInt8] {
            Array("\(id),".utf8) + text + [0x2C] + secret + [0x2C] + more + [0x0A]
        }
        let word = Array("é".utf8)
        let (report, sink) = try imported(
            head + row("1", word, [0xFF], word) + row("2", [0xFF], word, word) + row("3", word, word, [0]), by: map)
        #expect(
            report.failures.map { "\($0.line) \($0.reason)" } == ["3 is not valid UTF-8", "4 holds a NUL character"])
        #expect(sink.tickets["s:1"]?.subject == "é")
        #expect(sink.tickets["s:1"]?.unmapped == #"{"more":"é"}"#)
    }

    // Ctrl-C: the watch throws, and nothing of the report is given back.
    @Test func theWatchCanStopAnImport() throws {
        struct Stop: Error {}
        let rows = "id,subject,body,created_at\n" + (0..<5000).map { "\($0),s,b,2024-01-01\n" }.joined()
        var calls = 0
        #expect(throws: Stop.self) {
            try Importer(preset("canvass-tickets")).run(opening: { source(Array(rows.utf8)) }, into: Gathering()) { _ in
                calls += 1
                if calls == 3 { throw Stop() }
            }
        }
    }
}
