internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel
internal import SurveyYAML

/// E402 and E403: languages that lack a wording, or whose fills differ.
struct TextRules {
    let context: LintContext

    func run() {
        let languages = context.survey.languages
        guard languages.count > 1 else { return }
        for wording in context.places.wordings where !context.broken.contains(wording.owner) {
            translations(wording, languages)
        }
    }

    private func translations(_ wording: SurveyPlaces.Wording, _ languages: [String]) {
        let missing = languages.filter { wording.texts[$0] == nil }
        if !missing.isEmpty, context.survey.fallback == nil {
            context.report(
                .missingTranslation, at: wording.span, "'\(wording.owner)' does not say this in every language",
                label: "missing: \(missing.joined(separator: ", "))", hint: "add it, or declare 'fallback'")
        }
        let given = languages.filter { wording.texts[$0] != nil }
        guard let first = given.first, let reference = wording.texts[first].flatMap(fills) else { return }
        for language in given.dropFirst() {
            guard let text = wording.texts[language], let other = fills(text), other != reference else { continue }
            let named = { (names: Set<String>) in names.sorted().map { "${\($0)}" }.joined(separator: ", ") }
            let (lacking, extra) = (reference.subtracting(other), other.subtracting(reference))
            let label = [
                lacking.isEmpty ? nil : "lacks \(named(lacking))", extra.isEmpty ? nil : "has \(named(extra))",
            ].compactMap(\.self).joined(separator: ", ")
            context.report(
                .fillsDiffer, at: text.span, "the fills in '\(language)' are not those in '\(first)'", label: label)
        }
    }

    /// What a text's fills read; the rest of a fill may differ between languages, as the words after '??' do.
    private func fills(_ text: SourceText) -> Set<String>? {
        Template.parse(text, log: DiagnosticLog())?.fills.reduce(into: []) { $0.formUnion($1.references) }
    }
}
