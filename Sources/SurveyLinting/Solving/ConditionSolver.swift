internal import SurveyModel

/// Finds out in which states conditions hold.
///
/// `and`, `or` and `not` are Kleene's, as in the evaluation; below them, an expression is evaluated for one sample out of
/// each cell of what it reads, by the very evaluator that interviews use, so that the two cannot differ.
final class ConditionSolver {
    let model: SolverModel
    let budget: SolverBudget
    private var known: [Expression: Truth] = [:]

    init(_ model: SolverModel, budget: SolverBudget) {
        self.model = model
        self.budget = budget
    }

    func either(_ first: CubeSet, _ second: CubeSet) -> CubeSet {
        if first.isEmpty || second.isAlways { return second }
        if second.isEmpty || first.isAlways { return first }
        budget.spend(first.cubes.count + second.cubes.count)
        guard !budget.isSpent else { return .always }
        var cubes = first.cubes
        if cubes.count + second.cubes.count <= 128 {
            for cube in second.cubes where !cubes.contains(where: { $0.covers(cube) }) {
                cubes.removeAll { cube.covers($0) }
                cubes.append(cube)
            }
        } else {
            cubes += second.cubes
        }
        return cubes.count > budget.widest ? .always : CubeSet(cubes: cubes)
    }

    /// The states in both; where that would be too many boxes, those of the first alone.
    func both(_ first: CubeSet, _ second: CubeSet) -> CubeSet {
        if first.isEmpty || second.isEmpty { return .never }
        if second.isAlways { return first }
        if first.isAlways { return second }
        let (product, overflows) = first.cubes.count.multipliedReportingOverflow(by: second.cubes.count)
        guard !overflows, product <= budget.widest * 4 else { return first }
        budget.spend(product * 2)
        guard !budget.isSpent else { return first }
        var cubes: [Cube] = []
        for left in first.cubes {
            for right in second.cubes {
                guard let cube = met(left, right) else { continue }
                budget.spend(cube.limits.count / 4)
                if cubes.count < 64, cubes.contains(where: { $0.covers(cube) }) { continue }
                cubes.append(cube)
            }
        }
        return cubes.count > budget.widest ? first : CubeSet(cubes: cubes)
    }

    /// What two boxes have in common, or `nil` where that is nothing.
    func met(_ first: Cube, _ second: Cube) -> Cube? {
        first.met(with: second).flatMap { cube in
            model.consistent(cube, after: first.limits.count < second.limits.count ? first : second)
        }
    }

    /// The states in which it is not true, and so does not lead to a question.
    func notTrue(_ truth: Truth) -> CubeSet { either(truth.isFalse, truth.isMissing) }

    /// Where an expression that is true or false is which; calculations stand in the place of their names.
    func truth(of expression: Expression) -> Truth {
        if let truth = known[expression] { return truth }
        guard !budget.isSpent else { return .unknown }
        let truth = find(expression)
        known[expression] = truth
        return truth
    }

    private func find(_ expression: Expression) -> Truth {
        switch expression.node {
        case .boolean(let value): value ? .always : .never
        case .unary(.not, let operand): truth(of: operand).negated
        case .binary(.and, let left, let right): and(truth(of: left), truth(of: right))
        case .binary(.or, let left, let right): and(truth(of: left).negated, truth(of: right).negated).negated
        case .conditional(let condition, let then, let otherwise):
            choose(truth(of: condition), truth(of: then), truth(of: otherwise))
        case .binary(.fallback, let left, let right): fallback(truth(of: left), truth(of: right))
        default: table(expression) ?? lifted(expression) ?? .unknown
        }
    }

    private func and(_ left: Truth, _ right: Truth) -> Truth {
        let missing = [
            both(left.isMissing, right.isMissing), both(left.isMissing, right.isTrue),
            both(left.isTrue, right.isMissing),
        ]
        return Truth(
            isTrue: both(left.isTrue, right.isTrue), isFalse: either(left.isFalse, right.isFalse),
            isMissing: missing.reduce(.never, either))
    }

    private func choose(_ condition: Truth, _ then: Truth, _ otherwise: Truth) -> Truth {
        let pick = { (part: KeyPath<Truth, CubeSet>) in
            self.either(
                self.both(condition.isTrue, then[keyPath: part]), self.both(condition.isFalse, otherwise[keyPath: part])
            )
        }
        return Truth(
            isTrue: pick(\.isTrue), isFalse: pick(\.isFalse),
            isMissing: either(pick(\.isMissing), condition.isMissing))
    }

    private func fallback(_ left: Truth, _ right: Truth) -> Truth {
        Truth(
            isTrue: either(left.isTrue, both(left.isMissing, right.isTrue)),
            isFalse: either(left.isFalse, both(left.isMissing, right.isFalse)),
            isMissing: both(left.isMissing, right.isMissing))
    }

    /// Takes a choice out of a comparison: `(if c then a else b) = x` is `if c then a = x else b = x`.
    ///
    /// All that stands around it is missing where one of its parts is, so that this changes nothing.
    private func lifted(_ expression: Expression) -> Truth? {
        switch expression.node {
        case .binary(let operation, let left, let right) where operation.isStrict:
            lift(left) { Expression(.binary(operation, $0, right), at: expression.span) }
                ?? lift(right) { Expression(.binary(operation, left, $0), at: expression.span) }
        case .between(let value, let low, let high):
            lift(value) { Expression(.between($0, low, high), at: expression.span) }
        default: nil
        }
    }

    private func lift(_ part: Expression, into whole: (Expression) -> Expression) -> Truth? {
        guard case .conditional(let condition, let then, let otherwise) = part.node else { return nil }
        return choose(truth(of: condition), truth(of: whole(then)), truth(of: whole(otherwise)))
    }
}

extension Expression.BinaryOperator {
    /// Whether it is missing wherever one side is.
    fileprivate var isStrict: Bool {
        switch self {
        case .or, .and, .fallback: false
        default: true
        }
    }
}
