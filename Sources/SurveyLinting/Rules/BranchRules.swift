internal import SourceDiagnostics
internal import SurveyModel

/// What is found inside of expressions: branches that are never taken (E305), and parts that can never be true (E301).
struct BranchRules {
    let context: LintContext
    let paths: PathSolver
    private var solver: ConditionSolver { paths.conditions }

    func run() {
        for (place, step) in paths.flow.steps.enumerated() where !step.isBroken {
            // What nobody reaches has been reported as such.
            guard !paths.own(place).isEmpty else { continue }
            for (expression, states) in paths.expressions(at: place) { walk(expression, states) }
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
        default: for child in expression.children { walk(child, states) }
        }
    }
}

extension PathSolver {
    /// The expressions of a question, each with the states in which it is looked at.
    func expressions(at place: Int) -> [(expression: Expression, states: CubeSet)] {
        let question = flow.steps[place].question
        let own = own(place)
        let answered = model[question.id].flatMap { variable in
            let valued = model.variables[variable].valued
            return valued == 0 ? nil : conditions.both(own, CubeSet(Cube(variable, in: valued)))
        }
        var result: [(Expression, CubeSet)] = []
        if let condition = question.condition { result.append((condition, .always)) }
        // The score of a preset is not the author's, and is meant to be missing with its parts.
        if case .calculation(let expression) = question.kind, question.preset == nil {
            result.append((expression, own))
        }
        result += question.checks.map { ($0.condition, answered ?? own) }
        let others = [
            question.requiredCondition, question.readOnlyCondition, question.resetCondition, question.proposal,
            question.present,
        ]
        let plain = question.jumps.compactMap(\.condition) + question.text.fills + others.compactMap(\.self)
        return result + plain.map { ($0, own) }
    }
}

extension Expression {
    /// The parts of which one must be true for it to be true.
    var disjuncts: [Expression] {
        guard case .binary(.or, let left, let right) = node else { return [self] }
        return left.disjuncts + right.disjuncts
    }
}
