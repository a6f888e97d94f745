internal import SurveyModel

/// A rating that a preset asks for, in the standard words of a language.
///
/// The sources of the definitions stand at ``Preset``.
enum StandardQuestion {
    case nps, csat, ces, importance, satisfaction

    init?(_ type: TypeName) {
        switch type {
        case .nps: self = .nps
        case .csat: self = .csat
        case .ces: self = .ces
        default: return nil
        }
    }

    var preset: Preset {
        switch self {
        case .nps: .nps
        case .csat: .csat
        case .ces: .ces
        case .importance: .importance
        case .satisfaction: .satisfaction
        }
    }

    var kind: Question.Kind {
        switch self {
        case .nps: .scale(0...10)
        case .csat, .importance, .satisfaction: .scale(1...5)
        case .ces: .scale(1...7)
        }
    }

    func rating(in words: StandardWords) -> StandardWords.Rating {
        switch self {
        case .nps: words.nps
        case .csat: words.csat
        case .ces: words.ces
        case .importance: words.importance
        case .satisfaction: words.satisfaction
        }
    }
}
