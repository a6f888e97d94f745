package import SurveyModel

extension MissingReason {
    /// What it is for a person.
    package var label: String {
        switch self {
        case .dontKnow: "Don't know"
        case .refused: "Refused"
        case .skipped: "Skipped"
        case .notAsked: "Not asked"
        case .notApplicable: "Not applicable"
        }
    }
}

extension Survey {
    /// What a missing reason is called in its data: in its own words or those of its first language, where that is not
    /// English.
    package func label(of reason: MissingReason) -> String {
        let first = languages.first ?? "en"
        let isOwn = StandardWord(rawValue: reason.rawValue).flatMap { standardWords[$0]?[first] } != nil
        guard isOwn || StandardWords.primary(first) != "en" else { return reason.label }
        let phrase = phrase(of: reason, in: first)
        return phrase.prefix(1).uppercased() + phrase.dropFirst()
    }
}
