import FeedbackModel
import Foundation
import Importing
import Interviewing
import LineEditing
import Storage
import SurveyModel
import Testing

/// The second session with somebody knows what they said in the first; nobody else's words come up.
@MainActor
struct PriorSessionTests {
    private static let survey = """
        survey: wave
        title: Wave
        mode: interviewer
        questions:
          - nps: scale(0..10)
            text: How likely?
          - story: text
            text: What happened?
          - fell: yes_no
            if: nps < prior.nps
            text: Is it because of "${prior.story ?? 'nothing'}"?
        """

    private func fixture() throws -> InterviewFixture {
        let fixture = try InterviewFixture()
        fixture.files["surveys/wave.yaml"] = Self.survey
        _ = try fixture.store.importing(dryRun: false) { sink in
            _ = try sink.put(Contact(id: "c1", source: "crm", accountID: "a1", name: "Ada"))
            _ = try sink.put(
                Ticket(
                    id: "zendesk:7", source: "zendesk", subject: "Help", body: "Nothing works", createdAt: 1,
                    accountID: "a1", contactID: "c1"))
        }
        return fixture
    }

    /// What a session says it recalls, as JSON without blanks.
    private func prior(_ session: String, in fixture: InterviewFixture) -> String {
        #expect(fixture.pipe("session show \(session) --format json") == 0)
        let text = fixture.result.filter { !$0.isWhitespace }
        guard let start = text.range(of: #""prior":"#), let end = text.range(of: #","answers":[{"question":"nps","is"#)
        else { return text }
        return String(text[start.upperBound..<end.lowerBound])
    }

    @Test func theNewestCompleteSessionOfTheSameAccountIsRecalled() throws {
        let fixture = try fixture()
        fixture.pipe("interview wave --account a1", ["9", "The first one."])
        fixture.pipe("interview wave --account a1", ["8", "The second one.", "yes"])
        // Not complete, and somebody else's.
        fixture.pipe("interview wave --account a1", ["10"])
        fixture.pipe("interview wave --account a12", ["10", "Somebody else."])
        fixture.pipe("interview wave --account a1 --events", ["3", "The last one.", "no"])
        let recalled = prior("5e551005", in: fixture)
        #expect(recalled.hasPrefix(#"{"session":"5e551002"#))
        #expect(recalled.contains("Thesecondone."))
        #expect(fixture.pipe("session verify") == 0)
    }

    @Test func nobodyKnownHasNoEarlierSession() throws {
        let fixture = try fixture()
        fixture.pipe("interview wave", ["9", "Nobody."])
        fixture.pipe("interview wave", ["3", "Nobody again."])
        #expect(prior("5e551002", in: fixture).hasPrefix(#"null"#))
    }

    /// A contact of an account is one of its people: what another of them said is not theirs.
    @Test func aContactIsNotTheAccount() throws {
        let fixture = try fixture()
        fixture.pipe("interview wave --account a1", ["9", "Somebody at the account."])
        fixture.pipe("interview wave --ticket 7", ["9", "The contact."])
        fixture.pipe("interview wave --ticket 7", ["3", "The contact again.", "yes"])
        fixture.pipe("interview wave --account a1", ["3", "Somebody again.", "yes"])
        #expect(prior("5e551002", in: fixture).hasPrefix(#"null"#))
        #expect(prior("5e551003", in: fixture).hasPrefix(#"{"session":"5e551002"#))
        #expect(prior("5e551004", in: fixture).hasPrefix(#"{"session":"5e551001"#))
    }

    /// `/why` says from which session a value is.
    @Test func whyNamesTheSession() throws {
        let fixture = try fixture()
        fixture.pipe("interview wave --account a1", ["9", "It broke."])
        let lines = ["3", "Again.", "/why", "/case", "/pause"]
        fixture.sit("interview wave --account a1", lines.map { .type($0) })
        let told = fixture.told.joined(separator: "\n")
        #expect(told.contains("prior.nps = 9, answered in session 5e551001"))
        #expect(told.contains("answered before"))
    }

    /// A withdrawal reaches what a later session repeats, and the later session's path stays.
    @Test func withdrawnWordsGoFromLaterSessionsToo() throws {
        let fixture = try fixture()
        fixture.pipe("interview wave --account a1", ["9", "It broke."])
        fixture.pipe("interview wave --account a1", ["3", "Again.", "yes"])
        #expect(fixture.pipe("session withdraw 5e551001 --yes") == 0)
        let recalled = prior("5e551002", in: fixture)
        #expect(!recalled.contains("Itbroke."))
        #expect(recalled.contains(#""question":"story","value":null"#))
        #expect(fixture.pipe("session verify") == 0)
        // Whoever took their words back is not asked about them again.
        fixture.pipe("interview wave --account a1", ["1", "And again."])
        #expect(prior("5e551003", in: fixture).hasPrefix(#"{"session":"5e551002"#))
    }
}
