import FocusGroups
import Journal
import SurveyModel
import Testing

/// What every person is asked, as the moderator types it in.
struct PollTests {
    private func console(people: Int = 4, _ lines: [String] = []) throws -> Console {
        var console = Console(guide: try votingGuide(), people: people)
        for line in lines { #expect(console.type(line) == nil, "\(line)") }
        return console
    }

    private func count(_ code: String, _ question: String, in console: Console) throws -> Int? {
        let asked = try #require(console.group.discussion.question(question))
        return console.group.tallies(of: asked).last?.lines.first { $0.code == code }?.count
    }

    @Test func theFirstQuestionOfASectionIsAtHand() throws {
        var console = try console(["/next"])
        #expect(console.group.questionAtHand?.id == "notes_ok")
        #expect(console.type("a=y b=no c=yes") == nil)
        #expect(console.group.lacking("notes_ok") == [Letter("d")])
        #expect(!console.group.isComplete("notes_ok"))
        console.type("d=y")
        #expect(console.group.isComplete("notes_ok"))
        #expect(console.group.ending(of: try #require(Letter("b")))?.outcome == "leaves")
        #expect(console.group.brokenInvariants().isEmpty)
    }

    /// A whole ranking as digits, by beginnings, or all but the last.
    @Test(arguments: ["312", "3,1,2", "3 1", "sharing,export,speed", "sh ex", "sharing > export > speed"])
    func aRankingIsTypedInManyWays(_ typed: String) throws {
        let console = try console(["/goto cards", "b=\(typed)"])
        let letter = try #require(Letter("b"))
        #expect(console.group.vote(of: letter, on: "worst") == .several(["sharing", "export", "speed"]))
    }

    @Test(arguments: ["31 1", "9", "sp,sp", "", "s"]) func whatIsNoAnswerIsRefusedWithWhatIs(_ typed: String) throws {
        var console = try console(["/goto cards"])
        let before = console.group
        let refusal = console.type("/poll worst b=\(typed)")
        #expect(refusal != nil, "\(typed)")
        #expect(console.group == before)
    }

    /// On a line of many answers, the wrong one has its letter.
    @Test func theWrongAnswerOfALineIsNamed() throws {
        var console = try console(["/goto cards"])
        let refusal = console.type("a=123 b=1 c=213")
        #expect(refusal?.message == "b: 3 options are to be put in order, not 1; nothing of the line was taken")
        #expect(console.group.lacking("worst").count == 4)
    }

    /// The question decides which reasons for having no answer there are.
    @Test func aMissingAnswerIsAnAnswer() throws {
        var console = try console(["/goto cards", "a=refused b=dk"])
        let question = try #require(console.group.discussion.question("worst"))
        let tally = try #require(console.group.tallies(of: question).first)
        #expect(tally.missing == [.refused: 1, .dontKnow: 1])
        #expect(tally.answered == 0 && tally.people == 4)
        #expect(console.type("/poll mood") == nil)
        #expect(console.type("a=dk")?.message == "'mood' needs an answer")
    }

    @Test func handsAreCountedInOrderOrByOption() throws {
        var console = try console(["/goto talk", "/hands 1 0 2"])
        #expect(try count("neither", "pick", in: console) == 2)
        #expect(console.type("/hands neither=3 mock_a=1") == nil)
        #expect(try count("neither", "pick", in: console) == 3)
        #expect(try count("mock_b", "pick", in: console) == 0)
        #expect(console.type("/hands 3 3 0")?.message == "6 hands of 4 in the room")
        #expect(console.group.isComplete("pick"))
        // Whose hands they were is not known, so the guide's shares hold and nobody is called on by them.
        #expect(console.group.dueFollowUps(isSure: true) == [1])
    }

    /// Both rounds are kept, and who changed is counted.
    @Test func aSecondRoundStandsBesideTheFirst() throws {
        let console = try console(["/goto talk", "a=1 b=1 c=3 d=2", "/poll again", "a=3 b=1 c=3 d=3"])
        let question = try #require(console.group.discussion.question("pick"))
        #expect(console.group.tallies(of: question).map { $0.lines.map(\.count) } == [[2, 1, 1], [1, 0, 3]])
        #expect(
            console.group.switches(of: question).map { "\($0.from) \($0.to) \($0.people)" } == [
                "mock_a mock_a 1", "mock_a neither 1", "mock_b neither 1", "neither neither 1",
            ])
    }

    /// What the room wants to know and the guide does not ask.
    @Test(arguments: [
        ("/poll \"Which one?\" This one; That one", "a=1 b=that c=2", ["this_one": 1, "that_one": 2]),
        ("/poll multi \"Which?\" x y; z", "a=1,2 b=none c=2", ["x_y": 1, "z": 2]),
        ("/poll points 10 \"How much?\" x; y", "a=7,3 b=2=10", ["x": 7, "y": 13]),
        ("/poll scale 1-3 \"How good?\"", "a=3 b=3 c=1", ["1": 1, "2": 0, "3": 2]),
        ("/poll \"Is it so?\"", "a=y b=n c=y", ["yes": 2, "no": 1]),
        ("/poll rank \"In which order?\" x; y; z", "a=321 b=3,1,2", ["x": 0, "y": 0, "z": 2]),
    ]) func aQuestionIsMadeInTheRoom(_ order: String, _ answers: String, _ counts: [String: Int]) throws {
        let console = try console(["/next", order, answers])
        let made = try #require(console.group.improvised.first)
        let lines = try #require(console.group.tallies(of: made).first).lines
        #expect(Dictionary(uniqueKeysWithValues: lines.map { ($0.code, $0.count) }) == counts)
        #expect(console.group.brokenInvariants().isEmpty)
    }

    @Test func wordsAreKeptUntilTheNextLetter() throws {
        let console = try console(["/poll text \"What is it?\"", "a=it is slow b=c = d, or so"])
        let made = try #require(console.group.improvised.first)
        let said = try #require(console.group.tallies(of: made).first).words
        #expect(said.map { "\($0.letter?.description ?? "") \($0.text)" } == ["a it is slow", "b c = d, or so"])
    }

    /// Rankings, after Kendall and after Schulze, as the statistics have them.
    @Test func rankingsTellOrderAndConcordance() throws {
        let console = try console(["/goto cards", "a=123 b=213 c=132"])
        let question = try #require(console.group.discussion.question("worst"))
        let tally = try #require(console.group.tallies(of: question).first)
        #expect(tally.order == [["export"], ["speed"], ["sharing"]])
        #expect(tally.lines.map(\.count) == [2, 1, 0])
        // Rank sums 4, 6 and 8: W = 12 · 8 / (3² · (3³ − 3)).
        #expect(abs((tally.concordance ?? 0) - 96.0 / 216) < 1e-12)
    }

    @Test func answersWithoutAQuestionAreKeptAsTyped() throws {
        var console = Console(people: 2)
        #expect(console.type("a=yes") == nil)
        #expect(console.group.utterances.isEmpty)
        #expect(console.group.notes.map(\.text) == ["a=yes"])
        #expect(console.group.doubt(about: "a=yes") == .noQuestion)
    }

    /// A vote of somebody who was undone, or of a question that a damaged journal names, changes nothing.
    @Test func strangeVotesChangeNothing() throws {
        var console = try console(["/next"])
        let before = console.group.discussion
        let letter = try #require(Letter("k"))
        console.take(.voted(question: "nothing", votes: [Vote(letter, .one("yes"))]))
        console.take(.repeated(question: "pick"))
        console.take(.voided(question: "pick", reason: nil))
        #expect(console.group.discussion == before)
    }
}
