import Interviewing
import Journal
import SurveyModel
import Testing

/// Repeats, the order that is shown, languages and quotas.
struct RoundTests {
    @Test func anotherRoundIsAskedForAfterEach() throws {
        var talk = Conversation(EveryType.parts[4])
        try talk.type(["5", "SSO", "60"])
        #expect(talk.interview.plan.checks[0].id == "gaps.1.loss.should")
        #expect(talk.interview.rendered(check: 0) == "Is it as much as 60?")
        try talk.type(["", "1", "yes"])
        #expect(talk.current == "gaps.2.name")
        // In a round a name means that round's answer: the loss of the first round would ask for the kind.
        try talk.type(["Export", "5"])
        #expect(talk.current == "gaps.2.again")
        try talk.type("no")
        #expect(talk.answer("rounds") == .value(.integer(2)))
        guard case .list(let rounds)? = talk.answer("gaps").value, case .record(let first) = rounds[0] else {
            Issue.record("no rounds")
            return
        }
        #expect(first["loss"] == .value(.integer(60)) && rounds.count == 2)
        // The question's own name is enough where one round has it, and more than one is told.
        let complaint = try #require(throws: InterviewComplaint.self) { try talk.interview.act(on: "/goto name") }
        #expect(complaint.hint == "gaps.1.name, gaps.2.name")
        // A round that is taken back is set aside with all its answers.
        try talk.type(["/goto gaps.1.again", "no"])
        #expect(talk.setAside == ["gaps.2.name", "gaps.2.loss", "gaps.2.again"])
        #expect(talk.answer("rounds") == .value(.integer(1)))
        #expect(talk.interview.brokenInvariants() == [])
    }

    // With no least number of rounds, the repeat's own text asks whether there is any, and takes its missing reasons.
    @Test func aRepeatAsksWhetherThereIsAnyBeforeItAsksForAnother() throws {
        let repetition = Repetition(item: "tool", again: Surveys.text("Another tool?"), minimum: 0, maximum: 3)
        var tools = Question(id: "tools", kind: .repetition(repetition), text: Surveys.text("Any tools?"))
        tools.translations["de"] = QuestionWording(text: Surveys.text("Werkzeuge?"))
        var name = Question(id: "name", kind: .text)
        name.block = 0
        var survey = Survey(
            id: "s", title: "S", mode: .self, questions: [tools, name, Question(id: "z", kind: .text)])
        survey.languages = ["en", "de"]
        survey.blocks = [Block(id: "tools", questions: 1..<2, repetition: 0)]
        var talk = Conversation(survey)
        #expect(talk.current == "tools.0.again" && talk.interview.text(at: 1) == "Any tools?")
        try talk.type("/language de")
        #expect(talk.interview.text(at: 1) == "Werkzeuge?")
        try talk.type(["/language en", "yes", "Excel"])
        let again = try #require(talk.interview.place)
        #expect(talk.interview.text(at: again) == "Another tool?")
        #expect(throws: InterviewComplaint.self) { try talk.interview.act(on: "/refuse") }
        try talk.type(["/goto tools.0.again", "/refuse"])
        #expect(talk.current == "z" && talk.setAside == ["tools.1.name"])
        #expect(talk.interview.place(of: "tools").map(talk.interview.result(at:)) == .missing(.refused))
        #expect(talk.interview.brokenInvariants() == [] && talk.replayed() == talk.interview)
    }

    @Test func theOrderShownStandsInTheJournalAndStays() throws {
        var talk = Conversation(EveryType.parts[0])
        try talk.type(["yes", "", "5"])
        let position = try #require(talk.interview.phase.position)
        let order = talk.interview.offered(at: position).map(\.code)
        #expect(order.suffix(2) == ["other", "none"])
        let shown = talk.events.compactMap { event, _ in
            if case .asked("why", let shown) = event { shown } else { nil }
        }
        #expect(shown == [Shown(order: order, language: "en")])
        try talk.type(["/back", ""])
        #expect(talk.interview.offered(at: position).map(\.code) == order)
        // Numbers are those on the screen.
        try talk.type("1")
        #expect(talk.answer("why") == .value(.multi([order[0]])))
        let others = Set(
            (0..<8 as Range<UInt64>).map { seed in
                var other = Conversation(
                    EveryType.parts[0], opening: Opening(survey: "every", definition: "0", seed: seed, day: Surveys.day)
                )
                try? other.type(["yes", "", "5"])
                return other.interview.offered(at: position).map(\.code)
            })
        #expect(others.count > 2)
    }

    @Test func theLanguageThatWasShownStandsInTheJournal() throws {
        var talk = Conversation(EveryType.parts[0])
        try talk.type(["yes", ""])
        #expect(talk.interview.text(at: 2) == "The nps?")
        try talk.type("/language de")
        #expect(talk.interview.text(at: 2) == "Wie sehr?")
        #expect(talk.interview.records[2].shown?.language == "de")
        // Where there is no wording in it, the first language is shown, and the journal says so.
        try talk.type("9")
        #expect(talk.interview.records[4].shown?.language ?? talk.interview.records[5].shown?.language == "en")
        #expect(throws: InterviewComplaint.self) { try talk.interview.act(on: "/language fr") }
        #expect(talk.replayed() == talk.interview)
    }

    @Test func aFullQuotaEndsTheInterviewWhereItIsKnown() throws {
        var survey = Surveys.churn
        survey.quotas = [Quota(id: "low", limit: 2, condition: Surveys.expression("nps < 7"), after: 1)]
        var opening = Surveys.opening
        for (taken, isFull) in [(1, false), (2, true)] {
            opening.taken = ["low": taken]
            var talk = Conversation(survey, opening: opening)
            try talk.type(["yes", "3"])
            #expect((talk.interview.phase == .closing(outcome: "over_quota")) == isFull)
            try talk.type(["/goto nps", "9"])
            #expect(talk.current == "story")
        }
    }

    @Test func aProposalIsTakenByEnterAndWhatIsReadOnlyStays() throws {
        var talk = Conversation(EveryType.parts[1])
        try talk.type(["9", "1=100", "10", "/dk", "5"])
        #expect(talk.current == "close")
        #expect(throws: InterviewComplaint.self) { try talk.interview.act(on: "no") }
        try talk.type("")
        #expect(talk.answer("close") == .value(.choice("yes")))
        #expect(talk.interview.phase == .closing(outcome: "complete"))
    }
}
