/// What several people's rankings of the same things have in common.
package enum Ranking {
    /// Kendall's coefficient of concordance W: 0 when rankings have nothing in common, 1 when all are alike.
    ///
    /// W = 12 S / (m² (k³ − k) − m Σ (t³ − t)), with S the squared deviations of the rank sums and t the sizes of groups of
    /// ties within a ranking. Source: M. G. Kendall and B. Babington Smith, "The Problem of m Rankings", Annals of
    /// Mathematical Statistics 10, 1939.
    ///
    /// - Parameter ranks: For each judge, the rank of each thing; ties have the mean of their ranks.
    /// - Returns: `nil` for fewer than two judges or things, or when nobody tells any two things apart.
    package static func concordance(_ ranks: [[Double]]) -> Double? {
        guard let count = ranks.first?.count, count > 1, ranks.count > 1, ranks.allSatisfy({ $0.count == count }) else {
            return nil
        }
        let (judges, things) = (Double(ranks.count), Double(count))
        let sums = (0..<count).map { place in ranks.reduce(0.0) { $0 + $1[place] } }
        let mean = sums.reduce(0, +) / things
        let deviation = sums.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
        let ties = ranks.reduce(0.0) { total, ranking in
            var sizes: [Double: Double] = [:]
            for rank in ranking { sizes[rank, default: 0] += 1 }
            return total
                + sizes.keys.sorted().reduce(0.0) { sum, rank in
                    let size = sizes[rank] ?? 0
                    return sum + size * size * size - size
                }
        }
        let largest = judges * judges * (things * things * things - things) - judges * ties
        return largest > 0 ? min(1, 12 * deviation / largest) : nil
    }

    /// Ranks from an order that may leave things out: those share the mean of the ranks behind the last.
    ///
    /// - Parameters:
    ///   - order: Places of things, the best first, each once.
    ///   - count: How many things there are.
    /// - Returns: A rank for each thing, from 1.
    package static func ranks(_ order: [Int], of count: Int) -> [Double] {
        var ranks = Array(repeating: (Double(order.count) + 1 + Double(count)) / 2, count: count)
        for (rank, place) in order.enumerated() where ranks.indices.contains(place) { ranks[place] = Double(rank + 1) }
        return ranks
    }

    /// Borda's points: for each ranking, as many as there are things behind; those left out share what is left.
    ///
    /// Source: J.-C. de Borda, Mémoire sur les élections au scrutin, 1781.
    package static func borda(_ orders: [[Int]], of count: Int) -> [Double] {
        var points = Array(repeating: 0.0, count: count)
        for order in orders {
            for (place, rank) in ranks(order, of: count).enumerated() { points[place] += Double(count) - rank }
        }
        return points
    }

    /// The order of Schulze's method: who wins along the strongest path is before the other.
    ///
    /// The strength of a link is the number of people who prefer the one to the other, where they are more than those who
    /// do not. Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
    /// single-winner election method", Social Choice and Welfare 36, 2011.
    ///
    /// - Parameters:
    ///   - orders: For each person, places of things, the best first; those left out are behind all others.
    ///   - count: How many things there are.
    /// - Returns: The places in groups, the best first; things in one group are not told apart.
    package static func schulze(_ orders: [[Int]], of count: Int) -> [[Int]] {
        guard count > 0 else { return [] }
        var preferred = Array(repeating: Array(repeating: 0, count: count), count: count)
        for order in orders {
            let ranks = ranks(order, of: count)
            for one in 0..<count {
                for other in 0..<count where ranks[one] < ranks[other] { preferred[one][other] += 1 }
            }
        }
        var paths = Array(repeating: Array(repeating: 0, count: count), count: count)
        for one in 0..<count {
            for other in 0..<count where preferred[one][other] > preferred[other][one] {
                paths[one][other] = preferred[one][other]
            }
        }
        for middle in 0..<count {
            for one in 0..<count where one != middle {
                for other in 0..<count where other != middle && other != one {
                    paths[one][other] = max(paths[one][other], min(paths[one][middle], paths[middle][other]))
                }
            }
        }
        // The relation is transitive, so the number of those that beat a thing says which group it is in.
        var groups: [[Int]] = []
        var rest = Set(0..<count)
        while !rest.isEmpty {
            let best = rest.filter { one in !rest.contains { paths[$0][one] > paths[one][$0] } }.sorted()
            guard !best.isEmpty else { return groups + [rest.sorted()] }
            groups.append(best)
            rest.subtract(best)
        }
        return groups
    }
}
