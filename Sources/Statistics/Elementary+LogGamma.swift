extension Elementary {
    /// The logarithm of the gamma function for x > 0, within one unit in the last place; NaN elsewhere.
    ///
    /// Near its zeros, 1 and 2, by its Taylor series, whose coefficients are ζ(k)/k (M. Abramowitz & I. A. Stegun, "Handbook
    /// of Mathematical Functions", 6.1.33); elsewhere by Stirling's series (6.1.41) above 16, to which smaller numbers are
    /// moved by Γ(x) = Γ(x + n) / (x (x + 1) … (x + n − 1)).
    package static func logGamma(_ x: Double) -> Double {
        guard x > 0 else { return .nan }
        guard x.isFinite else { return x }
        // Γ(x) is 1/x to the last digit.
        if x < 1e-20 { return -log(x) }
        for (zero, series) in [(1.0, aroundOne), (2.0, aroundTwo)] where abs(x - zero) <= 0.0625 {
            let e = x - zero
            let bend = series.coefficients.reversed().reduce(0.0) { $0 * e + $1 }
            return (series.slope * DoubleDouble(e) + DoubleDouble(e * e * bend)).value
        }
        // Products of so large numbers would lose their exactness; a power of two is taken out of both factors.
        guard x < 1e200 else { return stirling(DoubleDouble(x), scale: 0x1p-600) }
        return preciseLogGamma(x).value
    }

    /// ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b) for a and b above 0, from at least 1e-20 to 1e200.
    ///
    /// The three are much larger than their sum where a and b are large, so they are added with 31 digits.
    package static func logBeta(_ a: Double, _ b: Double) -> Double {
        guard a > 0, b > 0 else { return .nan }
        guard min(a, b) >= 1e-20, max(a, b) <= 1e200 else { return logGamma(a) + logGamma(b) - logGamma(a + b) }
        // The larger first, so that both orders give the same bits.
        let (large, small) = (max(a, b), min(a, b))
        let sum = DoubleDouble.sum(large, small)
        return (preciseLogGamma(large) - preciseLogGamma(sum) + preciseLogGamma(small)).value
    }

    /// The logarithm of the binomial coefficient, also of counts that are not whole; −∞ outside of 0 to `count`.
    package static func logChoose(_ count: Double, _ chosen: Double) -> Double {
        guard chosen >= 0, chosen <= count else { return chosen.isNaN || count.isNaN ? .nan : -.infinity }
        guard chosen > 0, chosen < count else { return 0 }
        return -log1p(count) - logBeta(chosen + 1, count - chosen + 1)
    }

    private static func preciseLogGamma(_ x: Double) -> DoubleDouble { preciseLogGamma(DoubleDouble(x)) }

    private static func preciseLogGamma(_ x: DoubleDouble) -> DoubleDouble {
        let steps = (16 - x.high).rounded(.up)
        guard steps > 0 else { return stirlingSum(x, scale: 1) }
        var product = x
        for step in stride(from: 1, to: steps, by: 1) { product = product * (x + DoubleDouble(step)) }
        return stirlingSum(x + DoubleDouble(steps), scale: 1) - preciseLog(product)
    }

    private static func stirling(_ x: DoubleDouble, scale: Double) -> Double {
        stirlingSum(x, scale: scale).value / scale
    }

    /// (x − ½) ln x − x + ½ ln 2π + 1/(12x) − 1/(360x³) + …, for x ≥ 16, times the scale.
    private static func stirlingSum(_ x: DoubleDouble, scale: Double) -> DoubleDouble {
        let z = 1 / (x.high * x.high)
        let series = stirlingCoefficients.reversed().reduce(0.0) { $0 * z + $1 } * z / x.high
        // Of a number so large nothing of it is left.
        let rest = x.high < 1e100 ? DoubleDouble(1) / (DoubleDouble(12) * x) + DoubleDouble(series) : DoubleDouble(0)
        let main = (x - DoubleDouble(0.5)).scaled(by: scale) * preciseLog(x) - x.scaled(by: scale)
        return main + (halfLogTwoPi + rest).scaled(by: scale)
    }

    /// The logarithm with about 21 digits: 2 artanh((m − 1)/(m + 1)) + k ln 2.
    private static func preciseLog(_ x: DoubleDouble) -> DoubleDouble {
        var exponent = Double(x.high.exponent)
        if x.high.significand > 1.4142135623730951 { exponent += 1 }
        let m = x.scaled(by: Double(sign: .plus, exponent: -Int(exponent), significand: 1))
        let s = (m - DoubleDouble(1)) / (m + DoubleDouble(1))
        let z = s * s
        let tail = artanhTail.reversed().reduce(0.0) { $0 * z.high + $1 } * z.high
        let bend = z * (third + DoubleDouble(tail))
        return DoubleDouble(exponent) * ln2 + (s + s * bend).scaled(by: 2)
    }

    private static let ln2 = DoubleDouble(0.6931471805599453, 2.3190468138462996e-17)
    private static let third = DoubleDouble(0.3333333333333333, 1.850371707708594e-17)
    private static let halfLogTwoPi = DoubleDouble(0.9189385332046728, -3.8782941580672414e-17)
    /// The coefficients 1/5, 1/7, 1/9 and so on.
    private static let artanhTail = (2...14).map { 1 / Double(2 * $0 + 1) }
    /// B₂ₖ / (2k (2k − 1)) from k = 2.
    private static let stirlingCoefficients = [
        -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156, -3617.0 / 122_400,
    ]

    private struct Series {
        let slope: DoubleDouble
        let coefficients: [Double]
    }

    /// −γ, and (−1)ᵏ ζ(k)/k from k = 2.
    private static let aroundOne = Series(
        slope: DoubleDouble(-0.5772156649015329, 4.942915152430645e-18),
        coefficients: [
            0.8224670334241132, -0.40068563438653143, 0.27058080842778454, -0.20738555102867398, 0.1695571769974082,
            -0.1440498967688461, 0.12550966952474304, -0.11133426586956469, 0.1000994575127818, -0.09095401714582904,
            0.083353840546109, -0.0769325164113522, 0.07143294629536133, -0.06666870588242046, 0.06250095514121304,
        ])
    /// 1 − γ, and (−1)ᵏ (ζ(k) − 1)/k from k = 2.
    private static let aroundTwo = Series(
        slope: DoubleDouble(0.42278433509846713, 4.942915152430645e-18),
        coefficients: [
            0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986,
            0.0028905103307415234, -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939,
            9.945751278180853e-05, -4.492623673813314e-05, 2.050721277567069e-05, -9.439488275268397e-06,
            4.374866789907488e-06, -2.039215753801366e-06, 9.55141213040742e-07,
        ])
}
