package import SurveyModel

extension Interview {
    /// A text with its fills.
    package func rendered(_ template: Template) -> String { template.render(in: environment) }

    /// What a value is called: the labels of options, or the value itself.
    package func label(of value: Value, at position: Int) -> String {
        let list = survey.questions[position].kind.options
        switch value {
        case .choice(let code): return list?[code]?.label ?? code
        case .multi(let codes): return codes.map { list?[$0]?.label ?? $0 }.joined(separator: ", ")
        default: return value.shown
        }
    }

    /// Where a question stands in the interview.
    package enum Standing: Hashable, Sendable {
        case answered
        /// On the path, and not answered yet.
        case open
        /// Its condition is false.
        case conditionFalse
        /// Its condition cannot be decided, because an answer is missing.
        case conditionMissing
        /// A jump at this place passes over it.
        case jumpedOver(from: Int)
        /// On the path, but what was answered is no longer offered.
        case notOffered
    }

    package func standing(of position: Int) -> Standing {
        if onPath[position] {
            guard survey.questions[position].isAsked else { return .answered }
            if hasCountedAnswer(position) { return .answered }
            return records[position].given == nil ? .open : .notOffered
        }
        if let jump = jumpOver(position) { return .jumpedOver(from: jump) }
        guard let condition = survey.questions[position].condition else { return .open }
        return condition.evaluate(in: environment) == .value(.boolean(false)) ? .conditionFalse : .conditionMissing
    }

    /// Why a question is asked or not: what decides it, with the values of this moment.
    package func explanation(of position: Int) -> [String] {
        let question = survey.questions[position]
        let id = question.id
        let because = question.condition.map { "'\($0.description)'" } ?? ""
        switch standing(of: position) {
        case .answered where !question.isAsked:
            return ["\(id) is computed, never asked"]
        case .answered, .open, .notOffered:
            var lines = [
                question.condition == nil ? "\(id) is always asked" : "\(id) is asked because \(because) is true"
            ]
            lines += values(deciding: question.condition)
            if standing(of: position) == .notOffered { lines.append("what was answered is no longer offered") }
            return lines
        case .conditionFalse:
            return ["\(id) is not asked: \(because) is false"] + values(deciding: question.condition)
        case .conditionMissing:
            return ["\(id) is not asked: \(because) cannot be decided"] + values(deciding: question.condition)
        case .jumpedOver(let start):
            let jump = survey.questions[start].jumps.first { isTrue($0.condition) }
            let rule = jump?.condition.map { " because '\($0.description)' is true" } ?? ""
            return ["\(id) is not asked: after \(survey.questions[start].id) it is passed over\(rule)"]
                + values(deciding: jump?.condition)
        }
    }

    /// `nps = 3`, `why was refused`, one for each name that an expression reads.
    private func values(deciding expression: Expression?) -> [String] {
        (expression?.references ?? []).sorted().compactMap { name in
            if let position = plan.positions[name] {
                switch counted[position] {
                case .value(let value): return "  \(name) = \(value.shown)"
                case .missing(let reason): return "  \(name) was \(reason.phrase)"
                }
            }
            guard name.hasPrefix("case.") else { return nil }
            let value = environment.caseFields[String(name.dropFirst(5))]
            return value.map { "  \(name) = \($0.shown)" } ?? "  \(name) is not known"
        }
    }
}

extension MissingReason {
    /// As part of a sentence: "nps was refused".
    package var phrase: String {
        switch self {
        case .dontKnow: "not known"
        case .refused: "refused"
        case .skipped: "skipped"
        case .notAsked: "not asked"
        case .notApplicable: "not applicable"
        }
    }
}
