import FocusGroups
import Journal
import SurveyModel
import Testing

struct FocusGroupTests {
    @Test func utterancesCarryWhoWhereAndHow() throws {
        var console = Console(people: 3)
        console.type("/next")
        console.wait(seconds: 10)
        console.type("b\" it took me THREE days #Setup !", lead: 4_000)
        console.wait(seconds: 5)
        console.type("a>b: for us it was quick")
        console.type("c")
        let utterances = console.group.utterances
        #expect(utterances.map(\.number) == [1, 2, 3])
        #expect(utterances.map(\.fidelity) == [.verbatim, .paraphrase, .tap])
        #expect(utterances.map(\.section) == ["warm_up", "warm_up", "warm_up"])
        #expect(utterances[0].text == "it took me THREE days")
        #expect(utterances[0].themes == ["setup"])
        #expect(utterances[0].start == 6_000)
        #expect(utterances[0].end == 15_000)
        #expect(utterances[1].marks.replyTo == 1)
        #expect(utterances[2].text == nil)
    }

    /// Nothing is overwritten: a correction keeps what was there before.
    @Test func correctionsKeepTheirHistory() throws {
        var console = Console(people: 3)
        console.type("b: it is dear")
        console.type(". and slow #speed")
        console.type("=: it is cheap")
        console.type("=c")
        console.type("=1\" it is VERY cheap")
        let utterance = try #require(console.group.utterances.first)
        #expect(utterance.text == "it is VERY cheap")
        #expect(utterance.fidelity == .verbatim)
        #expect(utterance.speakers == [speaker("c")])
        #expect(utterance.themes == ["speed"])
        #expect(utterance.earlier == [["it is dear", "and slow"], ["it is cheap"]])
        #expect(utterance.sequences == [5, 6, 7, 8, 9])
    }

    @Test func stancesBelongToTheLastUtterance() throws {
        var console = Console(people: 4)
        console.type("b: raise the limit")
        console.type("a+ c+ d-")
        console.type("d+")
        let stances = try #require(console.group.utterances.first?.stances)
        #expect(stances.map { "\($0.letter)\($0.value.rawValue)" } == ["a+", "c+", "d+"])
    }

    @Test func undoTakesBackTheLastActAndKeepsItsNumber() {
        var console = Console(people: 2)
        console.type("a: one")
        console.type("b: two")
        console.type("u")
        #expect(console.group.utterances.map(\.number) == [1])
        console.type("b: three")
        #expect(console.group.utterances.map(\.number) == [1, 3])
        console.type("/undo 2")
        #expect(console.group.utterances.isEmpty)
        console.type("/redo 2")
        #expect(console.group.utterances.map(\.number) == [1, 3])
        #expect(console.type("/redo") == GroupRefusal("there is nothing to redo"))
        #expect(console.type("=2c") == nil)
        #expect(console.group.notes.map(\.kind) == [.slip], "number 2 was undone, so the line changes nothing")
        #expect(console.group.brokenInvariants().isEmpty)
    }

    /// A new act after an undo is a new line of history; the undone one stays undone.
    @Test func redoEndsWhereSomethingNewWasDone() {
        var console = Console(people: 2)
        console.type("a: one")
        console.type("u")
        console.type("a: two")
        #expect(console.type("/redo") != nil)
        #expect(console.group.utterances.compactMap(\.text?.text) == ["two"])
    }

    @Test func undoGoesBackOverSectionsAndPeople() {
        var console = Console(people: 1)
        console.type("/next")
        console.type("/next")
        console.type("u")
        #expect(console.group.current == 0)
        #expect(console.group.sections[0].runs.last?.end == nil)
        console.type("/undo 2")
        #expect(console.group.participants.isEmpty)
        #expect(console.type("u")?.message == "there is nothing to undo")
    }

    @Test func sectionsCountTheirTimeOverSeveralRuns() {
        var console = Console()
        console.type("/next")
        console.wait(seconds: 60)
        console.type("/next")
        console.wait(seconds: 30)
        console.type("/back")
        console.wait(seconds: 20)
        console.type("/goto ren")
        console.wait(seconds: 5)
        let reading = console.group.reading(monotonic: console.milliseconds, spell: 0)
        #expect(console.group.sections.map { $0.elapsed(at: reading) } == [80_000, 35_000, 0])
        #expect(console.group.sections.map(\.runs.count) == [2, 2, 0])
    }

    /// Pauses and the time between two processes are nobody's talk.
    @Test func theClockStandsInPausesAndBetweenSpells() {
        var console = Console(people: 1)
        console.type("/next")
        console.wait(seconds: 10)
        console.type("/pause")
        console.wait(seconds: 100)
        console.type("/resume")
        console.wait(seconds: 5)
        console.take(.suspended)
        console.wait(seconds: 1_000)
        console.spell = 1
        console.take(.reopened)
        console.wait(seconds: 2)
        console.type("a: hello")
        #expect(console.group.clock.reading == 17_000)
        #expect(console.group.clock.pausedTime == 100_000)
        #expect(console.group.clock.away == 1_000_000)
        #expect(console.group.reading(monotonic: console.milliseconds + 3_000, spell: 1) == 20_000)
        #expect(console.group.reading(monotonic: console.milliseconds + 3_000, spell: 0) == 17_000)
    }

    @Test func borrowedMinutesComeFromTheSectionsStillToCome() {
        var console = Console()
        console.type("/next")
        console.type("/time +3")
        #expect(console.group.sections.map { $0.planned / 1_000 } == [480, 475, 244])
        #expect(console.group.sections.reduce(0) { $0 + $1.planned } == 20 * 60_000)
        console.type("/time -3")
        #expect(console.group.sections.reduce(0) { $0 + $1.planned } == 20 * 60_000)
        #expect(console.group.sections[0].planned == 300_000)
    }

    @Test func peopleComeAndGo() throws {
        var console = Console()
        console.type("/add Dana role=admin account=A017 plan=\"pro plus\"")
        console.type("/add Eli Berg f")
        let dana = try #require(console.group.participants.first)
        #expect((dana.letter.description, dana.pseudonym, dana.accountID) == ("a", "P1", "A017"))
        #expect(dana.attributes == [Attribute(key: "role", value: "admin"), Attribute(key: "plan", value: "pro plus")])
        #expect(console.group.participants.last?.name == "Eli Berg")
        #expect(console.group.participants.last?.letter == Letter("f"))
        console.wait(seconds: 30)
        console.type("/out a phone call")
        console.wait(seconds: 30)
        console.type("/in a")
        console.wait(seconds: 30)
        console.type("all: yes")
        #expect(console.group.participants.first?.presence(from: 0, to: 90_000) == 60_000)
        #expect(console.group.utterances.last?.speakers == [speaker("a"), speaker("f")])
    }

    @Test func whatDoesNotFitIsRefusedWithAReason() {
        var console = Console(people: 1)
        let refusals = [
            "/frobnicate":
                "there is no command '/frobnicate'; /help shows them; '//' records a line that begins with a slash",
            "/nxt": "there is no command '/nxt'; did you mean '/next'?",
            "/back": "no section is on yet; /next begins the first",
            "/goto 9": "there is no section 9; the guide has 3",
            "/goto nowhere": "there is no section 'nowhere'; the names are warm_up, renewal, close",
            "/add": "/add needs a name; write /add NAME [LETTER] [account=A] [KEY=VALUE]",
            "/add Bo a": "the letter 'a' is taken by P1; the next free one is 'b'; '/letter a b' would free this one",
            "/add Bo m": "'m' cannot be a letter of the roster; letters go from a to l, or are two, as 'dk'",
            "/add Bo x=1 x=2": "'x' is given twice",
            "/in a": "A is in the room already",
            "/out z": "there is nobody with the letter 'z'; /roster shows the letters",
            "/resume": "the clock runs already",
            "/probe": "no section is on yet; /next begins the first",
            "/next now": "/next takes nothing after it",
            "/undo 0": "/undo does not take that; write /undo [N]",
            "/time 3": "/time does not take that; write /time [+MINUTES]",
        ]
        let before = console.group
        for (line, sentence) in refusals { #expect(console.type(line)?.description == sentence, "\(line)") }
        #expect(console.group == before)
    }

    /// The codes and letters stay readable in the payload; all that people said or are called is set apart.
    @Test func eventsKeepWordsOutOfTheirPayloads() throws {
        let events: [GroupEvent] = [
            .joined(
                letter: try #require(Letter("a")), pseudonym: "P1", name: "Dana", account: "A017",
                attributes: [Attribute(key: "role", value: "secret role")]),
            .said(
                speakers: [.participant(try #require(Letter("a"))), .moderator, .unknown], fidelity: .verbatim,
                text: "secret words",
                marks: Marks(themes: ["price"], highlight: 2, observations: ["secret laugh"], replyTo: 3),
                isFlagged: false,
                lead: 12),
            .left(letter: try #require(Letter("a")), reason: nil), .paused, .undone(entry: 4),
            .noted(text: "secret note"),
        ]
        for event in events {
            let encoded = try EventCodec.encode(event)
            #expect(!encoded.payload.contains("secret") && !encoded.payload.contains("Dana"))
            #expect(try EventCodec.decode(GroupEvent.self, payload: encoded.payload, words: encoded.words) == event)
        }
        #expect(try EventCodec.encode(events[0]).kind == "joined")
        #expect(try EventCodec.encode(events[3]).kind == "paused")
    }

    /// A journal is outside data: events that do not fit must not stop the fold.
    @Test func strangeEventsChangeNothing() throws {
        var console = Console(people: 1)
        let l = try #require(Letter("l"))
        let before = console.group.discussion
        for event: GroupEvent in [
            .entered(section: "nowhere"), .skipped(section: "x", reason: nil), .extended(section: "x", minutes: .max),
            .probed(section: "x", probe: .max), .left(letter: l, reason: nil), .returned(letter: l),
            .continued(utterance: 7, text: "x", marks: Marks()), .judged(utterance: -1, stances: []),
            .undone(entry: 999), .undone(entry: 1),
        ] {
            console.take(event)
        }
        console.take(.extended(section: "renewal", minutes: .min))
        console.take(.said(speakers: [], fidelity: .tap, text: "", marks: Marks(), isFlagged: false, lead: .min))
        #expect(console.group.participants == before.participants)
        #expect(console.group.brokenInvariants().isEmpty)
    }

    /// Somebody may take their words back months later: the group is over then, and no time of it has passed.
    @Test func aWithdrawalEndsTheGroupAndMovesNoClock() throws {
        var console = Console(people: 2)
        for line in ["/next", "a: too dear #price", "b: slow"] { console.type(line) }
        console.take(.suspended)
        let before = console.group
        console.spell = 1
        console.wait(seconds: 8_000_000)
        console.take(.withdrawn)
        #expect(console.group.hasEnded)
        #expect(console.group.clock == before.clock)
        #expect(console.group.utterances.map(\.themes) == before.utterances.map(\.themes))
        #expect(console.group.brokenInvariants().isEmpty)
        #expect(console.group.undoTargets() == before.undoTargets())
    }
}
