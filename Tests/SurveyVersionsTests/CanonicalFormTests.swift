import SurveyModel
import SurveyVersions
import SurveyYAML
import Testing

@Suite struct CanonicalFormTests {
    private func form(_ text: String) throws -> CanonicalForm {
        let (survey, diagnostics) = SurveyParser.parse(text, file: "s.yaml")
        return CanonicalForm(try #require(survey, "\(diagnostics)"))
    }

    // Who moves keys, adds comments or writes out a default has not made another version.
    @Test func layoutDoesNotCount() throws {
        let one = try form(
            """
            survey: s
            title: T
            mode: self
            questions:
              - a: yes_no
                text: A?
                if: true == true
            """)
        let other = try form(
            """
            # A comment.
            mode: self
            title: "T"
            revision: 1
            survey: s
            questions:
              - a: yes_no
                if: (true = true)
                required: false
                text: 'A?'
            """)
        #expect(one.json == other.json)
        #expect(one.hash == other.hash)
        #expect(one.hash.count == 64)
    }

    @Test func whatIsSaidCounts() throws {
        let text = "survey: s\ntitle: T\nmode: self\nquestions:\n  - a: yes_no\n    text: A?\n"
        let hashes = try [
            text, text.replacing("A?", with: "A!"), text.replacing("yes_no", with: "text"),
            text.replacing("title: T", with: "title: U"), text + "    required: true\n", text + "    if: 1 = 1\n",
        ].map { try form($0).hash }
        #expect(Set(hashes).count == hashes.count)
    }
}
