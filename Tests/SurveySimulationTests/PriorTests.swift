import Interviewing
import Journal
import SourceDiagnostics
import SurveyModel
import SurveySimulation
import TestSupport
import Testing

/// What the same person answered in an earlier session.
struct PriorTests {
    /// Each type of answer, and questions that look at what it was.
    private static let survey = Trial.survey(
        """
        survey: waves
        title: Waves
        mode: interviewer
        lists:
          pain: [speed, export, sharing, rights]
        questions:
          - nps: scale(0..10)
            text: How likely?
          - group:
              calc: if nps >= 9 then 'promoter' else 'other'
          - why: multi(pain)
            text: Why? Before you were ${prior.group ?? 'nobody'}.
          - order: rank(pain)
            text: In which order?
          - points: allocate(100, pain)
            text: Share them out.
          - quality: matrix(pain, scale(1..5))
            text: How good?
          - best: maxdiff(pain)
            text: Which is best?
          - feature: kano
            text: If it had it?
            without: If it had not?
          - price: price_sensitivity(EUR)
            about: a seat, each month
          - paid: money(EUR)
            text: What do you pay?
          - story: text
            text: What happened?
          - gaps: repeat(gap)
            again: Another?
            questions:
              - cost: integer(0..)
                text: How much?
          - fell: text
            if: nps < prior.nps
            text: You gave ${prior.nps} before. What changed since "${prior.story ?? 'then'}"?
          - still: yes_no
            if: prior.why has 'export' and prior.order['export'] = 1 and prior.points.export > 0
            text: Is it still the export?
          - dearer: yes_no
            if: paid > prior.paid and sum(prior.gaps.cost) > 10 and prior.quality.export < 3
            text: And still too dear?
          - others: yes_no
            if: prior.best.export > 0 and prior.price.cheap = 5 and prior.feature is answered
            text: And still the best?
        """)

    private func run(_ text: String) -> [Diagnostic] {
        let (cases, diagnostics) = TestFile.read(Array(text.utf8), file: "waves.test.yaml", of: Self.survey)
        return diagnostics.isEmpty ? TestRun(cases, of: Self.survey).failures : diagnostics
    }

    private static let answers = [
        "nps: 5", "why: [export]", "order: [export, speed, sharing, rights]", "points: {export: 60, speed: 40}",
        "quality: {speed: 3, export: 2, sharing: 4, rights: 1}", "feature: {with: like, without: dislike}",
        "price: {too_cheap: 2, cheap: 5, expensive: 9, too_expensive: 12}", "paid: 30", "story: It broke.",
        "gaps: [{cost: 7}, {cost: 8}]", "best: skipped",
    ].joined(separator: ", ")

    /// A test gives earlier answers of every type that people type in one go, and reasons.
    @Test func aTestSaysWhatWasAnsweredBefore() {
        let found = run(
            """
            - prior:
                nps: 8
                group: promoter
                why: [export, speed]
                order: [export, speed, sharing, rights]
                points: {export: 100}
                paid: 20
                story: the update
                gaps: [{cost: 5}, {cost: 6}]
                quality: {export: 2, speed: refused}
              answers: {\(Self.answers), fell: The export., still: yes, dearer: yes}
              expect:
                asked: [fell, still, dearer]
                prompts: {fell: You gave 8 before. What changed since "the update"?}
            - name: without an earlier session nothing is known
              answers: {\(Self.answers)}
              expect: {not_asked: [fell, still, dearer, others], prompts: {why: Why? Before you were nobody.}}
            - name: a reason is no value
              prior: {nps: refused}
              answers: {\(Self.answers)}
              expect: {not_asked: [fell, still, dearer, others]}
            """)
        #expect(found.map(\.description) == [])
    }

    /// Names and values that no earlier session can have are mistakes of the test, each at its place.
    @Test func earlierAnswersThatCannotBeAreMistakes() throws {
        let marked: MarkedText =
            """
            - prior: {«1»npz: 3, nps: «2»many, why: «3»[expot], order: «4»[export, x]}
              answers: {nps: 3}
              expect: {outcome: complete}
            """
        let found = run(marked.text)
        let wanted = (1...4).map { marked.places["\($0)"].map { [$0.line, $0.column] } ?? [] }
        #expect(found.map { [$0.location.line, $0.location.column] } == wanted)
    }

    /// What an earlier session came to is read by the later one as it was, whatever its type; the journal keeps it.
    @Test func theEarlierSessionIsReadAsItWas() throws {
        let survey = Self.survey
        let simulation = Simulation(survey, seed: 5)
        var recalled = 0
        for number in 0..<60 {
            let visit = simulation.visit(number)
            #expect(visit.sitting.interview.brokenInvariants() == [])
            guard let recall = visit.sitting.interview.recall else { continue }
            recalled += 1
            let encoded = try EventCodec.encode(InterviewEvent.recalled(recall))
            let decoded = try EventCodec.decode(
                InterviewEvent.self, payload: encoded.payload, words: encoded.words)
            #expect(decoded == .recalled(recall))
            #expect(Set(recall.answers.map(\.question)).isSubset(of: survey.priorQuestions))
        }
        #expect(recalled > 15)
        var report = SimulationReport(survey)
        for number in 0..<400 { report.add(simulation.visit(number)) }
        #expect(report.unreached.map(\.name).filter { $0 == "fell" || $0 == "still" } == [])
    }

    /// Codes become those of today's definition, and what does not fit its types is left out.
    @Test func anEarlierRevisionIsReadWithTodaysCodes() throws {
        let old = Trial.survey(
            """
            survey: waves
            title: Old
            mode: interviewer
            questions:
              - reason: multi(fast, slow)
                text: Why?
              - score: text
                text: Which?
            """)
        let new = Trial.survey(
            """
            survey: waves
            title: New
            mode: interviewer
            questions:
              - why: multi(speed, export)
                was: reason
                recode: {fast: speed, slow: speed}
                text: Why?
              - score: integer
                text: Which?
              - more: yes_no
                if: prior.why has 'speed' or prior.score > 1
                text: More?
            """)
        var sitting = Sitting(
            SurveyPlan(old), opening: Opening(survey: "waves", definition: "", seed: 1, day: .usual))
        try sitting.type("fast,slow")
        try sitting.type("seven")
        let recall = Recall(of: sitting.interview, session: "s", for: new)
        #expect(recall.answers.map(\.question) == ["why"])
        #expect(recall.answers.first?.answer.answer == .value(.multi(["speed"])))
    }
}
