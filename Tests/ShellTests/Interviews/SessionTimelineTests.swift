import Foundation
import Interviewing
import Journal
import Storage
import Testing

/// What a session's times say, and how a session is told again.
@MainActor
struct SessionTimelineTests {
    private func rows(_ fixture: InterviewFixture) throws -> [[String: Any]] {
        #expect(fixture.pipe("session show 5e551001 --timeline --format json") == 0)
        return try #require(try JSONSerialization.jsonObject(with: Data(fixture.result.utf8)) as? [[String: Any]])
    }

    /// "May I ask you about Acme?" has six words: nobody reads them in less than 1.8 seconds.
    @Test func anAnswerFasterThanItsWordsAreReadIsMarked() throws {
        let fixture = try InterviewFixture()
        fixture.sit("interview renewal --account a1", [.begin("y"), .type("yes"), .hangup])
        let fast = try rows(fixture)
        #expect(fast.map { $0["question"] as? String } == ["consent", "nps"])
        #expect(fast[0]["speed"] as? String == "too fast")
        #expect(fast[0]["words"] as? Int == 6)
        #expect(fast[0]["result"] as? String == "answered")
        #expect(fast[1]["result"] as? String == "left")
        #expect(fast[1]["speed"] is NSNull)
        fixture.pipe("session list --times --format json")
        #expect(fixture.result.contains("\"too_fast\": 1"), "\(fixture.result)")
    }

    @Test func theRuleIsThreeHundredMillisecondsForEachWord() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes")
        let entries = try fixture.entries
        let plan = try fixture.interview.plan
        for (milliseconds, isTooFast) in [(1799, true), (1800, false)] {
            let events = try entries.filter { $0.draft.kind != "paused" }.enumerated().map { index, entry in
                (
                    event: try entry.draft.event(as: InterviewEvent.self),
                    mark: EventMark(sequence: entry.sequence, monotonic: index < 2 ? 0 : Int64(milliseconds))
                )
            }
            let timeline = InterviewTimeline(events, of: plan)
            #expect(timeline.visits.first?.isTooFast == isTooFast)
            #expect(timeline.visits.first?.answeredAfter == milliseconds)
        }
    }

    @Test func comingBackAndPassingOverAreNotTooFast() throws {
        let fixture = try InterviewFixture()
        fixture.pipe("interview renewal --account a1", ["yes", "/dk", "/back", "7"])
        let rows = try rows(fixture)
        #expect(rows[1]["result"] as? String == "dont_know")
        #expect(rows[1]["speed"] is NSNull)
    }

    @Test func aReplayTellsTheInterviewAsItWas() throws {
        let fixture = try InterviewFixture()
        fixture.sit(
            "interview renewal --account a1",
            ["yes", "7", "/probe", "1", "/note sounds tired", "/undo", "yes", "it stops", "/back"].map { .type($0) }
                + [.hangup])
        #expect(fixture.pipe("session replay 5e551001") == 0)
        let lines = fixture.result.split(separator: "\n").map { $0.dropFirst(8) }
        #expect(lines.first == "  - begins: Why accounts leave")
        for line in [
            "1/4  May I ask you about Acme?", "  > Yes", "  > 7", "  - probe 1: Anything else?", "  > Price or budget",
            "  - note: sounds tired", "  - taken back: the note on 'exports'", "  > \"it stops\"", "  - paused",
        ] {
            #expect(lines.contains { $0 == line }, "\(line) is not among \(lines)")
        }
        #expect(fixture.pipe("session replay 5e551001 --speed 0") == 64)
    }

    /// Who looks on reads the same lines as they come, is told who drives, and writes nothing.
    @Test func lookingOnShowsWhatHappensMeanwhile() throws {
        let store = MemoryStore()
        let (fixture, other) = (try InterviewFixture(store: store), try InterviewFixture(store: store))
        other.process = (2, "2", "desk")
        other.isRunning = { _, _ in true }
        fixture.isRunning = { _, _ in true }
        var told: [String] = []
        fixture.sit(
            "interview renewal --account a1",
            [
                .type("yes"),
                .meanwhile {
                    other.pipe("session watch 5e551001")
                    told = other.told + [other.result]
                },
                .type("7"), .hangup,
            ])
        #expect(
            told.first?.hasPrefix("session 5e551001 is driven by tester on test since 2026-03-02T09:00:00Z") == true)
        #expect(told.last?.contains("  > Yes\n") == true)
        let count = try fixture.entries.count
        var turns = 0
        other.wait = { _ in
            turns += 1
            if turns == 2 { fixture.sit("resume", ["1", "no", "", "/end", "/end"].map { .type($0) }) }
            return turns > 5
        }
        other.pipe("session watch 5e551001 --new")
        #expect(turns == 2, "it ends with the session")
        #expect(other.result.contains("  > Price or budget\n"))
        #expect(!other.result.contains("  > Yes\n"))
        #expect(other.result.hasSuffix("  - ended: partial\n"))
        #expect(try fixture.entries.count > count)
    }

    /// What was confirmed in one go is taken back in one go.
    @Test func undoTakesBackAnActAndNotAnEvent() throws {
        let fixture = try InterviewFixture()
        let lines = [
            "yes", "7", "/gist too dear", "1", "no", "/gist slow exports", "It stops.", "A story.", "/confirm", "/undo",
            "/redo", "/undo",
        ]
        fixture.sit("interview renewal --account a1", lines.map { .type($0) } + [.hangup])
        let kinds = try fixture.kinds
        #expect(kinds.count { $0 == "confirmed" } == 2)
        #expect(kinds.count { $0 == "undone" } == 4)
        #expect(kinds.count { $0 == "redone" } == 2)
        #expect(fixture.told.count { $0.hasPrefix("taken back: that the summary on") } == 4)
        #expect(try fixture.questionRecord("why").gists.first?.confirmed == nil)
        #expect(try fixture.questionRecord("exports").gists.first?.confirmed == nil)
    }
}
