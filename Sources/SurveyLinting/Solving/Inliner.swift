internal import SurveyModel

/// Puts the expression of each calculation in the place of its name, so that conditions speak of answers only.
struct Inliner {
    /// The name of a thing that nobody ever answers.
    static let nothing = "\u{0}nothing"
    /// The name of the fact that a calculation is jumped over.
    static func jumped(_ name: String) -> String { "\u{0}jumped.\(name)" }

    /// Larger expressions stay as they are, and are unknown: calculations of calculations can double without end.
    private static let largest = 400

    private var forms: [String: (expression: Expression, size: Int)] = [:]
    private let names: PartNames

    init(_ flow: SurveyFlow, names: PartNames) {
        self.names = names
        for (place, step) in flow.steps.enumerated() {
            guard case .calculation(let expression) = step.question.kind, !step.isBroken else {
                continue
            }
            var result = inlined(expression)
            for condition in step.conditions.reversed() {
                result = Expression(
                    .conditional(
                        Expression(
                            .binary(
                                .fallback, inlined(condition), Expression(.boolean(false), at: condition.span)),
                            at: condition.span),
                        then: result, otherwise: Expression(.name(Self.nothing), at: condition.span)),
                    at: expression.span)
            }
            if flow.canBePassed[place] {
                result = Expression(
                    .conditional(
                        Expression(.name(Self.jumped(step.question.id)), at: expression.span),
                        then: Expression(.name(Self.nothing), at: expression.span), otherwise: result),
                    at: expression.span)
            }
            let size = result.size
            if size <= Self.largest { forms[step.question.id] = (result, size) }
        }
    }

    /// The expression without the names of calculations, as far as they are known, and with names for parts of answers.
    func inlined(_ expression: Expression, it: String? = nil) -> Expression {
        guard expression.references.contains(where: { forms[$0] != nil }) || it != nil else {
            return names.named(expression)
        }
        var budget = Self.largest * 4
        return names.named(replaced(expression, it, &budget))
    }

    /// A condition on options, for one option; `nil` where it reads what options have besides their code.
    func inlined(_ condition: Expression, option: OptionList.Option) -> Expression? {
        guard !condition.readsPartsOfIt else { return nil }
        return inlined(condition, it: option.code)
    }

    private func replaced(_ expression: Expression, _ it: String?, _ budget: inout Int) -> Expression {
        let span = expression.span
        switch expression.node {
        case .name("it"): return it.map { Expression(.text($0), at: span) } ?? expression
        case .name(let name):
            guard let form = forms[name], budget > form.size else { return expression }
            budget -= form.size
            return form.expression
        default: return expression.mapped { replaced($0, it, &budget) }
        }
    }
}

extension Expression {
    /// Whether it reads an attribute of `it`, or hands `it` to a function.
    fileprivate var readsPartsOfIt: Bool {
        switch node {
        case .member(let base, _), .element(let base, _): base.references.contains("it") || base.readsPartsOfIt
        case .call(_, let arguments):
            arguments.contains { $0.value.references.contains("it") || $0.filter != nil || $0.value.readsPartsOfIt }
        default: children.contains { $0.readsPartsOfIt }
        }
    }

    /// How many nodes it has.
    var size: Int { children.reduce(1) { $0 + $1.size } }

    /// The same with each direct part put through a function; parts that are not known stay.
    func mapped(_ change: (Expression) -> Expression) -> Expression {
        let changed: Node =
            switch node {
            case .list(let items): .list(items.map(change))
            case .call(let name, let arguments):
                // What `where` reads belongs to the records that it looks through.
                arguments.contains { $0.filter != nil }
                    ? node : .call(name, arguments.map { Argument(change($0.value)) })
            case .unary(let operation, let operand): .unary(operation, change(operand))
            case .binary(let operation, let left, let right): .binary(operation, change(left), change(right))
            case .has(let set, let quantifier, let wanted): .has(change(set), quantifier, change(wanted))
            case .between(let value, let low, let high): .between(change(value), change(low), change(high))
            case .matches(let text, let pattern): .matches(change(text), pattern: pattern)
            case .test(let operand, let state, let isNegated): .test(change(operand), state, negated: isNegated)
            case .conditional(let condition, let then, let otherwise):
                .conditional(change(condition), then: change(then), otherwise: change(otherwise))
            case .element(let base, let position): .element(change(base), change(position))
            default: node
            }
        return Expression(changed, at: span)
    }
}
