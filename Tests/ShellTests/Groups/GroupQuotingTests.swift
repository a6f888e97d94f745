import EvidenceGathering
import FeedbackModel
import FocusGroups
import Shell
import Storage
import Testing

/// Whoever does not allow to be quoted is heard and counted, and their words stay in the journal.
@MainActor
struct GroupQuotingTests {
    private let lines = [
        "/add Dana account=A017", "/add Eli", "/next", "/consent b quote=no", "a: it is fine #renewal",
        "b: we nearly left #renewal", "!", "a,b: both of us #setup", "b+",
    ]

    @Test func theirWordsStayOutOfEvidenceAndExports() throws {
        let fixture = try GroupFixture()
        try fixture.sit(lines.map { .type($0) } + [.endOfInput])
        let record = try #require(fixture.record)
        let finder = ThemeFinder(themesInWords: { _ in [] }, themeNamed: { $0 })
        let evidence = FocusGroupEvidence(try fixture.group(), session: record.id, themes: finder).items()
        #expect(evidence.map(\.words) == ["it is fine", nil, nil, nil])
        #expect(evidence.map(\.speaker) == ["P1", "P2", "P1", "P2"])
        let json = try SessionKind.group.description(try fixture.past(record.id)).map { "\($0)" }.joined()
        #expect(json.contains("it is fine"))
        #expect(!json.contains("nearly left") && !json.contains("both of us"))
    }

    @Test func theModeratorIsToldAtTheMark() throws {
        let fixture = try GroupFixture()
        try fixture.sit(lines.map { .type($0) } + [.endOfInput])
        #expect(fixture.told.contains("  not to be quoted: b did not allow it, so the words of 2 stay out of what is"))
    }

    /// A theme's short name is resolved where it is put on later, too.
    @Test func tagsOfACommandAreResolved() throws {
        let fixture = try GroupFixture()
        try fixture.sit(
            ["/add Dana", "a: dear", "/tag 1 renewal setup", "/untag 1 setup"].map { .type($0) } + [.endOfInput])
        #expect(try fixture.group().utterances.map(\.themes) == [["pricing/renewal"]])
    }

    /// A stance on a line that could not be read does not tell again that it could not be read.
    @Test func aStanceOnAFlaggedLineIsToldAsAStance() throws {
        let fixture = try GroupFixture()
        try fixture.sit(["/add Dana", "plain words", "a+"].map { .type($0) } + [.endOfInput])
        #expect(fixture.told.count { $0.contains("kept as said by ?") } == 1)
        #expect(fixture.told.contains("  1 ? ✓ a+"))
    }
}
