import SourceDiagnostics
import SurveyLinting
import Testing

/// `--fix`: only slips are mended, and nothing else in the file changes.
@Suite struct LintRepairTests {
    private func repaired(_ text: String) -> (text: String, changes: [String]) {
        let repair = LintRepair(Array(text.utf8), file: "s.yaml")
        return (
            String(decoding: repair.text, as: UTF8.self),
            repair.changes.map { "\($0.location.line):\($0.location.column) \($0.before) > \($0.after)" }
        )
    }

    @Test func slipsAreMendedAndCommentsKept() {
        let text = """
            survey: s   # a comment
            title: T
            mode: self
            questions:
              - known: yes_no      # another

                text: Do you know us?
              - story: text
                if: knwon == 'yess'   # a third
                text: "Since ${ knwon }?"
            """
        let expected = text.replacing("knwon == 'yess'", with: "known = 'yes'")
        let (mended, changes) = repaired(text)
        #expect(mended == expected.replacing("${ knwon }", with: "${ known }"))
        #expect(changes.count == 4)
        #expect(changes.contains("9:9 knwon > known"))
    }

    /// Where the suggestion would bring another mistake, nothing is changed.
    @Test func whatTheSuggestionDoesNotMendStays() {
        let text = LintFixture.survey(
            "  - seats: integer(0..9)\n    text: How many?\n  - q: yes_no\n    if: seets = 'many'\n    text: Is it so?\n"
        )
        #expect(repaired(text).text == text)
    }

    // Each of these was mended once, into an answer, a jump or a list that nobody meant.
    @Test(arguments: [
        "a = 'p4'", "ac = 'yes'", "c = 'yes'", "known = 'ny'", "known = 'np'", "side > 3", "stat = 'yes'",
        "known = 'yes' and q3 = 'yes'",
    ])
    func whatIsOnlyNearIsNotMended(condition: String) {
        let text = LintFixture.survey(
            """
              - a: choice(p1, p2, p3)
                text: Which?
              - aa: yes_no
                text: Is it so?
              - ab: yes_no
                text: Or so?
              - known: yes_no
                text: Do you know us?
              - size: integer(0..9)
                text: How many?
              - state: yes_no
                text: Is it in this state?
              - start: yes_no
                text: Did it start?
              - q1: yes_no
                text: Once?
              - q2: yes_no
                if: \(condition)
                text: Twice?

            """)
        let (mended, changes) = repaired(text)
        #expect(mended == text, "\(changes)")
    }

    @Test func aCleanFileIsNotTouched() {
        let text =
            "\u{FEFF}survey: s\r\ntitle: T\r\nmode: self\r\nquestions:\r\n  - a: yes_no\r\n    text: Is it so?\r\n"
        let repair = LintRepair(Array(text.utf8), file: "s.yaml")
        #expect(repair.changes.isEmpty)
        #expect(repair.text == Array(text.utf8))
    }
}
