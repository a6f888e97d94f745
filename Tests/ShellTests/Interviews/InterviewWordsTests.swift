import Interviewing
import Journal
import Storage
import Synchronization
import SurveyModel
import Testing

@testable import Shell

/// Words over several lines, summaries that are read back, and what can be looked at on the way.
@MainActor
struct InterviewWordsTests {
    @Test func severalLinesBecomeOneAnswer() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "9", "no", "", "/lines", "first", "", "..", "/not a command", ".")
        #expect(try fixture.answer("story") == .value(.text("first\n\n.\n/not a command")))
        // At a question that is no text, they are the respondent's own words beside it.
        fixture.type("yes", "/lines", "it began", "in March", ".", "/lines gist", "March", ".", "/lines dream")
        let record = try fixture.questionRecord("nps")
        #expect(record.said.map(\.words.text) == ["it began\nin March"])
        #expect(record.gists.map(\.words.text) == ["March"])
        #expect(fixture.told.contains("/lines takes no such word: /lines, or with said, gist, note"))
    }

    /// A script can give an answer of several lines too; its end in the middle of one loses nothing.
    @Test func severalLinesComeFromAPipe() throws {
        let fixture = try InterviewFixture()
        fixture.pipe("interview renewal --account a1", ["yes", "9", "no", "", "/lines", "one", "two", "."])
        #expect(try fixture.answer("story") == .value(.text("one\ntwo")))
        let other = try InterviewFixture()
        other.pipe("interview renewal --account a1", ["yes", "9", "no", "", "/lines", "one", "two"])
        #expect(try other.record.status == .suspended)
        #expect(try other.store.draft(of: try other.record.id)?.text == "one\ntwo")
    }

    /// What was gathered stands in the line after Ctrl-C, and survives a lost terminal.
    @Test func linesThatWereGatheredAreNotLost() throws {
        let fixture = try InterviewFixture()
        let editor = fixture.sit(
            "interview renewal --account a1",
            ["yes", "9", "no", "", "/lines", "one", "two"].map { .type($0) } + [.interrupt, .hangup])
        #expect(editor.prompts.suffix(3) == ["line 2> ", "line 3> ", "renewal 4/4> "])
        #expect(editor.initials.last == "one\ntwo")
        #expect(
            fixture.sit("resume", [.type("/lines"), .type("three"), .begin("fo"), .hangup]).initials[0] == "one\ntwo")
        #expect(fixture.sit("resume", [.hangup]).initials == ["three\nfo"])
    }

    @Test func anEditorWritesLongWords() throws {
        let fixture = try InterviewFixture()
        let seen = Mutex<[String]>([])
        fixture.edit = { text in
            seen.withLock { $0.append(text) }
            return .text(text.isEmpty ? "a long\nstory\n\n" : text + "\n")
        }
        fixture.type("yes", "9", "no", "", "/edit", "5", "/goto story", "/edit", "/edit said")
        #expect(try fixture.answer("story") == .value(.text("a long\nstory")))
        #expect(seen.withLock { $0 } == ["", "a long\nstory", ""])
        #expect(fixture.told.contains("nothing was written: the question stands as before"))
        #expect(try fixture.questionRecord("story").said.map(\.words.text) == ["a long\nstory"])
        fixture.edit = { _ in .failed("the editor could not be started") }
        fixture.type("/edit")
        #expect(fixture.told.contains("the editor could not be started: /lines takes several lines"))
        fixture.edit = nil
        fixture.type("/edit")
        #expect(fixture.told.contains("there is no editor here: /lines takes several lines"))
    }

    /// A paraphrase that the respondent heard and agreed to is better evidence than one that nobody checked.
    @Test func aSummaryIsReadBackAndConfirmed() throws {
        let fixture = try InterviewFixture()
        fixture.type(
            "yes", "/readback", "/gist they like it", "/readback", "/gist they mostly like it", "/confirm", "/confirm")
        #expect(fixture.told.contains("there is no summary to read back: /gist TEXT keeps one"))
        #expect(fixture.told.contains("read aloud: You said: they like it Did I get that right?"))
        #expect(fixture.told.contains("the summary is confirmed already: /gist TEXT keeps another"))
        let gists = try fixture.questionRecord("nps").gists
        #expect(gists.map { $0.confirmed != nil } == [false, true])
        fixture.type("yes", "/gist so", "/confirm", "/undo")
        #expect(try fixture.questionRecord("nps").gists.map { $0.confirmed == nil } == [true])
        #expect(fixture.told.contains("taken back: that the summary on 'nps' is right"))
    }

    /// At the end all that was not read back is, and one word confirms it.
    @Test func theEndNamesSummariesThatNobodyConfirmed() throws {
        let fixture = try InterviewFixture()
        fixture.type("/gist busy", "yes", "/gist likes it", "9", "no", "", "story", "/readback", "/confirm", "")
        #expect(fixture.told.contains("2 summaries were not confirmed: /readback shows what to read"))
        #expect(fixture.told.contains("on: How likely are you to recommend us?"))
        #expect(try fixture.interview.phase == .ended(outcome: "complete"))
        #expect(try fixture.questionRecord("nps").gists.map { $0.confirmed != nil } == [true])
        #expect(fixture.pipe("session show 5e551001") == 0)
        #expect(fixture.result.contains("summary, confirmed\tlikes it"))
    }

    @Test func theReviewNumbersWhatTheEndTakes() throws {
        let fixture = try InterviewFixture()
        fixture.type("yes", "9", "no", "", "story", "/review", "2", "", "2", "10", "6", "text")
        #expect(fixture.told.contains("   2  nps      9"))
        #expect(try fixture.answer("nps") == .value(.integer(10)))
        #expect(
            fixture.told.joined(separator: " ").contains(
                "nothing is left to ask: an empty line ends the interview; /review and a number corrects an answer"))
        guard case .closing = try fixture.interview.phase else {
            Issue.record("the interview is not at its end")
            return
        }
    }

    /// One line is one act: it is shown before, and one /undo takes it back.
    @Test func aMatrixInOneLineIsTakenBackAtOnce() throws {
        let fixture = try InterviewFixture()
        fixture.files["surveys/renewal.yaml"] = """
            survey: renewal
            title: Renewal
            mode: interviewer
            case: {account: text}
            lists: {part: [search: Search, exports: Exports, alerts: Alerts]}
            questions:
              - quality: matrix(part, scale(1..5))
                text: How good is each?
              - close: text
                text: What else?
            """
        fixture.type("3,4,5")
        #expect(fixture.told.contains("  … Exports · Alerts"))
        #expect(
            fixture.told.joined(separator: " ").contains("[1 to 5 · this row, or all 3 at once: 2,2,2 · /skip"))
        #expect(try fixture.current == "close")
        fixture.type("3,4,5", "/undo")
        #expect(try fixture.current == "quality.search")
        fixture.type("3,4,5", "/undo", "/redo")
        #expect(try fixture.current == "close")
        fixture.type("3", "4", "/undo")
        #expect(try fixture.current == "quality.exports")
    }

    @Test func theCaseIsOneWordAway() throws {
        let fixture = try InterviewFixture()
        let editor = fixture.type("yes", "/case", about: "--ticket 10234")
        for line in ["account: Birch Works (a12)", "ticket: zendesk:10234, open: Help; /ticket shows its words"] {
            #expect(fixture.told.contains(line), "\(line)")
        }
        #expect(fixture.told.contains("plan     pro"))
        #expect(editor.statuses.first == " 0 min  Birch Works  zendesk:10234  plan pro")
    }

    /// The row below moves once a minute, and says when the time is over.
    @Test func theStatusRowTellsHowLong() throws {
        let fixture = try InterviewFixture()
        fixture.files["surveys/renewal.yaml"] = InterviewFixture.survey.replacing(
            "mode: interviewer", with: "mode: interviewer\ntime_budget: 2 min")
        let editor = fixture.sit(
            "interview renewal --account a1",
            [.wait(61), .type("yes"), .begin("9"), .wait(40), .begin(""), .wait(30), .type("9"), .hangup])
        #expect(
            editor.statuses.compactMap(\.self) == [
                " 0 of 2 min  Acme  plan free  seats 40", " 1 of 2 min  Acme  plan free  seats 40",
                " 2 of 2 min OVER  Acme  plan free  seats 40",
            ])
        #expect(editor.statuses.last == .some(nil), "the row is given back")
        #expect(fixture.told.contains("2 minutes are over: 2 questions are left"))
    }

    /// Five minutes without a key are work, as listening is; what is beyond them is not.
    @Test func longSilencesAreCutFromTheTime() throws {
        let fixture = try InterviewFixture()
        fixture.sit("interview renewal --account a1", [.wait(10), .type("yes"), .wait(1000), .type("7"), .hangup])
        #expect(try fixture.kinds == ["opened", "answered", "idled", "answered", "paused"])
        #expect(try fixture.questionRecord("consent").milliseconds == 10_000)
        #expect(try fixture.questionRecord("nps").milliseconds == 300_000)
        #expect(try fixture.interview.stopwatch.idle == 700_000)
        #expect(fixture.pipe("session verify 5e551001") == 0)
    }

    /// A clock that is set back in the middle of an interview makes nobody's answer take hours, or less than nothing.
    @Test func aClockThatJumpsDoesNotChangeTheTime() throws {
        let fixture = try InterviewFixture()
        fixture.wallClock = { elapsed in elapsed < 15_000 ? 0 : -86_400_000 }
        fixture.sit("interview renewal --account a1", [.wait(10), .type("yes"), .wait(10), .type("7"), .hangup])
        #expect(try fixture.questionRecord("nps").milliseconds == 10_000)
        #expect(fixture.pipe("session verify 5e551001") == 0)
    }
}
