import FeedbackModel
import SourceDiagnostics
import Testing

@testable import Importing

/// What was written after a ticket's first message, and who wrote it.
struct CommentTests {
    private func comments(
        _ text: String, _ name: String, id: String, zone: ZoneRule? = nil
    ) throws -> [TicketComment] {
        var mapping = try preset(name)
        if let zone { mapping.dates.zone = zone }
        let (report, sink) = try imported(text, by: mapping)
        #expect(report.failed == 0, "\(report.failures)")
        return try #require(sink.tickets[id]).comments
    }

    // Zendesk says who wrote, and which comments the customer never saw; the first one is the description again.
    @Test func zendesksThreadKnowsItsSpeakers() throws {
        let text = """
            {"ticket":{"id":1,"description":"It stops","requester_id":9,"created_at":"2026-01-01T00:00:00Z","comments":[\
            {"id":1,"author_id":9,"body":"It stops","public":true,"created_at":"2026-01-01T00:00:00Z"},\
            {"id":2,"author_id":4,"body":"<b>Which one?</b>","plain_body":"Which one?","public":true,\
            "created_at":"2026-01-01T00:01:00Z"},\
            {"id":3,"author_id":4,"body":"he is angry","public":false,"created_at":"2026-01-01T00:02:00Z"},\
            {"id":4,"author_id":9,"body":"The \\"PDF\\"","public":true,"created_at":"2026-01-01T00:03:00Z"}]}}
            """
        let start: Int64 = 1_767_225_600
        #expect(
            try comments(text, "zendesk-ticket", id: "zendesk:1") == [
                TicketComment(speaker: .agent, author: "4", createdAt: start + 60, body: "Which one?"),
                TicketComment(speaker: .note, author: "4", createdAt: start + 120, body: "he is angry"),
                TicketComment(speaker: .customer, author: "9", createdAt: start + 180, body: "The \"PDF\""),
            ])
    }

    // A part without words is an event, such as an assignment; a bot is no agent.
    @Test func intercomsPartsWithoutWordsAreNoComments() throws {
        let text = """
            {"type":"conversation","id":"7","created_at":100,"updated_at":200,"state":"closed","contacts":{"contacts":[]},\
            "source":{"body":"<p>x</p>","author":{"type":"user"}},"conversation_parts":{"conversation_parts":[\
            {"part_type":"comment","body":"<p>Okay!</p>","created_at":110,"author":{"type":"admin","id":"1"}},\
            {"part_type":"assignment","body":null,"created_at":120,"author":{"type":"admin","id":"1"}},\
            {"part_type":"comment","body":"<p>Did that help?</p>","created_at":130,"author":{"type":"bot","id":"2"}},\
            {"part_type":"note","body":"no","created_at":140,"author":{"type":"admin","id":"1"}},\
            {"part_type":"comment","body":"<p>No.</p>","created_at":150,"author":{"type":"lead","id":"3"}}],"total_count":5}}
            """
        let found = try comments(text, "intercom-conversation", id: "intercom:7")
        #expect(found.map(\.speaker) == [.agent, .bot, .note, .customer])
        #expect(found.map(\.body) == ["Okay!", "Did that help?", "no", "No."])
        #expect(found.map(\.createdAt) == [110, 130, 140, 150])
    }

    // Jira repeats the column, and the words may hold what parts a cell; authors are named as the reporter is.
    @Test func jirasCommentsKeepTheirSemicolons() throws {
        let text = """
            Summary,Issue key,Status,Reporter Id,Created,Comment,Comment,Comment,Comment
            Export,TES-1,Open,712020:b0,22/Sep/25 9:26 AM,"22/Sep/25 9:27 AM;712020:b0;It ends; and h2. stops","22/Sep/25 9:28 AM;5:x;ok",,no parts

            """
        let found = try comments(text, "jira-csv", id: "jira:TES-1", zone: .fixed(0))
        #expect(found.map(\.speaker) == [.customer, .agent, .agent])
        #expect(found.map(\.body) == ["It ends; and h2. stops", "ok", "no parts"])
        #expect(found.map(\.createdAt) == [1_758_533_220, 1_758_533_280, nil])
        #expect(found[0].author?.hasPrefix("p_") == true)
        #expect(found[2].author == nil)
    }

    @Test func otherThreadsAreReadWhereTheyAreEmbedded() throws {
        let freshdesk = """
            {"id":1,"description_text":"x","requester_id":2,"fr_escalated":false,"created_at":"2026-01-01T00:00:00Z",\
            "conversations":[{"body_text":"in","incoming":true,"private":false,"user_id":2,"created_at":"2026-01-01T00:00:01Z"},\
            {"body_text":"out","incoming":false,"private":false,"user_id":3,"created_at":"2026-01-01T00:00:02Z"},\
            {"body_text":"note","incoming":false,"private":true,"user_id":3,"created_at":"2026-01-01T00:00:03Z"}]}
            """
        #expect(
            try comments(freshdesk, "freshdesk-ticket", id: "freshdesk:1").map(\.speaker) == [.customer, .agent, .note])
        let jira = """
            {"issues":[{"key":"T-1","fields":{"summary":"s","created":"2015-12-07T14:19:13.000-0800",\
            "reporter":{"accountId":"r"},"comment":{"comments":[{"author":{"accountId":"r"},"body":"*mine*",\
            "created":"2015-12-07T14:20:13.000-0800"},{"author":{"accountId":"r"},"body":"inside","jsdPublic":false}]}}}]}
            """
        let found = try comments(jira, "jira-json", id: "jira:T-1")
        #expect(found.map(\.speaker) == [.customer, .note])
        #expect(found.map(\.body) == ["*mine*", "inside"])
    }

    // What is no list of objects, or has a wrong time, is a fault of its row; null is no thread.
    @Test func aThreadThatIsNoneIsAFault() throws {
        let start =
            #"{"issues":[{"key":"T-1","fields":{"summary":"s","created":"2015-12-07T14:19:13Z","comment":{"comments":"#
        for (value, reason) in [
            ("[1]", "has comments that are no list of objects"),
            (#"[{"body":"x","created":"soon"}]"#, "has a date of another form (created_at)"),
            (#"[{"body":["x"]}]"#, "holds a list where a text belongs (body)"),
        ] {
            let (report, _) = try imported(start + value + "}}}]}", by: try preset("jira-json"))
            #expect(report.failures.map(\.reason) == [reason])
        }
        for value in ["null", "[]", "3"] {
            let (report, sink) = try imported(start + value + "}}}]}", by: try preset("jira-json"))
            #expect((report.failed, sink.tickets["jira:T-1"]?.comments) == (0, []))
        }
    }

    // Everything that cannot be meant is told at once.
    @Test func mistakesInTheRuleAreTold() {
        let found = mistakes(
            """
            mapping: 1
            name: x
            kind: ticket
            source: x
            fields: {id: {column: id}}
            comments:
              from: {column: Comment}
              split: {separator: ";", into: [body, author, author]}
              fields: {words: {column: body}}
              speakers:
                - {when: {column: author, equals: a}, as: robot}
                - {when: somebody, as: agent}
            """)
        let messages = found.map(\.message)
        for part in ["the last part of a comment is its body", "has it twice", "no field 'words'", "robot", "somebody"]
        {
            #expect(messages.contains { $0.contains(part) }, "\(part) in \(messages)")
        }
        #expect(
            mistakes(
                "mapping: 1\nname: x\nkind: account\nsource: x\nfields: {id: {column: id}}\ncomments: {from: {column: a}}\n"
            )
            .contains { $0.message == "only tickets and ideas have comments" })
    }

    // A list of names is a list of people, too.
    @Test func plainListsAreMadePseudonyms() throws {
        let map = try mapping(
            """
            mapping: 1
            name: x
            kind: idea
            source: x
            read: {format: ndjson}
            fields: {id: {path: id}, supporters: {path: fans, pii: pseudonym}, tags: {path: tags}}
            """)
        let (_, sink) = try imported(#"{"id":1,"fans":["Ann","Bo"],"tags":["big"]}"# + "\n", by: map)
        let names = sink.links["x:1"]?.supporters?.compactMap(\.contactID) ?? []
        #expect(names.count == 2)
        #expect(names.allSatisfy { $0.hasPrefix("p_") && $0.count == 18 }, "\(names)")
        #expect(sink.tickets["x:1"]?.tags == ["big"])
    }

    // Whatever the mapping says: nobody is named, and the same person is still the same.
    @Test func everybodyCanBeMadeAPseudonym() throws {
        let text =
            #"{"ticket":{"id":1,"description":"d","requester_id":9,"created_at":"2026-01-01T00:00:00Z","comments":["#
            + #"{"author_id":9,"body":"mine","public":true},{"author_id":4,"body":"yours","public":true}]}}"#
        let (_, sink) = try imported(text, by: try preset("zendesk-ticket").pseudonymised)
        let ticket = try #require(sink.tickets["zendesk:1"])
        #expect(ticket.contactID?.hasPrefix("p_") == true)
        #expect(ticket.comments.map(\.author).first == ticket.contactID)
        #expect(ticket.comments.map(\.speaker) == [.customer, .agent])
        let contacts = "id,account_id,name,email,role\n9,A1,Ann,ann@example.com,admin\n"
        let (_, people) = try imported(contacts, by: try preset("canvass-contacts").pseudonymised)
        let contact = try #require(people.contacts.values.first)
        #expect(contact.id == ticket.contactID, "a ticket and its contact stay joined")
        #expect([contact.name, contact.email].allSatisfy { $0?.hasPrefix("p_") == true })
        #expect((contact.accountID, contact.role) == ("A1", "admin"))
    }
}
