import FeedbackModel
import Testing

@testable import Importing

/// A page of the shape that Zendesk's incremental export has (interface of 2023), written for these tests.
struct ZendeskTests {
    private func ticket(
        _ id: Int, status: String = "new", subject: String = "Export stops", generated: Int = 1, tags: String = "[]"
    ) -> String {
        """
        {"url": "https://desk.example/api/v2/tickets/\(id).json", "id": \(id), "external_id": null,
         "via": {"channel": "native_messaging", "source": {"from": {"address": "ann@example.com"}, "to": {}, "rel": null}},
         "created_at": "2023-09-18T15:57:42Z", "updated_at": "2023-09-18T15:57:42Z", "type": null,
         "subject": "\(subject)", "raw_subject": "\(subject)", "description": "The file\\u00a0ends.", "priority": null,
         "status": "\(status)", "recipient": "help@desk.example", "requester_id": 6130907993114, "organization_id": 6130869157658,
         "tags": \(tags), "custom_fields": [{"id": 1, "value": null}], "satisfaction_rating": {"score": "good"},
         "generated_timestamp": \(generated)}
        """
    }

    private func page(_ tickets: [String]) -> String {
        "{\"tickets\": [\(tickets.joined(separator: ","))], \"count\": \(tickets.count), \"end_of_stream\": true, \"end_time\": 1}"
    }

    @Test func aPageBecomesTicketsAndTombstones() throws {
        let text = page([
            ticket(28, tags: #"["a", "b\u0063"]"#), ticket(29, status: "deleted", subject: "SCRUBBED"),
            ticket(30, tags: #"["closed_by_merge"]"#), ticket(31, status: "strange"),
        ])
        let sink = Gathering()
        let (report, _) = try imported(text, by: preset("zendesk-incremental"), into: sink)
        #expect((report.read, report.stored, report.tombstones) == (4, 3, 1))
        #expect(report.dropped == ["merged": 1])
        #expect(report.unknownValues == [.init(field: "status", value: "strange", count: 1)])
        let first = try #require(sink.tickets["zendesk:28"])
        #expect(first.subject == "Export stops")
        #expect(first.body == "The file\u{A0}ends.")
        #expect(first.channel == "chat")
        #expect(first.status == "open")
        #expect(first.accountID == "6130869157658")
        #expect(first.contactID == "6130907993114")
        #expect(first.tags == ["a", "bc"])
        #expect(first.satisfaction == 1)
        #expect(first.createdAt == 1_695_052_662)
        #expect(first.unmapped == #"{"custom_fields":[{"id":1,"value":null}]}"#)
        #expect(sink.tickets["zendesk:29"]?.isTombstone == true)
        let (second, _) = try imported(text, by: preset("zendesk-incremental"), into: sink, pieces: 11)
        #expect((second.stored, second.updated, second.unchanged) == (0, 0, 3))
    }

    // Pages overlap: every ticket of a second comes again on the next page, and the newest one counts.
    @Test func theNewestOfSeveralCounts() throws {
        let (report, sink) = try imported(
            page([
                ticket(1, subject: "new", generated: 5), ticket(1, subject: "old", generated: 4),
                ticket(1, subject: "newer", generated: 6),
            ]),
            by: preset("zendesk-incremental"))
        #expect((report.stored, report.updated, report.unchanged) == (1, 1, 1))
        #expect(sink.tickets["zendesk:1"]?.subject == "newer")
    }

    // A line, a list and a page are told apart by what is in them.
    @Test func theThreeFormsAreRecognised() throws {
        let flat = ticket(1).replacing("\n", with: "")
        for (text, expected) in [
            (page([ticket(1)]), ["zendesk-incremental"]), ("[\(ticket(1))]", ["zendesk-array"]),
            (flat + "\n" + flat, ["zendesk-ndjson"]),
            (flat, ["zendesk-ndjson"]), ("{\"ticket\": \(ticket(1))}", ["zendesk-ticket"]),
            ("{\"tickets\": [{\"id\": 1}]}", []),
            ("id,subject,body,created_at\n", ["canvass-tickets"]), ("id;name;seats\n", ["canvass-accounts"]),
            ("id,created_at,account_id,requester,subject,description\n", ["helpdesk-tickets"]),
            ("id,account_id,name,email,role\n", ["canvass-contacts"]), ("a,b\n", []),
        ] {
            let shape = try FileShape(of: source(Array(text.utf8), pieces: 100))
            #expect(Preset.fitting(shape, kind: nil).map(\.preset.name) == expected, "\(text.prefix(40))")
        }
    }

    @Test func aLongPageIsRecognisedByItsBeginning() throws {
        let text = page((0..<1000).map { ticket($0) })
        let shape = try FileShape(of: source(Array(text.utf8), pieces: 1000))
        #expect(Preset.fitting(shape, kind: .ticket).map(\.preset.name) == ["zendesk-incremental"])
        #expect(Preset.fitting(shape, kind: .account).isEmpty)
    }

    @Test func linesAreReadOneByOne() throws {
        let flat = { (id: Int) in ticket(id).replacing("\n", with: "") }
        let (report, sink) = try imported("\(flat(1))\n{\"id\":\n\(flat(2))\n", by: preset("zendesk-ndjson"))
        #expect((report.read, report.stored, report.failed) == (3, 2, 1))
        #expect(sink.tickets.keys.sorted() == ["zendesk:1", "zendesk:2"])
    }
}
