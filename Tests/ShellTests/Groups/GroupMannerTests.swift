import FocusGroups
import Journal
import LineEditing
import Shell
import Storage
import Testing

/// How the moderator's console behaves by itself, and while somebody types.
@MainActor
struct GroupMannerTests {
    private let opening: [ModeratorEditor.Step] = [
        .type("/add Dana"), .type("/add Eli"), .type("/next"), .type("/next"),
    ]

    /// Alt-b says that B talks, and the half-typed line goes on.
    @Test func aTapLeavesTheLineAsItIs() throws {
        let fixture = try GroupFixture()
        let editor = try fixture.sit(
            opening + [.begin("a: half a sen"), .alt("b"), .alt("z"), .hangup])
        #expect(try fixture.group().utterances.map { $0.speakers.map(\.description) } == [["b"]])
        #expect(try fixture.group().utterances.map(\.fidelity) == [.tap])
        #expect(editor.shown.contains("  1 b ✓"))
        let id = try #require(fixture.record?.id)
        #expect(try fixture.store.draft(of: id)?.text == "a: half a sen")
    }

    @Test func altPagesThroughProbes() throws {
        let fixture = try GroupFixture()
        let editor = try fixture.sit(opening + [.alt(","), .alt("."), .alt("."), .alt(","), .endOfInput])
        #expect(
            editor.shown == [
                "  probe 1/1: Can you give an example?", "  all 1 probes of this section were shown",
                "  probes so far: Can you give an example?",
            ])
    }

    /// A notice waits while somebody types; the end of a section's time does not.
    @Test func noticesWaitForTheTypistAndAlarmsDoNot() throws {
        let fixture = try GroupFixture()
        var steps = opening + [.type("a: dear !"), .wait(58)]
        for count in 1...10 { steps += [.begin("a: " + String(repeating: "x", count: count)), .wait(1)] }
        let editor = try fixture.sit(steps + [.type("a: xx"), .endOfInput])
        #expect(
            editor.shown == ["  1 is marked and nobody has asked on; a probe: Can you give an example?"],
            "after Enter, since a key was pressed every second")
    }

    @Test func remarksCanBeSentAway() throws {
        for line in ["/mute nudges", "/plain", "/nudge unprobed off"] {
            let fixture = try GroupFixture()
            let editor = try fixture.sit(
                opening + [.type(line), .type("/nudge probes off"), .type("a: dear !"), .wait(120), .endOfInput])
            #expect(editor.shown.isEmpty, "\(line): \(editor.shown)")
        }
    }

    @Test func theBellRingsAtAlarmsOnly() throws {
        let fixture = try GroupFixture()
        let editor = try fixture.sit(opening + [.type("/bell"), .type("/timer 10s"), .wait(12), .endOfInput])
        #expect(editor.shown == ["  timer: over\u{7}"])
        #expect(fixture.told.contains("  timer: 00:10 left"))
    }

    @Test func theLogTellsAgainWhatCameByItself() throws {
        let fixture = try GroupFixture()
        try fixture.sit(
            opening + [.type("/timer 10s write"), .wait(12), .type("/log"), .type("/log 5 6"), .endOfInput])
        #expect(fixture.told.contains("  00:10  timer (write): over"))
        #expect(fixture.told.contains("  /log does not take that"))
    }

    @Test func rulesAreShownAndChanged() throws {
        let fixture = try GroupFixture()
        try fixture.sit(
            ["/nudge", "/nudge silent 4", "/nudge chorus off", "/nudge loud off", "/nudge chorus 4"].map { .type($0) }
                + [.endOfInput])
        let told = fixture.told
        #expect(told.contains("  silent on 8 min: somebody was not heard in a section for so long"))
        #expect(told.contains("  silent on 4 min: somebody was not heard in a section for so long"))
        #expect(told.contains("  chorus off: three agree in a row, and nobody disagrees"))
        #expect(told.contains("  write /nudge RULE on, off, or a number of minutes"))
        #expect(told.contains("  /nudge does not take that"))
    }
}
