import FocusGroups
import Testing

struct TalkBalanceTests {
    /// Gini, Variabilità e mutabilità, 1912; the values were computed with Python from the definition.
    @Test func giniMatchesPublishedValues() throws {
        func near(_ value: Double?, _ expected: Double) -> Bool { value.map { abs($0 - expected) < 5e-7 } ?? false }
        #expect(near(Participation.gini([1, 2, 3, 4, 5]), 0.266667))
        #expect(near(Participation.normalizedGini([1, 2, 3, 4, 5]), 0.333333))
        #expect(near(Participation.gini([0, 0, 0, 1]), 0.75))
        #expect(near(Participation.normalizedGini([0, 0, 0, 1]), 1))
        #expect(near(Participation.gini([5, 5, 5, 5]), 0))
        #expect(near(Participation.gini([31, 22, 0, 18, 29]), 0.292))
        #expect(near(Participation.normalizedGini([31, 22, 0, 18, 29]), 0.365))
        // Meeting ES2004a of the AMI corpus, as QMSum has it (data/Product): words of the four speakers, counted there.
        #expect(near(Participation.gini([1067, 796, 440, 303]), 0.254029))
        #expect(near(Participation.normalizedGini([1067, 796, 440, 303]), 0.338706))
        #expect(Participation.gini([0, 0]) == nil)
        #expect(Participation.normalizedGini([3]) == nil)
    }

    /// Runs of 5, 10, 2, 1, 2 utterances: 4/19, the documentation of conversational-featurizer.
    @Test func turnTakingMatchesItsDocumentation() {
        let speakers = [(0, 5), (1, 10), (2, 2), (3, 1), (4, 2)].flatMap { Array(repeating: $0.0, count: $0.1) }
        #expect(Participation.turnTaking(speakers) == 4.0 / 19)
        #expect(Participation.turnTaking([1]) == nil)
    }

    /// A turn runs to the next one, but no longer than max(15 s, 1.2 s a word).
    @Test func turnsAreCutAtTheirCap() {
        var console = Console(people: 3)
        console.type("/next")
        console.type("a")
        console.wait(seconds: 10)
        console.type("b: " + Array(repeating: "word", count: 20).joined(separator: " "))
        console.wait(seconds: 100)
        console.type("m: and you?")
        console.wait(seconds: 5)
        console.type("a,b: yes")
        console.wait(seconds: 4)
        let reading = console.group.reading(monotonic: console.milliseconds, spell: 0)
        let balance = console.group.discussion.talkBalance(at: reading)
        #expect(balance.estimator == .log)
        #expect(balance.shares.map(\.amount) == [12_000, 26_000, 0])
        #expect(balance.shares.map(\.turns) == [2, 2, 0])
        #expect(balance.moderator == 5_000)
        #expect(balance.moderatorShare == 5.0 / 43)
    }

    /// Times of lines that come from a pipe say nothing, so their words are counted.
    @Test func pipedSessionsCountWords() {
        var console = Console(people: 2)
        console.take(.started(guide: "reporting", isLive: false))
        console.type("a: one two three")
        console.type("b: one")
        let balance = console.group.discussion.talkBalance(at: 0)
        #expect(balance.estimator == .words)
        #expect(balance.shares.map(\.share) == [0.75, 0.25])
    }

    /// Somebody who came late had less time to talk in.
    @Test func sharesAreAdjustedForTheTimeInTheRoom() {
        var console = Console(people: 1)
        console.wait(seconds: 10)
        console.type("a: hi")
        console.wait(seconds: 10)
        console.type("/add Late")
        console.type("b: hi")
        console.wait(seconds: 10)
        let balance = console.group.discussion.talkBalance(at: 30_000)
        #expect(balance.shares.map(\.share) == [0.5, 0.5])
        #expect(balance.shares.compactMap(\.adjusted).map { ($0 * 1_000).rounded() } == [667, 2_000])
    }
}
