import SurveyModel
import SurveyRoutes
import SurveyYAML
import Testing

/// Counting routes stays within its effort where answers have very many combinations.
struct RouteSizeTests {
    private func survey(_ questions: String) throws -> Survey {
        let (survey, diagnostics) = SurveyParser.parse(
            "survey: s\ntitle: T\nmode: self\nquestions:\n" + questions, file: "s.yaml")
        return try #require(survey, "\(diagnostics)")
    }

    /// Three questions of eight options have 16 million combinations, of which the condition tells eight apart.
    @Test func setsThatNoConditionTellsApartAreTriedOnce() throws {
        let options = "multi(a, b, c, d, e, f, g, h)"
        let names = ["q0", "q1", "q2"]
        let questions = names.map { "  - \($0): \(options)\n    text: Which?\n" }.joined()
        let part = { (name: String) in "(\(name) has 'a' or \(name) has 'b' or count(\(name)) > 3)" }
        let count = RouteCount(
            try survey(
                questions
                    + "  - end_question: yes_no\n    if: \(names.map(part).joined(separator: " and "))\n    text: So?\n"
            ))
        #expect(count.count == 2)
        #expect(count.certainty == .exact)
        #expect(count.shortest?.questions == names)
        #expect(count.longest?.questions == names + ["end_question"])
    }

    /// A chain has more routes than numbers can hold; the ends of the search are known all the same.
    @Test func aLongChainIsCountedToItsEnd() throws {
        let questions = (0..<300).map { number in
            "  - q\(number): integer(0..10)\n"
                + (number == 0 ? "" : "    if: q\(number - 1) > 3 or q\(number - 1) is not_asked\n")
                + "    text: How many?\n"
        }
        let count = RouteCount(try survey(questions.joined()))
        #expect(count.isStopped || count.certainty == .atLeast)
        #expect(count.shortest != nil)
        #expect(count.longest?.questions.count == 300)
    }
}
