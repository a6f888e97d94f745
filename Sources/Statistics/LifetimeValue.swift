/// What a customer is worth over all the time that they stay, by a stated formula.
///
/// Three are in use and differ by a sixth, so that the formula belongs to the number. With a margin per period m, a chance r
/// to stay for another and a discount d per period. Source: S. Gupta & D. R. Lehmann, Journal of Interactive Marketing 17
/// (2003).
package enum LifetimeValue: String, CaseIterable, Hashable, Sendable {
    /// The first margin comes after a period, if they stay: m·r/(1 + d − r).
    case laterMargins
    /// The first margin comes at once and for certain: m·(1 + d)/(1 + d − r).
    case withFirstMargin
    /// Nothing is discounted: m/(1 − r).
    case undiscounted

    /// The value in the unit of the margin.
    ///
    /// - Parameters:
    ///   - margin: Per period.
    ///   - retention: The chance to stay for another period, from 0 to 1.
    ///   - discount: Per period, at least 0.
    /// - Returns: `nil` where they stay for ever without a discount, or a number is none.
    package func value(margin: Double, retention: Double, discount: Double) -> Double? {
        guard (0...1).contains(retention), discount >= 0 else { return nil }
        let value =
            switch self {
            case .laterMargins: margin * (retention / (1 + discount - retention))
            case .withFirstMargin: margin * ((1 + discount) / (1 + discount - retention))
            case .undiscounted: margin / (1 - retention)
            }
        return value.isFinite ? value : nil
    }
}
