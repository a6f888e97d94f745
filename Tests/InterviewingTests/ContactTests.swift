import Interviewing
import Journal
import SurveyModel
import Testing

/// Tries, appointments and promises stand in the journal beside the answers.
@Suite struct ContactTests {
    private static let appointment = Appointment(
        time: 1_795_510_800_000, zone: "Europe/Berlin", local: "2026-11-24T10:00")

    /// An outcome of the definition keeps its name, and AAPOR's words and codes are known everywhere.
    @Test(arguments: [
        ("/end refused", "refused"), ("/end 2.112", "refused"), ("/end aapor 2.112", "refused"),
        ("/end hard refusal", "hard_refusal"), ("/end 2.112b", "hard_refusal"), ("/end 4.80", "over_quota"),
        ("/end complete", "complete"), ("/end", "partial"),
    ])
    func finalOutcomesEndTheInterview(_ line: String, _ outcome: String) throws {
        var talk = Conversation()
        try talk.type("yes")
        #expect(try talk.interview.act(on: line) == .record([.ended(outcome: outcome)]))
    }

    /// After a temporary outcome the session waits, at the same question.
    @Test func aTemporaryOutcomeSuspends() throws {
        var talk = Conversation()
        try talk.type(["yes"])
        #expect(try talk.interview.act(on: "/end no answer") == .record([.tried(outcome: "no_answer"), .paused]))
        try talk.type("/end 2.112a")
        #expect(talk.interview.isPaused)
        #expect(talk.interview.contact.tries.map(\.outcome) == ["soft_refusal"])
        #expect(talk.interview.phase == .asking(1))
    }

    @Test func anUnknownOutcomeIsRefusedWithASuggestion() throws {
        var talk = Conversation()
        try talk.type("yes")
        let complaint = try #require(throws: InterviewComplaint.self) { try talk.interview.act(on: "/end bussy") }
        #expect(complaint.hint == "did you mean 'busy'?")
    }

    /// An appointment waits while something is left to ask; with nothing left it is only noted.
    @Test func anAppointmentSuspendsWhatIsNotAsked() throws {
        var talk = Conversation()
        try talk.type("yes")
        #expect(try talk.interview.act(on: "/callback Tue 10:00 ") == .arrange(.callBack("Tue 10:00")))
        #expect(talk.interview.appointing(Self.appointment) == [.appointed(Self.appointment), .paused])
        talk.take(talk.interview.appointing(Self.appointment))
        var interview = talk.interview
        #expect(interview.contact.appointment == Self.appointment)
        // Looking into the session long before the time does not use the appointment up; calling at the time does.
        _ = interview.reduce(.resumed, at: EventMark(time: Self.appointment.time - 86_400_000))
        #expect(interview.contact.appointment != nil)
        _ = interview.reduce(.resumed, at: EventMark(time: Self.appointment.time - 60_000))
        #expect(interview.contact.appointment == nil)
    }

    /// A promise and a typed record can be taken back, and made again.
    @Test func promisesAndRecordsCanBeUndone() throws {
        var talk = Conversation()
        try talk.type("yes")
        talk.take([.promised(words: "send the guide", due: .date(Surveys.day))])
        talk.take([.filed(FiledRecord(kind: .account, id: "typed:1"))])
        #expect(talk.interview.contact.promises.map(\.due) == [Surveys.day])
        #expect(talk.interview.accountID == "typed:1")
        try talk.type("/undo")
        #expect(talk.interview.accountID == nil)
        try talk.type("/redo")
        #expect(talk.interview.accountID == "typed:1")
    }

    /// Who answers alone makes no appointments about somebody else.
    @Test func aRespondentHasNoDesk() {
        for line in ["/callback Tue 10:00", "/promise x", "/new account x"] {
            #expect(throws: InterviewComplaint.self) { try InterviewLine(line, mode: .self) }
        }
    }

    /// The words of a promise are words, so a withdrawal erases them; the day stays.
    @Test func promisesAreWords() throws {
        let encoded = try EventCodec.encode(
            InterviewEvent.promised(words: "send the guide", due: .date(Surveys.day)))
        #expect(encoded.words == ["send the guide"])
        #expect(!encoded.payload.contains("guide"))
        #expect(encoded.kind == "promised")
    }
}
