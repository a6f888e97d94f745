import LineEditing
import Storage
import SurveyModel
import Testing

/// An interview goes on where the store cannot be written for a while, and loses no answer.
@MainActor
struct InterviewWaitingTests {
    @Test func anAnswerThatCouldNotBeStoredIsTriedAgain() throws {
        let store = MemoryStore()
        let fixture = try InterviewFixture(store: store)
        let editor = fixture.sit(
            "interview renewal --account a1",
            [
                .type("yes"), .meanwhile { store.refuseAppends(StoreFailure(.busy, "the store is busy")) },
                .type("7"), .type(""), .meanwhile { store.refuseAppends(nil) }, .type("1"), .hangup,
            ])
        #expect(try fixture.answer("nps") == .value(.integer(7)))
        #expect(try fixture.answer("why") == .value(.multi(["price"])))
        #expect(editor.prompts.contains("not stored> "))
        #expect(fixture.told.contains("not stored: the store is busy"))
    }

    /// A script has nobody who could press Enter.
    @Test func aPipeStopsWithTheFailure() throws {
        let store = MemoryStore()
        let fixture = try InterviewFixture(store: store)
        fixture.type("yes")
        store.refuseAppends(StoreFailure(.busy, "the store is busy"))
        #expect(fixture.pipe("resume", ["7"]) == 69)
    }

    /// Ctrl-C at an empty line asks once more; a line in between means to stay.
    @Test func typingDisarmsCtrlC() throws {
        let fixture = try InterviewFixture()
        fixture.sit(
            "interview renewal --account a1", [.interrupt, .begin("abc"), .interrupt, .type("yes"), .hangup])
        #expect(try fixture.kinds == ["opened", "answered", "paused"])
    }

    /// Words that are not what was said are worse than none.
    @Test func bytesThatAreNoTextStopAPipe() throws {
        let fixture = try InterviewFixture()
        #expect(fixture.run("interview renewal --account a1", GarbledEditor()) == 65)
        #expect(fixture.told.contains("error: line 1: the input is not valid UTF-8 (at 'consent')"))
        #expect(try fixture.record.status == .suspended)
        #expect(try fixture.kinds == ["opened", "paused"])
    }
}

/// A pipe whose lines are no text.
@MainActor
private final class GarbledEditor: LineEditor {
    let isInteractive = false
    let lineNumber: Int? = 1
    let defect: String? = "the input is not valid UTF-8"

    func next(_ request: LineRequest) -> LineInput { .line("yes") }
    func show(_ text: String) {}
    func setStatus(_ text: String?) {}
}
