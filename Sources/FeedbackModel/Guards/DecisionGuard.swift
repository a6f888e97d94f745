/// A correction for one of the ways in which a decision goes wrong although the needs are estimated well.
///
/// It acts on what is made of the estimates, the roadmap's score, and on no estimate.
package enum DecisionGuard: String, Codable, Hashable, Sendable, CaseIterable {
    /// How well something serves the goals is a criterion of its own.
    case vision
    /// What customers say decides only up to a part.
    case feedbackCap = "feedback-cap"
    /// What pays off late counts, and not only the next quarter.
    case horizon
    /// One customer counts for at most a part of what a need weighs.
    case concentration
}

/// Which decision guards are on, and their parameters: part of the key `guards` of `canvass.yaml`.
///
/// All defaults are judgement.
package struct DecisionGuardSettings: Codable, Hashable, Sendable {
    /// In their usual order.
    package private(set) var active = DecisionGuard.allCases

    // MARK: vision
    /// The weight of the goals among all criteria.
    package var visionWeight = 0.25
    /// So many people have to rate an initiative against a goal.
    package var leastRaters = 2

    // MARK: feedback-cap
    /// The largest influence of the feedback's criteria on a weighted ranking.
    package var cap = 0.6

    // MARK: horizon
    package var quarters = 8
    /// What a gain loses by each quarter of waiting, a part of 1.
    package var discount = 0.025
    /// The share of the capacity that is kept for long bets; `nil` where the file does not say.
    package var longBets: Double?

    // MARK: concentration
    /// The largest part of one account in what a need weighs.
    package var largestPart = 0.5

    package init() {}

    package func isOn(_ guard: DecisionGuard) -> Bool { active.contains(`guard`) }

    /// The same with only these on.
    package func with(_ guards: Set<DecisionGuard>) -> DecisionGuardSettings {
        var settings = self
        settings.active = DecisionGuard.allCases.filter(guards.contains)
        return settings
    }

    private enum CodingKeys: String, CodingKey {
        case active, cap, quarters, discount
        case visionWeight = "vision_weight"
        case leastRaters = "least_raters"
        case longBets = "long_bets"
        case largestPart = "largest_part"
    }

    /// The parameters of a guard as they are written in `canvass.yaml`, in their order there.
    package func parameters(of name: DecisionGuard) -> [(name: String, value: String)] {
        func text(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
        switch name {
        case .vision: return [("weight", text(visionWeight)), ("raters", String(leastRaters))]
        case .feedbackCap: return [("cap", text(cap))]
        case .horizon:
            return [("quarters", String(quarters)), ("discount", text(discount))]
                + (longBets.map { [("long_bets", text($0))] } ?? [])
        case .concentration: return [("limit", text(largestPart))]
        }
    }
}
