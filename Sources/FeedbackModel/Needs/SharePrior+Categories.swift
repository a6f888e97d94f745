internal import Statistics

extension SharePrior {
    /// Learns the prior of a category from its own themes, and from those of the others.
    ///
    /// How far themes scatter is learned from all. The mean is the category's, drawn to that of all as far as the means of
    /// categories differ by no more than their themes make of it: with few themes they are mostly chance, and taken as they
    /// are they would rank categories and not themes. Source: R. DerSimonian & N. Laird, Controlled Clinical Trials 7 (1986).
    ///
    /// - Parameters:
    ///   - category: Whose prior.
    ///   - samples: What the answers about each theme come to, by category.
    ///   - least: With fewer themes of its own that somebody was asked about, it is Jeffreys'.
    init(of category: String, learningFrom samples: [String: [AskedSample]], least: Int) {
        let groups = samples.sorted { $0.key < $1.key }.map { name, samples in
            (
                name: name,
                themes: samples.compactMap { sample in
                    sample.share.map { BetaBinomialPrior.Observation(share: $0, size: sample.effectiveSize) }
                }
            )
        }.filter { !$0.themes.isEmpty }
        guard let own = groups.firstIndex(where: { $0.name == category }), groups[own].themes.count >= least,
            let whole = BetaBinomialPrior(groups.flatMap(\.themes))
        else {
            self = .jeffreys
            return
        }
        let spread = whole.mean * (1 - whole.mean)
        let means = groups.map { group in
            let weights = group.themes.map { 1 / (spread * (whole.correlation + (1 - whole.correlation) / $0.size)) }
            let weight = weights.reduce(0, +)
            return (value: zip(weights, group.themes).reduce(0) { $0 + $1.0 * $1.1.share } / weight, weight: weight)
        }
        let weight = means.reduce(0) { $0 + $1.weight }
        let common = means.reduce(0) { $0 + $1.weight * $1.value } / weight
        let scatter = means.reduce(0) { $0 + $1.weight * ($1.value - common) * ($1.value - common) }
        let scale = weight - means.reduce(0) { $0 + $1.weight * $1.weight } / weight
        let between = scale > 0 ? max(0, (scatter - Double(means.count - 1)) / scale) : 0
        // In one category alone there is nothing to draw to.
        let part = means.count > 1 ? between / (between + 1 / means[own].weight) : 1
        let mean = common + part * (means[own].value - common)
        let least = 0.5 / (groups[own].themes.reduce(0) { $0 + $1.size } + 1)
        self.init(
            mean: min(1 - least, max(least, mean)), strength: whole.strength, themes: groups[own].themes.count)
    }
}
