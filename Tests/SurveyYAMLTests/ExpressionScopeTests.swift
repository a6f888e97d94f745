import SourceDiagnostics
import SurveyModel
import SurveyYAML
import TestSupport
import Testing

/// What an expression may name depends on where it stands.
@Suite struct ExpressionScopeTests {
    // The number of a round, an earlier wave and a quota are named only where there is one.
    @Test func roundsWavesAndQuotasAreKnownWhereTheyAre() throws {
        let (survey, diagnostics) = SurveyParser.parse(
            """
            survey: s
            title: T
            mode: self
            case: {plan: "choice(free, team)"}
            questions:
              - nps: scale(0..10)
                text: Last time you said ${prior.nps ?? 'nothing'}. And now?
              - gaps: repeat(feature)
                again: Another?
                questions:
                  - name: text
                    text: Which one is number ${index()}?
                  - cost: money(EUR)
                    text: What does it cost?
                    if: index() <= 3 and quota('teams').left > 0
              - total:
                  calc: sum(gaps.cost where cost > 100)
            quotas:
              - teams: 50
                if: case.plan = 'team'
            """, file: "s.yaml")
        #expect(diagnostics.filter { $0.severity == .error }.isEmpty, "\(diagnostics)")
        #expect(survey != nil)
    }

    // Each mistake at its column, also on the later lines of a folded expression.
    @Test func mistakesArePointedAtInFoldedExpressions() {
        let text: MarkedText = """
            survey: s
            title: T
            mode: self
            questions:
              - a: integer
                text: A?
                if: >
                  «1»żółw = 1
                  and «2»index() > 1
                  and session.«3»langage = 'en'
              - b: money(EUR)
                text: B?
              - c: money(USD)
                text: C?
              - d:
                  calc: |
                    sum(b,
                      «4»c)
              - e: yes_no
                text: E?
                if: quota(«5»'teams').left > 0 and b + 1 > 2 and b = «7»c
            """
        let (_, diagnostics) = SurveyParser.parse(text.text, file: "s.yaml")
        let found = diagnostics.filter { $0.severity == .error }.map {
            "\($0.location.line):\($0.location.column) \($0.code.rawValue)"
        }
        let at = { (mark: String) in text.places[mark].map { "\($0.line):\($0.column)" } ?? "?" }
        #expect(
            found == [
                "\(at("1")) E101", "\(at("2")) E105", "\(at("3")) E101", "\(at("4")) E115", "\(at("5")) E101",
                "\(at("7")) E115",
            ])
    }
}
