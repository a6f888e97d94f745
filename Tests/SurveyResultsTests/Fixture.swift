import SurveyModel
import SurveyResults
import SurveyYAML
import Testing

/// Surveys and sessions made by hand.
enum Fixture {
    static func survey(_ yaml: String) throws -> Survey {
        let (survey, diagnostics) = SurveyParser.parse(Array(yaml.utf8), file: "surveys/fixture.yaml")
        return try #require(survey, "\(diagnostics)")
    }

    static let wide = """
        survey: wide
        title: Everything
        mode: self
        case:
          plan: text?
        lists:
          reason:
            - price: Price
            - other: {label: Something else, specify: true}
          letters: [a: Alpha, b: Beta, c: Gamma]
        questions:
          - likely: nps
            about: the product
          - why: multi(reason)
            text: Why?
          - order: rank(letters)
            text: Which first?
          - seats: integer(0..5000)
            text: How many seats?
          - story: text
            text: What happened?
        """

    static func response(_ session: String, _ survey: Survey, _ answers: [String: Answer]) -> SurveyResponse {
        var response = SurveyResponse(
            session: session, account: "account of \(session)", survey: survey, definition: "hash\(survey.revision)")
        response.answers = answers
        return response
    }

    static let three: [[String: Answer]] = [
        [
            "likely": .value(.integer(10)), "why": .value(.multi(["price", "other"])),
            "order": .value(.rank(["b", "a", "c"])), "seats": .value(.integer(40)),
            "story": .value(.text("=HYPERLINK(\"x\")")),
        ],
        [
            "likely": .value(.integer(6)), "why": .value(.multi(["price"])), "order": .value(.rank(["b", "c", "a"])),
            "seats": .missing(.refused), "story": .missing(.skipped),
        ],
        ["likely": .value(.integer(8)), "why": .missing(.dontKnow)],
    ]
}
