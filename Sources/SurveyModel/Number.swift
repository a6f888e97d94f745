internal import FoundationEssentials

/// A number of the survey language: whole, or an exact decimal.
///
/// Whole numbers that grow too large become decimals; nothing traps, and what does not exist is `nil`.
struct Number: Hashable, Sendable {
    private enum Form: Hashable {
        case whole(Int)
        case decimal(Decimal)
    }

    private let form: Form

    init(_ whole: Int) { form = .whole(whole) }

    init?(_ decimal: Decimal) {
        guard decimal.isFinite, !decimal.isNaN else { return nil }
        form = .decimal(decimal)
    }

    init?(_ value: Value) {
        switch value {
        case .integer(let number): form = .whole(number)
        case .decimal(let number): form = .decimal(number)
        default: return nil
        }
    }

    var value: Value {
        switch form {
        case .whole(let number): .integer(number)
        case .decimal(let number): .decimal(number)
        }
    }

    var decimal: Decimal {
        switch form {
        case .whole(let number): Decimal(number)
        case .decimal(let number): number
        }
    }

    /// Only of a number that is whole by its type.
    var whole: Int? {
        guard case .whole(let number) = form else { return nil }
        return number
    }

    var isZero: Bool { decimal == 0 }

    var negated: Number? {
        guard let whole else { return Number(-decimal) }
        let (result, overflows) = Int(0).subtractingReportingOverflow(whole)
        return overflows ? Number(-decimal) : Number(result)
    }

    var magnitude: Number? { decimal < 0 ? negated : self }

    /// `/` gives a decimal; `div` and `mod` take whole numbers and round towards zero.
    static func apply(_ operation: Expression.BinaryOperator, _ left: Number, _ right: Number) -> Number? {
        switch operation {
        case .plus: combine(left, right, { $0.addingReportingOverflow($1) }, +)
        case .minus: combine(left, right, { $0.subtractingReportingOverflow($1) }, -)
        case .times: combine(left, right, { $0.multipliedReportingOverflow(by: $1) }, *)
        case .over: right.isZero ? nil : Number(quotient(left.decimal, right.decimal))
        case .div: whole(left, right) { $0.dividedReportingOverflow(by: $1) }
        case .mod: whole(left, right) { $0.remainderReportingOverflow(dividingBy: $1) }
        default: nil
        }
    }

    /// The division cuts its result off behind 38 digits; two fewer are rounded as people expect, 2/3 up.
    private static func quotient(_ left: Decimal, _ right: Decimal) -> Decimal {
        let quotient = left / right
        guard quotient.exponent < -18 else { return quotient }
        return quotient.rounded(significantDigits: 36) ?? quotient
    }

    private typealias Checked = (Int, Int) -> (partialValue: Int, overflow: Bool)

    private static func combine(
        _ left: Number, _ right: Number, _ whole: Checked, _ decimal: (Decimal, Decimal) -> Decimal
    ) -> Number? {
        if let first = left.whole, let second = right.whole {
            let (result, overflows) = whole(first, second)
            if !overflows { return Number(result) }
        }
        return Number(decimal(left.decimal, right.decimal))
    }

    private static func whole(_ left: Number, _ right: Number, _ operation: Checked) -> Number? {
        guard let first = left.whole, let second = right.whole, second != 0 else { return nil }
        let (result, overflows) = operation(first, second)
        return overflows ? nil : Number(result)
    }
}
