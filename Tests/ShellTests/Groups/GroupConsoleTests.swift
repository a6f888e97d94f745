import FocusGroups
import Journal
import LineEditing
import Shell
import Storage
import Testing

@MainActor
struct GroupConsoleTests {
    private let opening = [
        "/add Dana role=admin account=A017", "/add Eli", "/add Fay", "/next",
    ]

    @Test func aPipeRunsAWholeSessionAndPrintsOneRow() throws {
        let fixture = try GroupFixture()
        try fixture.pipe(
            opening + [
                "a: I make the monthly report #setup", "b\" we nearly left #renewal !!", "a+ c-", "; C looked away",
                "/next", "c: it is dear #mystery", "nobody said this", "/end",
            ])
        #expect(
            fixture.result == """
                session\tguide\tstatus\tparticipants\tutterances\tverbatim\tparaphrase\ttap\tflagged\thighlights\tnotes\t\
                themes\temergent_themes\tplanned_min\tactual_min\toutcome
                5e551041-0000-4000-8000-000000000000\treporting\tended\t3\t4\t1\t3\t0\t1\t1\t1\t3\tmystery\t20.0\t0.0\t

                """)
        #expect(
            fixture.told == [
                "line 2: no account: what b says counts for none; 'u', then /add NAME account=ACCOUNT names one",
                "line 3: no account: what c says counts for none; 'u', then /add NAME account=ACCOUNT names one",
                "line 11: utterance 4 has no speaker that could be read; it is kept as said by '?'",
            ])
        let group = try fixture.group()
        #expect(group.utterances.map(\.themes) == [["ux/setup"], ["pricing/renewal"], ["mystery"], []])
        #expect(group.participants.first?.accountID == "A017")
        #expect(group.brokenInvariants().isEmpty)
        #expect(fixture.record?.status == .ended)
    }

    /// A script must not go on past a mistake, and what it did so far must not be lost.
    @Test func aWrongCommandInAPipeStopsAndSuspends() throws {
        let fixture = try GroupFixture()
        let failure = #expect(throws: CommandFailure.self) {
            try fixture.pipe(opening + ["a: hello", "/nxt", "a: never read"])
        }
        #expect(failure?.exitCode == .badData)
        #expect(failure?.message == "there is no command '/nxt'")
        #expect(failure?.hint == "did you mean '/next'?")
        #expect(fixture.record?.status == .suspended)
        #expect(try fixture.group().utterances.count == 1)
    }

    @Test func theEndOfInputSuspends() throws {
        let fixture = try GroupFixture()
        try fixture.pipe(opening + ["a: hello"])
        #expect(fixture.result.contains("\tsuspended\t"))
        let id = try #require(fixture.record?.id)
        try fixture.pipe(["b: and on", "/end"], resuming: id)
        #expect(fixture.record?.status == .ended)
        #expect(try fixture.group().utterances.map(\.section) == ["warm_up", "warm_up"])
        #expect(throws: CommandFailure.self) { try fixture.pipe([], resuming: id) }
    }

    @Test func anUnknownAccountIsRefusedWithAHint() throws {
        let fixture = try GroupFixture()
        let failure = #expect(throws: CommandFailure.self) { try fixture.pipe(["/add Dana account=A071"]) }
        #expect(failure?.message == "there is no account whose id or name begins with 'A071'")
        try fixture.sit([.type("/add Dana account=A018"), .type("/end")])
        #expect(fixture.told.contains("  there is no account whose id or name begins with 'A018'"))
        #expect(fixture.told.contains("  hint: 'account list' shows them"))
        #expect(try fixture.group().participants.isEmpty)
    }

    @Test func aModeratorSeesOneShortLineForEachUtterance() throws {
        let fixture = try GroupFixture()
        let editor = try fixture.sit(
            opening.map { .type($0) } + [
                .type("b>a: setup was quick #setup !"), .type("bad idea"), .type("=c"), .type("#renewl"),
                .type("/probe"),
                .type("u"), .type("/next"), .type("/probe"), .type("u"), .type("/redo"), .type("/nonsense"),
                .endOfInput,
            ])
        let told = Set(fixture.told)
        for line in [
            "  a is Dana (P1, account A017)", "  1/3 warm_up (opening, 5 min)", "  Who are you?", "  1 b ✓ #ux/setup !",
            "  2 kept as said by ?; =a says that it was A", "  2 c ✓",
            "  #renewl is new: kept as an emergent theme; did you mean #pricing/renewal?",
            "  this section has no probes",
            "  undone: marks on 2; /redo brings it back", "  2/3 renewal (key, 10 min)", "  [1 probe: /probe]",
            "  probe 1/1: Can you give an example?", "  undone: a probe; /redo brings it back", "  again: a probe",
            "  there is no command '/nonsense'", "  session 5e551041 is kept; 'resume 5e551041' goes on",
        ] {
            #expect(told.contains(line), "\(line)")
        }
        #expect(editor.prompts.first == "lobby> ")
        #expect(editor.prompts.last == "2/3 renewal> ")
        #expect(editor.statuses.last == .some(nil), "the row is given back")
    }

    /// Slips are kept as they were typed, and the moderator is told at once what they look like.
    @Test func aSlipIsKeptAndNamed() throws {
        let fixture = try GroupFixture()
        let lines = [
            "#early", "a: hello", "d: nobody is d", "z: no letter at all", "a,k: two of them", "Dana: by her name",
            "Bob Marsh: a stranger", "=99c", "=z", "next", "goto close", "a+ k-", "http://example.com",
            "in the end we left",
        ]
        try fixture.sit((opening + lines).map { .type($0) } + [.endOfInput])
        let told = fixture.told.filter { $0.contains("kept as said by ?") || $0.contains("kept as a slip") }
        #expect(
            told.map { String($0.drop { $0 != ";" }.dropFirst(2)) } == [
                "nothing was said yet that it could belong to",
                "nobody has the letter d; /roster shows the letters",
                "z is no letter of the roster, which has a, b and c",
                "nobody has the letter k; /roster shows the letters",
                "Dana is a: =a says so, and next time type a:",
                "'Bob Marsh' is no letter of the roster; =a says that it",
                "there is no utterance 99 to correct",
                "z is no letter of the roster, which has a, b and c",
                "did you mean /next? 'u' takes this line back",
                "did you mean /goto? 'u' takes this line back",
                "nobody has the letter k; /roster shows the letters",
                "=a says that it was A", "=a says that it was A",
            ])
        // Nothing typed is lost: each line stands in the journal, word for word.
        let group = try fixture.group()
        let kept = (group.utterances.map(\.text) + group.notes.map(\.text)).compactMap { $0?.text }
        #expect(kept.count == lines.count)
        #expect(group.notes.map(\.text) == ["#early", "=99c", "=z", "a+ k-"])
        for line in ["d: nobody is d", "Dana: by her name", "=99c", "next", "goto close"] {
            #expect(kept.contains(line))
        }
    }

    @Test func helpExplainsTheBottomRow() throws {
        let fixture = try GroupFixture()
        try fixture.sit([.type("/help"), .endOfInput])
        #expect(
            fixture.told.contains("  B!  B·4  B▲70         B was not heard in this section; is heard little; is"))
        #expect(fixture.told.contains("                        heard much"))
    }

    /// The first key of a line stamps when it began; the moderator never types a time.
    @Test func theFirstKeyStampsTheTime() throws {
        let fixture = try GroupFixture()
        try fixture.sit(
            opening.map { .type($0) } + [
                .wait(10), .begin("b: it t"), .wait(6), .type("b: it took ages"), .wait(4), .begin("x"), .begin(""),
                .wait(2), .type("a"), .endOfInput,
            ])
        let utterances = try fixture.group().utterances
        #expect(utterances.map(\.start) == [10_000, 22_000])
        #expect(utterances.first?.end == 22_000)
    }

    /// `quit` leaves everywhere else, so it must not be taken for words or refused here.
    @Test(arguments: ["/quit", "/exit"]) func quittingSuspends(_ line: String) throws {
        let fixture = try GroupFixture()
        try fixture.sit([.type("/add Dana"), .type("/end"), .type("/help"), .type(line), .type("a: never typed")])
        #expect(fixture.record?.status == .suspended)
        #expect(fixture.told.last == "  session 5e551041 is kept; 'resume 5e551041' goes on")
        #expect(fixture.told.contains { $0.contains("/quit, /exit") })
        #expect(try fixture.group().utterances.isEmpty)
    }

    /// The tool warns, the human acts.
    @Test func timeIsToldOnceAndNothingAdvancesByItself() throws {
        let fixture = try GroupFixture()
        let editor = try fixture.sit(
            opening.map { .type($0) } + [.wait(7 * 60 + 30), .type("/pause"), .wait(600), .endOfInput])
        #expect(
            editor.shown == [
                "  time: 04:00 of 05:00 used in 'warm_up'",
                "  time: 'warm_up' is at its 05:00; /next goes on, /time +5 borrows minutes",
                "  time: 'warm_up' is over by 1 min; 1 key section left, 14 min",
                "  time: 'warm_up' is over by 2 min; 1 key section left, 13 min",
            ])
        #expect(try fixture.group().current == 0)
        #expect(try fixture.group().clock.pausedTime == 600_000)
    }

    @Test func ctrlCTwiceLeavesAndHangingUpSaves() throws {
        let fixture = try GroupFixture()
        try fixture.sit([.type("/add Dana"), .begin("a: half"), .interrupt, .type("a: whole"), .interrupt, .interrupt])
        #expect(fixture.record?.status == .suspended)
        #expect(try fixture.group().utterances.map(\.text?.text) == ["whole"])
        let id = try #require(fixture.record?.id)
        try fixture.sit([.type("a: more"), .hangup], resuming: id)
        #expect(fixture.record?.status == .suspended)
        #expect(try fixture.group().utterances.count == 2)
    }

    /// The half-typed line survives the process, and is offered where it belongs.
    @Test func theHalfTypedLineIsOfferedAgain() throws {
        let fixture = try GroupFixture()
        // As after kill -9: the journal and the kept line stand, nobody suspended.
        try fixture.sit([.type("/add Dana"), .type("/next"), .begin("a: half a sen"), .wait(2), .endOfInput])
        let record = try #require(fixture.record)
        let last = try #require(try fixture.store.entries(of: record.id, after: 0).last)
        try fixture.store.setDraft(DraftLine(text: "a: half a sen", after: last.sequence), of: record.id)
        let editor = try fixture.sit([.wait(1), .type("a: half a sentence"), .type("/end")], resuming: record.id)
        #expect(editor.initials == ["a: half a sen", "", ""].prefix(editor.initials.count).map { $0 })
        #expect(fixture.told.contains("  1/3 warm_up (opening, 5 min)"))
        let group = try fixture.group()
        #expect(group.utterances.map(\.text?.text) == ["half a sentence"])
        #expect(group.history.map(\.moment.spell).last == 1)
        #expect(group.brokenInvariants().isEmpty)
    }

    /// A terminal that is not drawn on cannot hold it: it is told, and kept until something is entered.
    @Test func onAPlainTerminalTheHalfTypedLineIsTold() throws {
        let fixture = try GroupFixture()
        try fixture.pipe(opening)
        let record = try #require(fixture.record)
        let last = try #require(try fixture.store.entries(of: record.id, after: 0).last)
        try fixture.store.setDraft(DraftLine(text: "a: half a sen", after: last.sequence), of: record.id)
        try fixture.sit([.begin(""), .wait(3), .hangup], resuming: record.id, onPlainTerminal: true)
        #expect(fixture.told.contains("  half-typed before; type it again: a: half a sen"))
        #expect(try fixture.store.draft(of: record.id)?.text == "a: half a sen")
    }

    @Test func tabCompletesThemesCommandsAndLetters() throws {
        let fixture = try GroupFixture()
        let lines = ["a: dear #", "a: dear #pri", "a: dear #set", "/pr", "/goto re", "/out ", "", "a: no"]
        let editor = try fixture.sit(
            (opening + ["/next", "a: x #mystery"]).map { .type($0) } + [.endOfInput], completing: lines)
        #expect(
            editor.completions == [
                ["#pricing/renewal", "#pricing/seats", "#ux/setup", "#mystery"],
                ["#pricing/renewal", "#pricing/seats"],
                ["#ux/setup"], ["/probe", "/promise"], ["renewal"], ["a", "b", "c"], ["a:", "b:", "c:"], [],
            ])
    }

    /// Words from outside never drive the terminal.
    @Test func escapeSequencesAreShownAsText() throws {
        let fixture = try GroupFixture()
        try fixture.sit([.type("/add \u{1B}[2JEve\u{7}"), .type("a: \u{1B}]0;x\u{7}"), .type("/roster"), .type("/end")])
        #expect(fixture.told.contains { $0.contains("␛[2JEve") })
        #expect(!fixture.told.joined().contains("\u{1B}"))
        #expect(!fixture.result.contains("\u{1B}"))
        #expect(try fixture.group().participants.first?.name.text == "\u{1B}[2JEve\u{7}", "stored as it came")
    }

    @Test func theEndShowsPlanAndActualAndWhoTalked() throws {
        let fixture = try GroupFixture()
        try fixture.sit(
            opening.map { .type($0) } + [
                .type("a"), .wait(12), .type("b"), .wait(4), .type("/next"), .wait(60), .type("/end"),
                .type("/end"),
            ])
        #expect(fixture.told.contains("  1 section is left: /end again ends for good, /quit leaves to go on later"))
        for part in ["warm_up", "0.3", "renewal", "1.0", "not reached", "0.75", "ended"] {
            #expect(fixture.result.contains(part), "\(part)")
        }
        #expect(fixture.told.contains { $0.contains("talk of n = 3, estimated from") })
    }
}
