import FeedbackModel
import TestSupport
import Testing

@testable import Importing

/// A board of the shape that Trello exports, written for these tests.
struct TrelloBoardTests {
    private let board = #"""
        {"id":"5fcbec03c670ab79e1f625b2","name":"Ideas","shortLink":"CsjMiavu","labelNames":{"green":""},"prefs":{"voting":"members"},
        "actions":[
        {"type":"commentCard","date":"2021-01-20T00:00:00.000Z","idMemberCreator":"m2","data":{"text":"second","card":{"id":"5fcbec2e6621ca4f0a547896"}}},
        {"type":"updateCard","date":"2021-01-19T00:00:00.000Z","data":{"card":{"id":"5fcbec2e6621ca4f0a547896"}}},
        {"type":"commentCard","date":"2021-01-18T00:00:00.000Z","idMemberCreator":"m1","data":{"text":"first","card":{"id":"5fcbec2e6621ca4f0a547896"}}}],
        "cards":[
        {"id":"5fcbec2e6621ca4f0a547896","name":"Write code","desc":"With care","idList":"l1","closed":false,"email":"secret@boards.trello.com",
         "dateLastActivity":"2021-01-19T09:18:13.626Z","idMembersVoted":["m1","m2"],"badges":{"votes":2,"comments":5},
         "labels":[{"id":"b","name":"","color":"green"},{"id":"c","name":"big","color":"red"}],"due":null,"dueComplete":false,
         "customFieldItems":[{"idCustomField":"f1","value":{"text":"Hello"}},{"idCustomField":"f2","value":{"date":"2021-01-07T10:00:00.000Z"}},
          {"idCustomField":"f3","value":{"checked":"true"}},{"idCustomField":"f4","idValue":"o2"},{"idCustomField":"gone","value":{"text":"x"}}]},
        {"id":"5fcbec466e95cf70fc04fbc6","name":"Old","desc":"","idList":"l2","closed":false,"email":"other@boards.trello.com"}],
        "lists":[{"id":"l1","name":"Now","closed":false},{"id":"l2","name":"Archive","closed":true}],
        "members":[{"id":"m1","fullName":"Ann Bee"}],
        "customFields":[{"id":"f1","name":"Text"},{"id":"f2","name":"Day"},{"id":"f3","name":"Flag"},
         {"id":"f4","name":"Choice","options":[{"id":"o1","value":{"text":"Up"}},{"id":"o2","value":{"text":"Down"}}]}]}
        """#

    @Test func cardsBecomeIdeasWithWhatStandsElsewhereInTheFile() throws {
        let fitting = Preset.fitting(try FileShape(of: source(Array(board.utf8))), kind: nil)
        #expect(fitting.map(\.preset.name) == ["trello-board"])
        let mapping = try #require(fitting.first?.mapping)
        let (report, sink) = try imported(board, by: mapping, pieces: 100)
        #expect((report.read, report.stored) == (2, 2))
        let card = try #require(sink.tickets["trello:5fcbec2e6621ca4f0a547896"])
        // The first eight digits of an id are when it was made.
        #expect((card.createdAt, card.updatedAt) == (0x5fcb_ec2e, 1_611_047_893))
        #expect((card.kind, card.subject, card.status, card.votes) == (.idea, "Write code", "open", 2))
        #expect(card.body == "With care")
        #expect(card.tags == ["green", "big"])
        let others = try #require(card.unmapped)
        for part in [
            #""Text":"Hello""#, #""Day":"2021-01-07T10:00:00.000Z""#, #""Flag":"true""#, #""Choice":"Down""#,
            #""list":"Now""#, #""board":"Ideas""#,
        ] { #expect(others.contains(part), "\(part)") }
        // The oldest first, as people read them.
        #expect(card.comments.map(\.body) == ["first", "second"])
        #expect(card.comments.allSatisfy { $0.speaker == .agent && $0.createdAt != nil })
        #expect(sink.tickets["trello:5fcbec466e95cf70fc04fbc6"]?.status == "closed")
        #expect(sink.links["trello:5fcbec2e6621ca4f0a547896"]?.supporters?.map(\.contactID) == ["m1", "m2"])
        // Whoever has a card's address can write to the board.
        #expect(!sink.tickets.values.contains { "\($0)".contains("boards.trello.com") })
        #expect(
            report.notes.contains(
                "3 comments are not in the file: Trello writes only the last 1,000 actions of a board"))
        let (again, _) = try imported(board, by: mapping, into: sink)
        #expect((again.stored, again.updated, again.unchanged) == (0, 0, 2))
    }

    @Test func whatIsNoBoardIsRefused() throws {
        let mapping = try preset("trello-board")
        for text in ["", "{}", "[]", String(board.dropLast(20)), board.replacing("[\"m1\",\"m2\"]", with: "7")] {
            let failure = #expect(throws: ImportFailure.self) { try imported(text, by: mapping) }
            #expect(failure?.message == "the file is no board as Trello exports it, or is cut off")
        }
    }

    // Bytes that Trello never writes: a reading may fail, and never the program.
    @Test func anythingMayComeInsteadOfABoard() throws {
        let mapping = try preset("trello-board")
        let likely = Array(#"{}[]",:0129.-eEutnsl\ "#.utf8) + [0x0A, 0x00, 0xFF]
        for seed in UInt64(1)...200 {
            var random = SplitMix64(seed: seed)
            var bytes = Array(board.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let byte = likely[Int.random(in: 0..<likely.count, using: &random)]
                if Bool.random(using: &random) { bytes[place] = byte } else { bytes.insert(byte, at: place) }
            }
            guard let (report, sink) = try? imported(bytes, by: mapping) else { continue }
            #expect(report.stored == sink.tickets.count, "seed \(seed)")
        }
    }
}
