import FeedbackModel
import Testing

@testable import Importing

/// Ideas of the shapes that boards export, written for these tests.
struct IdeaPresetTests {
    /// Imports by the one preset that fits, twice: the second time nothing changes.
    private func imported(_ text: String, preset expected: String) throws -> (ImportReport, Gathering) {
        let fitting = Preset.fitting(try FileShape(of: source(Array(text.utf8))), kind: nil)
        #expect(fitting.map(\.preset.name) == [expected])
        let mapping = try #require(fitting.first?.mapping)
        let (report, sink) = try ImportingTests.imported(text, by: mapping)
        let (again, _) = try ImportingTests.imported(text, by: mapping, into: sink, pieces: 17)
        #expect((again.stored, again.updated) == (0, 0))
        return (report, sink)
    }

    @Test func fiderPostsAreClosedIntoTheirOriginals() throws {
        let (report, sink) = try imported(
            """
            number,title,description,created_at,created_by,votes_count,comments_count,status,responded_by,responded_at,response,original_number,original_title,tags
            10,Fast,Tiny words,2018-03-23T19:33:22Z,Ann,4,2,declined,Jo,2018-04-04T19:48:10Z,No,,,"easy, ignored"
            20,Easy,,2018-01-12T01:46:59Z,Bo,4,2,duplicate,Jo,2018-03-17T10:15:42Z,Has been,99,Very easy,"this-tag-has,comma"

            """, preset: "fider-csv")
        #expect((report.read, report.stored) == (2, 2))
        let one = try #require(sink.tickets["fider:10"])
        #expect((one.kind, one.votes, one.status, one.createdAt) == (.idea, 4, "closed", 1_521_833_602))
        #expect(one.body == "Tiny words")
        // A tag may hold a comma: nobody can tell them apart.
        #expect(one.tags == [])
        #expect(one.unmapped?.contains("easy, ignored") == true)
        #expect(one.unmapped?.contains("Jo") == false)
        #expect(one.contactID?.hasPrefix("p_") == true)
        #expect(sink.links["fider:20"]?.originalID == "fider:99")
        #expect(sink.links["fider:10"]?.originalID == nil)
    }

    // Ten votes a head were given once; people are what counts.
    @Test func userVoiceCountsSupportersAndNotVotes() throws {
        let suggestion =
            #"{"id":7839,"state":"approved","title":"Fax","text":"It says:\n\"PC\"","vote_count":5,"supporters_count":383,"merged_into_suggestion_id":MERGED,"status":{"id":1,"name":"planned","key":"planned"},"creator":{"id":7321,"name":"Michael","email":"m@example.com"},"response":{"text":"Soon","creator":{"name":"Peter","email":"p@example.com"}},"created_at":"2008-06-15T22:41:24.000Z","updated_at":"2015-02-27T20:17:42.000Z"}"#
        let plain = suggestion.replacing("MERGED", with: "null")
        let (report, sink) = try imported(#"{"suggestion":"# + "\n" + plain + "}", preset: "uservoice-suggestion")
        #expect(report.stored == 1)
        let idea = try #require(sink.tickets["uservoice:7839"])
        #expect((idea.kind, idea.votes, idea.status, idea.contactID) == (.idea, 383, "planned", "7321"))
        // The team's answer is kept, and nothing of who wrote it or the idea.
        #expect(idea.unmapped?.contains(#""response.text":"Soon""#) == true)
        #expect(idea.unmapped?.contains("example.com") == false)
        #expect(idea.unmapped?.contains("Peter") == false)
        let merged = suggestion.replacing("MERGED", with: "12")
        let status = #"{"audit_status":{"suggestion":"# + "\n" + merged + "}}"
        #expect(
            try imported(status, preset: "uservoice-status").1.links["uservoice:7839"]?.originalID == "uservoice:12")
        let page = #"{"suggestions":["# + "\n" + plain + "]}"
        #expect(try imported(page, preset: "uservoice-suggestions").1.tickets.count == 1)
    }

    @Test func userVoiceTablesAreCalledAfterTheAPI() throws {
        let text = """
            suggestion.id,suggestion.title,suggestion.body,suggestion.forum.name,suggestion.supporters_count,suggestion.status.name,suggestion.parent.id,suggestion.created_timestamp,suggestion.created_user_agent
            1,Fax,Broken,Ideas,383,planned,,2024-01-02 03:04:05,Mozilla
            2,Fax again,,Ideas,2,,1,2024-01-03 03:04:05,Mozilla

            """
        var mapping = try preset("uservoice-csv")
        #expect(throws: ImportFailure.self) { try ImportingTests.imported(text, by: mapping) }
        mapping.dates.zone = .fixed(0)
        let (report, sink) = try ImportingTests.imported(text, by: mapping)
        #expect((report.stored, sink.tickets["uservoice:1"]?.votes) == (2, 383))
        #expect(sink.links["uservoice:2"]?.originalID == "uservoice:1")
        #expect(sink.tickets["uservoice:1"]?.unmapped?.contains("Mozilla") == false)
    }

    @Test func cannyPostsAndVotesFindEachOther() throws {
        let (_, posts) = try imported(
            #"""
            {"hasMore":false,"posts":[
            {"id":"p1","title":"Dark","details":"Please","score":12,"status":"under review","created":"2024-05-01T00:00:00.000Z","author":{"id":"u","userID":"c-7","name":"Ann","email":"a@example.com","companies":[{"id":"acme"}]},"tags":[{"name":"ui"}],"board":{"name":"B"}}]}
            """#, preset: "canny-posts")
        let idea = try #require(posts.tickets["canny:p1"])
        #expect((idea.votes, idea.status, idea.accountID, idea.contactID) == (12, "open", "acme", "c-7"))
        #expect(idea.tags == ["ui"])
        let (report, votes) = try imported(
            #"""
            {"votes":[
            {"id":"v1","created":"2024-05-02T00:00:00.000Z","post":{"id":"p1"},"voter":{"id":"u2","userID":null,"companies":[]}},
            {"id":"v2","created":"2024-05-02T00:00:00.000Z","post":{"id":"p1"},"voter":{}}]}
            """#, preset: "canny-votes")
        #expect(report.dropped == ["anonymous": 1])
        #expect(
            votes.votes == [
                IdeaVote(ideaID: "canny:p1", supporter: Supporter(contactID: "u2", time: 1_714_608_000))
            ])
        // Without an id, the title and the time stand for it, so that a changed score is the same post.
        let table = "title,details,status,score,created,author,board\nDark,Please,open,12,2024-05-01T00:00:00Z,Ann,B\n"
        let (_, first) = try imported(table, preset: "canny-csv")
        let (again, _) = try ImportingTests.imported(
            table.replacing(",12,", with: ",13,"), by: try preset("canny-csv"), into: first)
        #expect((again.stored, again.updated) == (0, 1))
    }

    @Test func votesAndIdeasOfAPlainTable() throws {
        let (report, sink) = try imported(
            "idea_id,contact_id,account_id,voted_at\nfider:10,c1,,2024-01-01\nfider:10,,acme,\nfider:10,,,\n,c,,\n",
            preset: "canvass-votes")
        #expect((report.stored, report.failed, report.dropped) == (2, 1, ["anonymous": 1]))
        #expect(sink.votes.map(\.ideaID) == ["fider:10", "fider:10"])
        let (_, ideas) = try imported(
            "id,title,votes,created_at,supporters,merged_into\n1,A,3,2024-01-01,c1;c2,\n2,B,,2024-01-01,,1\n",
            preset: "canvass-ideas")
        #expect(ideas.links["csv:1"]?.supporters?.map(\.contactID) == ["c1", "c2"])
        #expect(ideas.links["csv:2"]?.originalID == "csv:1")
    }

    @Test func cardsOfAWeKanTableAreIdeas() throws {
        let (report, sink) = try imported(
            """
            Title,Description,Stage,Owner,Members,Labels,Due Date,start date,finish date,created at,updated at
            Card 1,Words,Stage 1,ann,ann bob,Marketing-blue,05/06/2020,03/20/2020,05/03/2020,03/20/2020,05/03/2020
            Card 2,,Stage 3,ann,,,,,,04/14/2020,04/14/2020

            """, preset: "wekan-csv")
        #expect((report.read, report.stored) == (2, 2))
        let card = try #require(sink.tickets.values.first { $0.subject == "Card 1" })
        #expect((card.createdAt, card.tags) == (1_584_662_400, ["Marketing-blue"]))
        #expect(card.unmapped?.contains("bob") == false)
    }
}
