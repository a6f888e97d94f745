extension Ranking {
    /// Kendall's τ of two rankings: 1 when they agree about every pair, −1 when about none.
    ///
    /// τ-b, in which pairs that one of them ties are taken out of its side of the denominator. Source: M. G. Kendall,
    /// Biometrika 33 (1945).
    ///
    /// - Parameters:
    ///   - one: A number for each thing; ranks or what they are made from.
    ///   - other: As many.
    /// - Returns: `nil` where their numbers differ, or one of them tells no two things apart.
    package static func tau(_ one: [Double], _ other: [Double]) -> Double? {
        guard one.count == other.count else { return nil }
        var (agreed, first, second) = (0.0, 0.0, 0.0)
        for i in one.indices {
            for j in one.indices.dropFirst(i + 1) {
                let (a, b) = (sign(one[i], one[j]), sign(other[i], other[j]))
                agreed += a * b
                first += a * a
                second += b * b
            }
        }
        guard first > 0, second > 0 else { return nil }
        return max(-1, min(1, agreed / (first * second).squareRoot()))
    }

    /// Spearman's ρ of two rankings: the correlation of their ranks, where ties have the mean of theirs.
    ///
    /// Source: C. Spearman, American Journal of Psychology 15 (1904).
    ///
    /// - Parameters:
    ///   - one: A number for each thing; ranks or what they are made from.
    ///   - other: As many.
    /// - Returns: `nil` where their numbers differ, or one of them tells no two things apart.
    package static func spearman(_ one: [Double], _ other: [Double]) -> Double? {
        guard one.count == other.count else { return nil }
        let (first, second) = (meanRanks(one), meanRanks(other))
        let mean = Double(one.count + 1) / 2
        var (both, a, b) = (0.0, 0.0, 0.0)
        for (x, y) in zip(first, second) {
            both += (x - mean) * (y - mean)
            a += (x - mean) * (x - mean)
            b += (y - mean) * (y - mean)
        }
        guard a > 0, b > 0 else { return nil }
        return max(-1, min(1, both / (a * b).squareRoot()))
    }

    /// The rank of each number, the least first, from 1; equal ones have the mean of their ranks.
    package static func meanRanks(_ numbers: [Double]) -> [Double] {
        let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
        var ranks = Array(repeating: 0.0, count: numbers.count)
        var start = 0
        while start < order.count {
            var end = start
            while end + 1 < order.count, numbers[order[end + 1]] == numbers[order[start]] { end += 1 }
            for place in start...end { ranks[order[place]] = Double(start + end) / 2 + 1 }
            start = end + 1
        }
        return ranks
    }

    private static func sign(_ a: Double, _ b: Double) -> Double { a < b ? -1 : a > b ? 1 : 0 }
}
