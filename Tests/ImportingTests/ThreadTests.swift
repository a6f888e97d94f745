import FeedbackModel
import SourceDiagnostics
import Testing

@testable import Importing

/// Comments in files of their own, and the tickets that they join.
struct ThreadTests {
    private let start: Int64 = 1_767_225_600

    private func desk(_ tickets: Ticket...) -> Gathering {
        let sink = Gathering()
        for ticket in tickets { _ = sink.put(ticket) }
        return sink
    }

    private func ticket(_ id: String, by contact: String? = "9", words: String = "It stops") -> Ticket {
        Ticket(
            id: id, source: String(id.prefix { $0 != ":" }), subject: "s", body: words, createdAt: start,
            contactID: contact)
    }

    @discardableResult
    private func join(
        _ text: String, _ name: String, on ticket: String? = nil, into sink: Gathering
    ) throws -> ImportReport {
        let report = try Importer(try preset(name), secret: Array(repeating: 7, count: 32), commentsOn: ticket)
            .run(opening: { source(Array(text.utf8)) }, into: sink)
        #expect(report.isBalanced, "\(report)")
        #expect(report.failures == [])
        return report
    }

    // An audit may hold no comment, a notification holds words that nobody wrote, and the first comment is the ticket.
    @Test func zendesksAuditsAreSearchedForComments() throws {
        let sink = desk(ticket("zendesk:1"))
        let text = """
            {"audits":[
            {"id":1,"ticket_id":1,"created_at":"2026-01-01T00:00:00Z","author_id":4,"events":[
            {"id":1,"type":"Comment","author_id":9,"body":"It\\n\\nstops","plain_body":"It \\n\\n stops","public":true},
            {"id":2,"type":"Create","value":"open","field_name":"status"},
            {"id":3,"type":"Notification","subject":"Re","body":"We have got it","recipients":[9]}]},
            {"id":2,"ticket_id":1,"created_at":"2026-01-01T00:01:00Z","author_id":4,"events":[
            {"id":4,"type":"Change","value":"solved","field_name":"status","previous_value":["a","b"]}]},
            {"id":3,"ticket_id":1,"created_at":"2026-01-01T00:02:00Z","author_id":4,"events":[
            {"id":5,"type":"Comment","author_id":4,"body":"angry","public":false}]},
            {"id":4,"ticket_id":1,"created_at":"2026-01-01T00:03:00Z","author_id":9,"events":[
            {"id":6,"type":"Comment","author_id":9,"body":"Still \\"stops\\"","public":true}]},
            {"id":5,"ticket_id":2,"created_at":"2026-01-01T00:04:00Z","author_id":9,"events":[
            {"id":7,"type":"Comment","author_id":9,"body":"Else","public":true}]}]}
            """
        let report = try join(text, "zendesk-audits", into: sink)
        #expect((report.read, report.stored, report.unchanged) == (5, 2, 1))
        #expect(report.dropped == ["without words": 1, "no such ticket": 1])
        #expect(
            sink.tickets["zendesk:1"]?.comments == [
                TicketComment(speaker: .note, author: "4", createdAt: start + 120, body: "angry"),
                TicketComment(speaker: .customer, author: "9", createdAt: start + 180, body: "Still \"stops\""),
            ])
        let again = try join(text, "zendesk-audits", into: sink)
        #expect((again.stored, again.unchanged) == (0, 3))
    }

    // Zendesk's list of comments does not say which ticket it is of, so somebody has to.
    @Test func commentsWithoutATicketAskForIt() throws {
        let sink = desk(ticket("zendesk:7"))
        let text = """
            {"comments":[{"id":2,"author_id":9,"body":"It stops","public":true,"created_at":"2026-01-01T00:00:00Z"},
            {"id":3,"author_id":9,"body":"Hello?","public":true,"created_at":"2026-01-01T00:09:00Z"}],"count":2}
            """
        let failure = #expect(throws: ImportFailure.self) { try join(text, "zendesk-comments", into: sink) }
        #expect(failure?.message == "the comments in this file do not say which ticket they belong to")
        let report = try join(text, "zendesk-comments", on: "zendesk:7", into: sink)
        #expect((report.stored, report.unchanged) == (1, 1))
        #expect(sink.tickets["zendesk:7"]?.comments.map(\.body) == ["Hello?"])
        for (name, message) in [
            ("freshdesk-conversations", "the file says itself which tickets its comments belong to"),
            ("zendesk-ticket", "a ticket is named, and the file holds tickets and no comments of one ticket"),
        ] {
            let failure = #expect(throws: ImportFailure.self) { try join("[]", name, on: "zendesk:7", into: sink) }
            #expect(failure?.message == message)
        }
    }

    @Test func freshdesksConversationsKnowTheirTicket() throws {
        let sink = desk(ticket("freshdesk:1", by: nil), ticket("freshdesk:2", by: nil))
        let text = """
            [{"id":1,"ticket_id":1,"body":"<b>in</b>","body_text":"in","incoming":true,"private":false,"user_id":2,
            "created_at":"2026-01-01T00:00:01Z","from_email":"Ann <ann@example.com>"},
            {"id":2,"ticket_id":2,"body_text":"out","incoming":false,"private":false,"user_id":3,
            "created_at":"2026-01-01T00:00:02Z"},
            {"id":3,"ticket_id":1,"body_text":"note","incoming":false,"private":true,"user_id":3,
            "created_at":"2026-01-01T00:00:00Z"}]
            """
        #expect(try join(text, "freshdesk-conversations", into: sink).stored == 3)
        let comments = sink.tickets["freshdesk:1"]?.comments ?? []
        #expect(comments.map(\.speaker) == [.note, .customer], "the oldest comes first")
        #expect(comments.map(\.author) == ["3", "2"])
        #expect(sink.tickets["freshdesk:2"]?.comments.map(\.speaker) == [.agent])
    }

    // Whoever opened the issue is named by a pseudonym, in both files.
    @Test func githubsAuthorsAreRecognised() throws {
        let issue = """
            [{"id":5,"number":1,"node_id":"I","title":"t","body":"b","state":"open","user":{"login":"ann"},
            "created_at":"2026-01-01T00:00:00Z"}]
            """
        let (_, sink) = try imported(issue, by: try preset("github-issues"))
        let list = """
            [{"id":1,"issue_url":"https://api.github.com/repos/a/b/issues/1","user":{"login":"ann","type":"User"},
            "body":"mine","created_at":"2026-01-01T00:00:01Z"},
            {"id":2,"issue_url":"https://api.github.com/repos/a/b/issues/1","user":{"login":"ci[bot]","type":"Bot"},
            "body":"stale","created_at":"2026-01-01T00:00:02Z"}]
            """
        try join(list, "github-comments", on: "github:5", into: sink)
        let hook = """
            {"action":"created","issue":{"id":5,"number":1},"comment":{"id":3,"user":{"login":"bo","type":"User"},
            "body":"yours","created_at":"2026-01-01T00:00:03Z"},"repository":{"id":1},"sender":{"login":"bo"}}
            """
        try join(hook, "github-comment", into: sink)
        let comments = sink.tickets["github:5"]?.comments ?? []
        #expect(comments.map(\.speaker) == [.customer, .bot, .agent])
        #expect(comments.map(\.body) == ["mine", "stale", "yours"])
        #expect(comments.allSatisfy { $0.author?.hasPrefix("p_") == true })
    }

    // The tickets were imported with pseudonyms and the comments are not: the customer is still the customer.
    @Test func aPseudonymIsRecognised() throws {
        let text = #"{"ticket":{"id":1,"description":"d","requester_id":9,"created_at":"2026-01-01T00:00:00Z"}}"#
        let (_, sink) = try imported(text, by: try preset("zendesk-ticket").pseudonymised)
        let comments = """
            {"comments":[{"author_id":9,"body":"mine","public":true,"created_at":"2026-01-01T00:00:01Z"},
            {"author_id":4,"body":"yours","public":true,"created_at":"2026-01-01T00:00:02Z"}]}
            """
        try join(comments, "zendesk-comments", on: "zendesk:1", into: sink)
        let ticket = try #require(sink.tickets["zendesk:1"])
        #expect(ticket.comments.map(\.speaker) == [.customer, .agent])
        #expect(ticket.comments.first?.author == ticket.contactID)
    }

    // Words that were changed at the source are changed here; two comments in one second stay two.
    @Test func aChangedCommentTakesThePlaceOfItsEarlierForm() throws {
        let sink = desk(ticket("zendesk:7"))
        func file(_ bodies: String...) -> String {
            let comments = bodies.map {
                #"{"author_id":9,"body":"\#($0)","public":true,"created_at":"2026-01-01T00:00:01Z"}"#
            }
            return #"{"comments":[\#(comments.joined(separator: ","))]}"#
        }
        func bodies() -> [String]? { sink.tickets["zendesk:7"]?.comments.map(\.body) }
        #expect(try join(file("one", "two"), "zendesk-comments", on: "zendesk:7", into: sink).stored == 2)
        #expect(bodies() == ["one", "two"])
        let changed = try join(file("one", "XXX"), "zendesk-comments", on: "zendesk:7", into: sink)
        #expect((changed.stored, changed.updated, changed.unchanged) == (0, 1, 1))
        #expect(bodies() == ["one", "XXX"])
        let third = try join(file("one", "XXX", "three"), "zendesk-comments", on: "zendesk:7", into: sink)
        #expect((third.stored, third.updated, third.unchanged) == (1, 0, 2))
        #expect(bodies() == ["one", "XXX", "three"])
    }

    // More than wait at once, of many tickets in turn: each comes to its own, in order, and once.
    @Test func manyCommentsComeToTheirTickets() throws {
        let sink = desk(ticket("csv:0", by: "p"), ticket("csv:1", by: "p"), ticket("csv:2", by: "p"))
        var text = "ticket_id,speaker,author,created_at,body\n"
        for number in 0..<3_000 {
            let speaker = number % 2 == 0 ? "customer" : "agent"
            text += "csv:\(number % 3),\(speaker),a,2026-01-01T00:00:00Z,word \(number)\n"
        }
        #expect(try join(text, "canvass-comments", into: sink).stored == 3_000)
        for ticket in 0..<3 {
            let comments = sink.tickets["csv:\(ticket)"]?.comments ?? []
            #expect(comments.map(\.body) == (0..<1_000).map { "word \(3 * $0 + ticket)" })
        }
        #expect(try join(text, "canvass-comments", into: sink).unchanged == 3_000)
    }

    @Test func deletedTicketsGetNoComments() throws {
        var gone = ticket("csv:1")
        gone.isTombstone = true
        let sink = desk(gone)
        let report = try join("ticket_id,speaker,body\ncsv:1,customer,x\n", "canvass-comments", into: sink)
        #expect(report.dropped == ["its ticket is deleted": 1])
    }

    @Test func salesforcesCommentsAndMailsAreOfACase() throws {
        let id = "500Nq00000AbCdEIAV"
        let sink = desk(ticket("salesforce:\(id)", by: nil))
        let comments = """
            Id,ParentId,IsPublished,CommentBody,CreatedById,CreatedDate,IsDeleted
            1,500Nq00000AbCdE,1,We look,005Nq00000AU6zt,2026-01-01T00:00:01.000+0000,
            2,\(id),,inside,005Nq00000AU6zt,2026-01-01T00:00:02.000+0000,
            3,\(id),1,gone,005Nq00000AU6zt,2026-01-01T00:00:03.000+0000,1

            """
        let first = try join(comments, "salesforce-case-comments", into: sink)
        #expect((first.stored, first.dropped) == (2, ["deleted": 1]))
        let mails = """
            "ID","PARENTID","INCOMING","FROMADDRESS","TEXTBODY","MESSAGEDATE","ISDELETED"
            "1","\(id)","true","Ann@example.com","Still stops","2026-01-01T00:00:04.000Z","false"

            """
        try join(mails, "salesforce-emails", into: sink)
        let thread = sink.tickets["salesforce:\(id)"]?.comments ?? []
        #expect(thread.map(\.speaker) == [.agent, .note, .customer])
        #expect(thread.last?.author?.hasPrefix("p_") == true)
    }

    @Test func otherToolsThreadsAreRead() throws {
        let sink = desk(ticket("helpscout:3"), ticket("uservoice:12"))
        let threads = """
            {"_embedded":{"threads":[{"id":2,"type":"message","body":"<p>We look.</p>","createdAt":"2026-01-01T00:02:00Z",
            "createdBy":{"id":4,"type":"user","email":"x@example.com"}},{"id":1,"type":"customer","body":"Hello<br>you",
            "createdAt":"2026-01-01T00:01:00Z","createdBy":{"id":9,"type":"customer"}},
            {"id":3,"type":"note","body":"hm","createdAt":"2026-01-01T00:03:00Z"}]},"page":{"size":25}}
            """
        try join(threads, "helpscout-threads", on: "helpscout:3", into: sink)
        #expect(sink.tickets["helpscout:3"]?.comments.map(\.speaker) == [.customer, .agent, .note])
        let comment = """
            {"comment":{"id":1,"state":"approved","text":"me too","suggestion":{"id":12,"title":"t"},"creator":{"id":9},
            "created_at":"2026-01-01T00:00:01.000Z"}}
            """
        try join(comment, "uservoice-comment", into: sink)
        #expect(sink.tickets["uservoice:12"]?.comments.map(\.speaker) == [.customer])
        let ticket = """
            {"ticket":{"id":2,"ticket_number":1,"subject":"stapler","state":"closed","contact":{"id":9},"messages":[
            {"body":"Found it.","is_admin_response":true,"sender":{"id":4},"created_at":"2026-01-01T00:02:00.000Z"},
            {"body":"It is gone.","is_admin_response":false,"sender":{"id":9},"created_at":"2026-01-01T00:01:00.000Z"}],
            "created_at":"2026-01-01T00:00:00.000Z"}}
            """
        let (_, other) = try imported(ticket, by: try preset("uservoice-ticket"))
        let read = try #require(other.tickets["uservoice:ticket-2"])
        #expect(read.comments.map(\.body) == ["It is gone.", "Found it."])
        #expect(read.comments.map(\.speaker) == [.customer, .agent])
    }

    @Test func aMappingForCommentsSaysWhereTheyAre() {
        let head = "mapping: 1\nname: x\nkind: comment\nsource: x\nfields: {ticket: {column: t}}\n"
        #expect(
            mistakes(head).map(\.message) == ["the mapping does not say where its comments are"])
        #expect(mistakes(head + "comments: {from: record, fields: {body: {column: b}}}\n") == [])
        #expect(
            mistakes(head + "comments: {from: row, fields: {body: {column: b}}}\n").contains {
                $0.message.contains("record")
            })
        let ticket = "mapping: 1\nname: x\nkind: ticket\nsource: x\nfields: {id: {column: t}}\n"
        #expect(
            mistakes(ticket + "comments: {from: record, fields: {body: {column: b}}}\n").contains {
                $0.message == "only where records are comments is one of them the record itself"
            })
    }
}
