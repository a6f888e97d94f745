internal import Statistics

/// What the model says of one theme: `Need = 100 · P · S`, with its doubt and what it rests on.
package struct NeedEstimate: Codable, Hashable, Sendable {
    /// Something that whoever reads the number should know.
    package enum Badge: String, Codable, Hashable, Sendable, CaseIterable {
        /// Nobody was asked about it.
        case notAsked = "not_asked"
        /// So few answers that the interval may be too narrow.
        case smallSample = "small_sample"
        /// Fewer accounts are known to have it than the guard `shrinkage` wants.
        case isolated
        /// One account has most of the revenue behind it.
        case singleCustomer = "single_customer"
        /// The weights double the variance.
        case heavyWeights = "heavy_weights"
        /// The answers could not be weighted to be like the customer base.
        case notWeighted = "not_weighted"
        /// More than a fifth of the answers belong to no known account.
        case unmatched
        /// Coders agree on what is about it well enough for a first conclusion only.
        case tentativeCoding = "tentative_coding"
        /// They do not: it is in no ranking until it was coded again.
        case unreliableCoding = "unreliable_coding"
    }

    /// What the share P follows from.
    package enum Basis: String, Codable, Hashable, Sendable {
        /// Answers.
        case asked
        /// Answers, and tickets by how often those write who have a need of this kind.
        case fused
        /// Tickets alone, by that rate.
        case tickets
    }

    package var basis: Basis
    /// P, over accounts.
    package var posterior: SharePosterior
    /// S.
    package var severity: Double
    /// The standard error of S.
    package var severityError: Double
    /// Accounts that S rests on.
    package var severityAccounts: Int
    /// 90 % of the belief about Need lie between these.
    package var needLow: Double
    package var needHigh: Double
    /// How many independent answers of equal weight the answers are worth.
    package var effectiveSize: Double
    /// By how much the weights enlarge the variance.
    package var designEffect: Double
    /// P counted in seats and in revenue; `nil` where they are known of no account.
    package var seatShare: Double?
    package var revenueShare: Double?
    /// P counted in people on file; `nil` where none are, and in old reviews.
    package var userShare: Double?
    /// The revenue of those that are expected to have the need.
    package var expectedRevenue: Double?
    package var badges: [Badge]

    /// P.
    package var share: Double { posterior.mean }
    package var interval: ClosedRange<Double> { posterior.interval(0.9) }
    /// Need points, 0 to 100.
    package var need: Double { 100 * share * severity }

    private enum CodingKeys: String, CodingKey {
        case basis, posterior, severity, badges
        case severityError = "severity_error"
        case severityAccounts = "severity_accounts"
        case needLow = "need_low"
        case needHigh = "need_high"
        case effectiveSize = "effective_size"
        case designEffect = "design_effect"
        case seatShare = "seat_share"
        case revenueShare = "revenue_share"
        case userShare = "user_share"
        case expectedRevenue = "expected_revenue"
    }
}

extension NeedEstimate {
    /// The middle 90 % of Need, where S is normal and cut off at 0 and 1.
    ///
    /// Need is at most t where P is at most t/(100·S): averaged over fifteen equally likely values of S, and solved by
    /// halving.
    static func interval(_ posterior: SharePosterior, _ severity: SeverityEstimate) -> ClosedRange<Double> {
        let steps = 15
        let values = (0..<steps).map { step in
            let chance = (Double(step) + 0.5) / Double(steps)
            return min(max(severity.value + severity.error * Normal.quantile(chance), 0), 1)
        }
        func quantile(_ probability: Double) -> Double {
            var (low, high) = (0.0, 100.0)
            for _ in 0..<40 {
                let middle = (low + high) / 2
                let below = values.reduce(0) { $0 + ($1 > 0 ? posterior.cumulative(middle / (100 * $1)) : 1) }
                if below / Double(steps) < probability { low = middle } else { high = middle }
            }
            return (low + high) / 2
        }
        let low = quantile(0.05)
        return low...max(low, quantile(0.95))
    }
}
