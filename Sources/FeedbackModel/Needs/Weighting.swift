internal import Statistics

/// What the accounts weigh that answered about a theme, so that together they are like the customer base.
package struct Weighting: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        /// Not wanted, or nothing to weight by.
        case plain
        case raked
        /// The weights would cost more than three quarters of the answers.
        case refused(designEffect: Double)
        /// Too many answers belong to no known account.
        case unmatched
    }

    /// A value of an attribute that customers have and nobody who answered has.
    package struct Gap: Hashable, Sendable {
        package var attribute: String
        package var level: String
    }

    /// In the order of those asked.
    package var weights: [Double]
    package var outcome: Outcome
    package var gaps: [Gap] = []
    /// To which power the weights were taken: 1 for whole, 0 for none; see ``WeightSmoothing``.
    package var power = 1.0
    /// The part of what the answers are worth that is left after the error that weaker weights bring.
    package var worth = 1.0

    /// Above this design effect weights are warned of, and above the next they are refused.
    package static let warnedEffect = 2.0
    package static let refusedEffect = 4.0
    /// The part of unmatched answers above which nothing is weighted.
    package static let mostUnmatched = 0.2
}

extension NeedCalculation {
    /// The weights of those asked, with the guards `icp` and `poststratify` as they are.
    mutating func weighting(of theme: Int, _ guards: Set<Guard>) -> Weighting {
        let key = Key(theme: theme, guards: guards.intersection([.icp, .poststratify]))
        if let known = weightings[key] { return known }
        var found = wholeWeighting(of: theme, guards)
        if found.outcome == .raked { found.smooth(smoothing(guards)) }
        weightings[key] = found
        return found
    }

    /// The weights before they are drawn towards equal ones.
    func wholeWeighting(of theme: Int, _ guards: Set<Guard>) -> Weighting {
        let evidence = model.evidence[theme]
        let fits = frames[isScoped(theme, guards) ? 1 : 0].fits
        let base = evidence.asked.map { fits[$0.account] }
        var weighting = Weighting(weights: base, outcome: .plain)
        let attributes = Array((model.settings.margins ?? model.segments).prefix(4))
        guard guards.contains(.poststratify), !attributes.isEmpty, base.contains(where: { $0 > 0 }) else {
            return weighting
        }
        guard !evidence.isMostlyUnmatched else {
            weighting.outcome = .unmatched
            return weighting
        }
        var margins: [Raking.Margin] = []
        for attribute in attributes {
            let margin = MarginCells(
                attribute, model.population, fits: fits, asked: evidence.asked.map(\.account), weights: base,
                least: model.settings.leastCell)
            weighting.gaps += margin.empty.map { Weighting.Gap(attribute: attribute, level: $0) }
            if margin.targets.count > 1 {
                margins.append(Raking.Margin(attribute, cells: margin.cells, targets: margin.targets))
            }
        }
        guard !margins.isEmpty, let raking = Raking(margins, base: base, trim: model.settings.trim) else {
            return weighting
        }
        guard raking.designEffect <= Weighting.refusedEffect else {
            weighting.outcome = .refused(designEffect: raking.designEffect)
            return weighting
        }
        weighting.weights = raking.weights
        weighting.outcome = .raked
        return weighting
    }
}

extension ThemeEvidence {
    /// Whether so many answers belong to no known account that those which do say little about whom they speak for.
    var isMostlyUnmatched: Bool {
        let all = asked.count + unmatchedAnswers
        return all > 0 && Double(unmatchedAnswers) > Weighting.mostUnmatched * Double(all)
    }
}

/// The cells of one attribute, those with few answers put together.
private struct MarginCells {
    /// For each of those asked.
    var cells: [Int?]
    var targets: [Double]
    /// Values that nobody who answered has, sorted.
    var empty: [String]

    init(
        _ attribute: String, _ population: Population, fits: [Double], asked: [Int], weights: [Double], least: Int
    ) {
        var wanted: [String: Double] = [:]
        for (account, fit) in fits.enumerated() where fit > 0 {
            wanted[population.level(attribute, of: account), default: 0] += fit
        }
        let levels = asked.map { population.level(attribute, of: $0) }
        var counts: [String: Int] = [:]
        for (level, weight) in zip(levels, weights) where weight > 0 { counts[level, default: 0] += 1 }
        empty = wanted.keys.filter { counts[$0] == nil }.sorted()
        // The smallest are put together until what they make is large enough.
        let sorted = wanted.keys.sorted { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }
        var places: [String: Int] = [:]
        var (number, size) = (0, 0)
        for level in sorted {
            if size >= least, counts[level] ?? 0 >= least { (number, size) = (number + 1, 0) }
            places[level] = number
            size += counts[level] ?? 0
        }
        targets = Array(repeating: 0, count: number + 1)
        for level in sorted { targets[places[level] ?? 0] += wanted[level] ?? 0 }
        cells = levels.map { places[$0] }
    }
}
