/// What changed where something was done, less what changed where it was not.
///
/// Each account is one number before and one after, so that what an account does month after month is not taken for many
/// observations. Source: M. Bertrand, E. Duflo & S. Mullainathan, "How Much Should We Trust Differences-in-Differences
/// Estimates?", Quarterly Journal of Economics 119 (2004). It is the effect only if both groups would have moved alike.
package struct DifferenceInDifferences: Hashable, Sendable {
    /// One account's means.
    package struct Change: Hashable, Sendable {
        package let before: Double
        package let after: Double

        package init(before: Double, after: Double) {
            self.before = before
            self.after = after
        }

        package var value: Double { after - before }
    }

    /// The mean change where it was done.
    package let treated: Double
    /// The mean change where it was not.
    package let untreated: Double
    /// The changes compared, with error, interval and chances.
    package let difference: MeanDifference

    package var value: Double { difference.value }

    /// Compares the changes; `nil` where a group is empty, or a change is not a finite number.
    package init?(treated: [Change], untreated: [Change]) {
        let (one, other) = (treated.map(\.value), untreated.map(\.value))
        guard let difference = MeanDifference(one, other) else { return nil }
        self.difference = difference
        self.treated = one.reduce(0) { $0 + $1 / Double(one.count) }
        self.untreated = other.reduce(0) { $0 + $1 / Double(other.count) }
    }
}
