internal import FeedbackModel
internal import RoadmapScoring
internal import Statistics

/// What evidence does to the ranking: before and after.
struct ImportEffect {
    /// One initiative before and after; numbers are `nil` where there is no score.
    struct InitiativeChange: Hashable {
        struct Side: Hashable {
            /// What it is worth before its effort.
            var worth: Double?
            var score: Double?
            var rank: Int?
            /// The chance to be among the first.
            var chance: Double?
        }

        var initiative: String
        var before: Side
        var after: Side
    }

    /// A theme whose estimate is another one after.
    struct ThemeChange: Hashable {
        var theme: String
        var before: ThemeEstimate
        var after: ThemeEstimate
    }

    let method: ScoringMethod
    /// By rank after, those without a score last.
    let initiatives: [InitiativeChange]
    /// The largest change of need first.
    let themes: [ThemeChange]

    init(
        from before: RoadmapPicture, to after: RoadmapPicture, method: ScoringMethod, seed: UInt64, top: Int,
        workers: any Workers
    ) {
        self.method = method
        func sides(_ picture: RoadmapPicture) -> [String: InitiativeChange.Side] {
            var sides: [String: InitiativeChange.Side] = [:]
            for ranking in picture.scoring(.init(seed: seed, methods: [method])).rankings(by: workers) {
                for scored in ranking.initiatives {
                    let (id, rank) = (scored.score.initiative, scored.score.rank)
                    let chance = rank == nil ? nil : ranking.stability.chance(of: id, amongFirst: top)
                    sides[id] = .init(worth: scored.worth, score: scored.score.score, rank: rank, chance: chance)
                }
            }
            return sides
        }
        let (old, new) = (sides(before), sides(after))
        initiatives = after.roadmap.initiatives.map { initiative in
            InitiativeChange(
                initiative: initiative.id, before: old[initiative.id] ?? .init(), after: new[initiative.id] ?? .init())
        }.sorted { ($0.after.rank ?? .max, $0.initiative) < ($1.after.rank ?? .max, $1.initiative) }
        themes = after.feedback.estimates.compactMap { estimate -> ThemeChange? in
            guard let other = before.feedback.estimate(estimate.theme), other != estimate else { return nil }
            return ThemeChange(theme: estimate.theme, before: other, after: estimate)
        }.sorted { (-$0.size, $0.theme) < (-$1.size, $1.theme) }
    }

    /// Whether some rank is another one.
    var changesRanks: Bool { initiatives.contains { $0.before.rank != $0.after.rank } }
}

extension ImportEffect.ThemeChange {
    /// By how many need points it moves; a need that was not known, or is no more, counts whole.
    fileprivate var size: Double { abs((after.need ?? 0) - (before.need ?? 0)) }
}
