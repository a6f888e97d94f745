import SurveyModel
import SurveyPrinting
import SurveyYAML
import Testing

@Suite struct PrintedSurveyTests {
    private static let definition = """
        survey: s
        title: A *survey*
        mode: interviewer
        languages: [en, de]
        case:
          plan: text?
        lists:
          reason:
            - price: Price or budget
            - bugs: Bugs
            - none: {label: Nothing, exclusive: true}
        questions:
          - ok: yes_no
            text: {en: "May I ask, ${case.plan ?? 'you'}?", de: "Darf ich fragen?"}
            missing: none
            go:
              - if: ok = 'no'
                end: refused
          - nps: scale(0..10)
            text: {en: How likely?, de: Wie wahrscheinlich?}
          - group:
              calc: if nps >= 9 then 'fan' else 'other'
          - why: multi(reason)
            if: nps < 7 and (ok = 'yes' or case.plan is missing)
            text: {en: Why?, de: Warum?}
            checks:
              - should: not (why has 'price' and why has 'bugs')
                say: Both?
                reason: required
        """

    private func survey() throws -> Survey {
        let (survey, diagnostics) = SurveyParser.parse(Self.definition, file: "s.yaml")
        return try #require(survey, "\(diagnostics)")
    }

    // A sponsor reads who is asked what, and no operator.
    @Test func conditionsFillsChecksAndJumpsAreSaidInWords() throws {
        let text = PrintedSurvey(try survey()).text(width: 100)
        for words in [
            "1. May I ask, [the case's plan (or “you”, where that is missing)]?",
            "If the answer to 'ok' is “No”: the end, as 'refused'.",
            "group is computed: “fan” if the answer to 'nps' is at least 9; otherwise “other”.",
            "Asked only if the answer to 'nps' is less than 7 and (the answer to 'ok' is “Yes” or the case's",
            "Check: it is not so that the answer to 'why' includes “Price or budget” and the answer to",
            "3  Nothing (excludes the others)",
        ] {
            #expect(text.contains(words), "\(words) in\n\(text)")
        }
    }

    @Test func anotherLanguageIsPrinted() throws {
        let text = PrintedSurvey(try survey(), language: "de").text(width: 100)
        #expect(text.contains("2. Wie wahrscheinlich?"))
        #expect(!text.contains("How likely?"))
    }

    // A page in Markdown shows the author's marks as they are.
    @Test func markdownIsNotDrivenByTheText() throws {
        let text = PrintedSurvey(try survey()).markdown
        #expect(text.hasPrefix("# A \\*survey\\*\n"))
        #expect(text.contains("  - 1: Price or budget\n"))
    }
}
