/// Whether further sessions still bring new codes.
///
/// It is about codes: that they mean the same everywhere is a matter of more sessions (Hennink, Kaiser & Weber 2019).
package struct Saturation: Hashable, Sendable {
    /// The codes of each session, in the order in which they were held.
    package let sessions: [Set<String>]

    package init(_ sessions: [Set<String>]) { self.sessions = sessions }

    /// How many codes each session brought that none before it had.
    package var new: [Int] {
        var seen: Set<String> = []
        return sessions.map { codes in
            let count = codes.subtracting(seen).count
            seen.formUnion(codes)
            return count
        }
    }

    /// How many codes were known after each session.
    package var cumulative: [Int] {
        var sum = 0
        return new.map { count in
            sum += count
            return sum
        }
    }

    /// The mean number of codes that so many sessions would bring, over all orders of the sessions.
    ///
    /// S(m) = Σ 1 − C(N − nₖ, m) / C(N, m), with nₖ the sessions that have code k. Source: C. X. Mao and R. K. Colwell,
    /// "Estimation of species richness: mixture models, the role of rare species, and inferential challenges", Ecology 86,
    /// 2005 (Mao's τ).
    package var rarefaction: [Double] {
        let counts = incidences.values.sorted()
        let total = sessions.count
        return sessions.indices.map { place in
            let drawn = place + 1
            return counts.reduce(0.0) { sum, count in
                guard total - count >= drawn else { return sum + 1 }
                // C(N − n, m) / C(N, m), factor by factor, so that nothing overflows.
                let absent = (0..<drawn).reduce(1.0) { $0 * Double(total - count - $1) / Double(total - $1) }
                return sum + 1 - absent
            }
        }
    }

    /// At least about how many codes there are, those that no session had included: Chao2, bias-corrected.
    ///
    /// S + (N − 1)/N × Q₁(Q₁ − 1) / (2(Q₂ + 1)), with Q₁ and Q₂ the codes that one and two sessions have. It is a caution and
    /// no rule to stop by. Source: A. Chao, "Estimating the population size for capture-recapture data with unequal
    /// catchability", Biometrics 43, 1987.
    package var chao: Double? {
        guard sessions.count > 1 else { return nil }
        let counts = Array(incidences.values)
        let (once, twice) = (Double(counts.count { $0 == 1 }), Double(counts.count { $0 == 2 }))
        let number = Double(sessions.count)
        return Double(counts.count) + (number - 1) / number * once * (once - 1) / (2 * (twice + 1))
    }

    /// New codes in each run of sessions after the base, over the codes of the base.
    ///
    /// With 5 %, the first run at or below it says that saturation was reached with base and run. Source: G. Guest, E. Namey
    /// and M. Chen, "A simple method to assess and report thematic saturation in qualitative research", PLoS ONE 15(5),
    /// e0232076, 2020.
    ///
    /// - Parameters:
    ///   - base: How many sessions the base has; 4 in the article's first example.
    ///   - run: How many sessions a run has; runs overlap and move on by one.
    /// - Returns: One ratio for each run; empty where there are too few sessions, or the base has no code.
    package func runRatios(base: Int, run: Int) -> [Double] {
        guard base > 0, run > 0, sessions.count >= base + run else { return [] }
        let known = sessions.prefix(base).reduce(into: Set<String>()) { $0.formUnion($1) }.count
        guard known > 0 else { return [] }
        let new = self.new
        return (base...(sessions.count - run)).map { start in
            Double(new[start..<(start + run)].reduce(0, +)) / Double(known)
        }
    }

    private var incidences: [String: Int] {
        var counts: [String: Int] = [:]
        for codes in sessions { for code in codes { counts[code, default: 0] += 1 } }
        return counts
    }
}
