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

    @Test func aCleanFileIsNotTouched() {
        let text =
            "\u{FEFF}survey: s\r\ntitle: T\r\nmode: self\r\nquestions:\r\n  - a: yes_no\r\n    text: Is it so?\r\n"
        let repair = LintRepair(Array(text.utf8), file: "s.yaml")
        #expect(repair.changes.isEmpty)
        #expect(repair.text == Array(text.utf8))
    }
}
