internal import SourceDiagnostics
internal import SurveyModel

/// W602 and W604: parts of a computation that may be missing, and divisors that may be zero.
///
/// Of a question and a field of the case, the solver knows whether it can be missing at its place; of anything else, as
/// a row of a matrix or an earlier wave, the types know it. What stands before `??`, or is asked whether it is missing,
/// is the author's business.
struct OperandRules {
    let context: LintContext
    let paths: PathSolver
    private var solver: ConditionSolver { paths.conditions }

    /// Why a part may be missing that is no plain name: of names inside of it, the solver would know more than the types.
    private static let causes: Set<MissingCause.Kind> = [
        .prior, .session, .quota, .noMember, .noResult, .trace, .nobody, .midnight,
    ]

    /// What was found about parts that are no plain names, to be looked at with the scope of their place.
    private final class Others {
        var places: [Int: [Part]] = [:]
        var place = 0
    }

    private struct Part {
        var operand: Expression
        /// What must be there for the operand to be looked at.
        var present: Set<String>
    }

    func run() {
        let others = Others()
        for (place, step) in paths.flow.steps.enumerated() where !step.isBroken {
            guard !paths.own(place).isEmpty else { continue }
            others.place = place
            for (expression, states) in paths.expressions(at: place) { walk(expression, states, [], others) }
        }
        guard !others.places.isEmpty else { return }
        // The scopes are made one after the other, so they are made once for all.
        context.survey.forEachScope { place, before, after in
            guard let parts = others.places[place], let question = paths.flow.steps[safe: place]?.question else {
                return
            }
            var scope = question.kind.takesAnswer ? after : before
            scope.present.formUnion(question.condition?.presentWhenTrue ?? [])
            for part in parts { check(part, scope) }
        }
    }

    private func walk(_ expression: Expression, _ states: CubeSet, _ present: Set<String>, _ others: Others) {
        switch expression.node {
        case .conditional(let condition, let then, let otherwise):
            walk(condition, states, present, others)
            let truth = paths.truth(condition)
            walk(then, solver.both(states, truth.isTrue), present.union(condition.presentWhenTrue), others)
            walk(otherwise, solver.both(states, truth.isFalse), present.union(condition.presentWhenFalse), others)
        case .binary(.and, let left, let right):
            walk(left, states, present, others)
            walk(
                right, solver.both(states, paths.truth(left).isTrue), present.union(left.presentWhenTrue), others)
        case .binary(.or, let left, let right):
            walk(left, states, present, others)
            walk(
                right, solver.both(states, solver.notTrue(paths.truth(left))), present.union(left.presentWhenFalse),
                others)
        // Something is said for the case that the left side is missing.
        case .binary(.fallback, _, let right): walk(right, states, present, others)
        case .test: return
        case .binary(let operation, let left, let right) where operation.isArithmetic:
            for operand in [left, right] {
                check(operand, states, present, others)
                walk(operand, states, present, others)
            }
            if operation == .over || operation == .div || operation == .mod { divisor(right, states) }
        default: for child in expression.children { walk(child, states, present, others) }
        }
    }

    /// Reports a question or case field that may be missing where its value is computed with.
    private func check(_ operand: Expression, _ states: CubeSet, _ present: Set<String>, _ others: Others) {
        guard let name = operand.answerName else {
            if operand.mayBeMissingByItself {
                others.places[others.place, default: []].append(Part(operand: operand, present: present))
            }
            return
        }
        guard let index = paths.model[name] else { return }
        let variable = paths.model.variables[index]
        let missing = variable.full & ~variable.valued
        guard missing != 0, !solver.both(states, CubeSet(Cube(index, in: missing))).isEmpty else { return }
        context.report(
            .operandMayBeMissing, at: operand.span, "'\(name)' may be missing, and then the result is missing too",
            hint: "write (\(name) ?? 0), or test '\(name) is answered' first")
    }

    private func check(_ part: Part, _ scope: TypeScope) {
        var scope = scope
        scope.present.formUnion(part.present)
        guard let type = TypeChecker(scope: scope, log: DiagnosticLog()).type(of: part.operand),
            let cause = type.missing.first(where: { Self.causes.contains($0.kind) })
        else { return }
        context.report(
            .operandMayBeMissing, at: part.operand.span,
            "'\(part.operand)' may be missing, and then the result is missing too", label: cause.sentence,
            hint: "say what counts then: (\(part.operand.isSum ? "(\(part.operand))" : "\(part.operand)") ?? …)")
    }

    private func divisor(_ divisor: Expression, _ states: CubeSet) {
        let test = Expression(.binary(.equal, divisor, Expression(.integer(0), at: divisor.span)), at: divisor.span)
        let truth = paths.truth(test)
        if let name = divisor.answerName {
            guard let index = paths.model[name] else { return }
            let zero = paths.model.variables[index].cells { $0.value?.isZero ?? false }
            guard zero != 0, !solver.both(states, CubeSet(Cube(index, in: zero))).isEmpty else { return }
        } else if divisor.references.isEmpty || truth == .unknown || truth.isTrue.isEmpty {
            // Of what the solver cannot compute, nothing is said.
            return
        }
        guard !solver.both(states, truth.isTrue).isEmpty else { return }
        let written = divisor.isSum ? "(\(divisor))" : "\(divisor)"
        context.report(
            .divisorMayBeZero, at: divisor.span, "'\(divisor)' may be 0, and then this has no result",
            hint: "say what it is then, as (… / \(written)) ?? 0, or test '\(divisor) > 0' first")
    }
}

extension Expression {
    /// The question, or the case field as `case.plan`, if it is nothing else.
    fileprivate var answerName: String? {
        switch node {
        case .name(let id): return id
        case .member(let base, let field): return base.node == .name("case") ? "case.\(field)" : nil
        default: return nil
        }
    }

    /// Whether it is of a kind that can be missing though every question in it was answered.
    fileprivate var mayBeMissingByItself: Bool {
        switch node {
        case .member, .element, .call: true
        default: isSum
        }
    }

    fileprivate var isSum: Bool {
        switch node {
        case .binary(.plus, _, _), .binary(.minus, _, _): true
        default: false
        }
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

extension Array {
    fileprivate subscript(safe place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
