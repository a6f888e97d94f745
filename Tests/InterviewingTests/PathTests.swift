import Interviewing
import Journal
import SurveyModel
import Testing

@Suite struct PathTests {
    /// The whole chain: conditions, a calculation, filtered options, words after an answer, and the end.
    @Test func anInterviewFollowsItsConditionsToTheEnd() throws {
        var talk = Conversation()
        #expect(talk.current == "consent")
        try talk.type(["yes", "4"])
        #expect(talk.answer("group") == .value(.text("detractor")))
        try talk.type("1,3")
        #expect(talk.interview.phase == .hearing(3))
        try talk.type("It got dear and had no export.")
        #expect(talk.current == "top")
        #expect(talk.interview.offered(at: 4).map(\.code) == ["price", "missing"])
        try talk.type(["2", "The report never came.", "120.50", "7", "n"])
        #expect(talk.interview.phase == .closing(outcome: "complete"))
        try talk.type("")
        #expect(talk.interview.phase == .ended(outcome: "complete"))
        #expect(talk.interview.brokenInvariants().isEmpty)
    }

    /// What was said before a change of mind is evidence of nothing, but it is not thrown away.
    @Test func answersOffThePathAreSetAsideAndComeBack() throws {
        var talk = Conversation()
        try talk.type(["yes", "4", "missing", "No export.", "A story.", "99"])
        try talk.type(["/goto nps", "9"])
        #expect(talk.setAside == ["why", "cost"])
        #expect(talk.effects.contains(.setAside([3, 6])))
        #expect(talk.answer("why") == .missing(.notAsked))
        #expect(talk.path == ["consent", "nps", "story", "seats_left", "close"])
        try talk.type(["/goto nps", "4"])
        #expect(talk.effects.contains(.broughtBack([3, 6])))
        #expect(talk.setAside.isEmpty)
        #expect(talk.answer("why") == .value(.multi(["missing"])))
        #expect(talk.current == "seats_left")
    }

    /// A lower question's answer may no longer be offered once the upper one changes; then it is asked again.
    @Test func anAnswerThatIsNoLongerOfferedIsAskedAgain() throws {
        var talk = Conversation()
        try talk.type(["yes", "4", "price,bugs", "Words.", "bugs", "A story."])
        try talk.type(["/goto why", "price, missing"])
        #expect(talk.current == "top")
        #expect(talk.setAside == ["top"])
        try talk.type("price")
        #expect(talk.setAside.isEmpty)
    }

    /// Back after a jump goes to where one came from, not to the question above in the file.
    @Test func backFollowsTheWayThatWasTaken() throws {
        var talk = Conversation()
        try talk.type(["yes", "0", "none", "Nothing.", "It failed."])
        #expect(talk.current == "close")
        try talk.type("/back")
        #expect(talk.current == "story")
        try talk.type(["/back", "/back", "/back"])
        #expect(talk.current == "consent")
        #expect(throws: InterviewComplaint("this is the first question")) { try talk.interview.act(on: "/back") }
        try talk.type(["", "", "", ""])
        #expect(talk.current == "close")
    }

    @Test func aJumpToTheEndGivesItsOutcome() throws {
        var talk = Conversation()
        try talk.type("no")
        #expect(talk.interview.phase == .closing(outcome: "refused"))
        try talk.type(["/back", "yes"])
        #expect(talk.current == "nps")
    }

    /// Off a terminal nobody can confirm the end.
    @Test func offATerminalTheLastAnswerEndsTheInterview() throws {
        let talk = Conversation()
        let act = try talk.interview.act(on: "no", closesAtEnd: true)
        #expect(
            act
                == .record([
                    .answered(question: "consent", value: .code("no")), .ended(outcome: "refused"),
                ]))
    }

    /// Somebody who chose "Something else" is asked which; an empty line leaves it open.
    @Test func anOptionThatAsksWhichIsFollowedUp() throws {
        var talk = Conversation()
        try talk.type(["yes", "8", "other"])
        #expect(talk.interview.phase == .specifying(3, option: "other"))
        try talk.type("The new owner.")
        #expect(talk.interview.records[3].specified["other"]?.words == "The new owner.")
        #expect(talk.interview.phase == .hearing(3))
        try talk.type("")
        #expect(talk.current == "story")
    }

    /// Each answer must cost only what depends on it.
    @Test func onlyWhatDependsOnAnAnswerIsLookedAtAgain() throws {
        let questions = (0..<300).map { number in
            Question(
                id: "q\(number)", kind: .integer(minimum: nil, maximum: nil),
                condition: number % 3 == 2 ? Surveys.expression("q\(number - 2) > 5") : nil)
        }
        let survey = Survey(id: "long", title: "Long", mode: .interviewer, questions: questions)
        var talk = Conversation(survey)
        for number in 0..<150 { try talk.type("\(number % 10)") }
        #expect(talk.interview.brokenInvariants().isEmpty)
        #expect(talk.interview == talk.replayed())
    }
}
