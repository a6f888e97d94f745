/// Turns an expression into steps, each a closure that knows those below it.
struct Compilation {
    typealias Step = CompiledExpression.Step

    let item: String
    let places: [String: Int]
    private(set) var draws: [(draw: Draw, step: Step)] = []

    init(item: String, places: [String: Int]) {
        self.item = item
        self.places = places
    }

    mutating func step(_ expression: Expression) -> Step {
        let step = variable(expression)
        guard expression.isConstant, !expression.children.isEmpty else { return step }
        let answer = step(Environment())
        return { _ in answer }
    }

    private mutating func variable(_ expression: Expression) -> Step {
        switch expression.node {
        case .boolean(let value): return constant(.boolean(value))
        case .integer(let value): return constant(.integer(value))
        case .decimal(let value): return constant(.decimal(value))
        case .text(let value): return constant(.text(value))
        case .date(let value): return constant(.date(value))
        case .time(let value): return constant(.time(value))
        case .dateTime(let value): return constant(.dateTime(value))
        case .name("it"): return { $0.it.map(Answer.value) ?? .missing(.notApplicable) }
        case .name("people"): return { .value($0.peopleAsRecords) }
        case .name(let name): return self.name(name)
        case .member(let base, let field): return member(field, of: base)
        case .element(let base, let position): return both(base, position) { $0.element($1) }
        case .list(let items): return list(items.map { step($0) })
        case .call(let name, let arguments): return call(name, arguments)
        case .unary(.not, let operand):
            let operand = step(operand)
            return { operand($0).flatMap { $0.boolean.map { .value(.boolean(!$0)) } ?? .missing(.notApplicable) } }
        case .unary(.minus, let operand):
            let operand = step(operand)
            return { operand($0).map(\.negated) }
        case .binary(let operation, let left, let right): return binary(operation, step(left), step(right))
        case .has(let set, let quantifier, let wanted):
            return both(set, wanted) { $0.has(quantifier, $1).map(Value.boolean) }
        case .between(let value, let low, let high): return between(step(value), step(low), step(high))
        case .matches(let text, let pattern): return matches(step(text), pattern)
        case .test(let operand, let state, let isNegated):
            let operand = step(operand)
            return { .value(.boolean(operand($0).isIn(state) != isNegated)) }
        case .conditional(let condition, let then, let otherwise):
            return conditional(step(condition), step(then), step(otherwise))
        }
    }

    private func constant(_ value: Value) -> Step {
        let answer = Answer.value(value)
        return { _ in answer }
    }

    /// A question, by its place if that is known; inside of a round, the round's own questions come first.
    private func name(_ name: String) -> Step {
        guard let place = places[name] else {
            return { environment in
                environment.rounds.isEmpty
                    ? environment.answers[name] : environment.inRound(name) ?? environment.answers[name]
            }
        }
        return { environment in
            environment.rounds.isEmpty
                ? environment.answers[place] : environment.inRound(name) ?? environment.answers[place]
        }
    }

    private mutating func member(_ field: String, of base: Expression) -> Step {
        let known = { @Sendable (value: Value?) -> Answer in value.map(Answer.value) ?? .missing(.notApplicable) }
        switch base.node {
        case .name("case"): return { known($0.caseFields[field]) }
        case .name("session"): return { known($0.session[field]) }
        case .name("prior"): return { $0.prior[field] ?? .missing(.notAsked) }
        default:
            let base = step(base)
            return { base($0).flatMap { $0.field(field) } }
        }
    }

    private func list(_ items: [Step]) -> Step {
        { environment in
            var values: [Value] = []
            values.reserveCapacity(items.count)
            for item in items {
                switch item(environment) {
                case .value(let value): values.append(value)
                case .missing(let reason): return .missing(reason)
                }
            }
            return .value(.list(values))
        }
    }

    private mutating func both(
        _ left: Expression, _ right: Expression, _ transform: @escaping @Sendable (Value, Value) -> Value?
    ) -> Step {
        let (left, right) = (step(left), step(right))
        return { environment in
            left(environment).flatMap { first in right(environment).map { transform(first, $0) } }
        }
    }

    private func binary(_ operation: Expression.BinaryOperator, _ left: @escaping Step, _ right: @escaping Step) -> Step
    {
        let apply = { @Sendable (transform: @escaping @Sendable (Value, Value) -> Value?) -> Step in
            { environment in left(environment).flatMap { first in right(environment).map { transform(first, $0) } } }
        }
        switch operation {
        case .and: return logical(left, right, decisive: false)
        case .or: return logical(left, right, decisive: true)
        case .fallback:
            return { environment in
                let first = left(environment)
                return first.value == nil ? right(environment) : first
            }
        case .equal: return apply { $0.isEqual(to: $1).map(Value.boolean) }
        case .notEqual: return apply { $0.isEqual(to: $1).map { .boolean(!$0) } }
        case .less: return apply { $0.order(to: $1).map { .boolean($0 < 0) } }
        case .lessOrEqual: return apply { $0.order(to: $1).map { .boolean($0 <= 0) } }
        case .greater: return apply { $0.order(to: $1).map { .boolean($0 > 0) } }
        case .greaterOrEqual: return apply { $0.order(to: $1).map { .boolean($0 >= 0) } }
        case .isIn: return apply { left, right in right.items.map { .boolean($0.holds(left)) } }
        case .isNotIn: return apply { left, right in right.items.map { .boolean(!$0.holds(left)) } }
        case .join:
            return apply { left, right in left.text.flatMap { first in right.text.flatMap { .joined([first, $0]) } } }
        case .plus, .minus, .times, .over, .div, .mod: return apply { Value.apply(operation, $0, $1) }
        }
    }

    /// Kleene's conjunction, which `false` decides, and disjunction, which `true` decides.
    private func logical(_ left: @escaping Step, _ right: @escaping Step, decisive: Bool) -> Step {
        let decided = Answer.value(.boolean(decisive))
        return { environment in
            let first = left(environment)
            if first == decided { return first }
            let second = right(environment)
            if second == decided { return second }
            return first.flatMap { first in
                second.map { second in first.boolean == nil || second.boolean == nil ? nil : second }
            }
        }
    }

    private func between(_ value: @escaping Step, _ low: @escaping Step, _ high: @escaping Step) -> Step {
        { environment in
            value(environment).flatMap { value in
                low(environment).flatMap { low in
                    high(environment).map { high in
                        guard let below = low.order(to: value), let above = value.order(to: high) else { return nil }
                        return .boolean(below <= 0 && above <= 0)
                    }
                }
            }
        }
    }

    /// Whether the pattern matches the text as a whole.
    private func matches(_ text: @escaping Step, _ pattern: String) -> Step {
        let pattern = try? TextPattern(pattern)
        return { environment in
            text(environment).map { text in
                text.text.flatMap { text in pattern?.matches(text) }.map(Value.boolean)
            }
        }
    }

    private func conditional(_ condition: @escaping Step, _ then: @escaping Step, _ otherwise: @escaping Step) -> Step {
        { environment in
            switch condition(environment) {
            case .value(.boolean(true)): then(environment)
            case .value(.boolean(false)): otherwise(environment)
            case .value: .missing(.notApplicable)
            case .missing(let reason): .missing(reason)
            }
        }
    }

    /// Notes a place that draws, and gives the step that keeps what was drawn.
    mutating func draw(_ make: (Draw) -> Step) -> Step {
        let draw = Draw(item: item, ordinal: draws.count)
        let fresh = make(draw)
        draws.append((draw, fresh))
        return { environment in
            if environment.kept.isEmpty { return fresh(environment) }
            var draw = draw
            draw.round = environment.rounds.last?.number
            return environment.kept[draw] ?? fresh(environment)
        }
    }
}
