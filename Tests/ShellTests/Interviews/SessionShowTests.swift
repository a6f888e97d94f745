import Foundation
import Testing

/// `session show` gives everything that an interview's journal says.
@MainActor
struct SessionShowTests {
    private static let lines = [
        "yes", "7", "/note sounds tired", "1,other", "their licence office", "/back", "/probe", "", "price", "/dk",
        "A long story.",
        "/said it is dear", "/gist too dear", "12", "/goto nps", "10",
    ]

    private func shown(_ fixture: InterviewFixture) throws -> [String: Any] {
        #expect(fixture.pipe("session show 5e551001 --format json") == 0)
        return try #require(try JSONSerialization.jsonObject(with: Data(fixture.result.utf8)) as? [String: Any])
    }

    private func answer(_ question: String, in shown: [String: Any]) throws -> [String: Any] {
        let answers = try #require(shown["answers"] as? [[String: Any]])
        return try #require(answers.first { $0["question"] as? String == question })
    }

    private func texts(_ value: Any?) -> [String] {
        ((value as? [[String: Any]]) ?? []).compactMap { $0["text"] as? String }
    }

    /// What was read aloud and not answered yet is something else than what was never asked.
    @Test func theQuestionOnTheScreenIsNotCalledNotAsked() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes")
        #expect(fixture.pipe("session show 5e551001 --format tsv") == 0)
        #expect(fixture.result.contains("nps\tno answer\ton the screen\n"))
        #expect(fixture.result.contains("exports\tno answer\tnot asked\n"))
        fixture.sit("resume", [.type("/end"), .type("/end")])
        #expect(fixture.pipe("session show 5e551001 --format tsv") == 0)
        #expect(fixture.result.contains("nps\tno answer\tasked, not answered\n"))
    }

    /// Which one was meant by "something else" is what one wants to see of it.
    @Test func theWordsOfAnotherOptionAreShownWithIt() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "7", "1,other", "their licence office", "/back", "/review")
        #expect(
            fixture.told.contains("now: Price or budget, Something else (their licence office); Enter keeps it"))
        #expect(fixture.told.contains("   3  why      Price or budget, Something else (their licence office)"))
    }

    @Test func everythingIsThere() throws {
        let fixture = try InterviewFixture()
        fixture.sit("interview renewal --ticket 10234", Self.lines.map { .type($0) } + [.hangup])
        let shown = try shown(fixture)
        #expect(shown["session"] as? String == "5e551001-0000-4000-8000-000000000000")
        #expect(shown["kind"] as? String == "interview")
        #expect(shown["account"] as? String == "a12")
        #expect(shown["ticket"] as? String == "zendesk:10234")
        #expect(shown["status"] as? String == "suspended")
        #expect(shown["outcome"] is NSNull)
        #expect((shown["case"] as? [String: String]) == ["account": "Birch Works", "plan": "pro"])

        let nps = try answer("nps", in: shown)
        #expect(nps["value"] as? Int == 10)
        #expect(nps["missing"] is NSNull)
        #expect(try answer("consent", in: shown)["label"] as? String == "Yes")
        #expect(try answer("exports", in: shown)["missing"] as? String == "dont_know")
        let story = try answer("story", in: shown)
        #expect(story["value"] as? String == "A long story.")
        let seats = try answer("seats_left", in: shown)
        #expect(texts(seats["verbatim"]) == ["it is dear"])
        #expect(texts(seats["gist"]) == ["too dear"])
        // Whoever recommends us is not asked why: the answer is kept, does not count, and says so.
        let why = try answer("why", in: shown)
        #expect(why["is_on_path"] as? Bool == false)
        #expect(why["value"] is NSNull)
        #expect(why["missing"] as? String == "not_asked")
        #expect((why["specified"] as? [String: String]) == ["other": "their licence office"])
        #expect(why["probes_used"] as? [Int] == [1])
        let aside = try #require(shown["set_aside"] as? [[String: Any]])
        #expect(aside.map { $0["question"] as? String } == ["why", "top"])
        #expect(aside.first?["value"] as? [String] == ["price", "other"])
        #expect(texts(shown["notes"]) == ["sounds tired"])
        #expect((shown["notes"] as? [[String: Any]])?.first?["question"] as? String == "why")
    }

    /// Each event with its payload, and in the payload the words in their places.
    @Test func everyEventIsThereWithItsWords() throws {
        let fixture = try InterviewFixture()
        fixture.sit("interview renewal --ticket 10234", Self.lines.map { .type($0) } + [.hangup])
        let events = try #require(try shown(fixture)["events"] as? [[String: Any]])
        #expect(events.map { $0["sequence"] as? Int } == (1...events.count).map { $0 })
        let kinds = events.compactMap { $0["kind"] as? String }
        for kind in [
            "opened", "asked", "answered", "missing", "specified", "said", "gist", "noted", "probeUsed", "wentTo",
            "paused",
        ] {
            #expect(kinds.contains(kind), "\(kind)")
        }
        let noted = try #require(events.first { $0["kind"] as? String == "noted" })
        #expect((noted["payload"] as? [String: String]) == ["question": "why", "words": "sounds tired"])
        #expect(noted["actor"] as? String == "tester")
        #expect(noted["time"] as? String == "2026-03-02T09:00:00Z")
        #expect((noted["hash"] as? String)?.count == 64)
    }

    /// People read answers and words, and not a journal.
    @Test func peopleReadAnswersAndWords() throws {
        let fixture = try InterviewFixture()
        fixture.sit("interview renewal --ticket 10234", Self.lines.map { .type($0) } + [.hangup])
        #expect(fixture.pipe("session show 5e551001 --format table") == 0)
        let rows = fixture.result.split(separator: "\n").map { line in
            line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        }
        for row in [
            "nps answer 10", "consent answer Yes", "exports no answer not known", "story own words A long story.",
            "seats_left own words it is dear", "seats_left summary too dear", "why note sounds tired",
        ] {
            #expect(rows.contains(row), "\(row)")
        }
        let aside = try #require(rows.firstIndex { $0.hasPrefix("Set aside") })
        #expect(try #require(rows.firstIndex { $0.hasPrefix("why answer") }) > aside)
        #expect(!fixture.result.contains("{"))
        #expect(fixture.pipe("session show 5e551001 --format table --events") == 0)
        #expect(fixture.result.contains("probeUsed"))
    }

    /// Swift's own names for what has none are nobody's keys.
    @Test func noPayloadHasAKeyOfTheCompiler() throws {
        let fixture = try InterviewFixture()
        fixture.sit("interview renewal --ticket 10234", Self.lines.map { .type($0) } + [.hangup])
        #expect(fixture.pipe("session show 5e551001 --format json") == 0)
        #expect(!fixture.result.contains(#""_0""#))
    }

    /// After a withdrawal the words are null, and not an empty text that somebody could take for an answer.
    @Test func withdrawnWordsAreNull() throws {
        let fixture = try InterviewFixture()
        fixture.sit("interview renewal --ticket 10234", Self.lines.map { .type($0) } + [.hangup])
        let before = try shown(fixture)
        #expect(fixture.pipe("session withdraw 5e551001 --yes") == 0)
        let after = try shown(fixture)
        #expect(try answer("story", in: after)["value"] is NSNull)
        #expect(try answer("story", in: after)["missing"] is NSNull)
        #expect(try #require(after["case"] as? [String: Any])["account"] is NSNull)
        for word in ["Birch", "dear", "story.", "tired", "licence"] {
            #expect(!fixture.result.contains(word), "\(word)")
        }
        for question in ["consent", "nps", "why", "exports", "seats_left"] {
            let (old, new) = (try answer(question, in: before), try answer(question, in: after))
            for key in ["is_on_path", "value", "missing", "sequence"] {
                #expect(old[key] as? NSObject == new[key] as? NSObject, "\(question) \(key)")
            }
        }
    }
}
