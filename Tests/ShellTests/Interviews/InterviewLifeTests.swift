import Interviewing
import Journal
import LineEditing
import Shell
import Storage
import SurveyModel
import Testing

/// How an interview is left and taken up again: Ctrl-C, a lost terminal, a crash, another driver, a pipe.
@MainActor
struct InterviewLifeTests {
    @Test func ctrlCOnceClearsTheLineAndTwiceLeaves() throws {
        let fixture = try InterviewFixture()
        let editor = fixture.sit(
            "interview renewal --account a1", [.begin("ye"), .interrupt, .type("yes"), .interrupt, .interrupt])
        #expect(editor.initials == ["", "", "", ""], "the cleared line is not offered again")
        #expect(try fixture.kinds == ["opened", "answered", "paused"])
        #expect(try fixture.record.status == .suspended)
        #expect(fixture.told.contains("(Ctrl-C cleared the line; Up brings it back, again leaves; answers are kept)"))
        #expect(fixture.told.contains("(Ctrl-C cleared the line, again leaves; answers are kept)"))
        #expect(editor.recallables == [[], ["ye"], [], []], "until something else is entered")
        #expect(fixture.told.last == "session 5e551001 is kept with 1 answer; 'resume 5e551001' goes on")
    }

    @Test func theEndOfInputAtATerminalSuspends() throws {
        let fixture = try InterviewFixture()
        fixture.sit("interview renewal --account a1", [.type("yes"), .endOfInput])
        #expect(try fixture.record.status == .suspended)
        #expect(fixture.exitCode == 0)
    }

    /// A lost terminal takes nothing with it, not even the line that was being typed.
    @Test func aLostTerminalKeepsTheHalfTypedLine() throws {
        let fixture = try InterviewFixture()
        fixture.sit("interview renewal --account a1", [.type("yes"), .begin("half a numb"), .hangup])
        #expect(try fixture.record.status == .suspended)
        let editor = fixture.sit("resume", [.interrupt, .type("7"), .hangup])
        #expect(editor.initials == ["half a numb", "", ""])
        #expect(editor.recallables == [[], ["half a numb"], []])
        #expect(fixture.told.last == "session 5e551001 is kept with 2 answers; 'resume 5e551001' goes on")
        #expect(try fixture.answer("nps") == .value(.integer(7)))
        #expect(fixture.sit("resume", [.hangup]).initials == [""], "it is offered once")
    }

    /// After `kill -9` the journal and the kept line stand, and nobody said goodbye.
    @Test func aKilledInterviewGoesOnWithTheHalfTypedLine() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "7")
        let last = try #require(try fixture.entries.last)
        try fixture.store.setDraft(DraftLine(text: "1,", after: last.sequence), of: last.session)
        let editor = fixture.sit("resume", [.hangup])
        #expect(editor.initials == ["1,"])
        #expect(editor.prompts == ["renewal 3/5> "])
        #expect(fixture.told.contains("session 5e551001 goes on: Why accounts leave"))
        // Killed again before a key was pressed: the line is still there.
        #expect(fixture.sit("resume", [.hangup]).initials == ["1,"])
    }

    @Test func aHalfTypedLineOfAnotherPlaceIsNotOffered() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "7")
        let id = try fixture.record.id
        try fixture.store.setDraft(DraftLine(text: "for the question before", after: 3), of: id)
        #expect(fixture.sit("resume", [.hangup]).initials == [""])
    }

    @Test func theHalfTypedLineIsSavedWhileSomebodyTypes() throws {
        let fixture = try InterviewFixture()
        let watcher = DraftWatcher(fixture.store)
        watcher.steps = [.init(type: "yes"), .init(begin: "sev")]
        fixture.run("interview renewal --account a1", watcher)
        #expect(watcher.drafts == [nil, "sev"])
    }

    @Test func aSessionThatSomebodyDrivesIsRefused() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes")
        let id = try fixture.record.id
        let holder = Lease(actor: "ada", process: 99, processStart: "5", host: "test", since: 1_772_442_000_000)
        _ = try fixture.store.acquire(holder, of: id) { _ in false }
        fixture.isRunning = { number, start in number == 99 && start == "5" }
        #expect(fixture.pipe("resume 5e551001", ["7"]) == 1)
        #expect(
            fixture.told == [
                "error: session 5e551001 is driven by ada on test since 2026-03-02T09:00:00Z",
                "hint: if that is over, take it with --take-over",
            ])
        #expect(try fixture.current == "nps")
        // The same number, but started later: that driver is dead.
        fixture.isRunning = { number, start in number == 99 && start == "6" }
        #expect(fixture.pipe("resume 5e551001", ["7"]) == 0)
        #expect(try fixture.answer("nps") == .value(.integer(7)))
    }

    @Test func aLivingDriverIsReplacedOnlyOnRequest() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes")
        let id = try fixture.record.id
        // Whether a process on another computer runs cannot be seen from here.
        let holder = Lease(actor: "ada", process: 99, processStart: "5", host: "elsewhere", since: 0)
        _ = try fixture.store.acquire(holder, of: id) { _ in false }
        #expect(fixture.pipe("resume", ["7"]) == 1)
        #expect(fixture.pipe("resume --take-over", ["7"]) == 0)
        #expect(try fixture.answer("nps") == .value(.integer(7)))
    }

    /// Two consoles must not write into one interview: the one that was replaced is told, and nothing is half stored.
    @Test func aDriverThatWasReplacedLeavesWithItsLinesOnTheScreen() throws {
        let store = MemoryStore()
        let (fixture, other) = (try InterviewFixture(store: store), try InterviewFixture(store: store))
        other.process = (2, "2", "desk")
        other.isRunning = { _, _ in true }
        var codes: [Int32] = []
        let editor = fixture.sit(
            "interview renewal --account a1",
            [
                .type("yes"),
                .meanwhile {
                    codes.append(other.pipe("resume", ["7"]))
                    codes.append(other.pipe("resume --take-over", ["7"]))
                },
                .begin("half a li"), .type("9"), .type("never asked for"),
            ])
        #expect(codes == [1, 0])
        #expect(fixture.exitCode == 1)
        #expect(editor.prompts.count == 2, "nothing more is asked")
        #expect(
            fixture.told.suffix(3) == [
                "not stored:", "  9",
                "error: session 5e551001 was taken over by tester on desk at 2026-03-02T09:00:00Z and goes on there; "
                    + "nothing more is stored from here",
            ])
        #expect(try fixture.answer("nps") == .value(.integer(7)))
        #expect(try fixture.kinds == ["opened", "answered", "resumed", "answered", "paused"])
        #expect(try store.draft(of: try fixture.record.id) == nil)
        // Leaving instead of typing is no act of the driver either.
        fixture.sit(
            "resume --take-over",
            [.meanwhile { other.pipe("resume --take-over", ["1"]) }, .interrupt, .interrupt])
        #expect(fixture.exitCode == 1)
        #expect(try fixture.record.status == .suspended)
        #expect(try fixture.answer("why") == .value(.multi(["price"])))
    }

    /// A script must not go on past a mistake, and what it did so far must not be lost.
    @Test func anInvalidAnswerFromAPipeStopsWithItsLine() throws {
        let fixture = try InterviewFixture()
        #expect(fixture.pipe("interview renewal --account a1", ["yes", "eleven", "5"]) == 65)
        #expect(
            fixture.told == [
                "session 5e551001 is kept with 1 answer; 'resume 5e551001' goes on",
                "error: line 2: a whole number from 0 to 10 is needed (at 'nps')",
            ])
        #expect(try fixture.record.status == .suspended)
        #expect(try fixture.current == "nps")
        #expect(fixture.pipe("resume", ["7", "/bck"]) == 65)
        #expect(fixture.told.contains("error: line 2: there is no /bck (at 'why')"))
        #expect(fixture.pipe("resume", ["1", "no", "", "a story"]) == 0)
        #expect(try fixture.interview.phase == .ended(outcome: "complete"))
        #expect(fixture.pipe("resume") == 1)
        #expect(fixture.told.first == "error: no session waits to be resumed")
        #expect(fixture.pipe("resume 5e55") == 1)
        #expect(fixture.told.first == "error: session 5e551001 has ended")
    }

    @Test func theEndOfAPipeSuspendsAndPrintsOneRow() throws {
        let fixture = try InterviewFixture()
        #expect(fixture.pipe("interview renewal --account a1", ["yes", "7"]) == 0)
        #expect(
            fixture.result == """
                session\tsurvey\tstatus\toutcome\tanswers
                5e551001-0000-4000-8000-000000000000\trenewal\tsuspended\t\t2

                """)
        #expect(fixture.pipe("resume --events", ["1"]) == 0)
        let kinds = fixture.result.split(separator: "\n").map { $0.contains("\"kind\":\"answered\"") }
        #expect(kinds.filter { $0 }.count == 1)
    }
}

/// Looks at the store each time somebody has pressed keys for a second.
@MainActor
private final class DraftWatcher: LineEditor {
    struct Step {
        var type: String?
        var begin: String?
    }

    let isInteractive = true
    let lineNumber: Int? = nil
    var steps: [Step] = []
    private(set) var drafts: [String?] = []
    private let store: any Store

    init(_ store: any Store) { self.store = store }

    func next(_ request: LineRequest) -> LineInput {
        guard !steps.isEmpty else { return .hangup }
        let step = steps.removeFirst()
        if let begin = step.begin { request.idle(begin) }
        let record = try? store.sessions().last
        drafts.append(record.flatMap { try? store.draft(of: $0.id)?.text })
        return step.type.map(LineInput.line) ?? .hangup
    }

    func show(_ text: String) {}
    func setStatus(_ text: String?) {}
}
