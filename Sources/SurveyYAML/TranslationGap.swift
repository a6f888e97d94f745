package import SourceDiagnostics
internal import SurveyModel

/// A text that a survey does not have in one of its languages.
package struct TranslationGap: Hashable, Sendable {
    package var language: String
    /// The question, section or option that it belongs to, or the survey.
    package var owner: String
    /// Where the text stands that is there.
    package var location: SourceLocation
    /// What is shown instead: the text of the first language, or standard words that this language has none of.
    package var shown: String
}

extension SurveyDocument {
    /// What is not translated, in the order of the file, whether or not a fallback is declared.
    package var gaps: [TranslationGap] {
        guard let languages = understood?.languages, let first = languages.first, languages.count > 1 else { return [] }
        let questions = Dictionary(
            (understood?.questions ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return places.wordings.flatMap { wording in
            languages.filter { wording.texts[$0] == nil }.map { language in
                // Standard words are noted as a wording without text.
                let own = wording.texts[first]?.text ?? ""
                return TranslationGap(
                    language: language, owner: wording.owner, location: wording.span.location,
                    shown: own.isEmpty ? questions[wording.owner]?.standardWords(in: language) ?? "" : own)
            }
        }
    }
}

extension Question {
    /// The options that the language itself words, as far as it has no words for them in a survey's language.
    fileprivate func standardWords(in language: String) -> String? {
        let list: OptionList? =
            switch kind {
            case .yesNo(let list): list
            case .kano(let pair): pair.feelings
            default: nil
            }
        let labels = list?.options.filter { $0.translations[language] == nil }.map(\.label) ?? []
        return labels.isEmpty ? nil : labels.joined(separator: ", ")
    }
}
