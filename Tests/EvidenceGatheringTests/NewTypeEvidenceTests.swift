import EvidenceGathering
import FeedbackModel
import Interviewing
import Journal
import SurveyModel
import Testing

/// Which answers of the newer types say that a need is there.
struct NewTypeEvidenceTests {
    private static let themes = ThemeFinder(themesInWords: { _ in [] }, themeNamed: { $0 })

    private static func evidence(_ question: Question, _ lines: [String]) throws -> [Evidence] {
        var question = question
        question.theme = "sso"
        var interview = Interview(survey: Survey(id: "s", title: "S", mode: .interviewer, questions: [question]))
        let day = try #require(CalendarDate(year: 2026, month: 3, day: 2))
        var sequence = 0
        func take(_ events: [InterviewEvent]) {
            for event in events {
                sequence += 1
                _ = interview.reduce(event, at: EventMark(sequence: sequence, time: 1, actor: "test"))
            }
        }
        take(interview.beginning(Opening(survey: "s", definition: "0", day: day)))
        for line in lines {
            guard case .record(let events) = try interview.act(on: line) else { continue }
            take(events)
        }
        return InterviewEvidence(interview, session: SessionID("s"), accountID: "a", themes: themes).items()
    }

    /// Kano's table says what a feature is to somebody; an answer that contradicts itself says nothing.
    @Test func aKanoPairSaysWhetherAFeatureIsWanted() throws {
        let question = Question(id: "q", kind: .kano(KanoPair(without: Template("And without?"))))
        for (lines, isPresent) in [(["1", "5"], true), (["1", "3"], true), (["3", "5"], true), (["3", "3"], false)] {
            let items = try Self.evidence(question, lines)
            #expect(items.map(\.isPresent) == [isPresent] && items.allSatisfy(\.wasAsked), "\(lines)")
        }
        #expect(try Self.evidence(question, ["1", "1"]).isEmpty)
        #expect(try Self.evidence(question, ["1"]).isEmpty)
    }

    /// Who is satisfied lacks nothing, so that scale is read from its other end.
    @Test func satisfactionIsReadFromTheOtherEnd() throws {
        var question = Question(id: "q", kind: .scale(1...5))
        question.preset = .satisfaction
        let low = try Self.evidence(question, ["1"])
        #expect(low.map(\.isPresent) == [true] && low[0].severity == 1)
        #expect(try Self.evidence(question, ["5"]).map(\.isPresent) == [false])
        question.preset = .importance
        #expect(try Self.evidence(question, ["5"]).map(\.isPresent) == [true])
    }

    /// What somebody else made of the talk is the customer's, and may be wrong.
    @Test func whatWasReadIntoTheTalkIsTheCustomersButNoTick() throws {
        var question = Question(id: "q", kind: .yesNo(.yesNo))
        for (source, fidelity) in [
            (Question.Source.respondent, Evidence.Fidelity.closed), (.paraphrase, .paraphrase), (.machine, .machine),
        ] {
            question.source = source
            let items = try Self.evidence(question, ["yes"])
            #expect(items.map(\.fidelity) == [fidelity])
            #expect(items.map(\.sourceKind) == [.customer] && items.map(\.accountID) == ["a"])
        }
    }

    /// A summary that was read back and confirmed is another kind of record than one that was not.
    @Test func aConfirmedSummaryIsToldApart() throws {
        let question = Question(id: "q", kind: .yesNo(.yesNo))
        let items = try Self.evidence(question, ["/gist needs one login", "yes"])
        #expect(items.map(\.fidelity) == [.closed, .paraphrase])
        let confirmed = try Self.evidence(question, ["/gist needs one login", "/confirm", "yes"])
        #expect(confirmed.map(\.fidelity) == [.closed, .confirmed])
    }

    /// What an agent thinks customers need is a forecast; only what was quoted is a customer's.
    @Test func anAgentsOpinionIsNobodysNeed() throws {
        var question = Question(id: "q", kind: .yesNo(.yesNo))
        question.source = .agentOpinion
        let asked = try Self.evidence(question, ["yes"])
        #expect(asked.map(\.sourceKind) == [.agentOpinion])
        #expect(asked.map(\.accountID) == [nil])
        question.kind = .text
        #expect(try Self.evidence(question, ["they all want it"]).allSatisfy { $0.sourceKind == .agentOpinion })
    }

    /// Ranks and points compare; they say yes or no only where the survey says which answers do.
    @Test func whatComparesSaysNothingByItself() throws {
        let list = OptionList(name: "l", options: ["a", "b"].map { .init(code: $0, label: $0) })
        #expect(try Self.evidence(Question(id: "q", kind: .rank(list, top: nil)), ["1>2"]).isEmpty)
        #expect(try Self.evidence(Question(id: "q", kind: .allocation(total: 10, list)), ["10 0"]).isEmpty)
    }
}
