package import SurveyModel

/// How many people put a feature into which Kano category, by weight.
package struct KanoCount: Hashable, Sendable {
    package private(set) var weights: [KanoAnswer.Category: Double] = [:]

    package init(_ answers: [(KanoAnswer.Category, Double)]) {
        for (category, weight) in answers { weights[category, default: 0] += weight }
    }

    package subscript(category: KanoAnswer.Category) -> Double { weights[category] ?? 0 }

    /// The weight of the answers that the two coefficients count: all but reverse and questionable.
    package var base: Double { self[.attractive] + self[.oneDimensional] + self[.mustBe] + self[.indifferent] }

    /// How far having the feature raises satisfaction, from 0 to 1: (A + O) / (A + O + M + I).
    ///
    /// Source: C. Berger et al., "Kano's methods for understanding customer-defined quality", Center for Quality of
    /// Management Journal 2(4), 1993. `nil` where nobody counts.
    package var better: Double? { base > 0 ? (self[.attractive] + self[.oneDimensional]) / base : nil }

    /// How far lacking it lowers satisfaction, from −1 to 0: −(O + M) / (A + O + M + I).
    package var worse: Double? { base > 0 ? -(self[.oneDimensional] + self[.mustBe]) / base : nil }

    /// The category that most people gave; of equals the one with the greatest effect on the product: M, O, A, I.
    ///
    /// Source: K. Matzler & H. H. Hinterhuber, Technovation 18(1), 1998.
    package var category: KanoAnswer.Category? {
        let order: [KanoAnswer.Category] = [
            .mustBe, .oneDimensional, .attractive, .indifferent, .reverse, .questionable,
        ]
        let most = weights.values.max() ?? 0
        return most > 0 ? order.first { self[$0] == most } : nil
    }
}
