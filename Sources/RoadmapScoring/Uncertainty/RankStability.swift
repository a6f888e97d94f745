package import Statistics

/// How sure a ranking is: the ranks that things have over many draws of what is not known exactly.
///
/// The figures are those of stochastic multicriteria acceptability analysis (R. Lahdelma and P. Salminen, Operations
/// Research 49, 2001). A larger value is better; equal ones go by id. All figures are counts over the draws, so that neither
/// the order of the draws nor how they are shared out among threads matters.
package struct RankStability: Hashable, Sendable {
    /// Rising.
    package let ids: [String]
    package let drawCount: Int
    /// Places of ``ids`` as they are ranked by the headline.
    private let headline: [Int]
    private let tally: RankTally
    private let draws: [[Double]]

    /// Ranks things in each draw.
    ///
    /// - Parameters:
    ///   - things: Ids, each once, with a value in every draw; shorter ones are cut to the shortest.
    ///   - order: Ids in the order that is shown; by expected rank where `nil`.
    ///   - workers: Who counts; it changes nothing.
    package init(
        _ things: [(id: String, draws: [Double])], headline order: [String]? = nil,
        by workers: any Workers = OneWorker()
    ) {
        let sorted = things.sorted { $0.id < $1.id }
        let count = sorted.map(\.draws.count).min() ?? 0
        ids = sorted.map(\.id)
        drawCount = count
        draws = sorted.map { $0.draws.count == count ? $0.draws : Array($0.draws.prefix(count)) }
        if let order {
            let known = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            headline = order.compactMap { known[$0] }
        } else {
            let tally = RankTally(draws, against: [], by: workers)
            let sums = ids.indices.map(tally.rankSum)
            headline = ids.indices.sorted { (sums[$0], $0) < (sums[$1], $1) }
        }
        tally = RankTally(draws, against: headline, by: workers)
    }

    // MARK: Figures

    /// For each rank from the first, the chance that a thing has it.
    package func acceptability(_ id: String) -> [Double] {
        guard let place = ids.firstIndex(of: id) else { return [] }
        return ids.indices.map { part(tally.count(of: place, rank: $0)) }
    }

    package func expectedRank(_ id: String) -> Double? {
        guard drawCount > 0, let place = ids.firstIndex(of: id) else { return nil }
        return Double(tally.rankSum(of: place)) / Double(drawCount) + 1
    }

    /// The chance to be among the first k.
    package func chance(of id: String, amongFirst k: Int) -> Double {
        guard let place = ids.firstIndex(of: id) else { return 0 }
        return part((0..<min(max(0, k), ids.count)).reduce(0) { $0 + tally.count(of: place, rank: $1) })
    }

    /// The chance that the first is ranked before the second.
    package func chance(of first: String, before second: String) -> Double? {
        guard let one = ids.firstIndex(of: first), let other = ids.firstIndex(of: second), one != other else {
            return nil
        }
        var wins = 0
        for draw in 0..<drawCount {
            let (left, right) = (draws[one][draw], draws[other][draw])
            if left > right || (left == right && one < other) { wins += 1 }
        }
        return part(wins)
    }

    /// The chance that the first k of the headline are the first k, in whatever order.
    package func chanceThatFirstAreRight(_ k: Int) -> Double {
        k <= 0 || k >= ids.count ? 1 : part(tally.rightSets[k - 1])
    }

    /// How alike the headline's order is to that of a draw: the mean of Kendall's τ, −1 to 1.
    ///
    /// M. G. Kendall, Biometrika 30, 1938. `nil` for fewer than two things.
    package var agreement: Double? {
        guard drawCount > 0, ids.count > 1 else { return nil }
        let pairs = Double(ids.count * (ids.count - 1) / 2) * Double(drawCount)
        return 1 - 2 * Double(tally.inversions) / pairs
    }

    private func part(_ count: Int) -> Double { drawCount > 0 ? Double(count) / Double(drawCount) : 0 }
}

/// What the chance to be among the first says to somebody who decides.
package enum RankLabel: String, Codable, Hashable, Sendable, CaseIterable {
    /// Among the first in at least four of five draws.
    case solid
    /// In between: the evidence does not decide it.
    case contested
    /// In less than one of five.
    case out

    package init(chance: Double) { self = chance >= 0.8 ? .solid : chance >= 0.2 ? .contested : .out }
}
