package import FeedbackModel

/// How the needs that an initiative covers go together at the same accounts, so that no account counts twice.
///
/// Over accounts u with weights T and chances e: reach Σ T·(1 − Π(1 − c·e)) / ΣT, relief the same with severity. Only
/// initiatives with several themes have one: for one theme it is c·P, as the mean of e is P.
package struct NeedOverlap: Codable, Hashable, Sendable {
    package var initiative: String
    /// The share of the customer base that is reached, 0 to 1.
    package var reach: Double
    /// The share of all accounts' need that is taken away, 0 to 1.
    package var relief: Double

    package init(initiative: String, reach: Double, relief: Double) {
        self.initiative = initiative
        self.reach = reach
        self.relief = relief
    }

    /// Works the overlaps of a roadmap out from what is known of each account.
    ///
    /// Themes of which nothing is estimated stay out; an initiative with fewer than two others has no overlap.
    package static func all(_ roadmap: Roadmap, estimates: [ThemeEstimate], model: NeedModel) -> [NeedOverlap] {
        let severities = Dictionary(
            estimates.map { ($0.theme, $0.countedSeverity) }, uniquingKeysWith: { first, _ in first })
        let blocked = Set(estimates.filter(\.isBlocked).map(\.theme))
        let weights = model.weights
        let whole = weights.reduce(0, +)
        let several = roadmap.initiatives.filter { $0.covers.count > 1 }
        guard whole > 0, !several.isEmpty else { return [] }
        let chances = model.chances(of: Set(several.flatMap(\.covers).map(\.theme)).sorted())
        return several.compactMap { initiative in
            let known = initiative.covers.sorted { $0.theme < $1.theme }.filter {
                chances[$0.theme] != nil && !blocked.contains($0.theme)
            }
            // A share that is not estimated has no chances, and then the product is all there is.
            guard known.count == initiative.covers.count else { return nil }
            var (reach, relief) = (0.0, 0.0)
            for (account, weight) in weights.enumerated() where weight > 0 {
                var (unreached, unrelieved) = (1.0, 1.0)
                for coverage in known {
                    let chance = coverage.share * (chances[coverage.theme]?[account] ?? 0)
                    unreached *= 1 - chance
                    unrelieved *= 1 - chance * (severities[coverage.theme] ?? 0.5)
                }
                reach += weight * (1 - unreached)
                relief += weight * (1 - unrelieved)
            }
            return NeedOverlap(
                initiative: initiative.id, reach: rounded(min(1, reach / whole)),
                relief: rounded(min(1, relief / whole)))
        }
    }
}
