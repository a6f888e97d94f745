package import FeedbackModel
internal import Statistics

/// Scores a roadmap: the same numbers from the same input, on every machine and in every order of input.
///
/// Chance comes from streams that are named after the theme, or after the initiative and the team: initiatives that
/// share a theme share its draws, both methods share the efforts, and a further initiative moves nobody else's score.
package struct RoadmapScoring: Hashable, Sendable {
    /// RICE counts effort in person-months; a quarter of 13 weeks has three of them.
    package static let weeksPerMonth = 13.0 / 3

    /// How much chance is used, and from where.
    package struct Configuration: Codable, Hashable, Sendable {
        package var seed: UInt64
        /// Ten thousand keep the error of a chance below half a percent.
        package var draws: Int
        package var methods: [ScoringMethod]

        package init(seed: UInt64 = 20_260_101, draws: Int = 10_000, methods: [ScoringMethod] = ScoringMethod.allCases)
        {
            self.seed = seed
            self.draws = max(1, draws)
            self.methods = methods
        }
    }

    package let roadmap: Roadmap
    package let configuration: Configuration
    /// How many accounts the product is for.
    package let targetAccounts: Int
    private let estimates: [String: ThemeEstimate]

    package init(
        _ roadmap: Roadmap, estimates: [ThemeEstimate], targetAccounts: Int, configuration: Configuration
    ) {
        self.roadmap = roadmap
        self.configuration = configuration
        self.targetAccounts = max(0, targetAccounts)
        self.estimates = Dictionary(estimates.map { ($0.theme, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The scores: method by method, in each by rank, those without a score last by id.
    package func scores() -> [RoadmapScore] {
        let efforts = roadmap.initiatives.map(effortDraws)
        let shares = configuration.methods.contains(.riceModel) ? shareDraws() : [:]
        return configuration.methods.flatMap { method in
            let scored = zip(roadmap.initiatives, efforts).map { initiative, effort in
                switch method {
                case .rice: classic(initiative, effort: effort)
                case .riceModel: modelled(initiative, effort: effort, shares: shares)
                }
            }
            return ranked(scored)
        }
    }

    // MARK: Draws

    private struct Scored {
        var score: RoadmapScore
        /// The score in each draw; empty where there is none.
        var draws: [Double]
    }

    /// The effort of an initiative in person-months, draw by draw; empty where none is given.
    private func effortDraws(_ initiative: Initiative) -> [Double] {
        guard !initiative.effort.isEmpty else { return [] }
        var months = Array(repeating: 0.0, count: configuration.draws)
        for effort in initiative.effort.sorted(by: { $0.team < $1.team }) {
            let weeks = Lognormal(interval: effort.low...effort.high)
            var chance = Xoshiro256(seed: configuration.seed, name: "effort/\(initiative.id)/\(effort.team)")
            for i in months.indices { months[i] += weeks.quantile(chance.uniform()) / Self.weeksPerMonth }
        }
        return months
    }

    /// For each covered theme about which somebody was asked, the share of accounts with the need, draw by draw.
    private func shareDraws() -> [String: [Double]] {
        let themes = Set(roadmap.initiatives.flatMap(\.covers).map(\.theme))
        var draws: [String: [Double]] = [:]
        for theme in themes {
            guard let share = estimates[theme]?.share else { continue }
            let table = QuantileTable(.jeffreys(yes: share.yes, asked: share.asked))
            var chance = Xoshiro256(seed: configuration.seed, name: "share/\(theme)")
            draws[theme] = (0..<configuration.draws).map { _ in
                table.value(atScore: Normal.quantile(chance.uniform()))
            }
        }
        return draws
    }

    // MARK: Methods

    private func classic(_ initiative: Initiative, effort: [Double]) -> Scored {
        var score = RoadmapScore(initiative: initiative.id, method: .rice)
        score.impact = initiative.impact
        score.confidence = initiative.confidence
        score.reach = initiative.reach.map(Spread.init(exactly:))
        score.effort = effortSpread(initiative, effort)
        score.missing = [
            initiative.reach == nil ? "no reach" : nil, initiative.impact == nil ? "no impact" : nil,
            initiative.confidence == nil ? "no confidence" : nil, initiative.effort.isEmpty ? "no effort" : nil,
        ].compactMap(\.self)
        guard let reach = initiative.reach, let impact = initiative.impact, let confidence = initiative.confidence,
            let months = score.effort
        else { return Scored(score: score, draws: []) }
        let benefit = reach * impact * confidence
        let draws = effort.map { rounded(benefit / $0) }
        score.score = rounded(benefit / months.value)
        // One effort interval gives the score's exactly; only a sum of several needs the draws.
        score.low = rounded(benefit / months.high)
        score.high = rounded(benefit / months.low)
        return Scored(score: score, draws: draws)
    }

    private func modelled(_ initiative: Initiative, effort: [Double], shares: [String: [Double]]) -> Scored {
        var score = RoadmapScore(initiative: initiative.id, method: .riceModel)
        score.impact = initiative.impact
        score.confidence = 1
        score.effort = effortSpread(initiative, effort)
        score.themes = initiative.covers.map(themeReach)
        let isAsked = score.themes.contains { $0.basis == .asked }
        score.missing = [
            initiative.covers.isEmpty ? "it covers no theme" : isAsked ? nil : "nobody was asked about its themes",
            targetAccounts == 0 ? "there are no accounts" : nil, initiative.impact == nil ? "no impact" : nil,
            initiative.effort.isEmpty ? "no effort" : nil,
        ].compactMap(\.self)
        guard !initiative.covers.isEmpty else { return Scored(score: score, draws: []) }

        let reach = reachDraws(score.themes, shares: shares)
        let spread = spread(reach)
        score.reach = spread
        guard isAsked, targetAccounts > 0, let impact = initiative.impact, !effort.isEmpty else {
            return Scored(score: score, draws: [])
        }
        let draws = zip(reach, effort).map { rounded($0 * impact / $1) }
        let result = self.spread(draws)
        score.score = result.value
        score.low = result.low
        score.high = result.high
        return Scored(score: score, draws: draws)
    }

    private func themeReach(_ coverage: Initiative.Coverage) -> ThemeReach {
        let estimate = estimates[coverage.theme]
        if let share = estimate?.share, let interval = estimate?.interval {
            return ThemeReach(
                theme: coverage.theme, coverage: coverage.share, basis: .asked,
                share: Spread(
                    value: rounded(share.value), low: rounded(interval.lowerBound), high: rounded(interval.upperBound)))
        }
        let least = min(Double(estimate?.ticketAccounts ?? 0) / Double(max(1, targetAccounts)), 1)
        return ThemeReach(
            theme: coverage.theme, coverage: coverage.share, basis: least > 0 ? .ticketsOnly : .nothing,
            share: Spread(exactly: rounded(least)))
    }

    /// Accounts reached: N · (1 − Π(1 − c·p)), so that an account with two of the needs is one account.
    private func reachDraws(_ themes: [ThemeReach], shares: [String: [Double]]) -> [Double] {
        var missed = Array(repeating: 1.0, count: configuration.draws)
        for theme in themes.sorted(by: { $0.theme < $1.theme }) {
            let draws = theme.basis == .asked ? shares[theme.theme] ?? [] : []
            for i in missed.indices {
                missed[i] *= 1 - theme.coverage * (i < draws.count ? draws[i] : theme.share.value)
            }
        }
        return missed.map { Double(targetAccounts) * (1 - $0) }
    }

    // MARK: Summaries

    /// The effort in person-months: the sum of the teams' medians, and the interval of the sum.
    private func effortSpread(_ initiative: Initiative, _ draws: [Double]) -> Spread? {
        guard !initiative.effort.isEmpty else { return nil }
        let weeks = initiative.effort.map { Lognormal(interval: $0.low...$0.high).median }.sorted().reduce(0, +)
        let middle = rounded(weeks / Self.weeksPerMonth)
        if initiative.effort.count == 1, let only = initiative.effort.first {
            return Spread(
                value: middle, low: rounded(only.low / Self.weeksPerMonth),
                high: rounded(only.high / Self.weeksPerMonth))
        }
        let drawn = spread(draws)
        return Spread(value: middle, low: min(middle, drawn.low), high: max(middle, drawn.high))
    }

    /// Median, 5 % and 95 % point.
    private func spread(_ draws: [Double]) -> Spread {
        let sorted = draws.sorted()
        func point(_ probability: Double) -> Double { rounded(quantile(probability, ofSorted: sorted) ?? 0) }
        return Spread(value: point(0.5), low: point(0.05), high: point(0.95))
    }

    private func ranked(_ all: [Scored]) -> [RoadmapScore] {
        let topThree = chanceOfTopThree(all)
        let ordered = zip(all, topThree).sorted { left, right in
            let (first, second) = (left.0.score, right.0.score)
            return (-(first.score ?? -1), first.initiative) < (-(second.score ?? -1), second.initiative)
        }
        var rank = 0
        return ordered.map { scored, chance in
            var score = scored.score
            guard score.score != nil else { return score }
            rank += 1
            score.rank = rank
            score.topThree = chance
            return score
        }
    }

    /// For each initiative the share of draws in which fewer than three others are ahead of it.
    private func chanceOfTopThree(_ all: [Scored]) -> [Double] {
        let byID = all.indices.filter { !all[$0].draws.isEmpty }
            .sorted { all[$0].score.initiative < all[$1].score.initiative }
        var counts = Array(repeating: 0, count: all.count)
        for draw in 0..<configuration.draws {
            // The best three so far; an equal score keeps its place, so that ties go by id.
            var best: [(value: Double, index: Int)] = []
            for index in byID {
                let value = all[index].draws[draw]
                if best.count == 3, value <= best[2].value { continue }
                let place = best.firstIndex { value > $0.value } ?? best.count
                best.insert((value, index), at: place)
                if best.count > 3 { best.removeLast() }
            }
            for winner in best { counts[winner.index] += 1 }
        }
        return counts.map { rounded(Double($0) / Double(configuration.draws)) }
    }
}

/// To a billionth, before anything is compared, so that the last bits decide no rank.
private func rounded(_ number: Double) -> Double {
    let scaled = (number * 1e9).rounded(.toNearestOrEven)
    return scaled.isFinite ? scaled / 1e9 : number
}
