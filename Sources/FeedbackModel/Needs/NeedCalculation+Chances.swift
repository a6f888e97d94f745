extension NeedCalculation {
    /// How many answers of a segment it takes to count as much as the share of all; judgement.
    private static let segmentStrength = 10.0

    /// The chance that each account has the need; `nil` where nothing is known.
    ///
    /// Who answered has what that kind of record says; who was not asked has the share of the segment, by Bayes' rule after a
    /// ticket or the absence of one. Then those that least is known of are moved so that the mean is P.
    mutating func chances(of theme: Int, _ guards: Set<Guard>) -> [Double]? {
        posterior(of: theme, guards).map { chances(of: theme, guards, share: $0.mean) }
    }

    mutating func chances(of theme: Int, _ guards: Set<Guard>, share: Double) -> [Double] {
        let evidence = model.evidence[theme]
        let population = model.population
        let segments = segmentShares(of: theme, guards, share: share)
        var chances = (0..<population.count).map { segments.shares[segments.numbers[$0]] }
        // From the least to the best known.
        var ranks = Array(repeating: UInt8(0), count: population.count)
        if guards.contains(.silentMajority) {
            let (rate, wrong) = (reportingRate(of: evidence.category).expected, model.settings.falseLabels)
            for (account, chance) in chances.enumerated() where population.isActive[account] {
                chances[account] = chance * (1 - rate) / (chance * (1 - rate) + (1 - chance) * (1 - wrong))
            }
            for report in evidence.reports where report.recent > 0 {
                let chance = segments.shares[segments.numbers[Int(report.account)]]
                let shown = chance * rate + (1 - chance) * wrong
                chances[Int(report.account)] = shown > 0 ? chance * rate / shown : chance
                ranks[Int(report.account)] = 1
            }
        }
        for asked in evidence.asked {
            guard let answer = asked.newest else { continue }
            let accuracy =
                guards.contains(.translation) ? model.settings.accuracy[answer.fidelity] ?? .exact : .exact
            let shown = accuracy.sensitivity * share + (1 - accuracy.specificity) * (1 - share)
            chances[asked.account] =
                answer.isPresent
                ? (shown > 0 ? share * accuracy.sensitivity / shown : 1)
                : (shown < 1 ? share * (1 - accuracy.sensitivity) / (1 - shown) : 0)
            ranks[asked.account] = 2
        }
        let fits = frames[isScoped(theme, guards) ? 1 : 0].fits
        Self.move(&chances, toMean: share, fits: fits, ranks: ranks)
        return chances
    }

    /// Moves the chances so that their mean over the population is P: first of those that least is known of.
    private static func move(_ chances: inout [Double], toMean share: Double, fits: [Double], ranks: [UInt8]) {
        let whole = fits.reduce(0, +)
        guard whole > 0 else { return }
        func lack() -> Double { share * whole - zip(fits, chances).reduce(0) { $0 + $1.0 * $1.1 } }
        for rank in UInt8(0)...2 {
            // In proportion; what stops at 1 leaves something over for another round.
            for _ in 0..<50 {
                let lack = lack()
                guard abs(lack) > 1e-12 * whole else { return }
                let movable = chances.indices.filter { ranks[$0] == rank && (lack < 0 || chances[$0] < 1) }
                let sum = movable.reduce(0) { $0 + fits[$1] * chances[$1] }
                guard sum > 0 else { break }
                let factor = max(0, 1 + lack / sum)
                for i in movable { chances[i] = min(1, chances[i] * factor) }
                if factor == 0 { break }
            }
        }
        // Where nobody is left whose chance could grow in proportion, as after a "no" of everybody, all grow alike.
        let rest = zip(fits, chances).reduce(0) { $0 + $1.0 * (1 - $1.1) }
        let part = lack() / rest
        guard part > 0, part <= 1 else { return }
        for i in chances.indices { chances[i] += (1 - chances[i]) * part }
    }

    private struct SegmentShares {
        /// Of each account, the place of its segment.
        var numbers: [Int]
        var shares: [Double]
    }

    /// The share of each segment, drawn to that of all as long as it has few answers: p_g = (X_g + κp)/(n_g + κ).
    private mutating func segmentShares(of theme: Int, _ guards: Set<Guard>, share: Double) -> SegmentShares {
        let evidence = model.evidence[theme]
        let numbers = model.population.segments(by: Array(model.segments.prefix(4)))
        let sample = sample(of: theme, guards)
        let whole = sample.weights.reduce(0, +)
        var (yes, sizes): ([Int: Double], [Int: Double]) = ([:], [:])
        for (asked, weight) in zip(evidence.asked, sample.weights) where weight > 0 && whole > 0 {
            let size = weight / whole * sample.effectiveSize
            let segment = numbers[asked.account]
            sizes[segment, default: 0] += size
            if asked.newest?.isPresent == true { yes[segment, default: 0] += size }
        }
        let shares = (0...(numbers.max() ?? 0)).map { segment in
            ((yes[segment] ?? 0) + Self.segmentStrength * share) / ((sizes[segment] ?? 0) + Self.segmentStrength)
        }
        return SegmentShares(numbers: numbers, shares: shares)
    }
}

extension Population {
    /// For each account the number of its segment: those alike in all of some attributes have the same.
    func segments(by attributes: [String]) -> [Int] {
        var numbers: [[String]: Int] = [:]
        return accounts.indices.map { account in
            let levels = attributes.map { level($0, of: account) }
            if let known = numbers[levels] { return known }
            numbers[levels] = numbers.count
            return numbers.count - 1
        }
    }
}
