/// A share that was seen through a test, a coder or a paraphrase that errs, put right.
///
/// (observed + Sp − 1)/(Se + Sp − 1). Source: W. J. Rogan & B. Gladen, "Estimating Prevalence from the Results of a Screening
/// Test", American Journal of Epidemiology 107 (1978). It may come out below 0 or above 1 by chance; then it is clipped, and
/// a likelihood with Se and Sp in it is the better way.
package struct RoganGladen: Hashable, Sendable {
    /// What the formula gives, which need not be a share.
    package let unclipped: Double
    /// Of one standard deviation, with Se and Sp taken as known.
    package let standardError: Double

    /// From 0 to 1.
    package var value: Double { min(1, max(0, unclipped)) }
    /// Whether the formula gave no share: the observed one contradicts Se and Sp, or is near an end by chance.
    package var isClipped: Bool { value != unclipped }

    /// Puts a share right.
    ///
    /// `nil` where the record says nothing (Se + Sp ≤ 1), or a number is no share, or nobody was observed.
    ///
    /// - Parameters:
    ///   - observed: The share that was seen.
    ///   - size: On how many answers it rests.
    ///   - sensitivity: The chance that what is there was seen.
    ///   - specificity: The chance that what is not there was not seen.
    package init?(observed: Double, size: Double, sensitivity: Double, specificity: Double) {
        let power = sensitivity + specificity - 1
        guard [observed, sensitivity, specificity].allSatisfy({ (0...1).contains($0) }), power > 0, size > 0 else {
            return nil
        }
        unclipped = (observed + specificity - 1) / power
        standardError = (observed * (1 - observed) / size).squareRoot() / power
        guard unclipped.isFinite, standardError.isFinite else { return nil }
    }
}
