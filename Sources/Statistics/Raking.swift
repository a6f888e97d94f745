/// Weights that make those who answered look like those who are to be spoken for, in several respects at once.
///
/// Iterative proportional fitting: the weights are multiplied until each margin has its shares, one margin after the
/// other, over and over (W. E. Deming & F. F. Stephan, Annals of Mathematical Statistics 11, 1940). After each round the
/// factors are trimmed and brought back to their mean, as D. Izrael, M. P. Battaglia & M. R. Frankel do (SAS Global Forum
/// 247, 2009), so that nobody speaks for very many. Cells that are too small are for the caller to put together.
package struct Raking: Hashable, Sendable {
    /// One respect, such as the plan or the region.
    package struct Margin: Hashable, Sendable {
        package let name: String
        /// For each answer its cell, as a place in ``targets``; `nil` where it is not known, which is a cell of its own that
        /// keeps its share.
        package let cells: [Int?]
        /// How much of the population each cell has, in any unit.
        package let targets: [Double]

        package init(_ name: String, cells: [Int?], targets: [Double]) {
            self.name = name
            self.cells = cells
            self.targets = targets
        }
    }

    /// A cell that does not have its share in the end.
    package struct Unmet: Hashable, Sendable {
        package enum Reason: Hashable, Sendable {
            /// Nobody in it answered.
            case nobody
            /// Somebody in it answered, but the population has no such.
            case notInPopulation
            /// The trimming of factors, or a contradiction between the margins, stands in the way.
            case held
        }

        /// The margin's place among those given.
        package let margin: Int
        package let cell: Int
        package let target: Double
        package let reached: Double
        package let reason: Reason
    }

    /// How the rounds ended.
    package enum Ending: Hashable, Sendable {
        /// Every cell that anybody answered in has its share.
        case met
        /// The weights no longer move, but some cells do not have their shares.
        case settled
        /// The rounds ran out while the weights still moved.
        case unsettled
    }

    /// Within how much of its share a cell counts as met.
    package static let tolerance = 1e-6

    /// One for each answer; their mean is that of the weights that it began with.
    package let weights: [Double]
    /// How many equally weighted answers they are worth.
    package let effectiveSize: Double
    /// By how much the weights enlarge the variance: the answers that count over the effective size, at least 1.
    package let designEffect: Double
    package let ending: Ending
    package let rounds: Int
    /// In the order of margins and cells.
    package let unmet: [Unmet]

    /// Rakes answers to margins.
    ///
    /// `nil` where no answer has a weight, or a margin does not fit: another number of answers, a cell that is not there, a
    /// target that is negative, or none above 0.
    ///
    /// - Parameters:
    ///   - margins: Each with a cell for every answer.
    ///   - base: Weights to begin with, at least 0; all the same where `nil`.
    ///   - trim: No factor is more than so many times the mean one, or less than its inverse; at least 1.
    ///   - rounds: How often to go through the margins at most.
    package init?(_ margins: [Margin], base: [Double], trim: Double = 5, rounds: Int = 50) {
        let whole = base.reduce(0, +)
        guard whole > 0, whole.isFinite, base.allSatisfy({ $0 >= 0 }), trim >= 1,
            margins.allSatisfy({ Self.fits($0, count: base.count) })
        else { return nil }
        let plans = margins.map { Plan($0, base: base) }
        var factors = Array(repeating: 1.0, count: base.count)
        var (round, gap, change) = (0, Self.gap(plans, base, factors), 0.0)
        while gap > Self.tolerance, round < rounds {
            round += 1
            let before = factors
            for plan in plans { plan.fit(&factors, base) }
            Self.trim(&factors, base, whole, trim)
            gap = Self.gap(plans, base, factors)
            change = zip(factors, before).map { abs($0 - $1) / max($0, $1) }.filter(\.isFinite).max() ?? 0
            if change < 1e-9 { break }
        }
        self.rounds = round
        ending = gap <= Self.tolerance ? .met : change < 1e-6 ? .settled : .unsettled
        weights = zip(base, factors).map { $0 * $1 }
        effectiveSize = Statistics.effectiveSize(weights)
        designEffect = max(1, Double(base.count { $0 > 0 }) / effectiveSize)
        unmet = plans.enumerated().flatMap { number, plan in plan.unmet(number, factors, base) }
    }

    /// Rakes answers that all have the same weight to begin with.
    package init?(_ margins: [Margin], trim: Double = 5, rounds: Int = 50) {
        guard let count = margins.first?.cells.count else { return nil }
        self.init(margins, base: Array(repeating: 1, count: count), trim: trim, rounds: rounds)
    }

    private static func fits(_ margin: Margin, count: Int) -> Bool {
        let sum = margin.targets.reduce(0, +)
        return margin.cells.count == count && sum > 0 && sum.isFinite && margin.targets.allSatisfy { $0 >= 0 }
            && margin.cells.allSatisfy { $0.map(margin.targets.indices.contains) ?? true }
    }

    private static func gap(_ plans: [Plan], _ base: [Double], _ factors: [Double]) -> Double {
        plans.map { $0.gap(factors, base) }.max() ?? 0
    }

    /// Holds the factors within the bounds around their mean, which stays 1.
    private static func trim(_ factors: inout [Double], _ base: [Double], _ whole: Double, _ trim: Double) {
        for _ in 0..<100 {
            let mean = zip(base, factors).reduce(0) { $0 + $1.0 * $1.1 } / whole
            guard mean > 0 else { return factors = Array(repeating: 1, count: factors.count) }
            var isWithin = true
            for i in factors.indices {
                let factor = factors[i] / mean
                factors[i] = min(trim, max(1 / trim, factor))
                if abs(factor - factors[i]) > 1e-12 { isWithin = false }
            }
            if isWithin { return }
        }
    }
}
