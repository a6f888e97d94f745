package import FeedbackModel
package import Statistics

/// Scores a roadmap: the same numbers from the same input, on every machine and in every order of input.
///
/// Chance comes from streams that are named after the theme, or after the initiative and the team: initiatives that
/// share a theme share its draws, all methods share the efforts, and a further initiative moves nobody else's score.
package struct RoadmapScoring: Hashable, Sendable {
    /// RICE counts effort in person-months; a quarter of 13 weeks has three of them.
    package static let weeksPerMonth = 13.0 / 3
    /// A chance to be among the first is one to be among so many, where nothing else is asked for.
    package static let firstCount = 3

    /// How much chance is used, and from where.
    package struct Configuration: Codable, Hashable, Sendable {
        package var seed: UInt64
        /// Ten thousand keep the error of a chance below half a percent.
        package var draws: Int
        package var methods: [ScoringMethod]
        /// `nil` in reviews from before there were any, whose methods they do not touch.
        package var guards: DecisionGuardSettings?

        package init(
            seed: UInt64 = 20_260_101, draws: Int = 10_000,
            methods: [ScoringMethod] = [.rice, .riceModel, .needPerWeek], guards: DecisionGuardSettings? = nil
        ) {
            self.seed = seed
            self.draws = max(1, draws)
            self.methods = methods
            self.guards = guards
        }
    }

    package let roadmap: Roadmap
    package var configuration: Configuration
    /// How many accounts the product is for.
    package let targetAccounts: Int
    let estimates: [String: ThemeEstimate]
    /// By initiative, how the needs that it covers go together.
    let overlaps: [String: NeedOverlap]
    /// By method and initiative, what surveys answered.
    let answers: [ScoringMethod: [String: MethodAnswer]]

    package init(
        _ roadmap: Roadmap, estimates: [ThemeEstimate], targetAccounts: Int, overlaps: [NeedOverlap] = [],
        answers: [MethodAnswer] = [], configuration: Configuration
    ) {
        self.answers = Dictionary(grouping: answers, by: \.method).mapValues { answers in
            Dictionary(answers.map { ($0.initiative, $0) }, uniquingKeysWith: { first, _ in first })
        }
        self.overlaps = Dictionary(overlaps.map { ($0.initiative, $0) }, uniquingKeysWith: { first, _ in first })
        self.roadmap = roadmap
        self.configuration = configuration
        self.targetAccounts = max(0, targetAccounts)
        self.estimates = Dictionary(estimates.map { ($0.theme, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The scores: method by method, in each by rank, those without a score last by id.
    package func scores() -> [RoadmapScore] { rankings().flatMap { $0.initiatives.map(\.score) } }

    /// The same with the draws behind them, by method; the same bytes whoever works it out.
    package func rankings(by workers: any Workers = OneWorker()) -> [MethodRanking] {
        let draws = RoadmapDraws(self, by: workers)
        return configuration.methods.map { method in
            MethodRanking(method, scored(by: method, draws, workers), workers)
        }
    }

    /// All initiatives by one method, in the order of the roadmap.
    func scored(
        by method: ScoringMethod, _ draws: RoadmapDraws, _ workers: any Workers = OneWorker()
    ) -> [ScoredInitiative] {
        if method == .weighted { return weighted(draws) }
        return workers.map(each: roadmap.initiatives) { initiative in
            switch method {
            case .rice: classicRICE(initiative, draws)
            case .riceModel: modelledRICE(initiative, draws)
            case .needPerWeek: needPerWeek(initiative, draws)
            case .ice: ice(initiative, draws)
            case .wsjf: wsjf(initiative, draws)
            case .cd3: cd3(initiative, draws)
            case .valueEffort: valueEffort(initiative, draws)
            case .npv: netPresentValue(initiative, draws)
            case .kano, .opportunity, .maxDiff: answered(initiative, by: method, draws)
            case .weighted: missing(RoadmapScore(initiative: initiative.id, method: method), [])
            }
        }
    }
}

/// One initiative's score with the draws behind it.
package struct ScoredInitiative: Hashable, Sendable {
    package var score: RoadmapScore
    /// The score in each draw; empty where there is none.
    package var draws: [Double] = []
    /// What the initiative is worth before its effort, so that worths add up; `nil` where there is none.
    package var worth: Double?
    /// The same in each draw; empty where it is not drawn.
    package var worths: [Double] = []
}

/// All initiatives by one method: by rank, those without a score last by id.
package struct MethodRanking: Hashable, Sendable {
    package let method: ScoringMethod
    package let initiatives: [ScoredInitiative]
    /// How sure the ranks are, of those that have a score.
    package let stability: RankStability

    init(_ method: ScoringMethod, _ scored: [ScoredInitiative], _ workers: any Workers = OneWorker()) {
        self.method = method
        var ordered = scored.sorted { left, right in
            let (first, second) = (left.score, right.score)
            guard let one = first.score, let other = second.score else {
                return (first.score == nil ? 1 : 0, first.initiative) < (second.score == nil ? 1 : 0, second.initiative)
            }
            return (-one, first.initiative) < (-other, second.initiative)
        }
        let ranked = ordered.prefix { $0.score.score != nil }
        stability = RankStability(
            ranked.map { ($0.score.initiative, $0.draws) }, headline: ranked.map(\.score.initiative), by: workers)
        for place in ranked.indices {
            ordered[place].score.rank = place + 1
            guard method.knowsDoubt else { continue }
            ordered[place].score.topThree = rounded(
                stability.chance(of: ordered[place].score.initiative, amongFirst: RoadmapScoring.firstCount))
        }
        initiatives = ordered
    }

    package subscript(initiative: String) -> ScoredInitiative? {
        initiatives.first { $0.score.initiative == initiative }
    }
}

/// To a billionth, before anything is compared, so that the last bits decide no rank.
func rounded(_ number: Double) -> Double {
    let scaled = number * 1e9
    // Where numbers have no fraction left, adding takes it away: the same as rounding, without a call.
    let whole = 0x1.8p52
    if abs(scaled) < 0x1p51 { return ((scaled + whole) - whole) / 1e9 }
    return scaled.isFinite ? scaled.rounded(.toNearestOrEven) / 1e9 : number
}
