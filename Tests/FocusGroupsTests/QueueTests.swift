import FocusGroups
import Journal
import Testing

/// What participants ask the moderator, countdowns, and themes that turn out to be one.
struct QueueTests {
    /// The lower end of Wilson's interval: the page on focus groups, 4.4, has 8/10 → .4902 and 1/1 → .2065.
    @Test func questionsStandInTheOrderOfTheirSupport() throws {
        var console = Console(people: 10)
        for line in [
            "/qa b: Will it cost more?", "/qa When does it come?", "/qa c: Can we keep the old one?", "/qa 1 a+",
            "/qa 2 a+ b+ c+ d+ e+ f+ g+ h+ i- j-",
        ] { #expect(console.type(line) == nil, "\(line)") }
        #expect(console.group.discussion.openQueue.map(\.number) == [2, 1, 3])
        let scores = console.group.queue.map { ($0.score * 10_000).rounded() / 10_000 }
        #expect(scores == [0.2065, 0.4902, 0])
        #expect(console.group.queue.map { $0.letter?.description } == ["b", nil, "c"])
        console.type("/qa 3 now")
        #expect(console.group.discussion.openQueue.map(\.number) == [3, 2, 1])
        console.type("/qa 1 now")
        #expect(console.group.queue.map(\.state) == [.now, .queued, .done])
        console.type("/qa 2 hide")
        #expect(console.group.discussion.openQueue.map(\.number) == [1])
        console.type("/undo 3")
        #expect(console.group.discussion.openQueue.map(\.number) == [2, 1, 3])
        #expect(console.group.brokenInvariants().isEmpty)
    }

    @Test func aVoiceIsTakenBackAndWhoIsOutHasNone() throws {
        var console = Console(people: 3)
        console.type("/qa Why?")
        console.type("/qa 1 a+ b+")
        console.type("/qa 1 b0")
        #expect(console.group.queue.first?.ups == 1)
        console.type("/out c")
        #expect(console.type("/qa 1 c+")?.message == "C is out")
        #expect(console.type("/qa 9 now")?.message == "there is no question 9")
        #expect(console.type("/qa 1 k+")?.message == "there is nobody with the letter 'k'")
    }

    /// A countdown stands while the clock does.
    @Test func aCountdownRunsOnTheClockOfTheGroup() throws {
        var console = Console(people: 1)
        console.type("/timer 2m write it down")
        console.wait(seconds: 30)
        console.type("/pause")
        console.wait(seconds: 600)
        console.type("/resume")
        console.wait(seconds: 60)
        let reading = console.group.reading(monotonic: console.milliseconds, spell: 0)
        #expect(console.group.countdown?.left(at: reading) == 30_000)
        #expect(console.group.countdown?.label == "write it down")
        #expect(console.type("/timer off") == nil)
        #expect(console.group.countdown == nil)
        #expect(console.type("/timer off")?.message == "no timer runs")
        #expect(console.type("/timer soon")?.message == "/timer does not take that")
    }

    @Test func oneThemeTakesTheNameOfAnother() throws {
        var console = Console(people: 1)
        for line in ["a: one #price", "a: two #prize #price", "a: three #prize", "/code merge prize price"] {
            #expect(console.type(line) == nil, "\(line)")
        }
        #expect(console.group.utterances.map(\.themes) == [["price"], ["price"], ["price"]])
        console.type("u")
        #expect(console.group.utterances.map(\.themes) == [["price"], ["prize", "price"], ["prize"]])
        #expect(console.type("/code merge none price")?.message == "nothing that was said has the theme 'none'")
    }
}
