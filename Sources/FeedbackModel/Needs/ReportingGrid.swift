internal import Statistics

/// What tickets say about a share: of those who have the need some part q writes, and a few write who have it not.
///
/// L(p) = ∫ Bin(x; N, p·q + (1−p)·ε) · Beta(q) dq, on 400 middles of p and 200 of q. The logarithms that every theme needs
/// are made once.
struct ReportingGrid: Sendable {
    private static let rates = 200
    /// ln r and ln(1 − r) for each p, and in it for each q.
    private let logs: [Double]
    private let complements: [Double]

    /// The grid for the usual share ε.
    static let usual = ReportingGrid(falseLabels: GuardSettings().falseLabels)

    /// Makes the grid for a share ε of accounts without the need whose tickets look as if they had it.
    init(falseLabels: Double) {
        var logs: [Double] = []
        var complements: [Double] = []
        logs.reserveCapacity(SharePosterior.cells * Self.rates)
        complements.reserveCapacity(SharePosterior.cells * Self.rates)
        for cell in 0..<SharePosterior.cells {
            let p = (Double(cell) + 0.5) / Double(SharePosterior.cells)
            for place in 0..<Self.rates {
                let q = (Double(place) + 0.5) / Double(Self.rates)
                let rate = p * q + (1 - p) * falseLabels
                logs.append(Elementary.log(rate))
                complements.append(Elementary.log(1 - rate))
            }
        }
        self.logs = logs
        self.complements = complements
    }

    /// The log-likelihood of each p, up to a constant.
    ///
    /// - Parameters:
    ///   - reporting: How many of the accounts that were not asked wrote; with weights, what they are worth.
    ///   - count: How many accounts were not asked.
    ///   - rate: What is believed about q.
    /// - Returns: One number for each cell of ``SharePosterior``.
    func logLikelihood(reporting: Double, of count: Double, rate: BetaDistribution) -> [Double] {
        let silent = count - reporting
        let prior = (0..<Self.rates).map { rate.logDensity((Double($0) + 0.5) / Double(Self.rates)) }
        var result: [Double] = []
        result.reserveCapacity(SharePosterior.cells)
        var terms = Array(repeating: 0.0, count: Self.rates)
        for cell in 0..<SharePosterior.cells {
            let start = cell * Self.rates
            var largest = -Double.infinity
            for place in 0..<Self.rates {
                let term = reporting * logs[start + place] + silent * complements[start + place] + prior[place]
                terms[place] = term
                if term > largest { largest = term }
            }
            guard largest > -.infinity else {
                result.append(largest)
                continue
            }
            // What is 40 below the largest is lost in its last bit.
            var sum = 0.0
            for term in terms where term > largest - 40 { sum += Elementary.exp(term - largest) }
            result.append(largest + Elementary.log(sum))
        }
        return result
    }
}
