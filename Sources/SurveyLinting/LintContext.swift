internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel
internal import SurveyYAML

/// What the rules look at, and where they put what they find.
final class LintContext {
    let survey: Survey
    let places: SurveyPlaces
    let outline: SurveyOutline
    /// Questions with mistakes, about which no more is said than the mistakes.
    let broken: Set<String>
    /// Whether it was read without a mistake, so that what is not in the survey is not in the file either.
    let isWhole: Bool
    private(set) var findings: [Finding] = []

    /// Something found, with the line of the key that it stands under.
    struct Finding {
        var diagnostic: Diagnostic
        var anchor: Int?
    }

    init(survey: Survey, places: SurveyPlaces, outline: SurveyOutline, broken: Set<String>, isWhole: Bool) {
        self.survey = survey
        self.places = places
        self.outline = outline
        self.broken = broken
        self.isWhole = isWhole
    }

    func report(
        _ code: Diagnostic.Code, at span: SourceSpan, _ message: String, label: String? = nil, hint: String? = nil,
        under key: SourceText? = nil
    ) {
        let severity = LintCatalogue.rule(code)?.severity ?? .warning
        findings.append(
            Finding(
                diagnostic: Diagnostic(severity, code, at: span, message, label: label, hint: hint),
                anchor: key?.span.location.line))
    }

    /// Reports something about a whole question at its name.
    func report(
        _ code: Diagnostic.Code, on question: String, _ message: String, label: String? = nil, hint: String? = nil
    ) {
        // What a preset was expanded into stands nowhere but at the preset.
        guard let place = outline[question]?.name.span ?? places.question(question) else { return }
        report(code, at: place, message, label: label, hint: hint)
    }

    /// The questions about which something may be said.
    var questions: [Question] { survey.questions.filter { !broken.contains($0.id) } }
}
