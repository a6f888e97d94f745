/// The standard normal distribution.
package enum Normal {
    /// The value that a standard normal variable stays below with the given chance.
    ///
    /// Algorithm AS 241, PPND16 (M. J. Wichura, Applied Statistics 37, 1988), relative error about 1e-16. 0 gives −∞,
    /// 1 gives +∞, anything outside NaN.
    package static func quantile(_ probability: Double) -> Double {
        guard probability > 0, probability < 1 else {
            return probability == 0 ? -.infinity : probability == 1 ? .infinity : .nan
        }
        let q = probability - 0.5
        if abs(q) <= 0.425 {
            let r = 0.180625 - q * q
            return q * ratio(r, Self.a, Self.b)
        }
        let tail = q < 0 ? probability : 1 - probability
        let r = (-Elementary.log(tail)).squareRoot()
        let value = r <= 5 ? ratio(r - 1.6, Self.c, Self.d) : ratio(r - 5, Self.e, Self.f)
        return q < 0 ? -value : value
    }

    /// The chance that a standard normal variable is below `z`, with an absolute error about 1e-16.
    ///
    /// The series Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/15 + …), which has only positive terms (G. Marsaglia, J. Stat. Soft. 11,
    /// 2004).
    package static func cumulative(_ z: Double) -> Double {
        if z.isNaN { return z }
        if z > 8.5 { return 1 }
        if z < -8.5 { return 0 }
        var (term, sum, i) = (z, z, 1.0)
        while true {
            i += 2
            term = term * z * z / i
            let next = sum + term
            if next == sum { break }
            sum = next
        }
        return 0.5 + sum * Elementary.exp(-0.5 * z * z - 0.91893853320467274178)
    }

    @inline(__always)
    private static func ratio(
        _ x: Double, _ p: (Double, Double, Double, Double, Double, Double, Double, Double),
        _ q: (Double, Double, Double, Double, Double, Double, Double)
    ) -> Double {
        let above = ((((((p.7 * x + p.6) * x + p.5) * x + p.4) * x + p.3) * x + p.2) * x + p.1) * x + p.0
        let below = ((((((q.6 * x + q.5) * x + q.4) * x + q.3) * x + q.2) * x + q.1) * x + q.0) * x + 1
        return above / below
    }

    private static let a = (
        3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
        4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3
    )
    private static let b = (
        4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3, 2.1213794301586595867e+4,
        3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3
    )
    private static let c = (
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4
    )
    private static let d = (
        2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1,
        1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9
    )
    private static let e = (
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7
    )
    private static let f = (
        5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4,
        1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15
    )
}
