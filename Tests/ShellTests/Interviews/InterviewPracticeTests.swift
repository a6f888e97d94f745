import Foundation
import Interviewing
import Storage
import Testing

/// Whoever learns the work holds interviews that are real in everything but their effect.
@MainActor
struct InterviewPracticeTests {
    private static let answers = ["yes", "7", "1", "yes", "no more of them", "A long story."]

    private func json(_ fixture: InterviewFixture, _ line: String) throws -> [[String: Any]] {
        #expect(fixture.pipe(line) == 0)
        return try #require(try JSONSerialization.jsonObject(with: Data(fixture.result.utf8)) as? [[String: Any]])
    }

    @Test func itIsMarkedOnTheScreenFromTheFirstLineToTheLast() throws {
        let fixture = try InterviewFixture()
        let editor = fixture.sit(
            "interview renewal --account a1 --practice", [.type("yes"), .type("7"), .interrupt, .interrupt])
        #expect(
            fixture.told.contains("PRACTICE: it is stored and marked; no result, quota or follow-up counts it"))
        #expect(editor.prompts.allSatisfy { $0.hasPrefix("practice renewal ") })
        #expect(
            fixture.told.last == "practice session 5e551001 is kept with 2 answers; 'resume 5e551001' goes on")
        // Taken up again it is still practice, also on the screen.
        let again = fixture.sit("resume", [.hangup])
        #expect(again.prompts == ["practice renewal 3/5> "])
        #expect(fixture.told.contains { $0.hasPrefix("PRACTICE: ") })
    }

    @Test func listsAndPagesSayThatItWasPractice() throws {
        let fixture = try InterviewFixture()
        fixture.pipe("interview renewal --account a1 --practice", Self.answers)
        fixture.pipe("interview renewal --account a1", Self.answers)
        #expect(try json(fixture, "session list --format json").map { $0["practice"] as? Bool } == [true, false])
        #expect(try json(fixture, "session export").map { $0["is_practice"] as? Bool } == [true, false])
        fixture.pipe("session show 5e551001 --format box")
        #expect(fixture.result.split(separator: "\n")[0].hasSuffix("practice: counts nowhere"))
        #expect(fixture.pipe("session verify") == 0)
    }

    /// The promise of the flag: nothing that counts sessions counts this one.
    @Test func nothingCountsIt() throws {
        let fixture = try InterviewFixture()
        fixture.pipe("interview renewal --account a1 --practice", Self.answers)
        #expect(try fixture.interview.phase == .ended(outcome: "complete"))
        fixture.pipe("results renewal --format json")
        #expect(fixture.told.contains("note: 1 practice session left out"))
        #expect(!fixture.result.contains("\"n\":1"))
        #expect(fixture.pipe("followup rates renewal") == 1)
        fixture.pipe("feedback list")
        #expect(try fixture.store.sessionEvidence(theme: nil).isEmpty)
        fixture.pipe("interview renewal --account a12", Self.answers)
        #expect(fixture.pipe("followup rates renewal") == 0)
        fixture.pipe("feedback list")
        #expect(try !fixture.store.sessionEvidence(theme: nil).isEmpty, "the real one is counted")
    }

    /// A quota that practice fills would turn people away.
    @Test func itFillsNoQuota() throws {
        let fixture = try InterviewFixture()
        fixture.files["surveys/few.yaml"] = """
            survey: few
            title: A few
            mode: interviewer
            questions:
              - q: yes_no
                text: Do you?
            quotas:
              - ayes: 1
                if: q = 'yes'
            outcomes: {over_quota: aapor 4.8}
            """
        for practice in [" --practice", " --practice", ""] {
            fixture.pipe("interview few\(practice)", ["yes"])
            #expect(try fixture.interview.phase == .ended(outcome: "complete"), "\(fixture.told)")
        }
        fixture.pipe("interview few", ["yes"])
        #expect(try fixture.interview.phase == .ended(outcome: "over_quota"))
    }

    /// What is promised or filed in practice must not reach anybody's desk.
    @Test func itPromisesAndFilesNothing() throws {
        let fixture = try InterviewFixture()
        fixture.sit(
            "interview renewal --account a1 --practice",
            [.type("/new account Nobody"), .type("/promise by Fri: send the guide"), .type("yes"), .hangup])
        #expect(fixture.told.contains("practice files nothing: in a real interview it would be on file now"))
        #expect(try fixture.store.accounts().count == 3)
        fixture.pipe("followup list --format json")
        #expect(fixture.result == "[]\n")
    }
}
