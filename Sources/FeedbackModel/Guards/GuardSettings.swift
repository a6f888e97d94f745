/// Which guards are on, and their parameters: the key `guards` of `canvass.yaml`.
///
/// The defaults are those of the model's description; those that are judgement, and not measured, say so.
package struct GuardSettings: Hashable, Sendable {
    /// Between which themes the guard `shrinkage` shares what it learns.
    package enum Pooling: String, Hashable, Sendable, CaseIterable { case category, all }

    /// How well a kind of record tells whether the need is there.
    package struct Accuracy: Hashable, Sendable {
        /// The chance that a need that is there is recorded.
        package var sensitivity: Double
        /// The chance that one that is not there is not recorded.
        package var specificity: Double

        package init(sensitivity: Double, specificity: Double) {
            self.sensitivity = sensitivity
            self.specificity = specificity
        }

        package static let exact = Accuracy(sensitivity: 1, specificity: 1)
    }

    package var active = Set<Guard>.all

    // MARK: shrinkage
    package var pooling = Pooling.category
    /// With fewer themes that somebody was asked about, nothing is shared.
    package var leastThemes = 5
    /// A theme that fewer accounts are known to have is called isolated.
    package var isolatedBelow = 3

    // MARK: poststratify
    /// Account attributes, at most four; `nil` for the workspace's segments.
    package var margins: [String]?
    /// A weight is at most so many times the mean, and at least the mean over it.
    package var trim = 5.0
    /// Groups with fewer answers are put together.
    package var leastCell = 5
    /// To which power weights are taken, 0 for none to 1 for whole; `nil` for where the error is least.
    package var weightPower: Double?

    // MARK: silent-majority
    /// How many accounts' worth of certainty the rate of writing has; `nil` for as much as the themes show.
    package var reportingStrength: Double?
    /// So many accounts must have said yes before the rate is believed.
    package var leastOverlap = 10
    /// The share of accounts without the need whose tickets look as if they had it; judgement.
    package var falseLabels = 0.002
    /// Tickets of so many days count.
    package var windowDays = 365

    // MARK: translation
    /// Judgement, until double-coded records are at hand: see ``Audit``.
    package var accuracy: [Evidence.Fidelity: Accuracy] = [
        .closed: .exact, .verbatim: Accuracy(sensitivity: 0.95, specificity: 0.99),
        .confirmed: Accuracy(sensitivity: 0.9, specificity: 0.98),
        .paraphrase: Accuracy(sensitivity: 0.8, specificity: 0.97),
        .machine: Accuracy(sensitivity: 0.75, specificity: 0.95),
    ]
    /// Those that the file sets, which no audit replaces.
    package var accuracySet: Set<Evidence.Fidelity> = []

    // MARK: calm
    /// The part of the difference between what is told and what happened that counts.
    package var statedPart = 0.5
    /// The difference counts up to this.
    package var statedBound = 0.25

    // MARK: recency
    /// Days after which an answer counts half, by category; judgement.
    package var halfLives: [String: Double] = ["bug": 90, "pricing": 180]
    package var defaultHalfLife = 365.0

    // MARK: focus-group
    /// How alike the answers of one sitting are, 0 to 1; judgement.
    package var sessionCorrelation = 0.2

    // MARK: concentration
    /// One account with a larger part of the revenue behind a theme is pointed out.
    package var largestPart = 0.5

    // MARK: agreement
    /// From this α on coders agree well enough: Krippendorff's own threshold, see ``CodingAgreement``.
    package var reliableAlpha = 0.8
    /// From this α on well enough for a first conclusion; below, the theme is in no ranking.
    package var tentativeAlpha = 0.667
    /// Fewer items that two have coded say nothing; judgement.
    package var leastCoded = 10

    // MARK: On the roadmap's score
    package var decision = DecisionGuardSettings()

    package init() {}

    /// Takes over how well records tell by an audit, except where the file sets it.
    package mutating func take(_ audit: Audit) {
        for (fidelity, found) in audit.accuracy where !accuracySet.contains(fidelity) { accuracy[fidelity] = found }
    }

    package func isOn(_ guard: Guard) -> Bool { active.contains(`guard`) }

    /// Days after which an answer about a theme of this category counts half.
    package func halfLife(of category: String) -> Double { halfLives[category] ?? defaultHalfLife }
}
