/// How much each criterion really moves a ranking, which its weight does not tell.
///
/// I = Cov(w·v, V) / Var(V) over the initiatives; all influences add up to 1. A criterion by which all are alike has none,
/// whatever its weight. Source: P. Paruolo, M. Saisana & A. Saltelli, "Ratings and rankings: voodoo or science?", Journal of the
/// Royal Statistical Society A 176(3) (2013).
package struct Influence: Hashable, Sendable {
    /// By initiative, the value of each criterion, 0 to 1.
    private let values: [[Double]]

    package init(_ values: [[Double]]) { self.values = values }

    /// The influence of the criteria that are marked, with these weights; `nil` where all initiatives have the same score.
    package func part(of marked: [Bool], weights: [Double]) -> Double? {
        guard values.count > 1 else { return nil }
        func sum(_ row: [Double], _ isCounted: (Int) -> Bool) -> Double {
            row.indices.reduce(0) { $0 + (isCounted($1) ? weights[$1] * row[$1] : 0) }
        }
        let parts = values.map { row in sum(row) { marked[$0] } }
        let wholes = values.map { row in sum(row) { _ in true } }
        let count = Double(values.count)
        let (meanPart, meanWhole) = (parts.reduce(0, +) / count, wholes.reduce(0, +) / count)
        let variance = wholes.reduce(0) { $0 + ($1 - meanWhole) * ($1 - meanWhole) }
        // Below this the scores differ by what is left of rounding only.
        guard variance > 1e-18 else { return nil }
        let covariance = zip(parts, wholes).reduce(0) { $0 + ($1.0 - meanPart) * ($1.1 - meanWhole) }
        return covariance / variance
    }

    /// What a cap does to weights.
    package struct Capped: Hashable, Sendable {
        /// Adding up to 1.
        package var weights: [Double]
        /// Of the marked criteria, before and after; `nil` where all scores are alike.
        package var before: Double?
        package var after: Double?
        /// Whether the cap holds.
        package var isAttained: Bool
    }

    /// Takes weight from the marked criteria until they have no more than so much influence, by bisection.
    ///
    /// Where the others do not tell the initiatives apart, no weight gives the marked ones less than all influence: then the
    /// weights stay, and the cap is not attained.
    package func capped(_ marked: [Bool], at cap: Double, weights: [Double]) -> Capped {
        let before = part(of: marked, weights: weights)
        guard let before, before > cap else {
            return Capped(weights: weights, before: before, after: before, isAttained: true)
        }
        func scaled(_ factor: Double) -> [Double] {
            zip(weights, marked).map { $1 ? $0 * factor : $0 }
        }
        guard let rest = part(of: marked, weights: scaled(0)), rest <= cap else {
            return Capped(weights: weights, before: before, after: before, isAttained: false)
        }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if let influence = part(of: marked, weights: scaled(middle)), influence <= cap {
                low = middle
            } else {
                high = middle
            }
        }
        let result = scaled(low)
        let sum = result.reduce(0, +)
        guard sum > 0 else { return Capped(weights: weights, before: before, after: before, isAttained: false) }
        let weights = result.map { $0 / sum }
        return Capped(
            weights: weights, before: before, after: part(of: marked, weights: weights), isAttained: true)
    }
}
