/// How sure a ranking is: the ranks that things have over many draws of what is not known exactly.
///
/// The figures are those of stochastic multicriteria acceptability analysis (R. Lahdelma and P. Salminen, Operations
/// Research 49, 2001). A larger value is better; equal ones go by id. All figures are counts over the draws, so that neither
/// the order of the draws nor how they are shared out among threads matters.
package struct RankStability: Hashable, Sendable {
    /// Rising.
    package let ids: [String]
    package let drawCount: Int
    /// In how many draws a thing has a rank: `counts[thing * ids.count + rank]`, both from 0.
    private let counts: [Int]
    /// Places of ``ids`` as they are ranked by the headline.
    private let headline: [Int]
    /// In how many draws the first k of the headline are the first k of the draw, for k from 1.
    private let rightSets: [Int]
    /// Pairs of neighbouring or farther things that a draw has the other way round than the headline, over all draws.
    private let inversions: Int
    private let draws: [[Double]]

    /// Ranks things in each draw.
    ///
    /// - Parameters:
    ///   - things: Ids, each once, with a value in every draw; shorter ones are cut to the shortest.
    ///   - order: Ids in the order that is shown; by expected rank where `nil`.
    ///   - parts: In how many parts the draws are counted; any number gives the same.
    package init(_ things: [(id: String, draws: [Double])], headline order: [String]? = nil, parts: Int = 1) {
        let sorted = things.sorted { $0.id < $1.id }
        let count = sorted.map(\.draws.count).min() ?? 0
        ids = sorted.map(\.id)
        drawCount = count
        draws = sorted.map { $0.draws.count == count ? $0.draws : Array($0.draws.prefix(count)) }
        let parts = min(max(1, parts), max(1, count))
        let ranges = (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }

        var counts = Array(repeating: 0, count: sorted.count * sorted.count)
        for range in ranges { Self.count(draws, range, into: &counts) }
        self.counts = counts
        let ids = ids
        let known = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let sums = ids.indices.map { thing in
            ids.indices.reduce(0) { $0 + $1 * counts[thing * ids.count + $1] }
        }
        headline =
            order?.compactMap { known[$0] } ?? ids.indices.sorted { (sums[$0], $0) < (sums[$1], $1) }

        var tally = Comparison(right: Array(repeating: 0, count: headline.count))
        if headline.count == ids.count {
            for range in ranges { tally.count(draws, headline, range) }
        }
        rightSets = tally.right
        inversions = tally.inversions
    }

    // MARK: Figures

    /// For each rank from the first, the chance that a thing has it.
    package func acceptability(_ id: String) -> [Double] {
        guard let place = ids.firstIndex(of: id) else { return [] }
        return ids.indices.map { part(counts[place * ids.count + $0]) }
    }

    package func expectedRank(_ id: String) -> Double? {
        guard drawCount > 0, let place = ids.firstIndex(of: id) else { return nil }
        return Double(ids.indices.reduce(0) { $0 + ($1 + 1) * counts[place * ids.count + $1] }) / Double(drawCount)
    }

    /// The chance to be among the first k.
    package func chance(of id: String, amongFirst k: Int) -> Double {
        guard let place = ids.firstIndex(of: id) else { return 0 }
        return part((0..<min(max(0, k), ids.count)).reduce(0) { $0 + counts[place * ids.count + $1] })
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
        k <= 0 || k >= ids.count ? 1 : k <= rightSets.count ? part(rightSets[k - 1]) : 0
    }

    /// How alike the headline's order is to that of a draw: the mean of Kendall's τ, −1 to 1.
    ///
    /// M. G. Kendall, Biometrika 30, 1938. `nil` for fewer than two things.
    package var agreement: Double? {
        guard drawCount > 0, ids.count > 1 else { return nil }
        let pairs = Double(ids.count * (ids.count - 1) / 2) * Double(drawCount)
        return 1 - 2 * Double(inversions) / pairs
    }

    private func part(_ count: Int) -> Double { drawCount > 0 ? Double(count) / Double(drawCount) : 0 }

    // MARK: Counting

    /// Puts things in order, largest value first and equal ones by place.
    ///
    /// By insertion from the order of the draw before: draws differ by a few places only.
    @inline(__always)
    private static func sort(_ order: inout [Int], _ values: [Double]) {
        for end in order.indices.dropFirst() {
            let moving = order[end]
            let value = values[moving]
            var place = end
            while place > 0 {
                let other = order[place - 1]
                guard value > values[other] || (value == values[other] && moving < other) else { break }
                order[place] = other
                place -= 1
            }
            order[place] = moving
        }
    }

    private static func count(_ draws: [[Double]], _ range: Range<Int>, into counts: inout [Int]) {
        var order = Array(draws.indices)
        var values = Array(repeating: 0.0, count: draws.count)
        for draw in range {
            for thing in draws.indices { values[thing] = draws[thing][draw] }
            sort(&order, values)
            for (rank, thing) in order.enumerated() { counts[thing * draws.count + rank] += 1 }
        }
    }

    /// What the draws say about the order that is shown.
    private struct Comparison {
        var right: [Int]
        var inversions = 0

        mutating func count(_ draws: [[Double]], _ headline: [Int], _ range: Range<Int>) {
            var rank = Array(repeating: 0, count: headline.count)
            for (place, thing) in headline.enumerated() { rank[thing] = place }
            var order = Array(draws.indices)
            var values = Array(repeating: 0.0, count: draws.count)
            for draw in range {
                for thing in draws.indices { values[thing] = draws[thing][draw] }
                RankStability.sort(&order, values)
                // The first k are right where none of them has a headline rank behind k.
                var last = 0
                for k in order.indices {
                    last = max(last, rank[order[k]])
                    if last == k { right[k] += 1 }
                    for later in order[(k + 1)...] where rank[later] < rank[order[k]] { inversions += 1 }
                }
            }
        }
    }
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
