import SourceDiagnostics
import SurveyModel
import SurveyYAML
import TestSupport
import Testing

/// What YAML 1.1 would make something else of: words stay words, and where a number is wanted, only digits are one.
@Suite struct TrapTests {
    @Test func whatLooksLikeABooleanOrANumberIsRefusedWhereItWouldMislead() throws {
        let yaml: MarkedText = """
            survey: traps
            revision: «1»1_000
            title: Traps
            mode: self
            questions:
              - a: integer
                text: A?
                required: «2»yes
                max: «3»010
              - b: text
                text: B?
                if: a > «4»1_000
              - c: time(«5»
                text: C?
            """
        let text = yaml.text.replacing("c: time(", with: "c: time(1_2:30..)")
        let found = SurveyParser.parse(text, file: "t.yaml").diagnostics.filter { $0.severity == .error }
        #expect(found.map(\.code.rawValue) == ["E005", "E005", "E113", "E100", "E110"], "\(found)")
        #expect(found.map(\.hint)[0...1] == ["write it with digits only, as 1000", "did you mean 'true'?"])
    }

    // Sexagesimal numbers, octal numbers, Norway and null, where they mean what is written.
    @Test func codesNamesAndTextsAreWhatIsWritten() throws {
        let yaml = """
            survey: on
            title: null and void
            mode: self
            languages: [no]
            lists:
              y: [no, yes, off, null, 0x1F, 12:30, 1e3, .5]
            questions:
              - on: choice(y)
                text: 12:30
              - from: time(00:00..12:30)
                if: on != 'null'
                text: {no: 22:22}
            """
        let (survey, found) = SurveyParser.parse(yaml, file: "t.yaml")
        let codes = found.filter { $0.severity == .error }.map(\.code.rawValue)
        // A list's code is one word without ':', and nothing at all is not an option.
        #expect(survey == nil && codes == ["E005", "E109"], "\(found)")
        let mended = yaml.replacing(" null, 0x1F, 12:30,", with: " 'null', 0x1F,")
        let (read, others) = SurveyParser.parse(mended, file: "t.yaml")
        let questions = try #require(read, "\(others)").questions
        #expect(questions[0].kind.options?.options.map(\.code) == ["no", "yes", "off", "null", "0x1F", "1e3", ".5"])
        #expect(questions.map(\.text) == [Template("12:30"), Template("22:22")])
        #expect(questions[1].kind == .time(minimum: ClockTime("00:00"), maximum: ClockTime("12:30")))
    }

    // An expression that YAML takes apart is explained at its place.
    @Test func expressionsThatYAMLBreaksAreExplained() {
        for (expression, word) in [
            ("'no' = a", "quotes"), ("@2026-01-01 < d", "quotes"), ("[a] has b", "quote"), ("a = 'x: y'", "quote"),
            ("a = 'x' ? b : c", "quotes"),
        ] {
            let yaml = "survey: s\ntitle: S\nmode: self\nquestions:\n  - a: text\n    text: A?\n    if: \(expression)\n"
            let found = SurveyParser.parse(yaml, file: "t.yaml").diagnostics
            #expect(found.contains { "\($0)".contains(word) }, "\(expression): \(found)")
        }
    }
}
