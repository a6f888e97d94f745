internal import FoundationEssentials
internal import SourceDiagnostics

extension TypeChecker {
    /// `+`, `-`, `*`, `/`, `div` and `mod` between what has units, currencies and times.
    ///
    /// | left | operator | right | result |
    /// |---|---|---|---|
    /// | number | `+ - * div mod` | number | number, whole if both are |
    /// | number | `/` | number | decimal |
    /// | unit or money | `+ -` | the same, or a number that stands there | the same |
    /// | unit or money | `* /` | plain number | the same |
    /// | plain number | `*` | unit or money | the same |
    /// | unit or money | `/` | the same | decimal |
    /// | duration | `+ -` | duration | duration |
    /// | duration | `* /` | plain number, or `/` duration | duration; decimal |
    /// | date with time, time | `+ -` | duration | as left |
    /// | date with time, time | `-` | the same | duration |
    func arithmetic(
        _ operation: Expression.BinaryOperator, _ left: Expression, _ right: Expression
    ) -> StaticType? {
        let (first, second) = (operand(left, operation), operand(right, operation))
        guard let first, let second else { return nil }
        guard let type = result(operation, first, second) else {
            return clash(operation, first.type, second.type, left, right)
        }
        var missing = StaticType.causes(first, second)
        if operation == .over || operation == .div || operation == .mod, !isNeverZero(right) {
            missing.append(MissingCause(.division, right.description, at: right.span))
        }
        if type == .time {
            let whole = Expression(.binary(operation, left, right), at: left.span)
            if !whole.hasConstantValue { missing.append(MissingCause(.midnight, whole.description, at: left.span)) }
        }
        var result = StaticType(type, missing: missing)
        result.isLiteralNumber = first.isLiteralNumber && second.isLiteralNumber
        return result
    }

    /// Whether something can always be divided by it: a constant, a question whose bounds leave zero out, or what a
    /// condition around it says is not zero.
    private func isNeverZero(_ divisor: Expression) -> Bool {
        if divisor.isNonZero || scope.present.contains(divisor.asDivisor) { return true }
        guard case .name(let name) = divisor.node else { return false }
        return scope.symbols[name]?.isNeverZero ?? false
    }

    private func operand(_ expression: Expression, _ operation: Expression.BinaryOperator) -> StaticType? {
        guard let found = type(of: expression) else { return nil }
        guard !found.type.isAmount, found.type != .dateTime, found.type != .time else { return found }
        var hint: String?
        switch found.type {
        case .text where operation == .plus: hint = "texts are joined with '&'"
        case .date: hint = "days are counted with days_between(…) and added with add_days(…)"
        case .choice, .multi: hint = "the numbers of options are score(…)"
        case .list where found.type.member?.isAmount == true: hint = "several values are added up with sum(…)"
        default: break
        }
        return error(
            .typeMismatch, expression, "'\(operation.rawValue)' takes numbers, but this is \(found.type.name)",
            hint: hint)
    }

    private func result(
        _ operation: Expression.BinaryOperator, _ left: StaticType, _ right: StaticType
    ) -> ValueType? {
        switch (left.type, right.type) {
        case (.duration, .duration):
            return operation == .over ? .decimal : operation == .plus || operation == .minus ? .duration : nil
        case (.duration, _):
            return (operation == .times || operation == .over) && right.type.isPlainNumber ? .duration : nil
        case (.dateTime, .duration), (.time, .duration):
            return operation == .plus || operation == .minus ? left.type : nil
        case (_, .duration): return operation == .times && left.type.isPlainNumber ? .duration : nil
        case (.dateTime, .dateTime), (.time, .time): return operation == .minus ? .duration : nil
        case (.dateTime, _), (.time, _), (_, .dateTime), (_, .time): return nil
        default: break
        }
        let (isPlainLeft, isPlainRight) = (left.type.unit == nil, right.type.unit == nil)
        switch operation {
        case .plus, .minus:
            return StaticType.common(left, right)
        case .times:
            guard isPlainLeft || isPlainRight else { return nil }
            let united = isPlainLeft ? right.type : left.type
            return left.type.isWhole && right.type.isWhole ? united : united.fraction
        case .over:
            if isPlainRight { return left.type.fraction }
            return left.type.unit == right.type.unit ? .decimal : nil
        case .div, .mod:
            guard left.type.isWhole, right.type.isWhole else { return nil }
            if isPlainRight { return left.type }
            return left.type.unit != right.type.unit ? nil : operation == .mod ? left.type : .integer
        default: return nil
        }
    }

    private func clash(
        _ operation: Expression.BinaryOperator, _ first: ValueType, _ second: ValueType, _ left: Expression,
        _ right: Expression
    ) -> StaticType? {
        let sign = operation.rawValue
        if operation == .div || operation == .mod {
            let (type, expression) = first.isWhole ? (second, right) : (first, left)
            if !type.isWhole {
                return error(.typeMismatch, expression, "'\(sign)' takes whole numbers, but this is \(type.name)")
            }
        }
        if operation == .times, first.unit != nil, second.unit != nil {
            return error(
                .unitMismatch, right, "\(first.name) cannot be multiplied by \(second.name)",
                hint: "number(…) gives the bare number")
        }
        return mixed(
            first, second, right, otherwise: "'\(sign)' does not go between \(first.name) and \(second.name)")
    }
}

extension Expression {
    /// Whether it is a number that is surely not zero, or such a length of time.
    fileprivate var isNonZero: Bool {
        guard isConstant, let value = evaluate(in: Environment()).value else { return false }
        if case .duration(let span) = value { return span.seconds != 0 }
        return value.amount.map { $0 != 0 } ?? false
    }
}
