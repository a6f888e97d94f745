internal import SourceDiagnostics
internal import SurveyModel

/// What is found inside of expressions: branches that are never taken (E305), parts that can never be true (E301), and
/// results that a missing part makes missing (W602).
struct BranchRules {
    let context: LintContext
    let paths: PathSolver
    private var solver: ConditionSolver { paths.conditions }

    func run() {
        for (place, step) in paths.flow.steps.enumerated() where !step.isBroken {
            let question = step.question
            let own = paths.own(place)
            let answered = paths.model[question.id].flatMap { variable in
                let valued = paths.model.variables[variable].valued
                return valued == 0 ? nil : solver.both(own, CubeSet(Cube(variable, in: valued)))
            }
            // What nobody reaches has been reported as such.
            guard !own.isEmpty else { continue }
            if let condition = question.condition { walk(condition, .always) }
            // The score of a preset is not the author's, and is meant to be missing with its parts.
            if case .calculation(let expression) = question.kind, question.preset == nil { walk(expression, own) }
            for check in question.checks { walk(check.condition, answered ?? own) }
            for jump in question.jumps { if let condition = jump.condition { walk(condition, own) } }
            for fill in question.text.fills { walk(fill, own) }
            let others = [
                question.requiredCondition, question.readOnlyCondition, question.resetCondition, question.proposal,
                question.present,
            ]
            for condition in others.compactMap(\.self) { walk(condition, own) }
        }
    }

    private func walk(_ expression: Expression, _ states: CubeSet) {
        switch expression.node {
        case .conditional(let condition, let then, let otherwise):
            walk(condition, states)
            let truth = paths.truth(condition)
            let (taken, left) = (solver.both(states, truth.isTrue), solver.both(states, truth.isFalse))
            guard !states.isEmpty else { return }
            if taken.isEmpty {
                context.report(
                    .deadBranch, at: then.span, "this value is never used",
                    label: "\(condition) is never true here")
            }
            if left.isEmpty {
                context.report(
                    .deadBranch, at: otherwise.span, "this 'else' is never used",
                    label: "\(condition) is never false here")
            }
            if !taken.isEmpty { walk(then, taken) }
            if !left.isEmpty { walk(otherwise, left) }
        case .binary(.and, let left, let right):
            walk(left, states)
            walk(right, solver.both(states, paths.truth(left).isTrue))
        case .binary(.or, _, _):
            let parts = expression.disjuncts
            let truths = parts.map(paths.truth)
            if !truths.allSatisfy(\.isTrue.isEmpty) {
                for (part, truth) in zip(parts, truths) where truth.isTrue.isEmpty {
                    let clash = Clash(part, paths)
                    context.report(
                        .neverTrue, at: part.span, "this part can never be true", label: clash.reason, hint: clash.hint)
                }
            }
            for part in parts { walk(part, states) }
        case .binary(let operation, let left, let right) where operation.isArithmetic:
            for operand in [left, right] {
                check(operand, of: operation, states)
                walk(operand, states)
            }
        default: for child in expression.children { walk(child, states) }
        }
    }

    /// Reports a question or case field that may be missing where its value is computed with.
    private func check(_ operand: Expression, of operation: Expression.BinaryOperator, _ states: CubeSet) {
        let name: String
        switch operand.node {
        case .name(let id): name = id
        case .member(let base, let field):
            guard base.node == .name("case") else { return }
            name = "case.\(field)"
        default: return
        }
        guard let index = paths.model[name] else { return }
        let variable = paths.model.variables[index]
        let missing = variable.full & ~variable.valued
        guard missing != 0, !solver.both(states, CubeSet(Cube(index, in: missing))).isEmpty else { return }
        context.report(
            .operandMayBeMissing, at: operand.span, "'\(name)' may be missing, and then the result is missing too",
            hint: "write (\(name) ?? 0), or test '\(name) is answered' first")
    }
}

extension Expression {
    /// The parts of which one must be true for it to be true.
    var disjuncts: [Expression] {
        guard case .binary(.or, let left, let right) = node else { return [self] }
        return left.disjuncts + right.disjuncts
    }
}

extension Expression.BinaryOperator {
    fileprivate var isArithmetic: Bool {
        switch self {
        case .plus, .minus, .times, .over, .div, .mod: true
        default: false
        }
    }
}
