import SourceDiagnostics
import SurveyModel
import SurveyYAML
import Testing

/// What lint may ask about a survey that was read.
@Suite struct SurveyScopeTests {
    private static let yaml = """
        survey: s
        title: T
        mode: interviewer
        case: {plan: "choice(free, team)", seats: integer?}
        lists:
          reason: [price, bugs, none]
        questions:
          - consent: yes_no
            text: May I?
            missing: none
            required: true
            go:
              - if: consent = 'no'
                goto: last
          - why: multi(reason)
            text: Why?
          - more: section
            if: why has 'bugs'
            questions:
              - first_bug: text
                text: The first one of ${label(why)}?
          - gaps: repeat(feature)
            if: count(why) > 1
            again: Another?
            questions:
              - cost: money(EUR)
                text: Number ${index()}?
                if: first(why) = 'price'
          - total:
              calc: sum(gaps.cost) + 5
          - last: yes_no
            text: Done?
            if: total > 5 and case.seats > 2 and len(first_bug) > 2
        """

    @Test func everyConditionHasItsTypeAndItsReasons() throws {
        let (read, diagnostics) = SurveyParser.parse(Self.yaml, file: "s.yaml")
        let survey = try #require(read, "\(diagnostics)")
        var found: [String: [String]] = [:]
        let log = DiagnosticLog()
        survey.forEachScope { place, before, after in
            let question = survey.questions[place]
            let checker = TypeChecker(scope: before, log: log)
            let type = question.condition.flatMap { checker.condition($0) }
            found[question.id] = type?.missing.map(\.sentence)
            for jump in question.jumps {
                _ = jump.condition.flatMap { TypeChecker(scope: after, log: log).condition($0) }
            }
        }
        #expect(log.diagnostics.isEmpty, "\(log.diagnostics)")
        #expect(
            found == [
                "gaps": [], "cost": ["'first' may not be there"],
                "last": ["'total' may be unanswered", "'case.seats' may be absent", "'first_bug' may be unanswered"],
            ])
    }
}
