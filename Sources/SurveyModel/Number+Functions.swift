internal import FoundationEssentials

/// Roots, powers and logarithms in decimal arithmetic, so that every machine gives the same digits.
///
/// Series and Newton's method run with the 38 digits that a decimal has; results are rounded to 20.
extension Number {
    private static let digits = 20

    private static func rounded(_ decimal: Decimal?) -> Number? {
        decimal.flatMap { $0.rounded(significantDigits: digits) }.flatMap { Number($0) }
    }

    /// Newton's method; `nil` for a negative number.
    var squareRoot: Number? {
        let value = decimal
        guard value >= 0 else { return nil }
        guard value > 0 else { return self }
        // The exponent halves, so that the first guess is right to an order of magnitude.
        let scale = ("\(value)".prefix { $0 != "." }.count - 1) / 2
        var guess = value < 1 ? Decimal(1) : Decimal.powerOfTen(scale)
        for _ in 0..<200 {
            let next = (guess + value / guess) / 2
            guard next != guess else { break }
            guess = next
        }
        return Self.rounded(guess)
    }

    /// The natural logarithm; `nil` for what is not above zero.
    var naturalLogarithm: Number? { Self.rounded(Self.logarithm(decimal)) }

    var commonLogarithm: Number? {
        guard let logarithm = Self.logarithm(decimal), let ten = Self.logarithm(10) else { return nil }
        return Self.rounded(logarithm / ten)
    }

    /// e to the power of this number; `nil` above 200, where no decimal holds it.
    var exponential: Number? { Self.exponential(decimal).flatMap { Self.rounded($0) } }

    /// A whole exponent multiplies, and is exact as long as 38 digits hold the result; others go through logarithms.
    func power(_ exponent: Number) -> Number? {
        if let whole = exponent.whole ?? Int("\(exponent.decimal)") {
            guard whole.magnitude <= 10_000 else { return nil }
            guard whole >= 0 else {
                guard !isZero, let positive = power(Number(-whole)), !positive.isZero else { return nil }
                return Number(1 / positive.decimal)
            }
            var (result, base, rest): (Number?, Number?, Int) = (Number(1), self, whole)
            while rest > 0 {
                if rest % 2 == 1 { result = Self.product(result, base) }
                rest /= 2
                if rest > 0 { base = Self.product(base, base) }
            }
            return result
        }
        guard let logarithm = Self.logarithm(decimal) else { return isZero && exponent.decimal > 0 ? Number(0) : nil }
        return Self.rounded(Self.exponential(logarithm * exponent.decimal))
    }

    private static func product(_ left: Number?, _ right: Number?) -> Number? {
        guard let left, let right, let result = apply(.times, left, right) else { return nil }
        return result.decimal.isFinite ? result : nil
    }

    /// ln x = 2 artanh((x − 1) / (x + 1)) after x was brought near 1 by powers of ten and of two.
    private static func logarithm(_ value: Decimal) -> Decimal? {
        guard value > 0, value.isFinite else { return nil }
        var (rest, tens, twos) = (value, 0, 0)
        while rest >= 10 { (rest, tens) = (rest / 10, tens + 1) }
        while rest < 1 { (rest, tens) = (rest * 10, tens - 1) }
        while rest > 1.5 { (rest, twos) = (rest / 2, twos + 1) }
        let two = series(2 as Decimal)
        let ten = 3 * two + series(Decimal(5) / Decimal(4))
        return series(rest) + Decimal(tens) * ten + Decimal(twos) * two
    }

    private static func series(_ value: Decimal) -> Decimal {
        let ratio = (value - 1) / (value + 1)
        let square = ratio * ratio
        var (term, sum, index) = (ratio, ratio, 3)
        while index < 200, term.magnitude > Decimal.powerOfTen(-37) {
            term *= square
            sum += term / Decimal(index)
            index += 2
        }
        return 2 * sum
    }

    /// Taylor's series of a 64th, squared six times.
    private static func exponential(_ value: Decimal) -> Decimal? {
        guard value.magnitude <= 200 else { return value < 0 ? 0 : nil }
        let part = value / 64
        var (term, sum): (Decimal, Decimal) = (1, 1)
        for index in 1..<60 {
            term = term * part / Decimal(index)
            guard term != 0, term.magnitude > Decimal.powerOfTen(-40) else { break }
            sum += term
        }
        for _ in 0..<6 { sum *= sum }
        return sum.isFinite ? sum : nil
    }
}
