/// Utilities of things of which people picked the best and the worst from sets: the logit of a MaxDiff.
///
/// P(best = i) = e^{uᵢ} / Σ e^{u} and P(worst = i) = e^{−uᵢ} / Σ e^{−u} over the set (J. J. Louviere, T. N. Flynn & A. A. J. Marley,
/// Best-Worst Scaling, 2015, the model of maximum difference taken apart into two choices). So that a thing that always won has an
/// estimate, each is taken to have won and lost `ridge` times against the others. Found by Newton's method; the utilities' sum is 0.
package struct BestWorstLogit: Hashable, Sendable {
    /// One set with the places of its things, of the best and of the worst.
    package struct Pick: Hashable, Sendable {
        package var shown: [Int]
        package var best: Int
        package var worst: Int

        package init(shown: [Int], best: Int, worst: Int) {
            self.shown = shown
            self.best = best
            self.worst = worst
        }
    }

    package let utilities: [Double]
    /// What the estimate hangs on, turned round: the inverse of the information, with the sum of utilities held.
    private let inverse: [[Double]]

    /// Fits the utilities; `nil` for fewer than two things, and where the picks do not decide without a ridge.
    ///
    /// Picks whose places are none, or whose best is its worst, are left out.
    package init?(_ count: Int, picks: [Pick], ridge: Double = 0.5) {
        guard count > 1, ridge >= 0 else { return nil }
        let picks = picks.filter { Self.isSound($0, count) }
        var utilities = Array(repeating: 0.0, count: count)
        for _ in 0..<100 {
            var (gradient, information) = Self.prior(utilities, ridge)
            for pick in picks { Self.add(pick, utilities, &gradient, &information) }
            guard let inverse = Self.inverted(information) else { return nil }
            let step = inverse.map { row in zip(row, gradient).reduce(0.0) { $0 + $1.0 * $1.1 } }
            // Held in, so that a first step from far off does not leave the range of exp.
            let longest = step.map(abs).max() ?? 0
            let factor = longest > 2 ? 2 / longest : 1
            for thing in utilities.indices { utilities[thing] += factor * step[thing] }
            guard utilities.allSatisfy({ abs($0) < 50 }) else { return nil }
            if longest < 1e-12 {
                let mean = utilities.reduce(0, +) / Double(count)
                self.utilities = utilities.map { $0 - mean }
                self.inverse = inverse
                return
            }
        }
        return nil
    }

    /// Of 100 choices among all things, how many fall on each.
    package var shares: [Double] { Self.shares(utilities) }

    /// What a cluster of picks pulls the utilities towards, to be given to ``shares(pulled:)``.
    package func pull(of picks: [Pick]) -> [Double] {
        var gradient = Array(repeating: 0.0, count: utilities.count)
        for pick in picks where Self.isSound(pick, utilities.count) { Self.add(pick, utilities, &gradient) }
        return gradient
    }

    /// The shares after one step of Newton's from the fit, with the pulls of clusters that were drawn more or less often than
    /// once.
    ///
    /// The bootstrap in one step: D. W. K. Andrews, Econometrica 70(1) (2002).
    package func shares(pulled gradient: [Double]) -> [Double] {
        Self.shares(
            zip(utilities, inverse).map { utility, row in
                let step = zip(row, gradient).reduce(0.0) { $0 + $1.0 * $1.1 }
                return utility + min(max(step, -10), 10)
            })
    }

    // MARK: Sums

    private static func isSound(_ pick: Pick, _ count: Int) -> Bool {
        pick.best != pick.worst && pick.shown.contains(pick.best) && pick.shown.contains(pick.worst)
            && pick.shown.allSatisfy { (0..<count).contains($0) }
    }

    private static func shares(_ utilities: [Double]) -> [Double] {
        let most = utilities.max() ?? 0
        let powers = utilities.map { Elementary.exp($0 - most) }
        let sum = powers.reduce(0, +)
        return powers.map { 100 * $0 / sum }
    }

    private static func chances(_ shown: [Int], _ utilities: [Double], sign: Double) -> [Double] {
        let most = shown.map { sign * utilities[$0] }.max() ?? 0
        let powers = shown.map { Elementary.exp(sign * utilities[$0] - most) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }

    private static func add(_ pick: Pick, _ utilities: [Double], _ gradient: inout [Double]) {
        gradient[pick.best] += 1
        gradient[pick.worst] -= 1
        for (thing, chance) in zip(pick.shown, chances(pick.shown, utilities, sign: 1)) { gradient[thing] -= chance }
        for (thing, chance) in zip(pick.shown, chances(pick.shown, utilities, sign: -1)) { gradient[thing] += chance }
    }

    private static func add(
        _ pick: Pick, _ utilities: [Double], _ gradient: inout [Double], _ information: inout [[Double]]
    ) {
        add(pick, utilities, &gradient)
        for sign in [1.0, -1] {
            let chances = chances(pick.shown, utilities, sign: sign)
            for (one, first) in zip(pick.shown, chances) {
                information[one][one] += first
                for (other, second) in zip(pick.shown, chances) { information[one][other] -= first * second }
            }
        }
    }

    /// Pairs of each thing with each other that both won as often, `ridge` times for each thing; and the sum held at 0.
    private static func prior(_ utilities: [Double], _ ridge: Double) -> ([Double], [[Double]]) {
        let count = utilities.count
        var gradient = Array(repeating: 0.0, count: count)
        // The information cannot tell utilities that all move together; this part can, and moves nothing else.
        var information = Array(repeating: Array(repeating: 1 / Double(count), count: count), count: count)
        let each = ridge / Double(count - 1)
        for one in 0..<count {
            for other in 0..<count where other != one {
                let chance = 1 / (1 + Elementary.exp(utilities[other] - utilities[one]))
                gradient[one] += each * (1 - 2 * chance)
                let part = 2 * each * chance * (1 - chance)
                information[one][one] += part
                information[one][other] -= part
            }
        }
        return (gradient, information)
    }

    /// By Gauss and Jordan; `nil` where there is none.
    private static func inverted(_ matrix: [[Double]]) -> [[Double]]? {
        let count = matrix.count
        var rows = matrix.enumerated().map { place, row in
            row + (0..<count).map { $0 == place ? 1.0 : 0 }
        }
        for column in 0..<count {
            guard let pivot = (column..<count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
                abs(rows[pivot][column]) > 1e-12
            else { return nil }
            rows.swapAt(column, pivot)
            let divisor = rows[column][column]
            for place in 0..<(2 * count) { rows[column][place] /= divisor }
            for row in 0..<count where row != column {
                let factor = rows[row][column]
                guard factor != 0 else { continue }
                for place in 0..<(2 * count) { rows[row][place] -= factor * rows[column][place] }
            }
        }
        return rows.map { Array($0[count...]) }
    }
}
