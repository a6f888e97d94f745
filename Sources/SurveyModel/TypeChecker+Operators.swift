internal import FoundationEssentials
internal import SourceDiagnostics

extension TypeChecker {
    func binary(
        _ operation: Expression.BinaryOperator, _ left: Expression, _ right: Expression
    ) -> StaticType? {
        switch operation {
        case .and, .or: return logical(operation, left, right)
        case .equal, .notEqual: return equality(left, right)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return order(left, right)
        case .isIn, .isNotIn: return membership(left, right)
        case .join:
            return both(joinable(left), joinable(right)).map { StaticType(.text, missing: $0) }
        case .fallback: return fallback(left, right)
        case .plus, .minus, .times, .over, .div, .mod: return arithmetic(operation, left, right)
        }
    }

    /// Why one of the two may be missing; `nil` if one of them is wrong.
    private func both(_ left: StaticType?, _ right: StaticType?) -> [MissingCause]? {
        guard let left, let right else { return nil }
        return StaticType.causes(left, right)
    }

    private func logical(
        _ operation: Expression.BinaryOperator, _ left: Expression, _ right: Expression
    ) -> StaticType? {
        let first = condition(left)
        // The right side matters only if the left one does not decide.
        let second = knowing(operation == .and ? left.presentWhenTrue : left.presentWhenFalse).condition(right)
        return both(first, second).map { StaticType(.boolean, missing: $0) }
    }

    private func joinable(_ expression: Expression) -> StaticType? {
        guard let found = type(of: expression) else { return nil }
        guard found.type == .text else {
            return error(
                .typeMismatch, expression, "'&' joins texts, but this is \(found.type.name)",
                hint: found.type.options == nil ? "in words, it is text(…)" : "its wording is label(…)")
        }
        return found
    }

    private func equality(_ left: Expression, _ right: Expression) -> StaticType? {
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
        return StaticType(.boolean, missing: StaticType.causes(first, second))
    }

    /// Whether the two sides can be equal at all; if not, it was reported.
    func comparable(_ first: StaticType, _ left: Expression, _ second: StaticType, _ right: Expression) -> Bool {
        if case .choice(let options) = first.type, second.type == .text {
            return isOption(right, second, of: options.options.map(\.code), name: "\(left)")
        }
        if case .choice(let options) = second.type, first.type == .text {
            return isOption(left, first, of: options.options.map(\.code), name: "\(right)")
        }
        if let literals = first.literals, left.literalText == nil, right.literalText != nil, first.type == .text {
            return isOption(right, second, of: literals, name: "\(left)")
        }
        if let literals = second.literals, right.literalText == nil, left.literalText != nil, second.type == .text {
            return isOption(left, first, of: literals, name: "\(right)")
        }
        if StaticType.common(first, second) != nil { return true }
        _ = mixed(
            first.type, second.type, right,
            otherwise: "\(first.type.name) cannot be compared with \(second.type.name)",
            hint: instead(of: right, for: first.type, left) ?? instead(of: left, for: second.type, right))
        return false
    }

    /// Whether every text that the expression can be is one of the codes; if not, it was reported.
    func isOption(_ expression: Expression, _ type: StaticType, of codes: [String], name: String) -> Bool {
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
            label: "options: \(unique.shortened)",
            hint: suggestion(for: wrong, among: unique).map { "did you mean '\($0)'?" })
        return false
    }

    private func order(_ left: Expression, _ right: Expression) -> StaticType? {
        let (first, second) = (ordered(left), ordered(right))
        guard let first, let second else { return nil }
        guard StaticType.common(first, second) != nil else {
            return mixed(
                first.type, second.type, right,
                otherwise: "\(first.type.name) cannot be compared with \(second.type.name)",
                hint: instead(of: right, for: first.type, left) ?? instead(of: left, for: second.type, right))
        }
        return StaticType(.boolean, missing: StaticType.causes(first, second))
    }

    /// What to write for a literal of the wrong type: an option for true or false, a date for a text that is one.
    private func instead(of literal: Expression, for type: ValueType, _ other: Expression) -> String? {
        switch (literal.node, type) {
        case (.boolean(let flag), .choice(let list)) where list["yes"] != nil && list["no"] != nil:
            "write: \(other) = '\(flag ? "yes" : "no")'"
        case (.text(let text), .date) where CalendarDate(text) != nil,
            (.text(let text), .time) where ClockTime(text) != nil,
            (.text(let text), .dateTime) where CalendarMoment(text) != nil:
            "write: @\(text)"
        case (.text(let text), .integer) where Int(text) != nil, (.text(let text), .decimal) where Int(text) != nil:
            "a number stands without quotes: \(text)"
        default: nil
        }
    }

    private func ordered(_ expression: Expression) -> StaticType? {
        expect(expression, "a number, a date, a time or a text, which have an order") { $0.hasOrder || $0 == .text }
    }

    func between(_ value: Expression, _ low: Expression, _ high: Expression) -> StaticType? {
        let (found, first, second) = (ordered(value), ordered(low), ordered(high))
        guard let found, let first, let second else { return nil }
        for (bound, expression) in [(first, low), (second, high)] where StaticType.common(found, bound) == nil {
            return mixed(
                found.type, bound.type, expression,
                otherwise: "\(found.type.name) cannot be compared with \(bound.type.name)")
        }
        return StaticType(.boolean, missing: StaticType.causes([found, first, second]))
    }

    private func membership(_ left: Expression, _ right: Expression) -> StaticType? {
        let (first, second) = (type(of: left), type(of: right))
        guard let first, let second else { return nil }
        if case .multi = first.type {
            return error(
                .equalityOfMulti, left, "this can have several options at once, which 'in' cannot look up",
                hint: "write: \(left) has any \(right)")
        }
        guard second.type.member != nil else {
            return error(
                .typeMismatch, right, "after 'in' comes a list, as ['a', 'b'], but this is \(second.type.name)")
        }
        guard comparable(first, left, second.asMember, right) else { return nil }
        return StaticType(.boolean, missing: StaticType.causes(first, second))
    }

    func has(_ set: Expression, _ quantifier: Expression.Quantifier?, _ wanted: Expression) -> StaticType? {
        let (first, second) = (type(of: set), type(of: wanted))
        guard let first, let second else { return nil }
        guard first.type.member != nil else {
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
        let item = second.type.member == nil ? second : second.asMember
        var member = first.asMember
        member.literals = nil
        guard comparable(member, set, item, wanted) else { return nil }
        return StaticType(.boolean, missing: StaticType.causes(first, second))
    }

    private func fallback(_ left: Expression, _ right: Expression) -> StaticType? {
        let (first, second) = (type(of: left), type(of: right))
        guard let first, let second else { return nil }
        let missing = first.mayBeMissing ? second.missing : []
        if case .choice(let options) = first.type, second.type == .text {
            guard isOption(right, second, of: options.options.map(\.code), name: "\(left)") else { return nil }
            return StaticType(first.type, missing: missing)
        }
        guard let common = StaticType.common(first, second) else {
            return mixed(
                first.type, second.type, right,
                otherwise: "'??' needs one type, but left is \(first.type.name) and this is \(second.type.name)")
        }
        let literals = first.literals.flatMap { first in second.literals.map { first + $0 } }
        return StaticType(common, missing: missing, literals: literals)
    }
}

extension StaticType {
    /// What each of several values is.
    var asMember: StaticType {
        var result = self
        result.type = type.member ?? type
        return result
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
