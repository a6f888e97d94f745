import EvidenceGathering
import FeedbackModel
import FocusGroups
import Journal
import Shell
import Storage
import Testing

/// `/withdraw b`: somebody takes back what they said, in the room or after it.
@MainActor
struct GroupWithdrawalTests {
    private let opening = [
        "/add Dana account=A017", "/add Eli", "/next", "a: it is dear #renewal",
        "b: we nearly left, Eli says #renewal !",
        "a>b: why is that, Eli?", "/poll text \"What is it?\"", "a=slow b=dear to us",
    ]

    private func words(_ fixture: GroupFixture) throws -> [String?] {
        let id = try #require(fixture.record?.id)
        return try fixture.store.entries(of: id, after: 0).flatMap(\.draft.words).map(\.text)
    }

    /// It cannot be undone, so it is said twice; what others said stays, and the chain holds.
    @Test func theirWordsGoAndTheChainHolds() throws {
        let fixture = try GroupFixture()
        let editor = try fixture.sit(
            (opening + ["/withdraw b", "u", "/withdraw b", "/withdraw b", "b: again", "/roster"]).map { .type($0) }
                + [.endOfInput])
        let told = fixture.told.map { String($0.drop { $0 == " " }) }
        #expect(told.contains("this erases for good what b (Eli) said, answered and is called: /withdraw b"))
        #expect(told.contains("b has withdrawn; 3 stretches of words erased"))
        #expect(told.contains { $0.hasPrefix("their name stands in what others said (3)") })
        let left = try words(fixture).compactMap(\.self)
        #expect(!left.contains { $0.contains("nearly left") || $0.contains("dear to us") || $0 == "Eli" })
        #expect(left.contains("it is dear") && left.contains("why is that, Eli?"))
        #expect(try fixture.store.journalProblems(of: nil).isEmpty)
        let group = try fixture.group()
        #expect(group.brokenInvariants().isEmpty)
        #expect(group.utterances.map(\.text?.text) == ["it is dear", nil, "why is that, Eli?", "b: again"])
        #expect(editor.prompts.last == "1/3 warm_up> ")
    }

    /// Between asking and doing, any other line calls it off.
    @Test func anotherLineCallsItOff() throws {
        let fixture = try GroupFixture()
        try fixture.sit((opening + ["/withdraw b", "a: wait", "/withdraw b"]).map { .type($0) } + [.endOfInput])
        #expect(try words(fixture).contains("Eli"))
    }

    @Test func evidenceOfThatPersonIsGone() throws {
        let fixture = try GroupFixture()
        try fixture.pipe(opening + ["/withdraw b"])
        let id = try #require(fixture.record?.id)
        let finder = ThemeFinder(themesInWords: { _ in [] }, themeNamed: { $0 })
        let evidence = FocusGroupEvidence(try fixture.group(), session: id, themes: finder).items()
        #expect(evidence.map(\.speaker) == ["P1"])
        try fixture.pipe(["a: and on", "/end"], resuming: id)
        #expect(fixture.record?.status == .ended)
        #expect(try fixture.group().utterances.map(\.text?.text).last == "and on")
    }
}
