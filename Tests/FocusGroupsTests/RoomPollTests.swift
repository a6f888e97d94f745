import FocusGroups
import Journal
import SurveyModel
import Testing

/// Questions that are made in the room: dots, pairs, numbers, and those about the ideas of the group.
struct RoomPollTests {
    private func console(people: Int = 4, _ lines: [String] = []) throws -> Console {
        var console = Console(guide: try votingGuide(), people: people)
        for line in lines { #expect(console.type(line) == nil, "\(line)") }
        return console
    }

    private func tally(_ console: Console) throws -> PollTally {
        let question = try #require(console.group.improvised.last)
        return try #require(console.group.tallies(of: question).last)
    }

    private func counts(_ console: Console) throws -> [String: Int] {
        Dictionary(uniqueKeysWithValues: try tally(console).lines.map { ($0.code, $0.count) })
    }

    @Test(arguments: ["1,1,3", "113", "x=2 z", "1=2,3", "x x z"]) func dotsAreTypedInManyWays(_ typed: String) throws {
        let console = try console(["/next", "/dots 3 max 2 x; y; z", "a=\(typed)"])
        #expect(try counts(console) == ["x": 2, "y": 0, "z": 1])
    }

    @Test(arguments: [
        ("1111", "on 'x' at most 2 of the 3 dots may stand"), ("1122", "4 dots, and everybody has 3"),
        ("9", "there is no option 9"), ("x=5", "dots are whole numbers up to 3"),
    ]) func dotsKeepToTheirNumber(_ typed: String, _ message: String) throws {
        var console = try console(["/next", "/dots 3 max 2 x; y; z"])
        #expect(console.type("a=\(typed)")?.message == message)
        #expect(console.type("a=none") == nil)
        #expect(console.type("b=2") == nil, "nobody has to use all of them")
        #expect(try counts(console) == ["x": 0, "y": 1, "z": 0])
    }

    /// Bradley and Terry with half a win each way: three things, each pair judged by two people.
    @Test func pairsGiveStrengths() throws {
        let console = try console(["/next", "/pair x; y; z", "a=121 b=1 2 2"])
        let tally = try tally(console)
        #expect(tally.lines.map(\.code).first == "x")
        let strengths = tally.lines.compactMap(\.strength)
        #expect(strengths.count == 3)
        #expect(abs(strengths.reduce(0, +) - 1) < 1e-12)
        #expect(tally.lines.map(\.count).reduce(0, +) == 6)
        #expect(console.group.ballots["poll_1"].map { "\($0)".contains("x:y") || "\($0)".contains("pairs") } == true)
    }

    @Test func aPairNobodyCanDecideCountsForNeither() throws {
        var console = try console(["/next", "/pair x; y; z", "a=1-2"])
        #expect(try tally(console).lines.map(\.count).reduce(0, +) == 2)
        #expect(console.type("b=1 2")?.message == "3 pairs are asked, not 2")
        #expect(console.type("b=z 1 1")?.message == "'z' is not in pair 1")
    }

    /// Seven things make 21 pairs, which is more than people bear: each is judged as often as any other.
    @Test func manyThingsAreJudgedInABalancedPart() throws {
        let console = try console(["/next", "/pair a1; b2; c3; d4; e5; f6; g7"])
        guard case .pairs(let pairs)? = console.group.ballots["poll_1"] else {
            Issue.record("no pairs")
            return
        }
        #expect(pairs.count == 14)
        let often = Set(pairs.flatMap { [$0.first, $0.second] }).map { code in
            pairs.count { $0.first == code || $0.second == code }
        }
        #expect(often == Array(repeating: 4, count: 7))
    }

    /// Silent writing, revealed, grouped, and then dots on what came out: the pipeline of a workshop.
    @Test func dotsGoOnTheIdeasOfTheGroup() throws {
        var console = try console([
            "/next", "/brainstorm 3m what hurts", "* too slow", "b* slow loading", "* no export",
        ])
        #expect(console.group.countdown?.seconds == 180)
        #expect(console.type("/dots 3")?.message == "there are no ideas to choose from")
        for line in ["/reveal", "/group 1,2 as speed", "/dots 2", "a=1,1 b=12 c=no=2"] {
            #expect(console.type(line) == nil, "\(line)")
        }
        #expect(try counts(console) == ["speed": 3, "no_export": 3])
        #expect(try tally(console).people == 4)
        #expect(console.group.brokenInvariants().isEmpty)
    }

    @Test func numbersHaveMeanAndMedian() throws {
        let console = try console(["/next", "/poll number \"How many a week?\"", "a=2 b=3 c=10"])
        #expect(try tally(console).mean == 5)
        #expect(try tally(console).median == 3)
    }

    @Test func aShowOfHandsCanMakeItsQuestion() throws {
        var console = try console(["/next", "/hands \"Who has it?\" yes=3 no=1"])
        #expect(try counts(console) == ["yes": 3, "no": 1])
        #expect(console.type("/hands \"Which?\" web=2 app=1 none=1") == nil)
        #expect(try counts(console) == ["web": 2, "app": 1, "none": 1])
        console.type("u")
        #expect(console.group.improvised.count == 1, "one line is one act")
        #expect(console.type("/hands \"Which?\" web=2 app=3")?.message == "5 hands of 4 in the room")
        #expect(console.type("/hands \"Which?\" 2 3")?.hint == "write /hands \"Who has it?\" yes=4 no=1")
    }

    @Test func aClosedQuestionTakesNoAnswers() throws {
        var console = try console(["/goto talk", "a=1", "/poll close"])
        #expect(console.group.questionAtHand == nil)
        #expect(console.type("/poll pick b=2") == nil, "by its name it is taken up again")
        #expect(console.type("/poll close") == nil)
        #expect(console.type("/poll close")?.message == "no question is at hand")
    }

    @Test(arguments: [
        ("/rank z", "this needs options"), ("/rank", "there are no ideas to choose from"),
        ("/dots 3 max", "'max' is how many dots may stand on one thing"),
        ("/dots 0 x; y", "this makes no question"), ("/poll best \"Q\"", "'best' is no form of a question"),
        ("/poll scale 1-5 nine \"Q\"", "'nine' does not belong there"),
        ("/poll text \"Q\" a; b", "this takes no options"),
    ]) func whatMakesNoQuestionIsRefused(_ line: String, _ message: String) throws {
        var console = try console(["/next"])
        #expect(console.type(line)?.message == message)
        #expect(console.group.improvised.isEmpty)
    }

    /// By people, not by how often each said it.
    @Test func termsAreCountedByPeople() throws {
        let console = try console([
            "/next", "/poll text \"What is it?\"", "a=Slow, slow, export b=slow. c=the export never really ends",
        ])
        let cloud = TermCloud(try tally(console).words)
        #expect(cloud.people == 3)
        #expect(cloud.terms.filter { $0.people == 2 }.map(\.text) == ["export", "slow"])
        #expect(cloud.terms.filter { $0.people == 1 }.map(\.text) == ["ends", "never", "really"])
    }
}
