internal import SourceDiagnostics
internal import SurveyModel

/// W601 and W603: where an answer that was not given leads, without anybody having said so.
struct MissingRules {
    let context: LintContext
    let paths: PathSolver
    private var solver: ConditionSolver { paths.conditions }

    func run() {
        for (place, step) in paths.flow.steps.enumerated() where !step.isBroken {
            if let condition = step.question.condition {
                negations(condition, of: step.question, before: place)
            }
            routing(step.question)
        }
    }

    /// A negation is what people expect to hold of an answer that was refused, and it does not.
    private func negations(_ condition: Expression, of question: Question, before place: Int) {
        let truth = paths.truth(condition)
        for part in condition.conjuncts {
            guard part.isNegation, let name = part.references.sorted().first(where: isAskable) else { continue }
            let missing = paths.truth(part).isMissing
            guard !missing.isEmpty, !missing.isAlways else { continue }
            // What was not asked at all is not what surprises, but what was asked and not answered.
            let surprising = CubeSet(
                cubes: missing.cubes.flatMap { cube -> [Cube] in
                    cube.limits.compactMap { limit -> Cube? in
                        let variable = paths.model.variables[limit.variable]
                        let unanswered = limit.cells & variable.reached & ~variable.valued
                        guard variable.part == .answer, unanswered != 0 else { return nil }
                        return cube.met(with: Cube(limit.variable, in: unanswered))
                    }
                })
            guard !solver.both(surprising, truth.isMissing).isEmpty else { continue }
            let what = paths.flow.places[name] == nil ? "is not known" : "was not answered"
            context.report(
                .conditionMayBeMissing, at: part.span,
                "'\(question.id)' is not asked where '\(name)' \(what)",
                label: "a comparison with nothing is not true",
                hint: "add: or \(name) is missing; or, if that is meant, put before it: \(name) is answered and")
        }
    }

    private func isAskable(_ name: String) -> Bool {
        name.hasPrefix("case.") || paths.flow.places[name] != nil
    }

    private func routing(_ question: Question) {
        guard question.missing.contains(.refused), let first = question.jumps.first,
            let variable = paths.model[question.id]
        else { return }
        let conditions = question.jumps.compactMap(\.condition)
        guard conditions.count == question.jumps.count,
            conditions.contains(where: { $0.references.contains(question.id) })
        else { return }
        let refused = paths.model.variables[variable].cells { $0 == .missing(.refused) }
        let isHandled = conditions.contains { condition in
            !solver.both(paths.truth(condition).isTrue, CubeSet(Cube(variable, in: refused))).isEmpty
        }
        guard !isHandled, let place = first.condition?.span else { return }
        context.report(
            .refusalNotRouted, at: place,
            "'\(question.id)' decides where this goes, and no rule says where a refusal leads",
            label: "it goes on to the next question", hint: "add '\(question.id) is refused', or 'missing: none'")
    }
}

extension Expression {
    /// Whether it says what is not so.
    fileprivate var isNegation: Bool {
        switch node {
        case .binary(.notEqual, _, _), .binary(.isNotIn, _, _), .has(_, .none?, _): true
        case .unary(.not, let operand):
            if case .test = operand.node { false } else { true }
        default: false
        }
    }
}
