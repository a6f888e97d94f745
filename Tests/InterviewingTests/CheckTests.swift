import Interviewing
import Journal
import SurveyModel
import Testing

/// Checks: which answers do not go together, and what becomes of it.
struct CheckTests {
    private static func survey(_ checks: [(Check.Level, String, Check.ReasonPolicy)]) -> Survey {
        var left = Question(id: "left", kind: .integer(minimum: 0, maximum: nil), text: Surveys.text("How many?"))
        left.checks = checks.map { level, condition, reason in
            Check(
                level: level, condition: Surveys.expression(condition),
                say: Surveys.text("${left ?? 0} of ${seats ?? 0}?"),
                reason: reason)
        }
        return Survey(
            id: "s", title: "S", mode: .interviewer,
            questions: [
                Question(id: "seats", kind: .integer(minimum: 0, maximum: nil), text: Surveys.text("Seats?")), left,
                Question(id: "last", kind: .yesNo(.yesNo), text: Surveys.text("Last?")),
            ])
    }

    /// Blaise's signal in text: correct one of the answers involved, or say why they stay.
    @Test func aSoftCheckAsksWhichAnswerIsWrongOrWhy() throws {
        var talk = Conversation(Self.survey([(.should, "left <= seats", .required)]))
        try talk.type(["10", "12"])
        #expect(talk.interview.phase == .checking(0))
        #expect(talk.interview.rendered(check: 0) == "12 of 10?")
        #expect(talk.interview.involved(in: 0) == [0, 1])
        #expect(throws: InterviewComplaint("a reason is needed to leave it so", hint: "or 1 to 2 corrects one of them"))
        {
            try talk.interview.act(on: "")
        }
        try talk.type("they share accounts")
        #expect(talk.current == "last")
        #expect(talk.interview.overrides[0]?.reason == "they share accounts")
        #expect(talk.interview.overrides[0]?.values.map(\.value) == [.integer(10), .integer(12)])
        #expect(talk.replayed() == talk.interview)
        // It holds for these values and no others: another one is asked about again.
        try talk.type(["/goto seats", "11"])
        #expect(talk.interview.phase == .checking(0))
        try talk.type(["left", "11"])
        #expect(talk.current == "last")
        #expect(talk.interview.failingChecks.isEmpty)
    }

    @Test func anAnswerThatNothingElseCanPutRightIsNotTaken() throws {
        let talk = Conversation(Self.survey([(.must, "left != 13", .none)]))
        var asked = talk
        try asked.type("10")
        let complaint = try #require(throws: InterviewComplaint.self) { try asked.interview.act(on: "13") }
        #expect(complaint.message == "13 of 10?")
        try asked.type("12")
        #expect(asked.current == "last")
    }

    /// With several answers involved nobody knows which is wrong, so both can be put right, and neither can stay.
    @Test func aHardCheckOverSeveralAnswersCannotBePassedOver() throws {
        var talk = Conversation(Self.survey([(.must, "left <= seats", .none)]))
        try talk.type(["10", "12"])
        #expect(talk.interview.phase == .checking(0))
        #expect(throws: InterviewComplaint.self) { try talk.interview.act(on: "it is so") }
        #expect(throws: InterviewComplaint.self) { try talk.interview.act(on: "/skip") }
        try talk.type(["1", "20"])
        #expect(talk.current == "last")
        // Off a terminal nobody can be asked which one.
        var piped = Conversation(Self.survey([(.must, "left <= seats", .none)]))
        try piped.type("10")
        let complaint = #expect(throws: InterviewComplaint.self) {
            try piped.interview.act(on: "12", closesAtEnd: true)
        }
        #expect(complaint?.message == "12 of 10?")
    }

    /// What is critical must be known at the end, but it need not be known at once.
    @Test func aCriticalCheckWaitsForTheEndWhileAValueIsMissing() throws {
        var talk = Conversation(Self.survey([(.critical, "left <= seats", .none)]))
        try talk.type(["/dk", "5"])
        #expect(talk.current == "last")
        try talk.type("yes")
        #expect(talk.interview.phase == .checking(0))
        try talk.type(["/goto seats", "6"])
        #expect(talk.interview.phase == .closing(outcome: "complete"))
    }

    @Test func anUndoneReasonOpensTheCheckAgain() throws {
        var talk = Conversation(Self.survey([(.should, "left <= seats", .optional)]))
        try talk.type(["10", "12", ""])
        #expect(talk.current == "last")
        try talk.type("/undo")
        #expect(talk.interview.phase == .checking(0))
    }
}
