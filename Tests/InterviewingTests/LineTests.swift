import Interviewing
import Journal
import SurveyModel
import Testing

@Suite struct LineTests {
    /// Everything is data unless it begins with a slash, and two slashes stand for one.
    @Test func onlyASlashMakesACommand() throws {
        #expect(try InterviewLine("back", mode: .interviewer) == .data("back"))
        #expect(try InterviewLine("//back", mode: .interviewer) == .data("/back"))
        #expect(try InterviewLine("/note  two words ", mode: .interviewer) == .command(.note, argument: "two words "))
        #expect(try InterviewLine("/BACK", mode: .interviewer) == .command(.back, argument: ""))
    }

    /// A mistyped command must never become somebody's answer.
    @Test func anUnknownWordAfterASlashIsRefusedWithASuggestion() throws {
        let complaint = try #require(throws: InterviewComplaint.self) { try InterviewLine("/skp", mode: .interviewer) }
        #expect(complaint.message == "there is no /skp")
        #expect(complaint.hint == "did you mean /skip? to record it as an answer, type //skp")
        let words = try #require(throws: InterviewComplaint.self) {
            try InterviewLine("/24/7 is what we need", mode: .interviewer)
        }
        #expect(!words.message.contains("24"))
    }

    /// Who answers alone takes no notes about somebody else.
    @Test func aRespondentHasNoInterviewersCommands() {
        #expect(throws: InterviewComplaint.self) { try InterviewLine("/gist x", mode: .self) }
        #expect(throws: Never.self) { try InterviewLine("/skip", mode: .self) }
    }

    @Test(arguments: [
        ("2", "bugs"), ("bugs", "bugs"), ("B", "bugs"), ("pri", "price"), ("price or budget", "price"),
        (" missing ", "missing"), ("1,3", "price, missing"), ("3, 1, 3", "price, missing"), ("m,p", "price, missing"),
    ])
    func optionsAreTakenByNumberCodeAndBeginning(_ typed: String, _ codes: String) throws {
        var talk = Conversation()
        try talk.type(["yes", "3"])
        try talk.type(typed)
        #expect(talk.answer("why").value?.shown == codes)
    }

    @Test(arguments: ["6", "zebra", "", ",", "1,,2", "none,price", "1 x", "99999999999999999999"])
    func whatIsNoOptionIsRefused(_ typed: String) throws {
        var talk = Conversation()
        try talk.type(["yes", "3"])
        #expect(throws: InterviewComplaint.self) { try talk.interview.act(on: typed) }
    }

    @Test(arguments: ["11", "-1", "7.5", "seven", "٣", "0x5"])
    func whatIsNoPointOfTheScaleIsRefused(_ typed: String) throws {
        var talk = Conversation()
        try talk.type("yes")
        let complaint = try #require(throws: InterviewComplaint.self) { try talk.interview.act(on: typed) }
        #expect(complaint.message == "a whole number from 0 to 10 is needed")
    }

    /// An answer may not be left out where the survey needs it, and the reasons of a question are its own.
    @Test func missingReasonsAreThoseOfTheQuestion() throws {
        var talk = Conversation()
        for line in ["/skip", "/dk", "/refuse", ""] {
            #expect(throws: InterviewComplaint.self) { try talk.interview.act(on: line) }
        }
        try talk.type(["yes", "/refuse"])
        #expect(talk.answer("nps") == .missing(.refused))
        // Without a score there is no group, so the condition is missing and the question is not asked.
        #expect(talk.answer("group") == .missing(.refused))
        #expect(talk.current == "story")
        try talk.type(["/skip", "/dk"])
        #expect(talk.current == "close")
        #expect(throws: InterviewComplaint.self) { try talk.interview.act(on: "/skip") }
        try talk.type("/dk")
        #expect(talk.interview.phase == .closing(outcome: "complete"))
    }

    @Test func notesSummariesAndProbesAreKeptApart() throws {
        var talk = Conversation()
        try talk.type(["yes", "3", "/note In a hurry.", "/gist Money.", "/said Too dear.", "/probe", "/probe"])
        let record = talk.interview.records[3]
        #expect(talk.interview.notes.map(\.words) == ["In a hurry."])
        #expect(talk.interview.notes.map(\.question) == ["why"])
        #expect(record.gists.map(\.words) == ["Money."])
        #expect(record.said.map(\.words) == ["Too dear."])
        #expect(record.probes == [1, 2])
        #expect(throws: InterviewComplaint.self) { try talk.interview.act(on: "/probe") }
        // The words are there already, so they are not asked for again.
        try talk.type("price")
        #expect(talk.current == "story")
    }

    @Test func goingBeyondWhatWasReachedIsRefused() throws {
        var talk = Conversation()
        try talk.type("yes")
        let complaint = try #require(throws: InterviewComplaint.self) { try talk.interview.act(on: "/goto close") }
        #expect(complaint.message == "'close' is not reached yet")
        #expect(throws: InterviewComplaint.self) { try talk.interview.act(on: "/goto group") }
        #expect(throws: InterviewComplaint.self) { try talk.interview.act(on: "/goto nowhere") }
        try talk.type("/goto con")
        #expect(talk.current == "consent")
    }

    @Test func anEndBeforeTheEndIsPartialUnlessItIsNamed() throws {
        var talk = Conversation()
        try talk.type("yes")
        #expect(try talk.interview.act(on: "/end") == .record([.ended(outcome: "partial")]))
        #expect(try talk.interview.act(on: "/end refused") == .record([.ended(outcome: "refused")]))
        #expect(throws: InterviewComplaint.self) { try talk.interview.act(on: "/end victory") }
    }

    /// Why a question is asked must name the answer that decides it.
    @Test func whyNamesWhatDecides() throws {
        var talk = Conversation()
        try talk.type(["yes", "/refuse"])
        #expect(
            talk.interview.explanation(of: 3) == [
                "why is not asked, because this is not decided: group != 'promoter'", "  group was refused",
                "    from nps was refused",
            ])
        #expect(
            talk.interview.explanation(of: 4) == [
                "top is not asked, because this is false: count(why) > 1", "  why was not asked",
            ]
                || talk.interview.explanation(of: 4) == [
                    "top is not asked, because this is not decided: count(why) > 1", "  why was not asked",
                ])
        try talk.type(["/goto consent", "no"])
        #expect(
            talk.interview.explanation(of: 8) == [
                "close is not asked: passed over after consent, because this is true: consent = 'no'",
                "  consent = No",
            ])
    }
}
