/// How many there are in all, from two lists that were made independently and have some in common.
///
/// For instance accounts with a need: those that wrote a ticket and those that said yes when they were asked.
package struct CaptureRecapture: Hashable, Sendable {
    package let first: Int
    package let second: Int
    package let both: Int

    /// Takes the sizes of the lists; `nil` where more are on both than on one, or a number is negative.
    package init?(first: Int, second: Int, both: Int) {
        guard both >= 0, both <= first, both <= second else { return nil }
        self.first = first
        self.second = second
        self.both = both
    }

    /// The plain estimate n₁n₂/m; `nil` where none is on both.
    ///
    /// Sources: C. G. J. Petersen (1896) and F. C. Lincoln (1930).
    package var lincolnPetersen: Double? { both > 0 ? Double(first) / Double(both) * Double(second) : nil }

    /// The estimate (n₁ + 1)(n₂ + 1)/(m + 1) − 1, which is nearly unbiased and always there.
    ///
    /// Source: D. G. Chapman, University of California Publications in Statistics 1 (1951).
    package var chapman: Double { (Double(first) + 1) / (Double(both) + 1) * (Double(second) + 1) - 1 }

    /// The variance of Chapman's estimate.
    ///
    /// Source: G. A. F. Seber, Biometrika 57 (1970).
    package var variance: Double {
        let (a, b, m) = (Double(first), Double(second), Double(both))
        return (a + 1) / (m + 1) * ((b + 1) / (m + 1)) * (a - m) / (m + 2) * (b - m)
    }
}
