import FeedbackModel
import Testing

@testable import Importing

/// Files of the shapes that other help desks and trackers export, written for these tests.
struct HelpDeskPresetTests {
    private func only(_ text: String) throws -> String {
        let names = Preset.fitting(try FileShape(of: source(Array(text.utf8))), kind: nil).map(\.preset.name)
        #expect(names.count == 1, "\(names)")
        return names.first ?? ""
    }

    /// Imports by the one preset that fits, twice: the second time nothing changes.
    private func imported(_ text: String, zone: ZoneRule? = nil) throws -> (ImportReport, Gathering) {
        var mapping = try preset(try only(text))
        if let zone { mapping.dates.zone = zone }
        let (report, sink) = try ImportingTests.imported(text, by: mapping)
        let (again, _) = try ImportingTests.imported(text, by: mapping, into: sink, pieces: 13)
        #expect(again.stored + again.updated == 0)
        return (report, sink)
    }

    // Jira repeats headers, writes wiki marks, and tells times in the zone of whoever exports.
    private let jira = """
        Summary,Issue key,Issue id,Status,Priority,Reporter,Reporter Id,Created,Updated,Description,Labels,Labels,Comment,Comment,Status Category
        Export stops,TES-1,10001,Waiting,Medium,Ann Bee,712020:b0,22/Sep/25 9:26 AM,05/Oct/25 12:00 AM,"h2. Steps
        {code:java}
        run()
        {code}
        see [the page|https://example.com/x] [~accountid:712020:b0] !shot.png|width=300!",api,big export,"22/Sep/25 9:26 AM;712020:b0;a; b",,To Do
        Slow,TES-2,10002,Done,P2-High,,,22/Sep/25 9:26 AM,22/Sep/25 9:26 AM,,,,,,Done

        """

    @Test func jiraIssuesAreReadByTheZoneThatAPersonNames() throws {
        let mapping = try preset(try only(jira))
        let failure = #expect(throws: ImportFailure.self) { try ImportingTests.imported(jira, by: mapping) }
        #expect(failure?.code == .undecidable)
        #expect(failure?.hint?.contains("--timezone") == true)
        let (report, sink) = try imported(jira, zone: .fixed(7200))
        #expect((report.read, report.stored, report.failed) == (2, 2, 0))
        #expect(report.notes.contains("times that name no zone were read as those of UTC+02:00"))
        let one = try #require(sink.tickets["jira:TES-1"])
        #expect(one.createdAt == 1_758_525_960)
        #expect(one.updatedAt == 1_759_615_200)
        #expect(one.body == "Steps\nrun()\nsee the page  ")
        #expect(one.tags == ["api", "big export"])
        #expect((one.status, one.priority) == ("open", "normal"))
        #expect(one.contactID?.hasPrefix("p_") == true)
        #expect(one.unmapped?.contains("712020") == false)
        #expect(one.comments.map(\.body) == ["a; b"])
        #expect(one.unmapped?.contains("Ann") == false)
        #expect(sink.tickets["jira:TES-2"]?.priority == "P2-High")
        #expect(sink.tickets["jira:TES-2"]?.status == "solved")
    }

    // The headers of the same export in other languages, and its times with other names of months.
    @Test(arguments: [
        "Resumen,Clave de incidencia,Estado,Creada,Descripción,Categoría de estado\nNo va,TES-1,Abierto,22/ago/25 9:26 AM,texto,Por hacer\n",
        "Zusammenfassung,Vorgangsschlüssel,Status,Erstellt,Beschreibung,Statuskategorie\nNo va,TES-1,Offen,22/Aug/25 9:26,texto,Zu erledigen\n",
    ])
    func jiraIssuesAreTheSameInOtherLanguages(_ text: String) throws {
        let (_, sink) = try imported(text, zone: .fixed(0))
        let one = try #require(sink.tickets["jira:TES-1"])
        #expect((one.subject, one.body, one.status, one.createdAt) == ("No va", "texto", "open", 1_755_854_760))
    }

    // A zone by its name: the clock says how far it is from UTC, and a time with its own offset does not ask it.
    @Test func aNamedZoneIsAskedForTimesWithoutOne() throws {
        var map = try preset("jira-csv")
        map.dates.zone = .named("Europe/Berlin")
        let text = "Summary,Issue key,Created\na,X-1,22/Sep/25 9:26 AM\nb,X-2,2025-12-22T09:26:00+00:00\n"
        let sink = Gathering()
        _ = try Importer(map, secret: Array(repeating: 1, count: 32), offset: { $0 < 1_760_000_000 ? 7200 : 3600 })
            .run(opening: { source(Array(text.utf8)) }, into: sink)
        #expect(sink.tickets["jira:X-1"]?.createdAt == 1_758_525_960)
        #expect(sink.tickets["jira:X-2"]?.createdAt == 1_766_395_560)
    }

    @Test func jiraSearchResultsAreRead() throws {
        let (_, sink) = try imported(
            """
            {"startAt": 0, "total": 1, "issues": [{"id": "1", "key": "AR-86", "fields": {"summary": "S",
              "description": "bq. said", "status": {"name": "Closed", "statusCategory": {"key": "done"}},
              "priority": {"name": "Highest"}, "labels": ["a", "b"], "reporter": {"accountId": "5:x"},
              "created": "2015-12-02T07:39:15.000-0800", "updated": null}}]}
            """)
        let one = try #require(sink.tickets["jira:AR-86"])
        #expect((one.subject, one.body, one.status, one.priority) == ("S", "said", "solved", "urgent"))
        #expect(one.tags == ["a", "b"])
        #expect(one.createdAt == 1_449_070_755)
    }

    // Three dialects of one product: backups with 1 or nothing, Data Loader in capitals, and both lengths of ids.
    @Test func salesforceCasesOfEveryDialectAreTheSame() throws {
        let backup =
            "\u{FEFF}Id,IsDeleted,CaseNumber,ContactId,AccountId,SuppliedEmail,Status,Origin,Subject,Priority,Description,IsClosed,CreatedDate,LastModifiedDate\n500Nq00000CBxteIAD,,1,,001Nq00000J1MwfIAF,a@example.com,Closed,Phone,S,Medium,D,1,2024-07-11T21:22:07.000+0000,2024-07-11T21:22:07.000+0000\n500Nq00000CBxtfIAD,1,2,,,,New,Web,S,Low,D,,2024-07-11T21:22:07.000+0000,\n"
        let loader =
            "\"ID\",\"ISDELETED\",\"CASENUMBER\",\"ACCOUNTID\",\"SUBJECT\",\"ISCLOSED\",\"CREATEDDATE\"\n\"500Nq00000CBxte\",\"false\",\"1\",\"001Nq00000J1Mwf\",\"S\",\"true\",\"2024-07-11T21:22:07.000Z\"\n"
        let (report, sink) = try imported(backup)
        #expect((report.stored, report.tombstones) == (2, 1))
        let one = try #require(sink.tickets["salesforce:500Nq00000CBxteIAD"])
        #expect((one.accountID, one.status, one.createdAt) == ("001Nq00000J1MwfIAF", "solved", 1_720_732_927))
        #expect(!"\(sink.tickets)".contains("example.com"))
        let (_, second) = try imported(loader)
        let same = try #require(second.tickets["salesforce:500Nq00000CBxteIAD"])
        #expect((same.accountID, same.status, same.createdAt) == (one.accountID, one.status, one.createdAt))
    }

    // What a customer earns is not what it pays.
    @Test func salesforceAccountsDoNotTakeTheCustomersTurnoverForOurs() throws {
        let (report, sink) = try imported(
            "Id,IsDeleted,Name,BillingStreet,BillingCountry,AnnualRevenue,NumberOfEmployees,Industry\n001Nq00000J1Mwf,,Acme,x,DE,9000000,12,Retail\n001Nq00000J1Mwg,1,Gone,x,DE,,,\n"
        )
        #expect(report.dropped == ["deleted": 1])
        let one = try #require(sink.accounts["001Nq00000J1MwfIAF"])
        #expect(one.revenue == nil)
        #expect(one.attributes == ["industry": "Retail", "employees": "12", "country": "DE"])
    }

    @Test func hubSpotTablesAreReadByLabelsAndByNames() throws {
        let (_, labels) = try imported(
            "Ticket ID,Ticket name,Ticket description,Ticket status,Create date,Priority,Associated Company IDs (Primary)\n7,S,D,Closed,2025-01-02 03:04,HIGH,42\n"
        )
        let (_, names) = try imported(
            "id,is_deleted,property_createdate,property_hs_pipeline_stage,property_subject,property_content\n7,FALSE,2025-01-02 3:04:00,4,S,D\n8,TRUE,2025-01-02 3:04:00,4,S,D\n"
        )
        #expect(labels.tickets["hubspot:7"]?.accountID == "42")
        #expect(labels.tickets["hubspot:7"]?.priority == "high")
        for sink in [labels, names] {
            let one = try #require(sink.tickets["hubspot:7"])
            #expect((one.subject, one.body, one.status, one.createdAt) == ("S", "D", "solved", 1_735_787_040))
        }
        #expect(names.tickets["hubspot:8"] == nil)
        let (_, companies) = try imported("Record ID,Company name,Industry,Odd\n42,Acme,Retail,x\n")
        #expect(companies.accounts["42"]?.attributes == ["industry": "Retail"])
    }

    // Times are Unix seconds, bodies HTML; what a colleague or a bot wrote first is not the customer's words.
    @Test func intercomKeepsOnlyTheCustomersFirstWords() throws {
        func conversation(_ id: Int, _ author: String, _ more: String = "") -> String {
            #"{"type": "conversation", "id": "\#(id)", "created_at": 1734537511, "updated_at": 1734537511, "state": "snoozed", "source": {"type": "email", "subject": "<b>Hi</b>", "body": "<p>Words of \#(author)</p>", "author": {"type": "\#(author)", "email": "a@example.com"}\#(more)}, "contacts": {"contacts": [{"id": "x", "external_id": "70"}]}, "tags": {"tags": [{"id": "1", "name": "Slow"}, {"name": "api"}]}, "title": null, "priority": "priority", "conversation_rating": {"rating": 4}}"#
        }
        let lines = [
            conversation(1, "user"), conversation(2, "admin"), conversation(3, "bot"),
            conversation(4, "user", #", "redacted": true"#),
        ]
        for text in [
            lines.joined(separator: "\n"),
            "{\"type\": \"conversation.list\",\n\"conversations\": [\(lines.joined(separator: ",\n"))]}",
        ] {
            let (report, sink) = try imported(text)
            #expect(report.read == 4)
            #expect(report.dropped == ["redacted": 1])
            let one = try #require(sink.tickets["intercom:1"])
            #expect((one.subject, one.body, one.channel, one.status) == ("Hi", "Words of user", "email", "open"))
            #expect((one.tags, one.contactID, one.satisfaction) == (["Slow", "api"], "70", 0.75))
            #expect(one.createdAt == 1_734_537_511)
            #expect(["intercom:2", "intercom:3"].map { sink.tickets[$0]?.body } == ["", ""])
            #expect(!"\(sink.tickets)".contains("example.com"))
        }
        let (alone, _) = try imported(conversation(1, "user").replacing(", \"id\"", with: ",\n\"id\""))
        #expect(alone.mapping == "intercom-conversation")
    }

    @Test func freshdeskTicketsAreReadFromTheAPIAndFromTheList() throws {
        let ticket =
            #"{"cc_emails": ["c@example.com"], "fr_escalated": false, "priority": 4, "requester_id": 60, "source": 2, "spam": false, "status": 5, "subject": "S", "company_id": 9, "id": 1, "created_at": "2016-05-18T04:36:04Z", "updated_at": "2016-05-18T23:42:50Z", "description_text": "D", "description": "<div>D</div>", "tags": ["foo"]}"#
        let spam = ticket.replacing("\"spam\": false", with: "\"spam\": true").replacing("\"id\": 1", with: "\"id\": 2")
        for text in ["[\(ticket),\(spam)]", "\(ticket)\n\(spam)\n"] {
            let (report, sink) = try imported(text)
            #expect(report.dropped == ["spam": 1])
            let one = try #require(sink.tickets["freshdesk:1"])
            #expect((one.subject, one.body, one.status, one.priority) == ("S", "D", "solved", "urgent"))
            #expect((one.channel, one.accountID, one.tags) == ("web", "9", ["foo"]))
            #expect(!"\(sink.tickets)".contains("example.com"))
        }
        let (_, table) = try imported(
            "Ticket ID,Subject,Status,Priority,Source,Created time,Full name,Email,Tags,Description\n1,S,Resolved,Urgent,Portal,2016-05-18 04:36:04,Ann,ann@example.com,\"a, b c\",D\n",
            zone: .fixed(0))
        let one = try #require(table.tickets["freshdesk:1"])
        #expect((one.body, one.status, one.tags, one.createdAt) == ("D", "solved", ["a", "b c"], 1_463_546_164))
        #expect(!"\(table.tickets)".contains("example.com"))
    }

    @Test func gitHubsListLeavesItsPullRequestsOut() throws {
        func issue(_ id: Int, _ more: String = "") -> String {
            #"{"id": \#(id), "node_id": "x", "number": 1, "title": "T", "body": " # Steps\n![a](b.png) see [docs](https://example.com)", "user": {"login": "ann"}, "labels": [{"id": 1, "name": "bug"}], "state": "closed", "created_at": "2019-05-15T15:20:18Z", "updated_at": "2019-05-15T15:20:18Z"\#(more)}"#
        }
        let (report, sink) = try imported("[\(issue(1)),\(issue(2, #", "pull_request": {"url": "x"}"#))]")
        #expect(report.dropped == ["pull request": 1])
        let one = try #require(sink.tickets["github:1"])
        #expect((one.body, one.tags, one.status) == ("Steps\n see docs", ["bug"], "solved"))
        let (_, hook) = try imported(#"{"action": "opened", "issue": \#(issue(3)), "repository": {}}"#)
        #expect(hook.tickets.keys.sorted() == ["github:3"])
    }

    @Test func helpScoutAndZendeskTablesAreRead() throws {
        let (report, sink) = try imported(
            #"{"_embedded": {"conversations": [{"id": 1, "number": 5, "status": "active", "state": "published", "subject": "S", "preview": "P", "source": {"type": "email"}, "tags": [{"id": 9, "tag": "vip"}], "primaryCustomer": {"id": 3, "email": "a@example.com"}, "createdAt": "2024-01-02T03:04:05Z"}, {"id": 2, "status": "spam", "subject": "S", "createdAt": "2024-01-02T03:04:05Z"}]}}"#
        )
        #expect(report.dropped == ["spam": 1])
        #expect(sink.tickets["helpscout:1"]?.tags == ["vip"])
        #expect(!"\(sink.tickets)".contains("example.com"))
        let (_, zendesk) = try imported(
            "Id,Requester,Requester id,Subject,Tags,Status,Priority,Via,Ticket type,Created at,Organization,Satisfaction Score\n5,Ann,77,S,a b,On-hold,-,Mail,Incident,2024-01-02 03:04,-,Offered\n",
            zone: .fixed(0))
        let one = try #require(zendesk.tickets["zendesk:5"])
        #expect((one.status, one.priority, one.channel, one.accountID) == ("open", nil, "email", nil))
        #expect(one.satisfaction == nil && one.tags == ["a", "b"])
        #expect(one.unmapped?.contains("Ann") != true)
    }
}
