import FeedbackModel
import Testing

@testable import Importing

/// What few files say of a ticket: when it was answered and solved, how often it came back, and who has it.
struct TicketDetailTests {
    private func ticket(_ text: String, id: String, _ name: String, zone: ZoneRule? = nil) throws -> Ticket {
        var mapping = try preset(name)
        if let zone { mapping.dates.zone = zone }
        let (report, sink) = try imported(text, by: mapping)
        #expect(report.failed == 0, "\(report.failures)")
        #expect(!report.notes.contains { $0.contains("solved_at") }, "a file without it is nothing to tell of")
        return try #require(sink.tickets[id])
    }

    // Zendesk gives the first reply as minutes after the creation, and only where metrics were asked for.
    @Test func zendeskMetricsAreReadWhereTheyAre() throws {
        let text = """
            {"tickets":[{"id":1,"generated_timestamp":5,"subject":"a","description":"b","created_at":"2026-01-01T00:00:00Z",\
            "group_id":44,"metric_set":{"solved_at":"2026-01-02T00:00:00Z","reopens":2,\
            "reply_time_in_minutes":{"calendar":90,"business":30}}},\
            {"id":2,"generated_timestamp":5,"created_at":"2026-01-01T00:00:00Z"}],"end_of_stream":true}
            """
        let one = try ticket(text, id: "zendesk:1", "zendesk-incremental")
        #expect(one.solvedAt == one.createdAt + 86_400)
        #expect(one.firstReplyAt == one.createdAt + 5_400)
        #expect((one.reopens, one.team) == (2, "44"))
        let two = try ticket(text, id: "zendesk:2", "zendesk-incremental")
        #expect((two.solvedAt, two.firstReplyAt, two.reopens, two.team) == (nil, nil, nil, nil))
        #expect(two.kind == .ticket)
    }

    @Test func zendesksTableHasDashesWhereThereIsNothing() throws {
        let text = """
            Id,Subject,Requester,Via,Created at,Ticket type,Solved at,Reopens,First reply time in minutes,Group,Status
            1,a,x,Mail,2026-01-01 10:00,Problem,2026-01-02 10:00,1,12,Support,Solved
            2,b,x,Mail,2026-01-01 10:00,Problem,-,-,-,-,Open

            """
        let one = try ticket(text, id: "zendesk:1", "zendesk-csv", zone: .fixed(0))
        #expect((one.solvedAt, one.reopens, one.team) == (one.createdAt + 86_400, 1, "Support"))
        #expect(one.firstReplyAt == one.createdAt + 720)
        let two = try ticket(text, id: "zendesk:2", "zendesk-csv", zone: .fixed(0))
        #expect((two.solvedAt, two.reopens, two.firstReplyAt, two.team) == (nil, nil, nil, nil))
    }

    @Test func durationsAreHoursMinutesAndSeconds() throws {
        let text = """
            Ticket ID,Subject,Created time,Status,Resolved time,First response time (in hrs),Group
            1,a,2026-01-01 10:00:00,Closed,2026-01-03 10:00:00,30:01:05,Tier 2

            """
        let one = try ticket(text, id: "freshdesk:1", "freshdesk-csv", zone: .fixed(0))
        #expect(one.firstReplyAt == one.createdAt + 108_065)
        #expect((one.solvedAt, one.team) == (one.createdAt + 172_800, "Tier 2"))
        for wrong in ["1:2:3:4", "1:60", "x", "-1:00", "1:00:99", "99999999:00", "1"] {
            var mapping = try preset("freshdesk-csv")
            mapping.dates.zone = .fixed(0)
            let (report, _) = try imported(text.replacing("30:01:05", with: wrong), by: mapping)
            #expect(report.failures.map(\.reason) == ["has no duration (first_reply_at)"], "\(wrong)")
        }
    }

    @Test func otherDesksSayWhenATicketWasSolved() throws {
        let intercom = """
            {"type":"conversation","id":"7","created_at":100,"updated_at":200,"state":"closed","contacts":{"contacts":[]},\
            "source":{"body":"<p>x</p>","author":{"type":"user"}},"team_assignee_id":5,\
            "statistics":{"last_close_at":190,"first_admin_reply_at":120,"count_reopens":1}}
            """
        let chat = try ticket(intercom, id: "intercom:7", "intercom-conversation")
        #expect((chat.solvedAt, chat.firstReplyAt, chat.reopens, chat.team) == (190, 120, 1, "5"))
        let freshdesk = """
            {"id":1,"description_text":"x","requester_id":2,"fr_escalated":false,"created_at":"2026-01-01T00:00:00Z",\
            "group_id":3,"stats":{"resolved_at":"2026-01-01T00:01:00Z","first_responded_at":"2026-01-01T00:00:30Z"}}
            """
        let desk = try ticket(freshdesk, id: "freshdesk:1", "freshdesk-ticket")
        #expect((desk.solvedAt, desk.firstReplyAt, desk.team) == (desk.createdAt + 60, desk.createdAt + 30, "3"))
        let salesforce = """
            Id,CaseNumber,Subject,CreatedDate,ClosedDate
            5003000000D8cuI,1,a,2024-07-11T21:22:07.000+0000,2024-07-11T21:23:07.000+0000

            """
        let found = try ticket(salesforce, id: "salesforce:5003000000D8cuIAAR", "salesforce-case")
        #expect(found.solvedAt == found.createdAt + 60)
    }

    // A mapping of one's own that names a column that is not there is told so, unless it says that this is usual.
    @Test func onlyWhatIsOptionalIsMissedInSilence() throws {
        let yaml = """
            mapping: 1
            name: mine
            kind: ticket
            source: me
            fields: {id: {column: id}, solved_at: {column: Solved}, team: {column: Team, optional: true}}
            """
        let (report, _) = try imported("id\n1\n", by: try mapping(yaml))
        #expect(report.notes.first == "the file has no columns for solved_at, which stay empty")
    }

    @Test func aCountThatIsNegativeIsAFault() throws {
        let text = "id,subject,body,created_at,reopens\n1,a,b,2026-01-01,-1\n"
        let (report, _) = try imported(text, by: try preset("canvass-tickets"))
        #expect(report.failures.map(\.reason) == ["has a negative number of reopens"])
    }
}
