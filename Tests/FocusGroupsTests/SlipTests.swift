import FocusGroups
import Journal
import Testing

/// Lines that look like marks and do not fit: kept, and never taken for words.
struct SlipTests {
    /// The moderator mistypes one letter of two, sees it, and types the marks again: they belong to what was said.
    @Test func whatFollowsASlipIsAboutWhatWasSaid() {
        var console = Console(people: 3)
        console.type("a: it is dear")
        console.type("b+ v-")
        console.type("b+ c-")
        console.type("=9b")
        console.type("=b")
        let utterances = console.group.utterances
        #expect(utterances.map(\.text) == ["it is dear"])
        #expect(utterances.first?.stances.map { "\($0.letter)\($0.value.rawValue)" } == ["b+", "c-"])
        #expect(utterances.first?.speakers == [speaker("b")])
        #expect(console.group.notes.map(\.text) == ["b+ v-", "=9b"])
        #expect(console.group.brokenInvariants().isEmpty)
    }

    @Test(arguments: [
        ("b+ v-", GroupDoubt.strangeLetter("v")), ("a+ c", .noSign), ("b:", .noWords), ("=1", .noWords),
        ("=9: words", .noUtterance("9")), ("v", .strangeLetter("v")), ("v:", .strangeLetter("v")),
        ("=v", .strangeLetter("v")),
    ]) func theDoubtNamesWhatDoesNotFit(_ line: String, _ doubt: GroupDoubt) {
        var console = Console(people: 3)
        console.type("a: it is dear")
        #expect(console.group.doubt(about: line) == doubt)
        console.type(line)
        #expect(console.group.notes.map(\.kind) == [.slip])
    }

    @Test func aSlipIsUndoneLikeAnyAct() {
        var console = Console(people: 3)
        console.type("a: it is dear")
        console.type("b+ v-")
        console.type("u")
        #expect(console.group.notes.isEmpty)
        #expect(console.group.utterances.count == 1)
    }
}
