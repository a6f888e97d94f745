package import SourceDiagnostics
internal import SurveyModel

/// A text that a survey does not have in one of its languages.
package struct TranslationGap: Hashable, Sendable {
    package var language: String
    /// The question, section or option that it belongs to, or the survey.
    package var owner: String
    /// Where the text stands that is there.
    package var location: SourceLocation
    /// What is shown instead; empty for standard words.
    package var shown: String
}

extension SurveyDocument {
    /// What is not translated, in the order of the file, whether or not a fallback is declared.
    package var gaps: [TranslationGap] {
        guard let languages = understood?.languages, let first = languages.first, languages.count > 1 else { return [] }
        return places.wordings.flatMap { wording in
            languages.filter { wording.texts[$0] == nil }.map { language in
                TranslationGap(
                    language: language, owner: wording.owner, location: wording.span.location,
                    shown: wording.texts[first]?.text ?? "")
            }
        }
    }
}
