internal import SurveyModel

extension Interview {
    /// The place of the question that is on the screen, or whose check is.
    package var place: Int? {
        if case .checking(let check) = phase { return plan.checks[check].position }
        return phase.position
    }
}

extension Interview.Phase {
    /// The question that the phase is about.
    package var position: Int? {
        switch self {
        case .asking(let position), .specifying(let position, _), .hearing(let position): position
        case .unopened, .checking, .closing, .ended: nil
        }
    }

    var effect: InterviewEffect? {
        switch self {
        case .unopened: nil
        case .asking(let position): .ask(position)
        case .specifying(let position, let option): .askWhich(position, option: option)
        case .hearing(let position): .askWords(position)
        case .checking(let check): .check(check)
        case .closing(let outcome): .close(outcome: outcome)
        case .ended(let outcome): .finish(outcome: outcome)
        }
    }
}

extension Interview: Equatable {
    package static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.survey.id == rhs.survey.id && lhs.opening == rhs.opening && lhs.phase == rhs.phase
            && lhs.isPaused == rhs.isPaused && lhs.resumptions == rhs.resumptions && lhs.records == rhs.records
            && lhs.notes == rhs.notes && lhs.endedWith == rhs.endedWith && lhs.cursor == rhs.cursor
            && lhs.undoable == rhs.undoable && lhs.redoable.elementsEqual(rhs.redoable, by: ==)
            && lhs.environment.caseFields == rhs.environment.caseFields
            && lhs.counted == rhs.counted && lhs.onPath == rhs.onPath && lhs.unfinished == rhs.unfinished
            && lhs.landings == rhs.landings && lhs.decisions == rhs.decisions && lhs.erasedFields == rhs.erasedFields
            && lhs.language == rhs.language && lhs.overrides == rhs.overrides && lhs.failing == rhs.failing
            && lhs.contact == rhs.contact
            && lhs.fullQuota == rhs.fullQuota && lhs.placesOfOthers == rhs.placesOfOthers && lhs.recall == rhs.recall
            && lhs.environment.kept == rhs.environment.kept
    }
}
