import SourceDiagnostics
import SurveyLinting
import SurveyYAML
import TestSupport
import Testing

/// Rows, points, places and lengths are things of which something can be proven, and answers found.
@Suite struct AnswerPartTests {
    private static let head = """
        survey: s
        title: T
        mode: self
        lists:
          l: [x, y, z]
        questions:

        """

    private static func survey(_ type: String, _ condition: String, extra: String = "") -> String {
        head + "  - a: \(type)\n    text: How about these?\n" + extra
            + "  - b: yes_no\n    text: Is it so?\n    if: \"\(condition)\"\n"
    }

    private static let ends = "    ends: {1: Not at all, 5: Fully}\n"

    // Each contradicts itself within one answer.
    @Test(arguments: [
        ("allocate(100, l)", "a.x > 60 and a.y > 60"), ("allocate(100, l)", "a['x'] > 100"),
        ("allocate(100, l)", "a.x < 30 and a.y < 30 and a.z < 30"),
        ("rank(l)", "a['x'] = 1 and a['y'] = 1"), ("rank(l)", "a['x'] = 4"),
        ("rank(l)", "a.x < 3 and a.y < 3 and a.z < 3"),
        ("matrix(l, scale(1..5))", "a.x > 5"), ("matrix(l, yes_no)", "a.x = 'yes' and a.x = 'no'"),
        ("matrix(l, scale(1..5))", "a is missing and a.x = 3"),
        ("text", "len(a) < 0"), ("text", "len(a) > 5 and len(a) < 5"), ("text", "words(a) = -1"),
        ("time", "a > @12:00 and a < @10:00"), ("time(08:00..18:00)", "a < @07:00"),
        ("datetime", "a > @2026-01-02T00:00 and a < @2026-01-01T00:00"),
        ("kano", "a.category = 'attractive' and a.with = 'dislike'"),
    ])
    func whatNoAnswerCanBeIsFound(_ type: String, _ condition: String) {
        let extra = type.contains("scale") ? Self.ends : type == "kano" ? "    without: How would it be without?\n" : ""
        let codes = LintFixture.codes(Self.survey(type, condition, extra: extra))
        #expect(codes.contains("E301") || codes.contains("E303"), "\(type): \(condition): \(codes)")
    }

    // What an answer can be is never called impossible, and an answer is found that leads there.
    @Test(arguments: [
        ("allocate(100, l)", "a.x > 60 and a.y < 30"), ("allocate(100, l)", "a.x = 50 and a.y = 50"),
        ("allocate(100, l)", "a.x < 35 and a.y < 35 and a.z < 35 and a.x > 33"), ("allocate(7, l)", "a['z'] = 7"),
        ("rank(l)", "a['x'] = 2 and a['y'] = 1"), ("rank(l)", "a.z = 3 and a.x < 3 and a.y < 3"),
        ("matrix(l, scale(1..5))", "a.x = 5 and a.y < 2"), ("matrix(l, integer(0..))", "a.z > 1000"),
        ("matrix(l, money(EUR))", "a.z > 10.5"), ("matrix(l, yes_no)", "a.x = 'no'"),
        ("matrix(l, yes_no)", "a is refused"),
        ("text", "len(a) > 50"), ("text", "len(a) = 3"), ("text", "words(a) > 4 and len(a) < 30"),
        ("time", "a > @12:00"), ("datetime", "a > @2026-01-02T00:00"), ("kano", "a.category = 'reverse'"),
    ])
    func whatAnAnswerCanBeIsReached(_ type: String, _ condition: String) throws {
        let extra = type.contains("scale") ? Self.ends : type == "kano" ? "    without: How would it be without?\n" : ""
        let text = Self.survey(type, condition, extra: extra)
        #expect(SurveyLint(text, file: "s.yaml").errors.map(\.description) == [], "\(type): \(condition)")
        let survey = try #require(SurveyParser.parse(text, file: "s.yaml").survey)
        guard case .reached? = Reach.of("b", in: survey) else {
            Issue.record("\(type): \(condition) is not reached: \(String(describing: Reach.of("b", in: survey)))")
            return
        }
    }

    // Only some are ranked, so a place may be missing, and two may have none.
    @Test func anOptionThatWasNotRankedHasNoPlace() {
        for condition in ["a.x is missing and a.y is missing", "a.x is not_applicable"] {
            let text = Self.survey("rank(l)", condition, extra: "    top: 1\n")
            #expect(SurveyLint(text, file: "s.yaml").errors.isEmpty, "\(condition)")
        }
        #expect(LintFixture.codes(Self.survey("rank(l)", "a.x = 2", extra: "    top: 1\n")) == ["E301"])
    }

    // The check of a matrix is held against its rows.
    @Test func aCheckOnARowIsLookedAt() {
        LintFixture.expect(
            "E306", "no answer can pass this check",
            in: """
                survey: s
                title: T
                mode: self
                questions:
                  - a: matrix(x, y, scale(1..5))
                    text: How about these?
                    ends: {1: Not at all, 5: Fully}
                    checks:
                      - must: «1»a.x > 5
                        say: Too low.
                """)
    }
}
