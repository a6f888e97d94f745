internal import FeedbackModel
internal import Statistics

/// What one initiative's score and rank hang on.
package struct RoadmapSensitivity: Hashable, Sendable {
    /// One input at its 10 % and its 90 % point, all others at their middle.
    package struct Swing: Hashable, Sendable {
        /// What moves.
        package enum Input: Hashable, Sendable {
            case share(theme: String)
            case effort(team: String)
            /// A sum of money, by its name for people.
            case amount(String)
        }

        package var input: Input
        /// The input itself at both points.
        package var low: Double
        package var high: Double
        package var scoreAtLow: Double
        package var scoreAtHigh: Double
        package var rankAtLow: Int
        package var rankAtHigh: Int

        package var width: Double { abs(scoreAtHigh - scoreAtLow) }
    }

    /// What would have to be so for the initiative to have the score of another.
    package struct BreakEven: Hashable, Sendable {
        package var other: String
        /// What it is worth now, and what it would have to be worth at the same effort.
        package var worth: Double
        package var worthNeeded: Double
        /// What it costs now, and what it would have to cost at the same worth; in the method's unit.
        package var effort: Double
        package var effortNeeded: Double
    }

    package var initiative: String
    package var method: ScoringMethod
    /// With everything at its middle.
    package var score: Double
    package var rank: Int
    /// The widest first.
    package var swings: [Swing]
    /// To the one above and the one below, where there are such.
    package var above: BreakEven?
    package var below: BreakEven?
    /// For a method with weights: which criterion would have to weigh how much, the smallest change first.
    package var weights: [WeightBreakEven] = []
}

extension RoadmapScoring {
    /// What the score and the rank of an initiative hang on; `nil` where it has no score.
    package func sensitivity(of id: String, by method: ScoringMethod) -> RoadmapSensitivity? {
        guard let initiative = roadmap.initiatives.first(where: { $0.id == id }) else { return nil }
        var points = self
        points.configuration.draws = 1
        func ranking(_ moved: String? = nil, at probability: Double = 0.5) -> MethodRanking {
            let draws = RoadmapDraws(points) { $0 == moved ? probability : 0.5 }
            return MethodRanking(method, points.scored(by: method, draws).map(\.atItsDraw))
        }
        let middle = ranking()
        guard let own = middle[id], let score = own.score.score, let rank = own.score.rank else { return nil }
        let inputs =
            initiative.covers.map { (RoadmapSensitivity.Swing.Input.share(theme: $0.theme), "share/\($0.theme)") }
            + initiative.effort.map { (.effort(team: $0.team), "effort/\(id)/\($0.team)") }
            + (method.countsMoney ? initiative.amounts : []).map { (.amount($0.title), $0.name) }
        let swings = inputs.compactMap { input, name -> RoadmapSensitivity.Swing? in
            let (low, high) = (ranking(name, at: 0.1)[id]?.score, ranking(name, at: 0.9)[id]?.score)
            guard let first = low?.score, let last = high?.score, let firstRank = low?.rank, let lastRank = high?.rank,
                let ends = ends(of: input, initiative)
            else { return nil }
            // What the method does not ask for moves nothing.
            guard first != last || firstRank != lastRank else { return nil }
            return .init(
                input: input, low: ends.low, high: ends.high, scoreAtLow: first, scoreAtHigh: last,
                rankAtLow: firstRank, rankAtHigh: lastRank)
        }
        func breakEven(_ place: Int) -> RoadmapSensitivity.BreakEven? {
            guard method.dividesByEffort, middle.initiatives.indices.contains(place),
                let goal = middle.initiatives[place].score.score,
                goal > 0, score > 0, let worth = own.worths.first ?? own.worth
            else { return nil }
            let effort = worth / score
            return .init(
                other: middle.initiatives[place].score.initiative, worth: rounded(worth),
                worthNeeded: rounded(goal * effort), effort: rounded(effort), effortNeeded: rounded(worth / goal))
        }
        let neighbours = [rank - 2, rank].filter(middle.initiatives.indices.contains).map {
            middle.initiatives[$0].score
        }
        return RoadmapSensitivity(
            initiative: id, method: method, score: score, rank: rank,
            swings: swings.enumerated().sorted { (-$0.element.width, $0.offset) < (-$1.element.width, $1.offset) }
                .map(\.element),
            above: rank > 1 ? breakEven(rank - 2) : nil, below: breakEven(rank),
            weights: RoadmapSensitivity.WeightBreakEven.all(of: own.score, beside: neighbours))
    }

    private func ends(of input: RoadmapSensitivity.Swing.Input, _ initiative: Initiative) -> (
        low: Double, high: Double
    )? {
        switch input {
        case .share(let theme):
            if let posterior = estimates[theme]?.model?.posterior {
                return (rounded(posterior.quantile(0.1)), rounded(posterior.quantile(0.9)))
            }
            return (estimates[theme]?.share).map { share in
                let belief = BetaDistribution.jeffreys(yes: share.yes, asked: share.asked)
                return (rounded(belief.quantile(0.1)), rounded(belief.quantile(0.9)))
            }
        case .amount(let title):
            return initiative.amounts.first { $0.title == title }.map { found in
                (rounded(found.amount.quantity.quantile(0.1)), rounded(found.amount.quantity.quantile(0.9)))
            }
        case .effort(let team):
            return initiative.effort.first { $0.team == team }.map { effort in
                (rounded(effort.quantity.quantile(0.1)), rounded(effort.quantity.quantile(0.9)))
            }
        }
    }
}

extension ScoredInitiative {
    /// With its only draw as its score: classic RICE's headline is not made from draws.
    fileprivate var atItsDraw: ScoredInitiative {
        guard let draw = draws.first, score.score != nil else { return self }
        var copy = self
        copy.score.score = draw
        return copy
    }
}
