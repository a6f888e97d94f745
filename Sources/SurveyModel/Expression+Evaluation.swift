internal import FoundationEssentials

extension Expression {
    /// The value here and now, or why there is none.
    ///
    /// Missing values follow section 3.5 of the survey language: comparisons and arithmetic with a missing value are
    /// missing, with the reason of the leftmost one; `and`, `or` and `not` are Kleene's (Introduction to
    /// Metamathematics, 1952, § 64); a value that cannot be computed, as after a division by zero, is `not_applicable`.
    package func evaluate(in environment: Environment) -> Answer {
        switch node {
        case .boolean(let value): .value(.boolean(value))
        case .integer(let value): .value(.integer(value))
        case .decimal(let value): .value(.decimal(value))
        case .text(let value): .value(.text(value))
        case .date(let value): .value(.date(value))
        case .name("it"): environment.it.map(Answer.value) ?? .missing(.notApplicable)
        case .name(let name): environment[name]
        case .member(let base, let field): Self.member(field, of: base, in: environment)
        case .element(let base, let position):
            Self.element(base.evaluate(in: environment), at: position.evaluate(in: environment))
        case .list(let items): Self.list(items, in: environment)
        case .call(let name, let arguments): Self.call(name, arguments.map(\.value), in: environment)
        case .unary(.not, let operand): Self.not(operand.evaluate(in: environment))
        case .unary(.minus, let operand): operand.evaluate(in: environment).number { $0.negated }
        case .binary(let operation, let left, let right):
            Self.binary(operation, left, right, in: environment)
        case .has(let set, let quantifier, let wanted):
            Self.has(set.evaluate(in: environment), quantifier, wanted.evaluate(in: environment))
        case .between(let value, let low, let high): Self.between(value, low, high, in: environment)
        case .matches(let text, let pattern): Self.matches(text.evaluate(in: environment), pattern)
        case .test(let operand, let state, let isNegated):
            .value(.boolean(Self.test(operand.evaluate(in: environment), state) != isNegated))
        case .conditional(let condition, let then, let otherwise):
            switch condition.evaluate(in: environment) {
            case .value(.boolean(true)): then.evaluate(in: environment)
            case .value(.boolean(false)): otherwise.evaluate(in: environment)
            case .value: .missing(.notApplicable)
            case .missing(let reason): .missing(reason)
            }
        }
    }

    /// Whether it is true; missing counts as false.
    package func isTrue(in environment: Environment) -> Bool { evaluate(in: environment) == .value(.boolean(true)) }

    private static func member(_ field: String, of base: Expression, in environment: Environment) -> Answer {
        guard base.node == .name("case") else { return .missing(.notApplicable) }
        return environment.caseFields[field].map(Answer.value) ?? .missing(.notApplicable)
    }

    private static func element(_ base: Answer, at position: Answer) -> Answer {
        base.flatMap { base in
            position.flatMap { position in
                guard case .integer(let number) = position, let items = base.items, items.indices.contains(number - 1)
                else { return .missing(.notApplicable) }
                return .value(items[number - 1])
            }
        }
    }

    private static func list(_ items: [Expression], in environment: Environment) -> Answer {
        var values: [Value] = []
        for item in items {
            switch item.evaluate(in: environment) {
            case .value(let value): values.append(value)
            case .missing(let reason): return .missing(reason)
            }
        }
        return .value(.list(values))
    }

    private static func not(_ operand: Answer) -> Answer {
        operand.flatMap { value in
            guard case .boolean(let value) = value else { return .missing(.notApplicable) }
            return .value(.boolean(!value))
        }
    }

    private static func binary(
        _ operation: BinaryOperator, _ left: Expression, _ right: Expression, in environment: Environment
    ) -> Answer {
        let first = left.evaluate(in: environment)
        switch operation {
        case .and where first == .value(.boolean(false)): return first
        case .or where first == .value(.boolean(true)): return first
        case .fallback where first.value != nil: return first
        case .fallback: return right.evaluate(in: environment)
        default: break
        }
        let second = right.evaluate(in: environment)
        switch operation {
        case .and where second == .value(.boolean(false)): return second
        case .or where second == .value(.boolean(true)): return second
        default: break
        }
        return first.flatMap { first in
            second.flatMap { second in apply(operation, first, second) ?? .missing(.notApplicable) }
        }
    }

    private static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Answer? {
        let boolean = { (value: Bool?) in value.map { Answer.value(.boolean($0)) } }
        switch operation {
        case .and, .or:
            guard case .boolean = left, case .boolean = right else { return nil }
            return .value(right)
        case .equal: return boolean(left.isEqual(to: right))
        case .notEqual: return boolean(left.isEqual(to: right).map { !$0 })
        case .less: return boolean(left.order(to: right).map { $0 < 0 })
        case .lessOrEqual: return boolean(left.order(to: right).map { $0 <= 0 })
        case .greater: return boolean(left.order(to: right).map { $0 > 0 })
        case .greaterOrEqual: return boolean(left.order(to: right).map { $0 >= 0 })
        case .isIn: return boolean(right.items?.contains { $0.isEqual(to: left) == true })
        case .isNotIn: return boolean(right.items.map { items in !items.contains { $0.isEqual(to: left) == true } })
        case .join:
            guard let left = left.text, let right = right.text else { return nil }
            return .value(.text(left + right))
        case .plus, .minus, .times, .over, .div, .mod:
            guard let left = left.number, let right = right.number else { return nil }
            return Number.apply(operation, left, right).map { .value($0.value) }
        case .fallback: return nil
        }
    }

    private static func has(_ set: Answer, _ quantifier: Quantifier?, _ wanted: Answer) -> Answer {
        set.flatMap { set in
            wanted.flatMap { wanted in
                guard let chosen = set.items else { return .missing(.notApplicable) }
                let sought = wanted.items ?? [wanted]
                let isChosen = { (value: Value) in chosen.contains { $0.isEqual(to: value) == true } }
                return switch quantifier {
                case .any: .value(.boolean(sought.contains(where: isChosen)))
                case .none?: .value(.boolean(!sought.contains(where: isChosen)))
                case .all, nil: .value(.boolean(sought.allSatisfy(isChosen)))
                }
            }
        }
    }

    private static func between(
        _ value: Expression, _ low: Expression, _ high: Expression, in environment: Environment
    ) -> Answer {
        value.evaluate(in: environment).flatMap { value in
            low.evaluate(in: environment).flatMap { low in
                high.evaluate(in: environment).flatMap { high in
                    guard let below = low.order(to: value), let above = value.order(to: high) else {
                        return .missing(.notApplicable)
                    }
                    return .value(.boolean(below <= 0 && above <= 0))
                }
            }
        }
    }

    /// Whether the pattern matches the text as a whole.
    private static func matches(_ text: Answer, _ pattern: String) -> Answer {
        text.flatMap { text in
            guard let text = text.text, let regex = try? Regex(pattern) else { return .missing(.notApplicable) }
            return .value(.boolean((try? regex.wholeMatch(in: text)) != nil))
        }
    }

    private static func test(_ answer: Answer, _ state: State) -> Bool {
        switch (state, answer) {
        case (.answered, .value): true
        case (.missing, .missing): true
        case (.refused, .missing(.refused)): true
        case (.skipped, .missing(.skipped)): true
        case (.dontKnow, .missing(.dontKnow)): true
        case (.notAsked, .missing(.notAsked)): true
        case (.empty, .value(.text(let text))): text.isEmpty
        case (.empty, .value(let value)): value.items?.isEmpty ?? false
        default: false
        }
    }
}

extension Answer {
    func flatMap(_ transform: (Value) -> Answer) -> Answer {
        switch self {
        case .value(let value): transform(value)
        case .missing: self
        }
    }

    /// Missing where the value is not a number or the result does not exist.
    func number(_ transform: (Number) -> Number?) -> Answer {
        flatMap { value in
            value.number.flatMap(transform).map { .value($0.value) } ?? .missing(.notApplicable)
        }
    }
}
