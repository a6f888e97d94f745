import FocusGroups
import Journal
import LineEditing
import Shell
import Storage
import Testing

/// Consoles beside the moderator's, each over the same store.
@MainActor
struct AttachedConsoleTests {
    private let opening: [ModeratorEditor.Step] = [
        .type("/add Dana account=A017"), .type("/add Eli"), .type("/next"),
    ]

    /// What a scribe and an observer write comes into the one journal and onto the moderator's screen.
    @Test func whatIsWrittenBesideArrivesAtTheModerator() throws {
        let fixture = try GroupFixture()
        let editor = try fixture.sit(
            opening + [
                .type("a: I make the report"),
                .meanwhile {
                    try? fixture.attach(
                        .scribe, ScriptedEditor(lines: ["b\" it took me days #setup !", "a+", "; B was upset"]))
                    try? fixture.attach(
                        .observer, as: "cleo", process: 3,
                        ScriptedEditor(lines: ["> ask about the invoice", "{sighs}"])
                    )
                },
                .wait(4), .type("b: and on"), .type("/attached"), .type("/end"), .type("/end"),
            ])
        let group = try fixture.group()
        #expect(group.utterances.map(\.console) == [nil, 1, nil])
        #expect(group.utterances.map { $0.text?.text } == ["I make the report", "it took me days", "and on"])
        #expect(group.utterances[1].themes == ["ux/setup"])
        #expect(group.utterances[1].stances.map(\.value) == [.agree])
        #expect(group.notes.map(\.kind) == [.private, .message, .observation])
        #expect(group.notes.map(\.console) == [1, 2, 2])
        #expect(group.consoles.map(\.role) == [.scribe, .observer])
        #expect(group.consoles.map(\.state) == [.gone, .gone])
        #expect(group.brokenInvariants().isEmpty)
        #expect(try fixture.store.problems() == [])

        let shown = editor.shown.joined(separator: "\n")
        for line in [
            "scribe ben is here, console 1", "scribe ben · 2 b\" it took me days #ux/setup !",
            "scribe ben · private: B was upset", "observer cleo · message: ask about the invoice",
            "observer cleo · observation: sighs", "observer cleo, console 2, is gone",
        ] {
            #expect(shown.contains("  \(line)"), "\(line) in \(shown)")
        }
        #expect(fixture.told.contains { $0.hasPrefix("  1 scribe ben  since ") && $0.hasSuffix("3 acts  gone") })
        #expect(fixture.result.contains("\tscribe\t3\topen\n"), "\(fixture.result)")
    }

    /// Only the moderator leads; what the role does not allow is refused before anything is stored.
    @Test(arguments: [
        (ConsoleRole.scribe, "/next"), (.scribe, "/add Fay"), (.scribe, "/end"), (.scribe, "/pause"),
        (.scribe, "/ask Why?"), (.scribe, "/dismiss 2"), (.observer, "a: words"), (.observer, "nobody said this"),
        (.observer, "a+"), (.observer, "/next"), (.observer, "=a"),
    ])
    func theModeratorLeads(_ role: ConsoleRole, _ line: String) throws {
        let fixture = try GroupFixture()
        try fixture.sit(
            opening + [
                .type("a: hello"),
                .meanwhile {
                    let failure = #expect(throws: CommandFailure.self) {
                        try fixture.attach(role, ScriptedEditor(lines: ["; before", line, "; never read"]))
                    }
                    #expect(failure?.exitCode == .badData)
                    try? fixture.attach(role, process: 3, ModeratorEditor([.type(line), .type("/quit")]))
                }, .endOfInput,
            ])
        let group = try fixture.group()
        #expect(group.utterances.count == 1)
        #expect(group.notes.map { $0.text.text } == ["before"])
        #expect(group.current == 0 && !group.hasEnded)
        #expect(fixture.told.contains("  hint: '> words' tells the moderator") || role == .observer)
    }

    /// `u` takes back what was typed here, not what somebody else wrote a moment ago.
    @Test func everybodyUndoesTheirOwn() throws {
        let fixture = try GroupFixture()
        try fixture.sit(
            opening + [
                .type("a: one"),
                .meanwhile {
                    try? fixture.attach(
                        .scribe, ScriptedEditor(lines: ["b: two", "a: three", "u", "b: four", ". and more", "u", "u"]))
                },
                .type("u"), .type("/redo"), .type("/undo 2"), .endOfInput,
            ])
        let group = try fixture.group()
        #expect(group.utterances.map { $0.text?.text } == ["two"])
        #expect(group.current == nil, "the second act of the moderator was /next")
        #expect(group.brokenInvariants().isEmpty)
    }

    /// Lines wait while somebody types, and a number in the bottom row says so at once.
    @Test func nothingDisturbsSomebodyWhoTypes() throws {
        let fixture = try GroupFixture()
        let attach: ModeratorEditor.Step = .meanwhile {
            try? fixture.attach(.observer, ScriptedEditor(lines: ["> look at B"]))
        }
        let typing = try fixture.sit(
            opening + [
                .begin("a: it"), attach, .begin("a: it too"), .wait(2), .begin("a: it took"), .type("a: it took 3"),
                .endOfInput,
            ])
        let row = try #require(typing.statuses.last { $0?.contains("new") == true } ?? nil)
        #expect(row.contains("3 new"))
        #expect(typing.shown.count == 1 && typing.shown.first?.contains("look at B") == true, "with Enter")

        let resting = try fixture.sit(opening + [.begin("a: it"), attach, .wait(4), .endOfInput])
        #expect(resting.shown.count == 1, "after three seconds without a key")
        let reading = try fixture.sit(opening + [.wait(2), attach, .wait(1), .endOfInput])
        #expect(reading.shown.count == 1, "at once where nobody types")
    }

    /// Whoever is sent away stores nothing more, and is shown again what they had typed.
    @Test func theModeratorSendsSomebodyAway() throws {
        let fixture = try GroupFixture()
        try fixture.sit(opening + [.type("a: hello"), .endOfInput])
        let id = try #require(fixture.record?.id)
        let editor = ModeratorEditor([
            .type("b: one"), .begin("b: two"),
            .meanwhile { try? fixture.pipe(["/dismiss 7", "/end"], resuming: id) },
            .meanwhile { try? fixture.pipe(["/dismiss 1"], resuming: id) }, .wait(1),
        ])
        let failure = #expect(throws: CommandFailure.self) { try fixture.attach(.scribe, editor) }
        #expect(failure?.message == "the moderator has sent this console away")
        #expect(fixture.told.suffix(2) == ["  not stored:", "    b: two"])
        let group = try fixture.group()
        #expect(group.consoles.map(\.state) == [.dismissed])
        #expect(group.utterances.count == 2)
        // Enter before the console could notice: the journal itself keeps the line out.
        let quick = ModeratorEditor([
            .meanwhile { try? fixture.pipe(["/dismiss 2"], resuming: id) }, .type("b: three"),
        ])
        #expect(throws: CommandFailure.self) { try fixture.attach(.scribe, process: 3, quick) }
        #expect(try fixture.group().utterances.count == 2)
        #expect(fixture.told.suffix(2) == ["  not stored:", "    b: three"])
    }

    /// A scribe writes on while the moderator's console is gone; whoever takes the session up finds all of it.
    @Test func whatIsWrittenWhileNobodyDrivesIsKept() throws {
        let fixture = try GroupFixture()
        try fixture.sit(opening + [.type("a: hello"), .begin("b: half a li"), .wait(2), .hangup])
        let id = try #require(fixture.record?.id)
        let scribe = ModeratorEditor([.type("b: still here"), .type("/who"), .type("/quit")])
        try fixture.attach(.scribe, scribe)
        #expect(fixture.told.contains { $0.contains("nobody leads it now") })
        #expect(scribe.prompts.first == "scribe 1/3 warm_up> ")
        #expect(fixture.record?.status == .suspended)
        let again = try fixture.sit([.type("b: half a line"), .endOfInput], resuming: id)
        #expect(again.initials.first == "b: half a li", "the half-typed line is not stale by what others wrote")
        let group = try fixture.group()
        #expect(group.utterances.map { $0.text?.text } == ["hello", "still here", "half a line"])
        #expect(group.brokenInvariants().isEmpty)
    }

    /// A console that was killed is known for gone, so that the moderator does not rely on it.
    @Test func aConsoleThatDiedIsKnownForGone() throws {
        let fixture = try GroupFixture()
        let editor = try fixture.sit(
            opening + [
                .meanwhile {
                    let scribe = ModeratorEditor([
                        .type("b: one"),
                        // As if it were killed: it can say no more that it leaves.
                        .meanwhile { fixture.store.refuseAppends(StoreFailure(.unreachable, "dead")) }, .hangup,
                    ])
                    try? fixture.attach(.scribe, scribe)
                    fixture.store.refuseAppends(nil)
                }, .wait(2), .meanwhile { fixture.die(2) }, .wait(4), .endOfInput,
            ])
        #expect(try fixture.group().utterances.count == 1)
        #expect(editor.shown.joined().contains("scribe ben, console 1, is gone"))
        #expect(try fixture.group().consoles.map(\.state) == [.gone])
    }

    @Test func aSessionThatHasEndedIsLeft() throws {
        let fixture = try GroupFixture()
        try fixture.sit(opening + [.endOfInput])
        let id = try #require(fixture.record?.id)
        try fixture.attach(
            .scribe, ModeratorEditor([.meanwhile { try? fixture.pipe(["/end"], resuming: id) }, .wait(1)]))
        #expect(fixture.told.last == "  session 5e551041 has ended; what you wrote is in it")
        let failure = #expect(throws: CommandFailure.self) { try fixture.attach(.scribe, ScriptedEditor(lines: [])) }
        #expect(failure?.message == "session 5e551041 has ended")
    }

    /// Notes for the moderator's own eyes are not for those who look on.
    @Test func privateNotesAreNotShownToOthers() throws {
        let fixture = try GroupFixture()
        try fixture.sit(opening + [.endOfInput])
        let id = try #require(fixture.record?.id)
        let watcher = ModeratorEditor([
            .meanwhile { try? fixture.pipe(["; D is lying", "a: words", "> thank you", "/next"], resuming: id) },
            .wait(1),
            .type("/quit"),
        ])
        try fixture.attach(.observer, watcher)
        let shown = watcher.shown.joined(separator: "\n")
        #expect(!shown.contains("lying"))
        for line in [
            "moderator · 1 a: words", "moderator · message: thank you", "2/3 renewal (key)",
            "What made you think of leaving?",
        ] { #expect(shown.contains(line), "\(line)") }
    }
}
