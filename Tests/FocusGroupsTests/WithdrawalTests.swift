import FocusGroups
import Journal
import SurveyModel
import Testing

/// One of several people takes back what they said.
struct WithdrawalTests {
    private static let lines = [
        "/next", "a: it is dear #price", "b: we nearly left, says Person0 #price !", ". and told nobody", "a>b: why?",
        "a,b: yes, together", "b+ a-", "c: undone words", "=b", "u", "u", "b: undone words", "u", "c: not mine",
        "=b", "/poll text \"What is it?\"", "a=slow b=dear to us", "/brainstorm ideas", "b* my idea", "* another",
        "/reveal", "/dots 2", "a=1 b=2", "/qa b: what of me?", "/qa 1 a+ b+", "; b was angry with Person1",
    ]

    private func console() throws -> Console {
        var console = Console(guide: try votingGuide(), people: 3)
        for line in Self.lines { #expect(console.type(line) == nil, "\(line)") }
        return console
    }

    private func entries(_ console: Console) throws -> [JournalEntry] {
        var entries: [JournalEntry] = []
        for (event, moment) in console.journal {
            let draft = try EntryDraft(
                event, time: moment.time, monotonic: moment.monotonic, spell: moment.spell, actor: "test",
                salt: { Array(repeating: 7, count: 16) })
            entries.append(
                JournalEntry(
                    chaining: draft, session: SessionID("s"), after: entries.count,
                    previous: entries.last?.hash ?? .zero))
        }
        return entries
    }

    /// What was said, undone, answered, written, asked, and their name; not what others said, and not a chorus.
    @Test func allOfTheirWordsAreFoundAndNobodyElses() throws {
        let console = try console()
        let letter = try #require(Letter("b"))
        let entries = try entries(console)
        let found = try console.group.words(of: letter, in: entries).compactMap { place in
            entries[place.sequence - 1].draft.words[place.place].text
        }
        #expect(
            found == [
                "Person1", "we nearly left, says Person0", "and told nobody", "undone words", "not mine", "dear to us",
                "my idea", "my idea", "what of me?",
            ])
        #expect(console.group.mentions(of: letter).notes == 1)
        #expect(console.group.mentions(of: try #require(Letter("a"))).utterances == [2])
    }

    @Test func placeholdersStayAndNothingOfTheirsCounts() throws {
        var console = try console()
        let letter = try #require(Letter("b"))
        let before = console.group
        console.take(.withdrew(letter: letter, entries: []))
        let group = console.group
        #expect(group.utterances.map(\.number) == before.utterances.map(\.number))
        #expect(group.utterances.map(\.start) == before.utterances.map(\.start))
        #expect(group.utterances.map(\.text?.text) == ["it is dear", nil, "why?", "yes, together", nil])
        #expect(group.utterances.map(\.themes) == [["price"], [], [], [], []])
        #expect(group.utterances[2].marks.replyTo == 2, "what others answered stays an answer")
        #expect(group.utterances[3].speakers == [speaker("a")])
        #expect(group.utterances.flatMap(\.stances).allSatisfy { $0.letter != letter })
        let tallies = group.improvised.map { group.tallies(of: $0).last }
        #expect(tallies.map { $0?.answered } == [1, 1])
        #expect(tallies.map { $0?.people } == [2, 2])
        #expect(group.queue.first?.state == .hidden)
        #expect(group.participant(letter)?.name == .redacted)
        #expect(!group.present.contains(letter) && !group.roster.contains(letter))
        #expect(group.brokenInvariants().isEmpty)
    }

    /// Undo and redo of other acts do not bring them back, and nobody else gets their letter.
    @Test func nothingBringsThemBack() throws {
        var console = try console()
        let letter = try #require(Letter("b"))
        console.take(.withdrew(letter: letter, entries: []))
        console.type("/undo 3")
        console.type("/redo 3")
        #expect(console.group.participant(letter)?.hasWithdrawn == true)
        #expect(console.type("/in b")?.message == "B has withdrawn")
        #expect(console.type("/poll poll_1 b=more")?.message == "B has withdrawn")
        console.type("b: again")
        #expect(console.group.utterances.last?.speakers == [.unknown])
        console.type("/add Newcomer")
        #expect(console.group.participants.last?.letter.description == "d")
        #expect(console.group.brokenInvariants().isEmpty)
    }

    /// Months later, no time of the group passes with it.
    @Test func aLateWithdrawalDoesNotMoveTheClock() throws {
        var console = try console()
        console.type("/end")
        let clock = console.group.clock
        console.wait(seconds: 8_000_000)
        console.spell += 1
        console.take(.withdrew(letter: try #require(Letter("b")), entries: [3]))
        #expect(console.group.clock == clock)
        #expect(console.group.hasEnded)
    }
}
