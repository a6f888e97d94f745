import SourceDiagnostics
import SurveyModel
import SurveySimulation
import SurveyYAML
import TestSupport
import Testing

/// What a test says must come, comes; what does not is told where the test says it.
struct TestingTests {
    static let survey = Trial.survey(
        """
        survey: seats
        title: Seats
        mode: interviewer
        case: {plan: "choice(free, paid)", seats: integer?}
        questions:
          - consent: yes_no
            text: May I ask?
            missing: none
            go:
              - if: consent = 'no'
                end: refused
          - nps: scale(0..10)
            text: How likely?
          - group:
              calc: if nps >= 9 then 'promoter' else if nps >= 7 then 'passive' else 'detractor'
          - why: multi(price, bugs, missing)
            text: Why?
          - top: choice(price, bugs, missing)
            if: count(why) > 1
            options_if: why has it
            text: Which one?
          - left: integer(0..1000)
            if: case.plan = 'paid'
            text: How many are left of ${case.seats ?? 0}?
            checks:
              - must: left != 13
                say: Not 13.
              - should: left <= case.seats
                say: There are ${case.seats ?? 0}.
                reason: required
          - gaps: repeat(gap)
            if: why has 'missing'
            again: Another?
            questions:
              - name: text
                text: Which?
              - cost: integer(0..)
                text: How much?
          - lost:
              calc: sum(gaps.cost)
        outcomes: {refused: aapor 2.112}
        """)

    private func run(_ text: String) -> [Diagnostic] {
        let (cases, diagnostics) = TestFile.read(Array(text.utf8), file: "seats.test.yaml", of: Self.survey)
        return diagnostics.isEmpty ? TestRun(cases, of: Self.survey).failures : diagnostics
    }

    /// Every kind of expectation in one case, with answers of several types.
    @Test func aCaseThatHoldsFindsNothing() {
        let found = run(
            """
            - name: two reasons and two gaps
              case: {plan: paid, seats: 40}
              answers:
                consent: yes
                nps: 3
                why: [price, missing]
                top: missing
                left: 50
                left.should: they grew
                gaps: [{name: Export, cost: 900}, {name: Filters, cost: 100}]
              expect:
                asked: [top, left, gaps.2.cost]
                fired: left.should
                not_fired: [left.must]
                group: detractor
                why: [missing, price]
                lost: 1000
                gaps: [{name: Export}, {cost: 100}]
                prompts: {left: How many are left of 40?}
                outcome: complete
            - case: {plan: free}
              answers: {consent: no}
              expect: {not_asked: [nps, gaps], nps: not_asked, lost: missing, outcome: refused}
            """)
        #expect(found.map(\.description) == [])
    }

    /// All differences at once, each at its own place, with what came.
    @Test func everyDifferenceIsToldAtItsPlace() {
        let marked: MarkedText =
            """
            - case: {plan: free}
              answers: {consent: yes, nps: 9}
              expect:
                asked: [«1»left]
                not_asked: [«2»nps]
                fired: [«3»left.should]
                group: «4»passive
                outcome: «5»refused
            """
        let found = run(marked.text)
        let wanted = (1...5).map { marked.places["\($0)"].map { [$0.line, $0.column] } ?? [] }
        #expect(found.map { [$0.location.line, $0.location.column] } == wanted)
        #expect(found.map(\.code.rawValue) == ["T301", "T302", "T303", "T305", "T306"])
        #expect(found[3].message == "'group' was to be passive and is promoter")
        #expect(found[0].hint?.contains("case.plan = 'paid'") == true)
    }

    /// A test that names what is not there is wrong in itself, and no case is played.
    @Test func namesThatTheSurveyDoesNotHaveAreMistakesOfTheTest() {
        let found = run(
            """
            - case: {plan: gold}
              answers: {consnt: yes, group: x}
              expect: {asked: [topp], fired: [left.shold], outcome: fine}
            """)
        let mistakes = found.filter { $0.code.isMistakeInTest }
        #expect(mistakes.count == found.count)
        #expect(found.count == 6)
        #expect(found.contains { $0.hint == "did you mean 'consent'?" })
    }

    /// Wrong names and answers that nobody could give are told together; two cases cannot have one name.
    @Test func allThatIsWrongInATestIsToldAtOnce() {
        let marked: MarkedText =
            """
            - name: one
              case: {plan: paid}
              answers: {consent: yes, nps: «1»11, why: «2»[price, bugz], «3»topp: price, left: «4»5000}
              expect: {outcome: complete}
            - name: «5»one
              case: {plan: free}
              answers: {consent: «6»perhaps}
              expect: {outcome: refused}
            """
        let found = run(marked.text)
        let wanted = ["3", "1", "2", "4", "5", "6"].sorted().map {
            marked.places[$0].map { [$0.line, $0.column] } ?? []
        }
        #expect(found.map { [$0.location.line, $0.location.column] } == wanted)
        #expect(found.map(\.code.rawValue) == ["T104", "T104", "T101", "T104", "T103", "T104"])
        #expect(found[1].hint == "did you mean 'bugs'?")
    }

    /// A refused answer is corrected under `then`; one that is corrected later goes back for it.
    @Test func answersAreCorrectedAsTheTestSays() {
        let found = run(
            """
            - case: {plan: paid}
              answers: {consent: yes, nps: 9, left: 13}
              then: {left: 12}
              expect: {fired: left.must, left: 12, outcome: complete}
            - case: {plan: paid}
              answers: {consent: yes, nps: 9, why: missing, left: 1, gaps: [{cost: 5}]}
              then: [{nps: 3}, {why: price}]
              expect: {group: detractor, gaps: not_asked, outcome: complete}
            """)
        #expect(found.map(\.description) == [])
    }

    /// An answer that nobody asks for shows that the test believes in another path.
    @Test func answersThatAreNeverAskedForAreTold() {
        let found = run(
            """
            - case: {plan: free}
              answers: {consent: yes, left: 5}
              expect: {outcome: complete}
            """)
        #expect(found.map(\.code.rawValue) == ["T202"])
    }

    /// Anything as a test gives diagnostics and no crash.
    @Test func brokenTestsGiveDiagnostics() {
        for text in ["", "a", "- 1", "- {expect: 3}", "- {}", "- expect: {gaps: {a: [b]}}", "[", "- case: [1]"] {
            #expect(!run(text).isEmpty, "\(text)")
        }
    }

    /// Kept prompts point at the first line that is another today.
    @Test func promptsThatWereKeptMustStayAsTheyWere() throws {
        let text = "- {case: {plan: free}, answers: {consent: no}, expect: {outcome: refused}}"
        let (cases, _) = TestFile.read(Array(text.utf8), file: "t", of: Self.survey)
        let run = TestRun(cases, of: Self.survey)
        let kept = PromptSnapshot.text(of: run)
        #expect(PromptSnapshot.differences(kept, run, file: "f").isEmpty)
        let changed = kept.replacing("May I ask?", with: "May we ask?")
        let found = PromptSnapshot.differences(changed, run, file: "f")
        #expect(found.map(\.location.description) == ["f:4:1"])
    }

    /// Coverage counts what some case reached, and names the rest.
    @Test func coverageNamesWhatNoCaseReaches() {
        let text = "- {case: {plan: free}, answers: {consent: no}, expect: {outcome: refused}}"
        let (cases, _) = TestFile.read(Array(text.utf8), file: "t", of: Self.survey)
        let coverage = TestRun(cases, of: Self.survey).coverage
        let shares = [ReachMap.Kind.question, .branch, .check].map { coverage.share(of: $0) }
        #expect(shares.map(\.reached) == [1, 1, 0])
        #expect(shares.map(\.total) == [8, 8, 2])
        #expect(coverage.unreached.map(\.name).contains("top asked"))
    }
}

/// Surveys for these tests.
enum Trial {
    static func survey(_ text: String) -> Survey {
        let (survey, diagnostics) = SurveyParser.parse(text, file: "trial.yaml")
        guard let survey else {
            Issue.record("\(diagnostics.map(\.description))")
            return Survey(id: "none", title: "", mode: .self)
        }
        return survey
    }
}
