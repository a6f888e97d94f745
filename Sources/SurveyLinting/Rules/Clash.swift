internal import SurveyModel

/// Why a condition can never be true, in a few words.
struct Clash {
    private(set) var reason: String?
    private(set) var hint: String?

    init(_ condition: Expression, _ paths: PathSolver) {
        if case .boolean(false) = condition.node {
            reason = "it is never asked, whatever is answered"
            hint = "to keep a question for later, put it into a comment"
            return
        }
        let parts = condition.conjuncts
        if parts.count > 1 {
            for part in parts where paths.truth(part).isTrue.isEmpty {
                reason = Self.domain(of: part, paths) ?? "'\(part)' can never be true"
                return
            }
            for (place, first) in parts.enumerated() {
                for second in parts[(place + 1)...] {
                    let both = paths.conditions.both(paths.truth(first).isTrue, paths.truth(second).isTrue)
                    guard both.isEmpty else { continue }
                    reason = "\(first) and \(second) exclude each other"
                    if first.references == second.references, first.references.count == 1 {
                        hint = "is 'or' meant?"
                    }
                    return
                }
            }
        }
        reason = Self.domain(of: condition, paths)
    }

    private static func domain(of condition: Expression, _ paths: PathSolver) -> String? {
        if case .test(let operand, let state, let isNegated) = condition.node {
            guard case .name(let name) = operand.node, let place = paths.flow.places[name] else { return nil }
            return absence(of: paths.flow.steps[place].question, as: state, isNegated)
        }
        guard condition.references.count == 1, let name = condition.references.first,
            let place = paths.flow.places[name]
        else { return nil }
        return range(of: paths.flow.steps[place].question)
    }

    /// Why an answer is never in a state.
    private static func absence(of question: Question, as state: Expression.State, _ isNegated: Bool) -> String? {
        let name = question.id
        switch (state, isNegated) {
        case (.refused, false): return "'\(name)' cannot be refused: 'missing' does not offer it"
        case (.dontKnow, false): return "'\(name)' takes no 'dont_know': 'missing' does not offer it"
        case (.notApplicable, false) where question.kind.takesAnswer:
            return "'\(name)' takes no 'not_applicable': 'missing' does not offer it"
        case (.skipped, false):
            return question.isRequired
                ? "'\(name)' is required, so nobody passes over it" : "'missing: none' lets nobody pass over '\(name)'"
        case (.notAsked, false): return "'\(name)' is always asked before this"
        case (.missing, false), (.answered, true): return "'\(name)' is always asked and always answered"
        default: return nil
        }
    }

    /// What answers a question can have.
    static func range(of question: Question) -> String? {
        switch question.kind {
        case .scale(let range): "'\(question.id)' goes from \(range.lowerBound) to \(range.upperBound)"
        case .integer(let low, let high): bounds(question.id, low.map(String.init), high.map(String.init))
        case .decimal(let low, let high), .money(_, let low, let high):
            bounds(question.id, low.map { "\($0)" }, high.map { "\($0)" })
        case .date(let low, let high): bounds(question.id, low.map { "\($0)" }, high.map { "\($0)" })
        case .time(let low, let high): bounds(question.id, low.map { "\($0)" }, high.map { "\($0)" })
        case .duration(let low, let high): bounds(question.id, low.map { "\($0)" }, high.map { "\($0)" })
        default:
            question.kind.options.map { list in
                "options of '\(question.id)': \(list.options.prefix(12).map(\.code).joined(separator: ", "))"
            }
        }
    }

    private static func bounds(_ name: String, _ low: String?, _ high: String?) -> String? {
        switch (low, high) {
        case (let low?, let high?): "'\(name)' goes from \(low) to \(high)"
        case (let low?, nil): "'\(name)' is at least \(low)"
        case (nil, let high?): "'\(name)' is at most \(high)"
        case (nil, nil): nil
        }
    }
}

extension Expression {
    /// The parts that must all be true for it to be true.
    var conjuncts: [Expression] {
        guard case .binary(.and, let left, let right) = node else { return [self] }
        return left.conjuncts + right.conjuncts
    }
}
