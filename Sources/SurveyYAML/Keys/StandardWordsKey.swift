internal import SurveyModel

/// The keys of `standard_words`.
package enum StandardWordsKey: String, DefinitionKey {
    case yes, no
    case dontKnow = "dont_know"
    case refused, skipped
    case notAsked = "not_asked"
    case notApplicable = "not_applicable"

    var word: StandardWord {
        switch self {
        case .yes: .yes
        case .no: .no
        case .dontKnow: .dontKnow
        case .refused: .refused
        case .skipped: .skipped
        case .notAsked: .notAsked
        case .notApplicable: .notApplicable
        }
    }

    package var meaning: String {
        switch self {
        case .yes: "The answer yes."
        case .no: "The answer no."
        case .dontKnow: "What is shown for an answer that is not known."
        case .refused: "What is shown for an answer that was refused."
        case .skipped: "What is shown for a question that was passed over."
        case .notAsked: "What is shown for a question that was not asked."
        case .notApplicable: "What is shown for a question that does not apply."
        }
    }

    package var shape: KeyShape { .wording }
}
