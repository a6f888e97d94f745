/// What people prefer, from judging things two at a time.
package enum PairedComparison {
    /// Two things by their places, in the order in which they are shown.
    package struct Pair: Hashable, Sendable {
        package let first: Int
        package let second: Int

        package init(_ first: Int, _ second: Int) {
            self.first = first
            self.second = second
        }
    }

    /// The pairs to be judged: all of them where they are few enough, else a balanced part.
    ///
    /// The things stand in a circle, and each distance along it gives pairs in which every thing is shown first and
    /// second equally often (H. A. David, "The Method of Paired Comparisons", 1988, on cyclic designs). Neighbours come
    /// first, so that every thing is compared with every other at least by way of others.
    ///
    /// - Parameters:
    ///   - count: How many things there are.
    ///   - limit: How many pairs are too many; one round of neighbours is always there.
    /// - Returns: Each pair once; nothing for fewer than two things.
    package static func pairs(of count: Int, atMost limit: Int) -> [Pair] {
        guard count > 1 else { return [] }
        var pairs: [Pair] = []
        for distance in 1...(count / 2) {
            let starts = 2 * distance == count ? Array(0..<distance) : Array(0..<count)
            guard pairs.isEmpty || pairs.count + starts.count <= limit else { break }
            // Every other one first, so that a thing does not stand in two pairs in a row.
            let order = starts.filter { $0.isMultiple(of: 2) } + starts.filter { !$0.isMultiple(of: 2) }
            pairs += order.map { Pair($0, ($0 + distance) % count) }
        }
        return pairs
    }

    /// Strengths after Bradley and Terry: a thing of strength p is preferred to one of strength q in p / (p + q) of cases.
    ///
    /// Found by the iteration of D. R. Hunter, "MM Algorithms for Generalized Bradley-Terry Models", Annals of Statistics
    /// 32, 2004, for the model of R. A. Bradley and M. E. Terry, Biometrika 39, 1952. Without a prior there is no estimate
    /// when a thing, or a group of things, was always or never preferred to the others, which is usual in small groups.
    ///
    /// - Parameters:
    ///   - wins: For each thing, how often it was preferred to each of the others.
    ///   - prior: As often each of two things is taken to have been preferred before anybody was asked.
    /// - Returns: Positive strengths that add up to 1; `nil` where there is no estimate.
    package static func strengths(wins: [[Double]], prior: Double = 0.5) -> [Double]? {
        let count = wins.count
        guard count > 1, wins.allSatisfy({ $0.count == count && $0.allSatisfy { $0 >= 0 } }), prior >= 0 else {
            return nil
        }
        var wins = wins
        for one in 0..<count {
            for other in 0..<count { wins[one][other] = one == other ? 0 : wins[one][other] + prior }
        }
        guard isConnected(wins) else { return nil }
        let totals = wins.map { $0.reduce(0, +) }
        var strengths = Array(repeating: 1 / Double(count), count: count)
        for _ in 0..<10_000 {
            var next = (0..<count).map { one in
                let weight = (0..<count).reduce(0.0) { sum, other in
                    one == other
                        ? sum : sum + (wins[one][other] + wins[other][one]) / (strengths[one] + strengths[other])
                }
                return totals[one] / weight
            }
            let sum = next.reduce(0, +)
            next = next.map { $0 / sum }
            let change = zip(next, strengths).map { abs($0 - $1) / $1 }.max() ?? 0
            strengths = next
            if change < 1e-13 { break }
        }
        return strengths
    }

    /// Whether everything was preferred to everything, at least by way of others.
    ///
    /// Source: L. R. Ford, American Mathematical Monthly 64, 1957.
    private static func isConnected(_ wins: [[Double]]) -> Bool {
        func reached(_ isEdge: (Int, Int) -> Bool) -> Bool {
            var seen: Set<Int> = [0]
            var open = [0]
            while let one = open.popLast() {
                for other in wins.indices where isEdge(one, other) && seen.insert(other).inserted { open.append(other) }
            }
            return seen.count == wins.count
        }
        return reached { wins[$0][$1] > 0 } && reached { wins[$1][$0] > 0 }
    }
}
