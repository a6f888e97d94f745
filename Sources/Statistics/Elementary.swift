/// Logarithms, the exponential and the gamma function out of exactly rounded steps only.
///
/// The system's mathematical library may differ in the last bit from one processor to the next, and then the same review
/// would give other bytes. These use `+ − × ÷` and comparisons, which IEEE 754 defines to the last bit.
package enum Elementary {
    private static let ln2High = 6.93147180369123816490e-01
    private static let ln2Low = 1.90821492927058770002e-10

    /// The natural logarithm, within one unit in the last place.
    ///
    /// The method is fdlibm's `e_log.c` (Sun Microsystems, 1993): x = 2^k·(1+f), log(1+f) by a polynomial in
    /// s² with s = f/(2+f). Zero gives −∞, a negative number NaN.
    package static func log(_ x: Double) -> Double {
        guard x > 0 else { return x == 0 ? -.infinity : .nan }
        guard x.isFinite else { return x }
        var mantissa = x.significand
        var exponent = Double(x.exponent)
        if mantissa > 1.4142135623730951 {
            mantissa /= 2
            exponent += 1
        }
        let f = mantissa - 1
        let s = f / (2 + f)
        let z = s * s
        let w = z * z
        let odd = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
        let even =
            z
            * (6.666666666666735130e-01
                + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)))
        let half = 0.5 * f * f
        return exponent * ln2High - ((half - (s * (half + (odd + even)) + exponent * ln2Low)) - f)
    }

    /// The exponential, within one unit in the last place.
    ///
    /// The method is fdlibm's `e_exp.c`: x = k·ln 2 + r with |r| ≤ ½·ln 2, and a rational function of r.
    package static func exp(_ x: Double) -> Double {
        if x.isNaN { return x }
        if x > 709.782712893383973096 { return .infinity }
        if x < -745.13321910194110842 { return 0 }
        let k = (x * 1.44269504088896338700).rounded(.toNearestOrEven)
        let high = x - k * ln2High
        let low = k * ln2Low
        let r = high - low
        let t = r * r
        let c =
            r - t
            * (1.66666666666666019037e-01
                + t
                * (-2.77777777770155933842e-03
                    + t
                    * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))))
        let y = 1 - ((low - (r * c) / (2 - c)) - high)
        // Two steps, so that a result below the least normal number is rounded once and not lost.
        let half = (k / 2).rounded(.down)
        return y * power(half) * power(k - half)
    }

    /// The natural logarithm of 1 + x, with all digits for small x.
    ///
    /// The rounding of 1 + x is made good by the factor x / ((1 + x) − 1). Source: W. Kahan, in D. Goldberg, "What Every
    /// Computer Scientist Should Know About Floating-Point Arithmetic", ACM Computing Surveys 23 (1991), theorem 4. Within
    /// three units in the last place; −1 gives −∞, less NaN.
    package static func log1p(_ x: Double) -> Double {
        let sum = 1 + x
        guard sum != 1 else { return x }
        guard sum > 0, sum.isFinite else { return log(sum) }
        return log(sum) * (x / (sum - 1))
    }

    /// The arc sine of a number from −1 to 1, within a few units in the last place; NaN outside.
    ///
    /// Its Taylor series up to ½, and arcsin x = π/2 − 2 arcsin √((1 − x)/2) above (M. Abramowitz & I. A. Stegun, "Handbook of
    /// Mathematical Functions", 4.4.40).
    package static func arcsin(_ x: Double) -> Double {
        guard abs(x) <= 1 else { return .nan }
        guard abs(x) <= 0.5 else {
            let value = 1.5707963267948966 - 2 * arcsin(((1 - abs(x)) / 2).squareRoot())
            return x < 0 ? -value : value
        }
        let z = x * x
        var (term, sum, n) = (x, x, 0.0)
        while true {
            n += 1
            term *= z * (2 * n - 1) / (2 * n)
            let next = sum + term / (2 * n + 1)
            if next == sum { return sum }
            sum = next
        }
    }

    private static func power(_ k: Double) -> Double { Double(sign: .plus, exponent: Int(k), significand: 1) }
}
