import FocusGroups
import Journal
import SurveyModel
import Testing

/// Who may answer, and of how many an answer is one.
struct VotingRulesTests {
    private func console(people: Int = 4, _ lines: [String] = []) throws -> Console {
        var console = Console(guide: try votingGuide(), people: people)
        for line in lines { #expect(console.type(line) == nil, "\(line)") }
        return console
    }

    private func tallies(_ name: String, in console: Console) throws -> [PollTally] {
        console.group.tallies(of: try #require(console.group.discussion.question(name)))
    }

    /// One by one or by hands: neither replaces the other in silence.
    @Test func handsAndNamesDoNotReplaceEachOther() throws {
        var console = try console(["/goto talk", "a=1 b=3"])
        #expect(console.type("/hands 1 0 2")?.message == "2 answers are taken one by one already")
        #expect(console.type("/poll again") == nil)
        #expect(console.type("/hands 1 0 2") == nil)
        #expect(console.type("a=1")?.message == "hands were counted for 'pick'")
        #expect(try tallies("pick", in: console).map(\.answered) == [2, 3])
        #expect(try tallies("pick", in: console).map(\.people) == [4, 4])
    }

    /// An answer to what the guide no longer asks of somebody is no evidence, and is not counted either.
    @Test func answersOffThePathDoNotCount() throws {
        var console = try console(["/next", "a=y b=y c=y d=y", "/goto cards", "a=123 b=213 c=123 d=321"])
        #expect(try tallies("worst", in: console).map(\.answered) == [4])
        console.type("/poll notes_ok b=n")
        let tally = try #require(try tallies("worst", in: console).first)
        #expect(tally.answered == 3)
        #expect(tally.people == 3)
        #expect(tally.offPath == 1)
    }

    /// Whoever was in the room and could answer is counted, and whoever was not there is not.
    @Test func theDenominatorIsWhoMayVote() throws {
        var console = try console(["/out d", "/goto talk", "a=1 b=3"])
        #expect(try tallies("pick", in: console).map(\.people) == [3])
        console.type("/in d")
        #expect(try tallies("pick", in: console).map(\.people) == [4], "who comes while it is at hand may answer")
        console.type("/goto close")
        console.type("/add Late")
        #expect(try tallies("pick", in: console).map(\.people) == [4])
        #expect(console.group.brokenInvariants().isEmpty)
    }

    @Test func whoIsOutCannotVote() throws {
        var console = try console(["/goto talk", "/out b"])
        let refusal = console.type("a=1 b=2")
        #expect(refusal?.message == "b: B is out; nothing of the line was taken")
        #expect(refusal?.hint == "/in b brings them back")
        #expect(try tallies("pick", in: console).isEmpty)
        #expect(
            console.type("a=1 z=2")?.message == "there is nobody with the letter 'z'; nothing of the line was taken")
        #expect(console.type("z=2")?.message == "there is nobody with the letter 'z'; nothing of the line was taken")
    }

    @Test func severalLeaveAndComeBackAtOnce() throws {
        var console = try console(["/out a b c"])
        #expect(console.group.present.map(\.description) == ["d"])
        console.type("/in a d")
        #expect(console.group.present.map(\.description) == ["a", "d"])
        #expect(console.type("/in a d")?.message == "A, D are in the room already")
        console.type("/out a,d a meeting of theirs")
        #expect(console.group.present.isEmpty)
        #expect(console.type("/out a")?.message == "A is out already")
        console.type("u")
        #expect(console.group.present.map(\.description) == ["a", "d"])
    }

    /// After `/back` somebody who spoke in the section before counts as heard.
    @Test func whoSpokeInAnEarlierRunOfASectionWasHeard() throws {
        var console = try console(["/goto talk", "a: one", "b: two", "/goto close", "/goto talk", "c: three"])
        #expect(console.group.discussion.attention(at: console.milliseconds).keys.map(\.description) == ["d"])
        console.type("d: four")
        #expect(console.group.discussion.attention(at: console.milliseconds).isEmpty)
    }
}
