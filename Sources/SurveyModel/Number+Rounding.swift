internal import FoundationEssentials

extension Number {
    enum Rounding { case nearest, down, up }

    /// Rounds to so many places after the point; a half goes away from zero, as people are taught.
    func rounded(places: Int = 0, _ rounding: Rounding = .nearest) -> Number? {
        if whole != nil, places >= 0 { return self }
        // So many places are more than a number has, and so far to the left nothing is left of it.
        if places > 20 { return self }
        if places < -20, magnitude?.decimal ?? 0 < Decimal.powerOfTen(20) { return Number(0) }
        guard places >= -120 else { return Number(0) }
        let factor = Decimal.powerOfTen(abs(places))
        let number = decimal.withoutGuardDigits
        let scaled = places >= 0 ? number * factor : number / factor
        guard let integral = scaled.integral(rounding) else { return nil }
        let result = places >= 0 ? integral / factor : integral * factor
        if places <= 0, let whole = Int("\(result)") { return Number(whole) }
        return Number(result)
    }
}

extension Decimal {
    static func powerOfTen(_ exponent: Int) -> Decimal {
        Decimal(sign: .plus, exponent: exponent, significand: 1)
    }

    /// The whole number next to it; `FoundationEssentials` has no rounding of its own for decimals.
    func integral(_ rounding: Number.Rounding) -> Decimal? {
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

    /// The number as it counts where it is compared or rounded: 30 digits of it.
    ///
    /// Quotients carry 36, and what the last six lack is an error of computing: a third three times is one.
    var withoutGuardDigits: Decimal {
        // A number with fewer places behind the point is no quotient that went on and on.
        guard exponent < -18 else { return self }
        return rounded(significantDigits: 30) ?? self
    }

    /// The number with so many digits, counted from the first that is not zero.
    func rounded(significantDigits: Int) -> Decimal? {
        guard isFinite, !isNaN else { return nil }
        guard self != 0 else { return self }
        let digits = "\(magnitude)".filter { $0 != "." }.drop { $0 == "0" }
        let whole = "\(magnitude)".prefix { $0 != "." }.drop { $0 == "0" }
        let before = whole.isEmpty ? -("\(magnitude)".dropFirst(2).prefix { $0 == "0" }.count) : whole.count
        guard digits.count > significantDigits else { return self }
        let places = significantDigits - before
        let scaled = Decimal(sign: .plus, exponent: exponent + places, significand: significand)
        guard let integral = scaled.integral(.nearest) else { return nil }
        let result = Decimal(sign: .plus, exponent: integral.exponent - places, significand: integral.significand)
        return self < 0 ? -result : result
    }
}
