/// A thing that could be built.
package struct Initiative: Codable, Hashable, Sendable {
    /// What the effort is spent on, for quotas of capacity.
    package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        case support, product
        case longBet = "long_bet"
    }

    /// The share of a theme's need that the initiative would meet.
    package struct Coverage: Codable, Hashable, Sendable {
        /// The theme's whole id.
        package var theme: String
        /// Above 0, at most 1.
        package var share: Double

        package init(theme: String, share: Double) {
            self.theme = theme
            self.share = share
        }
    }

    /// What one team would have to spend, in person-weeks.
    package struct Effort: Codable, Hashable, Sendable {
        package var team: String
        /// Above 0, and not above `high`: the lower end of a 90 % interval, or the least where there is a ``shape``.
        package var low: Double
        package var high: Double
        /// The likeliest, where least, likeliest and most were given.
        package var likely: Double?
        /// `nil` for a 90 % interval, which is taken as lognormal.
        package var shape: Shape?

        package init(team: String, low: Double, high: Double) {
            self.team = team
            self.low = low
            self.high = max(low, high)
        }

        /// Takes the least, the likeliest and the most.
        package init(team: String, least: Double, likely: Double, most: Double, shape: Shape = .pert) {
            self.init(team: team, low: least, high: most)
            self.likely = min(max(likely, low), high)
            self.shape = shape
        }
    }

    /// What is settled before anything is weighed.
    package enum Commitment: String, Codable, Hashable, Sendable, CaseIterable {
        /// In the first quarter in any case.
        case must
        /// In no plan.
        case never
    }

    /// How well it serves a goal: −1, 0, ½ or 1, or between them the mean of what several people say.
    package struct Alignment: Codable, Hashable, Sendable {
        package var goal: String
        package var rating: Double
        /// By person; `nil` where the file does not say whose rating it is.
        package var raters: [String: Double]?

        package init(goal: String, rating: Double) {
            self.goal = goal
            self.rating = rating
        }

        /// Takes the mean of what people say.
        package init(goal: String, raters: [String: Double]) {
            self.goal = goal
            // In the order of the numbers, so that the mean has the same bits in every run.
            rating = raters.isEmpty ? 0 : raters.values.sorted().reduce(0, +) / Double(raters.count)
            self.raters = raters
        }

        package var raterCount: Int { raters?.count ?? 1 }
        /// The least that anybody says.
        package var lowest: Double { raters?.values.min() ?? rating }
    }

    package var id: String
    package var title: String
    package var covers: [Coverage]
    package var effort: [Effort]
    package var kind: Kind
    /// On RICE's scale: .25, .5, 1, 2 or 3.
    package var impact: Double?
    /// Above 0, at most 1.
    package var confidence: Double?
    /// Accounts a period, for classic RICE.
    package var reach: Double?
    package var goals: [Alignment]
    /// Initiatives that must come before it.
    package var needs: [String]
    /// Initiatives that exclude it.
    package var notWith: [String]
    /// `nil` where the plan is free.
    package var plan: Commitment?
    /// What was estimated for methods besides RICE; `nil` where nothing was.
    package var inputs: MethodInputs?

    package init(
        id: String, title: String? = nil, covers: [Coverage] = [], effort: [Effort] = [], kind: Kind = .product,
        impact: Double? = nil, confidence: Double? = nil, reach: Double? = nil, goals: [Alignment] = [],
        needs: [String] = [], notWith: [String] = [], plan: Commitment? = nil, inputs: MethodInputs? = nil
    ) {
        self.id = id
        self.title = title ?? id
        self.covers = covers
        self.effort = effort
        self.kind = kind
        self.impact = impact
        self.confidence = confidence
        self.reach = reach
        self.goals = goals
        self.needs = needs
        self.notWith = notWith
        self.plan = plan
        self.inputs = inputs
    }

    private enum CodingKeys: String, CodingKey {
        case id, title, covers, effort, kind, impact, confidence, reach, goals, needs, plan, inputs
        case notWith = "not_with"
    }
}

/// The initiatives of `roadmap.yaml`, in the order of the file.
package struct Roadmap: Codable, Hashable, Sendable {
    package enum Period: String, Codable, Hashable, Sendable, CaseIterable { case month, quarter, half, year }

    package struct Goal: Codable, Hashable, Sendable {
        package var name: String
        package var weight: Double

        package init(name: String, weight: Double) {
            self.name = name
            self.weight = weight
        }
    }

    package var name: String
    /// What `reach` is counted in.
    package var period: Period
    package var initiatives: [Initiative]
    package var goals: [Goal]
    /// What is agreed for methods; `nil` where the file says nothing.
    package var methods: MethodSettings?

    package init(
        name: String, period: Period = .quarter, initiatives: [Initiative] = [], goals: [Goal] = [],
        methods: MethodSettings? = nil
    ) {
        self.name = name
        self.period = period
        self.initiatives = initiatives
        self.goals = goals
        self.methods = methods
    }
}
