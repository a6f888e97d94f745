/// How many must be asked or shown something to find a difference.
package enum SampleSize {
    /// How many are needed in each of two groups to tell two shares apart.
    ///
    /// n = 2 ((z(1 − α/2) + z(power)) / h)² with h = 2 arcsin √p − 2 arcsin √q. Source: J. Cohen, "Statistical Power Analysis
    /// for the Behavioral Sciences" (2nd ed. 1988), chapter 6.
    ///
    /// - Parameters:
    ///   - share: The one share.
    ///   - other: The other.
    ///   - power: The chance to find the difference where there is one, above ½ and below 1.
    ///   - alpha: The chance to find one on either side where there is none.
    ///   - designEffect: By how much clusters enlarge the variance.
    /// - Returns: `nil` for shares that are the same or none, and where it is no number that can be asked.
    package static func perGroup(
        _ share: Double, _ other: Double, power: Double = 0.8, alpha: Double = 0.05, designEffect: Double = 1
    ) -> Int? {
        guard (0...1).contains(share), (0...1).contains(other), power >= 0.5, power < 1, alpha > 0, alpha < 1,
            designEffect > 0
        else { return nil }
        let effect = 2 * (Elementary.arcsin(share.squareRoot()) - Elementary.arcsin(other.squareRoot()))
        let ratio = (Normal.quantile(1 - alpha / 2) + Normal.quantile(power)) / effect
        let size = (2 * ratio * ratio * designEffect).rounded(.up)
        return size < 1e15 ? Int(size) : nil
    }
}
