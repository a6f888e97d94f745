import SourceDiagnostics
import SurveyModel
import SurveyYAML
import TestSupport
import Testing

/// The usual slips are told once, where they are, with what to write instead.
@Suite struct SlipTests {
    struct Slip: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var code: String
        var says: String
        var yaml: MarkedText

        init(_ testDescription: String, _ code: String, says: String, _ yaml: String) {
            (self.testDescription, self.code, self.says) = (testDescription, code, says)
            self.yaml = MarkedText(stringLiteral: yaml)
        }

        /// One that stands in a condition, whose mark is in it.
        init(condition: String, _ code: String, says: String) {
            let before = """
                survey: s
                title: T
                mode: self
                questions:
                  - a: yes_no
                    text: A?
                  - d: date
                    text: D?
                  - n: text
                    text: N?
                  - m: multi(a, b)
                    text: M?
                  - b: yes_no
                    text: B?
                    if: "
                """
            self.init(condition, code, says: says, "\(before)\(condition)\"\n")
        }
    }

    private static let head = "survey: s\ntitle: T\nmode: self\n"

    static let slips = [
        Slip(
            "the key before the name", "E005", says: "write '- a: yes_no' first",
            "\(head)questions:\n  - «1»text: A?\n    a: yes_no\n"),
        Slip(
            "a path in double quotes", "E001", says: "use single quotes",
            "\(head)questions:\n  - a: yes_no\n    text: \"C:«1»\\Users\\x\"\n"),
        Slip(
            "half a character", "E001", says: "there is no character with this number",
            "\(head)questions:\n  - a: yes_no\n    text: \"«1»\\uD800\"\n"),
        Slip("a percent sign first", "E001", says: "may not begin with '%'", "«1»%FOO bar\nsurvey: s\n"),
        Slip(
            "no space behind the name", "E001", says: "a space is missing behind 'a:'",
            "\(head)questions:\n  - a«1»:yes_no\n    text: A?\n"),
        Slip(
            "no space behind the key", "E001", says: "a space is missing behind 'text:'",
            "\(head)questions:\n  - a: yes_no\n    text«1»:A?\n"),
        Slip(
            "a language by its name", "E005", says: "write 'en'",
            "\(head)languages: [«1»english]\nquestions:\n  - a: yes_no\n    text: A?\n"),
        Slip(
            "a slip in a key", "E003", says: "did you mean 'text'?",
            "\(head)questions:\n  - a: yes_no\n    «1»txt: A?\n"),
        Slip(
            "a slip in the first key", "E003", says: "did you mean 'survey'?",
            "«1»survy: x\ntitle: T\nmode: self\nquestions:\n  - a: yes_no\n    text: A?\n"),
        Slip(
            "an option's key on a question", "E003", says: "belongs to an option",
            "\(head)questions:\n  - a: choice(b, c)\n    text: A?\n    «1»specify: true\n"),
        Slip(
            "one option in parentheses", "E111", says: "two options or more",
            "\(head)questions:\n  - a: choice(«1»x)\n    text: A?\n"),
        Slip(condition: "«1»a", "E105", says: "write: a = 'yes'"),
        Slip(condition: "a = «1»true", "E105", says: "write: a = 'yes'"),
        Slip(condition: "d > «1»'2020-01-01'", "E105", says: "write: @2020-01-01"),
        Slip(condition: "«1»length(n) > 1", "E102", says: "write: len(text)"),
        Slip(condition: "«1»lenght(n) > 1", "E102", says: "write: len(text)"),
        Slip(condition: "«1»string-length(n) > 1", "E102", says: "write: len(text)"),
        Slip(condition: "«1»count-selected(m) > 1", "E102", says: "write: count(why)"),
        Slip(condition: "«1»selected(m, 'a')", "E102", says: "write: why has 'price'"),
        Slip(condition: "«1»coalesce(n, 'x') = 'y'", "E102", says: "write: a ?? b"),
        Slip(condition: "«1»concat(n, 'x') = 'b'", "E102", says: "write: a & b"),
        Slip(condition: "«1»iif(a = 'yes', 1, 2) = 1", "E102", says: "write: if a then b else c"),
        Slip(condition: "if(a = 'yes'«1», 1, 2) = 1", "E100", says: "write: if a then b else c"),
        Slip(condition: "«1»regex(n, 'x')", "E102", says: "write: text matches '[0-9]+'"),
        Slip(condition: "«1»now > @2020-01-01", "E101", says: "now(…)"),
    ]

    @Test(arguments: slips)
    func isToldOnceAndInPlace(_ slip: Slip) throws {
        let found = SurveyParser.parse(slip.yaml.text, file: "s.yaml").diagnostics.filter { $0.severity == .error }
        let only = try #require(found.count == 1 ? found.first : nil, "\(found)")
        #expect(only.code.rawValue == slip.code)
        let place = slip.yaml.places["1"]
        #expect(only.location.line == place?.line && only.location.column == place?.column, "\(only)")
        #expect("\(only.message) \(only.hint ?? "")".contains(slip.says), "\(only)")
    }

    // Windows writes it so; each second byte is nothing, and each was told as a mistake of its own.
    @Test(arguments: [true, false]) func utf16IsToldOnce(hasMark: Bool) {
        var bytes: [UInt8] = hasMark ? [0xFF, 0xFE] : []
        for unit in "\(Self.head)questions: []\n".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let found = SurveyParser.parse(bytes, file: "s.yaml").diagnostics
        #expect(found.count == 1 && found.first?.hint == "save the file as UTF-8", "\(found)")
    }

    // Minutes went by over a file that is no definition.
    @Test func whatIsMuchTooLongIsRefusedAtOnce() {
        let long = String(repeating: "x", count: 4_000_001)
        #expect(SurveyParser.parse(long, file: "s.yaml").diagnostics.map(\.code.rawValue) == ["E007"])
        let text = "\(Self.head)questions:\n  - q: text\n    text: \(String(repeating: "why or ", count: 20_000))\n"
        #expect(SurveyParser.parse(text, file: "s.yaml").diagnostics.map(\.code.rawValue) == ["E005"])
        let list = (0..<50_000).map { "    - o\($0)\n" }.joined()
        let survey = "\(Self.head)lists:\n  l:\n\(list)questions:\n  - q: choice(l)\n    text: Q?\n"
        #expect(SurveyParser.parse(survey, file: "s.yaml").survey?.questions.count == 1)
    }
}
