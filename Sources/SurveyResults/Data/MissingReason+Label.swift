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
