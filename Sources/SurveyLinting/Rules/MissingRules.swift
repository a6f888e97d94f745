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
        let parts = condition.conjuncts
        for (number, part) in parts.enumerated() where part.isNegation {
            let truth = paths.truth(part)
            guard !truth.isMissing.isEmpty, !truth.isMissing.isAlways else { continue }
            // Where what else is needed does not hold, it is not the negation that decides.
            let others = parts.indices.filter { $0 != number && !parts[$0].isNegation }
                .reduce(CubeSet.always) { solver.both($0, paths.truth(parts[$1]).isTrue) }
            let decided = solver.both(truth.isMissing, others)
            let name = part.comparedNames.sorted().first { name in
                guard isAskable(name) else { return false }
                return !solver.both(decided, paths.unanswered(name)).isEmpty
            }
            guard let name else { continue }
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

extension PathSolver {
    /// The states in which something was asked, and not answered; a calculation is made of what was.
    fileprivate func unanswered(_ name: String) -> CubeSet {
        if let index = model[name] {
            let variable = model.variables[index]
            let cells = variable.reached & ~variable.valued
            return cells == 0 ? .never : CubeSet(Cube(index, in: cells))
        }
        guard let place = flow.places[name], case .calculation(let expression) = flow.steps[place].question.kind else {
            return .never
        }
        return CubeSet(cubes: expression.references.sorted().flatMap { $0 == name ? [] : unanswered($0).cubes })
    }
}

extension Expression {
    /// The names of which more is asked than whether they are there.
    fileprivate var comparedNames: Set<String> {
        switch node {
        case .test: []
        case .name(let name): name == "it" ? [] : [name]
        case .member(let base, let field): base.node == .name("case") ? ["case.\(field)"] : base.comparedNames
        default: children.reduce(into: []) { $0.formUnion($1.comparedNames) }
        }
    }

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
