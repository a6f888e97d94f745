import SourceDiagnostics
import SurveyModel
import SurveySimulation
import Testing

/// A test is as good as the defects that it finds.
struct MutationTests {
    static let survey = Trial.survey(
        """
        survey: seats
        title: Seats
        mode: self
        questions:
          - pays: yes_no
            text: Do you pay?
            missing: none
          - seats: integer(1..1000)
            if: pays = 'yes'
            text: How many seats?
            checks:
              - should: seats <= 500
                say: Is it more than 500?
          - size:
              calc: if seats < 10 then 'small' else 'large'
        """)

    private func run(_ text: String, limit: Int = 1000) -> MutationRun {
        let (cases, diagnostics) = TestFile.read(Array(text.utf8), file: "t", of: Self.survey)
        #expect(diagnostics.map(\.description) == [])
        #expect(TestRun(cases, of: Self.survey).failures.map(\.description) == [])
        return MutationRun(Self.survey, cases, limit: limit, seed: 1)
    }

    /// Cases on both sides of every bound find everything; what is left changes nothing that anybody sees.
    @Test func casesAtTheBoundsFindEveryDefect() {
        let run = run(
            """
            - {answers: {pays: yes, seats: 500}, expect: {not_fired: seats.should, size: large}}
            - {answers: {pays: yes, seats: 501}, expect: {fired: seats.should, outcome: complete}}
            - {answers: {pays: yes, seats: 9}, expect: {size: small}}
            - {answers: {pays: yes, seats: 10}, expect: {size: large}}
            - {answers: {pays: yes, seats: 1}, expect: {seats: 1}}
            - {answers: {pays: yes, seats: 1000}, expect: {seats: 1000}}
            - {answers: {pays: no}, expect: {not_asked: seats}}
            """)
        #expect(run.survivors.map(\.mutant.defect) == [])
        #expect(run.total >= 13)
    }

    /// A case in the middle of things finds few defects, and the others are named with their places.
    @Test func whatNoCaseFindsIsNamed() {
        let run = run("- {answers: {pays: yes, seats: 100}, expect: {asked: seats}}")
        let lost = run.survivors.map(\.mutant.defect)
        #expect(lost.contains("'<=' became '<'"))
        #expect(lost.contains("the check was dropped"))
        #expect(lost.contains("'then' and 'else' changed places"))
        #expect(!lost.contains("the condition was negated"))
        #expect(run.survivors.allSatisfy { $0.mutant.span != nil || $0.mutant.key.isEmpty })
    }

    /// However many defects there are, no more than wanted are tried, and always the same.
    @Test func aLimitDrawsTheSameDefectsAgain() {
        let text = "- {answers: {pays: no}, expect: {not_asked: seats}}"
        let (first, again) = (run(text, limit: 5), run(text, limit: 5))
        #expect(first.findings.count == 5)
        #expect(first.total > 5)
        #expect(first.findings.map(\.mutant.defect) == again.findings.map(\.mutant.defect))
    }
}
