package import Statistics

extension SharePosterior {
    /// ln p and ln(1 − p) at the middles of the cells.
    private static let logs = (0..<cells).map { Elementary.log((Double($0) + 0.5) / Double(cells)) }
    private static let complements = (0..<cells).map { Elementary.log1p(-(Double($0) + 0.5) / Double(cells)) }

    /// Joins answers, what was believed before, and what tickets say.
    package init?(_ sample: AskedSample, prior: SharePrior, tickets: [Double]? = nil) {
        let (yes, no) = (prior.strength * prior.mean - 1, prior.strength * (1 - prior.mean) - 1)
        let plain = sample.groups.filter { $0.accuracy == .exact }
        let (sure, size) = plain.reduce((0.0, 0.0)) { ($0.0 + $1.yes, $0.1 + $1.size) }
        var rest = sample
        rest.groups.removeAll { $0.accuracy == .exact }
        var logDensities = zip(Self.logs, Self.complements).map { (yes + sure) * $0 + (no + size - sure) * $1 }
        if !rest.groups.isEmpty {
            for cell in logDensities.indices {
                logDensities[cell] += rest.logLikelihood(of: (Double(cell) + 0.5) / Double(Self.cells))
            }
        }
        if let tickets { logDensities = zip(logDensities, tickets).map { $0 + $1 } }
        self.init(logDensities: logDensities)
    }

    /// The same with tickets of some of the accounts that were not asked; see ``ReportingGrid``.
    package init?(
        _ sample: AskedSample, prior: SharePrior, reporting: Double, of count: Double, rate: BetaDistribution,
        falseLabels: Double
    ) {
        let grid = ReportingGrid(falseLabels: falseLabels)
        self.init(sample, prior: prior, tickets: grid.logLikelihood(reporting: reporting, of: count, rate: rate))
    }
}
