/// How initiatives are scored.
package enum ScoringMethod: String, Codable, Hashable, Sendable, CaseIterable {
    /// Reach · impact · confidence / effort, as people estimated them (S. McBride, Intercom, 2016).
    case rice
    /// The same with reach from the feedback model as a distribution, and confidence 1: never discount the same doubt twice.
    case riceModel = "rice_model"
    /// The need points that it would take away for each person-week: the shortest way from what customers lack to what a
    /// team has.
    case needPerWeek = "need_per_week"
    /// Impact, confidence and ease, 1 to 10 each, as a product or a mean (S. Ellis).
    case ice
    /// (Value + urgency + risk) / job size, all relative to the smallest: weighted shortest job first (D. Reinertsen, The
    /// Principles of Product Development Flow, 2009; as in SAFe).
    case wsjf
    /// What a week of waiting costs, for each week that it takes (D. Reinertsen, 2009).
    case cd3
    /// Value over person-weeks, with a quadrant at fixed cut-offs.
    case valueEffort = "value_effort"
    /// Criteria with weights and fixed anchors; see ``WeightedScore``.
    case weighted
    /// What having it wins and lacking it loses, by the answers to a Kano question.
    case kano
    /// Importance that is not satisfied, by the answers to an opportunity question (A. W. Ulwick, 2002).
    case opportunity
    /// How often it would be picked as best among all items of a MaxDiff.
    case maxDiff = "maxdiff"
    /// Discounted gains less the cost.
    case npv
}

/// A quantity with its 90 % interval; both ends are the value where it is known exactly.
package struct Spread: Codable, Hashable, Sendable {
    package var value: Double
    package var low: Double
    package var high: Double

    package init(value: Double, low: Double, high: Double) {
        self.value = value
        self.low = low
        self.high = high
    }

    package init(exactly value: Double) { self.init(value: value, low: value, high: value) }
}

/// What one covered theme brings to the reach that the feedback model gives.
package struct ThemeReach: Codable, Hashable, Sendable {
    /// Where the theme's share comes from.
    package enum Basis: String, Codable, Hashable, Sendable {
        /// Answers to a question about it: a share with an interval.
        case asked
        /// Tickets, by how often those write who have such a need: a share with an interval.
        case ticketRate = "ticket_rate"
        /// Tickets only: the least share that it can be, without an interval.
        case ticketsOnly = "tickets_only"
        /// Nothing at all: it counts as nobody.
        case nothing
    }

    package var theme: String
    /// The share of the need that the initiative would meet.
    package var coverage: Double
    package var basis: Basis
    /// The share of target accounts that have the need.
    package var share: Spread

    /// Whether the share is known with an interval, so that a score can be made of it.
    package var isEstimated: Bool { basis == .asked || basis == .ticketRate }

    package init(theme: String, coverage: Double, basis: Basis, share: Spread) {
        self.theme = theme
        self.coverage = coverage
        self.basis = basis
        self.share = share
    }
}

extension RoadmapScore {
    /// One of the numbers that a score is made of, for methods that do not name theirs.
    package struct Part: Codable, Hashable, Sendable {
        package var name: String
        package var value: Spread
        /// Among all criteria, for methods that weigh.
        package var weight: Double?
        /// What it adds to the score, with every number at its middle.
        package var points: Double?

        package init(_ name: String, _ value: Spread, weight: Double? = nil, points: Double? = nil) {
            self.name = name
            self.value = value
            self.weight = weight
            self.points = points
        }

        package init(_ name: String, _ value: Double) { self.init(name, Spread(exactly: value)) }
    }
}

/// One initiative's score by one method, with everything that it was made of.
package struct RoadmapScore: Codable, Hashable, Sendable {
    package var initiative: String
    package var method: ScoringMethod
    /// The headline, or `nil` where something is missing; see ``missing``.
    ///
    /// Classic RICE's is reach · impact · confidence over the middle of the effort, so that anybody can recompute it. The
    /// model's is the median of the draws: half of them lie above it, and a long tail does not pull it up as a mean.
    package var score: Double?
    /// The 5 % and 95 % points of the draws.
    package var low: Double?
    package var high: Double?
    /// From 1 among the scored ones of this method; equal scores go by id.
    package var rank: Int?
    /// The chance to be among the first three, over the draws.
    package var topThree: Double?
    package var reach: Spread?
    package var impact: Double?
    package var confidence: Double?
    /// In person-months.
    package var effort: Spread?
    /// In person-weeks, where the method counts in them.
    package var weeks: Spread?
    /// Need points that it would take away, of 100; only where the method counts in them.
    package var relief: Spread?
    /// What the model's reach is made of; empty for classic RICE.
    package var themes: [ThemeReach]
    /// What would have to be known for a score: clauses for people.
    package var missing: [String]
    /// What it is made of, for methods without factors of their own above.
    package var parts: [Part]?
    /// A quadrant or a category, for methods that have such.
    package var label: String?
    /// What a reader must not forget: clauses for people.
    package var remarks: [String]?

    package init(initiative: String, method: ScoringMethod) {
        self.initiative = initiative
        self.method = method
        themes = []
        missing = []
    }

    private enum CodingKeys: String, CodingKey {
        case initiative, method, score, low, high, rank
        case topThree = "top_three"
        case reach, impact, confidence, effort, weeks, relief, themes, missing, parts, label, remarks
    }
}
