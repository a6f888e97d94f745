/// What is built in which quarter, and why nothing else.
package struct RoadmapPlan: Hashable, Sendable {
    /// Why an initiative is in a quarter.
    package enum Reason: Hashable, Sendable {
        /// It was settled before.
        case must
        /// It is worth its place.
        case worth
        /// Others in the plan need it, by id.
        case neededBy([String])
    }

    /// An initiative in its quarter.
    package struct Place: Hashable, Sendable {
        package var initiative: String
        /// What it adds; `nil` where nothing is known about it.
        package var worth: Double?
        package var reason: Reason
        /// Expected person-weeks by team, in the order of the teams.
        package var weeks: [TeamWeeks]
        /// The share of draws in which the best first quarter holds it; `nil` for later quarters, or without doubt.
        package var coreIndex: Double?
    }

    package struct TeamWeeks: Hashable, Sendable {
        package var team: String
        package var weeks: Double
    }

    /// What a quota costs: how much more the choice would be worth without it.
    package struct QuotaPrice: Hashable, Sendable {
        package var quota: Quota
        package var price: Double
    }

    /// How full a team is.
    package struct Load: Hashable, Sendable {
        package var team: String
        package var capacity: Double
        /// Expected person-weeks.
        package var weeks: Double
        /// The chance that the real effort fits, over the draws of all efforts in the quarter.
        package var chanceToFit: Double
    }

    package struct Quarter: Hashable, Sendable {
        /// From 1.
        package var number: Int
        /// In the order in which they can be built: what is needed first, then by worth for effort.
        package var places: [Place]
        package var loads: [Load]
        package var worth: Double
        /// No choice for this quarter is worth more than this.
        package var bound: Double
        /// What sorting by worth for effort and cutting would choose, and what that is worth.
        package var sortedAndCut: [String]
        package var sortedAndCutWorth: Double
        /// For each quota that is set.
        package var quotas: [QuotaPrice]

        package var isProven: Bool { bound <= worth }
        /// What sorting and cutting would lose.
        package var loss: Double { max(0, worth - sortedAndCutWorth) }
    }

    /// Why an initiative is in no quarter.
    package enum Obstacle: Hashable, Sendable {
        /// It was settled before.
        case never
        /// Nobody said what it costs.
        case noEffort
        /// Nothing says that anybody gains by it.
        case noWorth
        /// It takes more of a team than a whole quarter has.
        case tooLarge(team: String, weeks: Double, capacity: Double)
        /// It needs something that is in no quarter.
        case needs(String)
        /// It excludes something that is in a quarter.
        case excluded(by: String)
        /// Others were worth more.
        case noRoom
    }

    package struct Leftover: Hashable, Sendable {
        package var initiative: String
        package var worth: Double?
        package var obstacle: Obstacle
    }

    /// An initiative outside the first quarter that the best choice holds in some draws.
    package struct Contender: Hashable, Sendable {
        package var initiative: String
        package var coreIndex: Double
    }

    /// What there is to learn about one theme.
    package struct Lesson: Hashable, Sendable {
        package var theme: String
        /// What knowing its share exactly would add to the first quarter on average.
        package var value: Double
    }

    package var method: ScoringMethod
    package var quarters: [Quarter]
    /// By id.
    package var leftovers: [Leftover]
    /// What knowing everything before choosing the first quarter would add on average; `nil` where nothing is in doubt.
    package var valueOfKnowing: Double?
    /// What knowing the share of one theme alone would add, the most first; themes that would add nothing are left out.
    package var lessons: [Lesson] = []
    /// The likeliest first.
    package var contenders: [Contender]
}
