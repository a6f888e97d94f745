import Interviewing
import Journal
import Storage
import SurveyModel
import Testing

/// A terminal that stands somewhere: one respondent after another, and none sees the one before.
@MainActor
struct KioskTests {
    private static let survey = """
        survey: booth
        title: At the booth
        mode: self
        questions:
          - nps: scale(0..10)
            text: How likely are you to recommend us?
          - story: text
            text: Why?
        """

    private func fixture() throws -> InterviewFixture {
        let fixture = try InterviewFixture()
        fixture.files["surveys/booth.yaml"] = Self.survey
        return fixture
    }

    private func outcomes(_ fixture: InterviewFixture) throws -> [String] {
        try fixture.store.sessions().sorted { $0.id < $1.id }.map { record in
            let last = try fixture.store.entries(of: record.id, after: 0).last
            guard case .ended(let outcome) = try last?.draft.event(as: InterviewEvent.self) else { return "open" }
            return outcome
        }
    }

    @Test func itStartsAgainAfterEachRespondent() throws {
        let fixture = try fixture()
        let editor = fixture.sit(
            "answer booth --kiosk",
            [
                .type("sesame"),
                .type(""), .type("9"), .type("my secret"), .type(""), .type(""),
                .type(""), .type("3"), .type("another secret"), .type(""), .type(""),
                .type("/host sesame"),
            ])
        #expect(fixture.exitCode == 0)
        #expect(try outcomes(fixture) == ["complete", "complete"])
        #expect(editor.isLocked)
        #expect(editor.forgotten >= 5, "before each respondent, and at both ends")
        #expect(!fixture.told.contains { $0.contains("sesame") || $0.contains("5e5510") })
    }

    /// Who walks away must not leave a half-filled screen to the next, nor a session that somebody could take up.
    @Test func anAbandonedInterviewEndsAndItStartsAgain() throws {
        let fixture = try fixture()
        let editor = fixture.sit(
            "answer booth --kiosk --idle 60",
            [.type("sesame"), .type(""), .type("9"), .begin("half a sec"), .wait(61), .type("/host sesame")])
        #expect(editor.shown == ["  Are you still there? In 15 seconds this starts again for the next person."])
        #expect(try outcomes(fixture) == ["partial"])
        let record = try fixture.record
        #expect(record.status == .ended)
        #expect(try fixture.store.draft(of: record.id) == nil)
        #expect(editor.initials.last == "")
    }

    @Test func onlyTheHostsWordLeadsOut() throws {
        let fixture = try fixture()
        fixture.sit(
            "answer booth --kiosk",
            [
                .type("sesame"), .interrupt, .endOfInput, .type(""), .interrupt, .interrupt, .endOfInput,
                .type("/quit"), .type("/pause"), .type("/exit"), .type("/edit"), .type("/host guess"), .type("/host"),
                .type("9"), .type("/host sesame"),
            ])
        #expect(fixture.told.count { $0.hasPrefix("this cannot be left to go on later") } == 3)
        #expect(fixture.told.count { $0.contains("How likely are you") } == 3, "after a clear screen it is asked again")
        #expect(try outcomes(fixture) == ["partial"])
        #expect(try fixture.answer("nps") == .value(.integer(9)))
        let words = try fixture.entries.flatMap(\.draft.words).compactMap(\.text)
        #expect(!words.contains { $0.contains("sesame") || $0.contains("guess") }, "\(words)")
    }

    /// The host's word with a slip in it must not stay for the next person to read.
    @Test func aMistypedWordIsClearedFromTheScreen() throws {
        let fixture = try fixture()
        let editor = fixture.sit(
            "answer booth --kiosk",
            [.type("sesame"), .type("/host sesme"), .type(""), .type("/host sesma"), .type("/host sesame")])
        // At the start and the end of the place, before the one respondent, and after each slip.
        #expect(editor.forgotten == 5)
        #expect(fixture.told.count { $0 == "Nobody after you sees what you answer. Press Enter to begin." } == 2)
    }

    /// Who types the answer at once finds it in the line of the first question.
    @Test func whatIsTypedAtTheWelcomeIsNotLost() throws {
        let fixture = try fixture()
        let editor = fixture.sit(
            "answer booth --kiosk", [.type("sesame"), .type("9"), .type("9"), .type("/host sesame")])
        #expect(editor.initials.suffix(2) == ["9", ""])
        #expect(try fixture.answer("nps") == .value(.integer(9)))
    }

    /// Nobody is offered what is refused here.
    @Test func endingEarlyOffersNoPause() throws {
        let fixture = try fixture()
        fixture.sit(
            "answer booth --kiosk",
            [
                .type("sesame"), .type(""), .type("9"), .type("/help"), .type("/end"), .type("/end"), .type(""),
                .type("/host sesame"),
            ])
        #expect(fixture.told.contains("questions left: 1: /end again hands in what you have answered"))
        #expect(!fixture.told.contains { $0.contains("/pause") || $0.contains("OUTCOME") || $0.contains("said") })
        #expect(try outcomes(fixture).first == "partial")
    }

    @Test func withoutATerminalOrAWordThereIsNoKiosk() throws {
        let fixture = try fixture()
        #expect(fixture.pipe("answer booth --kiosk", ["9"]) == 64)
        #expect(fixture.told.first == "error: a kiosk needs a terminal whose screen can be cleared")
        fixture.sit("answer booth --kiosk", [.type("abc")])
        #expect(fixture.exitCode == 64)
        fixture.sit("answer booth --kiosk --idle 5", [])
        #expect(fixture.exitCode == 64)
        #expect(try fixture.store.sessions().isEmpty)
    }
}
