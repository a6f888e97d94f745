import FocusGroups
import Journal
import LineEditing
import Shell
import Storage
import Testing

/// Lines that cannot be stored at once, or that come several at a time: none is lost, and none runs into another.
@MainActor
struct GroupWaitingTests {
    private let opening: [ModeratorEditor.Step] = [.type("/add Dana"), .type("/add Eli"), .type("/next")]

    private func texts(_ fixture: GroupFixture) throws -> [String?] {
        try fixture.group().utterances.map(\.text?.text)
    }

    /// What is typed while the store is busy is the next line, not the end of the one that waits.
    @Test func aLineThatCouldNotBeStoredIsTriedAgainBeforeTheNext() throws {
        let fixture = try GroupFixture()
        let store = fixture.store
        let editor = try fixture.sit(
            opening + [
                .meanwhile { store.refuseAppends(StoreFailure(.busy, "the store is busy")) },
                .type("b: exact words"), .type("a: typed while waiting"), .type(""),
                .meanwhile { store.refuseAppends(nil) },
                .type("b: and more"), .endOfInput,
            ])
        #expect(try texts(fixture) == ["exact words", "typed while waiting", "and more"])
        #expect(Set(editor.initials) == [""])
        #expect(fixture.told.contains("  not stored: the store is busy"))
        #expect(editor.prompts.contains("not stored> "))
        #expect(editor.prompts.last == "1/3 warm_up> ")
        #expect(fixture.record?.status == .suspended)
    }

    /// Leaving would lose the line; so it takes somebody who insists.
    @Test func aGroupIsNotLeftByAccidentWhileALineWaits() throws {
        let fixture = try GroupFixture()
        let store = fixture.store
        try fixture.sit(
            opening + [
                .meanwhile { store.refuseAppends(StoreFailure(.full, "the disk is full")) },
                .type("b: exact words"), .endOfInput, .interrupt,
                .meanwhile { store.refuseAppends(nil) },
                .interrupt,
            ])
        #expect(try texts(fixture) == ["exact words"])
        #expect(fixture.record?.status == .suspended)
        #expect(throws: StoreFailure.self) {
            try fixture.sit(
                opening + [
                    .meanwhile { store.refuseAppends(StoreFailure(.full, "the disk is full")) },
                    .type("b: lost at last"), .interrupt, .interrupt, .interrupt, .interrupt,
                ])
        }
    }

    @Test func aHangupKeepsTheLineThatWaits() throws {
        let fixture = try GroupFixture()
        let store = fixture.store
        try fixture.sit(
            opening + [
                .meanwhile { store.refuseAppends(StoreFailure(.busy, "the store is busy")) },
                .type("b: exact words"), .meanwhile { store.refuseAppends(nil) }, .hangup,
            ])
        #expect(try texts(fixture) == ["exact words"])
    }

    /// Whoever pastes what was said means each line as a line.
    @Test func pastedLinesAreEachALine() throws {
        let fixture = try GroupFixture()
        try fixture.sit(opening + [.type("b: one\na: two\n\r\nb\" three"), .endOfInput])
        #expect(try texts(fixture) == ["one", "two", "three"])
        #expect(try fixture.group().utterances.map { $0.speakers.map(\.description) } == [["b"], ["a"], ["b"]])
    }

    @Test func aHalfTypedLineSurvivesAHangup() throws {
        let fixture = try GroupFixture()
        try fixture.sit(opening + [.begin("a: half a sen"), .hangup])
        let id = try #require(fixture.record?.id)
        #expect(try fixture.sit([.hangup], resuming: id).initials == ["a: half a sen"])
    }

    /// A moderator whose group somebody else moderates by now keeps their lines on the screen, and stores none.
    @Test func aModeratorWhoWasReplacedIsTold() throws {
        let fixture = try GroupFixture()
        let store = fixture.store
        let lease = Lease(actor: "ada", process: 9, processStart: "1", host: "desk", since: 1_772_442_000_000)
        let failure = #expect(throws: CommandFailure.self) {
            try fixture.sit(
                opening + [
                    .type("b: exact words"),
                    .meanwhile {
                        guard let id = fixture.record?.id else { return }
                        _ = try? store.acquire(lease, of: id) { _ in false }
                    },
                    .type("b: typed too late"), .type("never asked for"),
                ])
        }
        #expect(failure?.exitCode == .failed)
        #expect(
            failure?.message.hasSuffix(
                "was taken over by ada on desk at 2026-03-02T09:00:00Z and goes on there; "
                    + "nothing more is stored from here") == true)
        #expect(fixture.told.suffix(2) == ["  not stored:", "    b: typed too late"])
        #expect(try texts(fixture) == ["exact words"])
        #expect(fixture.record?.status == .open)
    }
}
