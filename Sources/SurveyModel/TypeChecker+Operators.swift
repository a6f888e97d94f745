internal import FoundationEssentials
internal import SourceDiagnostics

extension TypeChecker {
    func binary(
        _ operation: Expression.BinaryOperator, _ left: Expression, _ right: Expression, at span: SourceSpan
    ) -> StaticType? {
        switch operation {
        case .and, .or: return logical(operation, left, right)
        case .equal, .notEqual: return equality(left, right, at: span)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return order(left, right)
        case .isIn, .isNotIn: return membership(left, right)
        case .join:
            let (first, second) = (joinable(left), joinable(right))
            return both(first, second).map { StaticType(.text, mayBeMissing: $0) }
        case .fallback: return fallback(left, right)
        case .plus, .minus, .times:
            let (first, second) = (operand(left, operation), operand(right, operation))
            guard let first, let second else { return nil }
            return StaticType(
                first.type == .integer && second.type == .integer ? .integer : .decimal,
                mayBeMissing: first.mayBeMissing || second.mayBeMissing)
        case .over:
            let (first, second) = (number(left), number(right))
            return both(first, second).map { StaticType(.decimal, mayBeMissing: $0 || !isNonZero(right)) }
        case .div, .mod:
            let whole = { expression in expect(expression, "a whole number") { $0 == .integer } }
            return both(whole(left), whole(right)).map { StaticType(.integer, mayBeMissing: $0 || !isNonZero(right)) }
        }
    }

    /// Whether one of the two may be missing; `nil` if one of them is wrong.
    private func both(_ left: StaticType?, _ right: StaticType?) -> Bool? {
        guard let left, let right else { return nil }
        return left.mayBeMissing || right.mayBeMissing
    }

    private func isNonZero(_ expression: Expression) -> Bool {
        switch expression.node {
        case .integer(let number): number != 0
        case .decimal(let number): number != 0
        default: false
        }
    }

    private func logical(
        _ operation: Expression.BinaryOperator, _ left: Expression, _ right: Expression
    ) -> StaticType? {
        let first = condition(left)
        var inner = self
        if operation == .and { inner.scope.present.formUnion(left.presentWhenTrue) }
        let second = inner.condition(right)
        return both(first, second).map { StaticType(.boolean, mayBeMissing: $0) }
    }

    private func operand(_ expression: Expression, _ operation: Expression.BinaryOperator) -> StaticType? {
        guard let found = type(of: expression) else { return nil }
        guard found.type.isNumber else {
            return error(
                .typeMismatch, expression, "'\(operation.rawValue)' takes numbers, but this is \(found.type.name)",
                hint: operation == .plus && found.type == .text ? "texts are joined with '&'" : nil)
        }
        return found
    }

    private func joinable(_ expression: Expression) -> StaticType? {
        guard let found = type(of: expression) else { return nil }
        guard found.type == .text else {
            return error(
                .typeMismatch, expression, "'&' joins texts, but this is \(found.type.name)",
                hint: found.type.options == nil ? nil : "its wording is label(…)")
        }
        return found
    }

    private func equality(_ left: Expression, _ right: Expression, at span: SourceSpan) -> StaticType? {
        let (first, second) = (type(of: left), type(of: right))
        guard let first, let second else { return nil }
        for (type, expression, other) in [(first.type, left, right), (second.type, right, left)] {
            if case .multi = type {
                let code = other.literalText.map { "'\($0)'" } ?? "…"
                return error(
                    .equalityOfMulti, expression, "this can have several options at once, which '=' cannot compare",
                    hint: "write: \(expression) has \(code)")
            }
        }
        guard comparable(first, left, second, right) else { return nil }
        return StaticType(.boolean, mayBeMissing: first.mayBeMissing || second.mayBeMissing)
    }

    /// Whether the two sides can be equal at all; if not, it was reported.
    private func comparable(
        _ first: StaticType, _ left: Expression, _ second: StaticType, _ right: Expression
    ) -> Bool {
        if let options = first.type.options, second.type == .text {
            return isOption(right, second, of: options.options.map(\.code), name: left)
        }
        if let options = second.type.options, first.type == .text {
            return isOption(left, first, of: options.options.map(\.code), name: right)
        }
        if let literals = first.literals, left.literalText == nil, right.literalText != nil, first.type == .text {
            return isOption(right, second, of: literals, name: left)
        }
        if let literals = second.literals, right.literalText == nil, left.literalText != nil, second.type == .text {
            return isOption(left, first, of: literals, name: right)
        }
        if ValueType.common(first.type, second.type) != nil { return true }
        _ = error(.typeMismatch, right, "\(first.type.name) cannot be compared with \(second.type.name)")
        return false
    }

    /// Whether every text that the expression can be is one of the codes.
    private func isOption(
        _ expression: Expression, _ type: StaticType, of codes: [String], name: Expression
    ) -> Bool {
        guard let literals = type.literals else {
            _ = error(
                .typeMismatch, expression, "an option is compared with its code in quotes, not with another text")
            return false
        }
        guard let wrong = literals.first(where: { !codes.contains($0) }) else { return true }
        let unique = codes.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let place = expression.literal(wrong) ?? expression
        _ = error(
            .unknownOption, place, "'\(wrong)' is not an option of '\(name)'",
            label: "options: \(unique.joined(separator: ", "))",
            hint: suggestion(for: wrong, among: unique).map { "did you mean '\($0)'?" })
        return false
    }

    private func order(_ left: Expression, _ right: Expression) -> StaticType? {
        let (first, second) = (ordered(left), ordered(right))
        guard let first, let second else { return nil }
        guard ValueType.common(first.type, second.type) != nil else {
            return error(.typeMismatch, right, "\(first.type.name) cannot be compared with \(second.type.name)")
        }
        return StaticType(.boolean, mayBeMissing: first.mayBeMissing || second.mayBeMissing)
    }

    private func ordered(_ expression: Expression) -> StaticType? {
        expect(expression, "a number, a date or a text, which have an order") {
            $0.isNumber || $0 == .date || $0 == .text
        }
    }

    func between(_ value: Expression, _ low: Expression, _ high: Expression) -> StaticType? {
        let (below, above) = (order(low, value), order(value, high))
        return both(below, above).map { StaticType(.boolean, mayBeMissing: $0) }
    }

    private func membership(_ left: Expression, _ right: Expression) -> StaticType? {
        let (first, second) = (type(of: left), type(of: right))
        guard let first, let second else { return nil }
        if case .multi = first.type {
            return error(
                .equalityOfMulti, left, "this can have several options at once, which 'in' cannot look up",
                hint: "write: \(left) has any \(right)")
        }
        guard let member = second.type.member else {
            return error(
                .typeMismatch, right, "after 'in' comes a list, as ['a', 'b'], but this is \(second.type.name)")
        }
        let item = StaticType(member, mayBeMissing: second.mayBeMissing, literals: second.literals)
        guard comparable(first, left, item, right) else { return nil }
        return StaticType(.boolean, mayBeMissing: first.mayBeMissing || second.mayBeMissing)
    }

    func has(_ set: Expression, _ quantifier: Expression.Quantifier?, _ wanted: Expression) -> StaticType? {
        let (first, second) = (type(of: set), type(of: wanted))
        guard let first, let second else { return nil }
        guard let member = first.type.member else {
            let isChoice = first.type.options != nil
            return error(
                .typeMismatch, set, "'has' looks into several values, but this is \(first.type.name)",
                hint: isChoice ? "a choice is compared with '='" : nil)
        }
        if quantifier != nil, second.type.member == nil {
            return error(.typeMismatch, wanted, "after 'has any', 'has all' and 'has none' comes a list, as ['a', 'b']")
        }
        if quantifier == nil, second.type.member != nil {
            return error(.typeMismatch, wanted, "a list comes after 'has any', 'has all' or 'has none'")
        }
        let item = StaticType(
            second.type.member ?? second.type, mayBeMissing: second.mayBeMissing, literals: second.literals)
        guard comparable(StaticType(member), set, item, wanted) else { return nil }
        return StaticType(.boolean, mayBeMissing: first.mayBeMissing || second.mayBeMissing)
    }

    private func fallback(_ left: Expression, _ right: Expression) -> StaticType? {
        let (first, second) = (type(of: left), type(of: right))
        guard let first, let second else { return nil }
        let mayBeMissing = first.mayBeMissing && second.mayBeMissing
        if let options = first.type.options, second.type == .text, first.type.member == nil {
            guard isOption(right, second, of: options.options.map(\.code), name: left) else { return nil }
            return StaticType(first.type, mayBeMissing: mayBeMissing)
        }
        guard let common = ValueType.common(first.type, second.type) else {
            return error(
                .typeMismatch, right,
                "'??' needs one type, but left is \(first.type.name) and this is \(second.type.name)")
        }
        let literals = first.literals.flatMap { first in second.literals.map { first + $0 } }
        return StaticType(common, mayBeMissing: mayBeMissing, literals: literals)
    }
}

extension Expression {
    var literalText: String? {
        guard case .text(let text) = node else { return nil }
        return text
    }

    /// Where a text stands in this expression.
    func literal(_ text: String) -> Expression? {
        if literalText == text { return self }
        return children.lazy.compactMap { $0.literal(text) }.first
    }
}
