internal import FoundationEssentials

/// A number of the survey language: whole, or an exact decimal.
///
/// Whole numbers that grow too large become decimals; nothing traps, and what does not exist is `nil`.
struct Number {
    private enum Form {
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
        case .over: right.isZero ? nil : Number(left.decimal / right.decimal)
        case .div: whole(left, right) { $0.dividedReportingOverflow(by: $1) }
        case .mod: whole(left, right) { $0.remainderReportingOverflow(dividingBy: $1) }
        default: nil
        }
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

    enum Rounding { case nearest, down, up }

    /// Rounds to so many places after the point; a half goes away from zero, as people are taught.
    func rounded(places: Int = 0, _ rounding: Rounding = .nearest) -> Number? {
        if whole != nil, places >= 0 { return self }
        guard (-20...20).contains(places) else { return nil }
        var factor = Decimal(1)
        for _ in 0..<abs(places) { factor *= 10 }
        let scaled = places >= 0 ? decimal * factor : decimal / factor
        guard let integral = scaled.integral(rounding) else { return nil }
        let result = places >= 0 ? integral / factor : integral * factor
        if places <= 0, let whole = Int("\(result)") { return Number(whole) }
        return Number(result)
    }
}

extension Decimal {
    /// The whole number next to it; `FoundationEssentials` has no rounding of its own for decimals.
    fileprivate func integral(_ rounding: Number.Rounding) -> Decimal? {
        let written = "\(self)"
        guard isFinite, !isNaN else { return nil }
        let parts = written.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let toZero = Decimal(string: String(parts[0])) else { return self }
        let isNegative = self < 0
        let isHalf = (parts[1].first.flatMap { Int(String($0)) } ?? 0) >= 5
        let goesAwayFromZero =
            switch rounding {
            case .nearest: isHalf
            case .down: isNegative
            case .up: !isNegative
            }
        return goesAwayFromZero ? toZero + (isNegative ? -1 : 1) : toZero
    }
}

extension Value {
    var number: Number? { Number(self) }

    /// The text, or the code of a choice.
    var text: String? {
        switch self {
        case .text(let text), .choice(let text): text
        default: nil
        }
    }

    /// The members of a list or a multi.
    var items: [Value]? {
        switch self {
        case .list(let items): items
        case .multi(let codes): codes.map(Value.choice)
        default: nil
        }
    }

    /// `nil` when the two cannot be compared.
    func isEqual(to other: Value) -> Bool? {
        if case .boolean(let left) = self, case .boolean(let right) = other { return left == right }
        if let left = items, let right = other.items {
            guard left.count == right.count else { return false }
            return zip(left, right).allSatisfy { $0.isEqual(to: $1) == true }
        }
        if let left = text, let right = other.text { return left == right }
        return order(to: other).map { $0 == 0 }
    }

    /// Negative, zero or positive as this one comes before, with, or after the other.
    func order(to other: Value) -> Int? {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): left < right ? -1 : left == right ? 0 : 1
        case (.date(let left), .date(let right)): left < right ? -1 : left == right ? 0 : 1
        case (.text(let left), .text(let right)): left < right ? -1 : left == right ? 0 : 1
        default:
            number.flatMap { left in
                other.number.map { right in
                    left.decimal < right.decimal ? -1 : left.decimal == right.decimal ? 0 : 1
                }
            }
        }
    }
}
