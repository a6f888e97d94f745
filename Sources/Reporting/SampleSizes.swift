package import FeedbackModel
package import RoadmapScoring

/// How many were asked about what each initiative rests on, so that its interval and its chances are not believed too much.
package struct SampleSizes: Hashable, Sendable {
    /// By initiative, the fewest that were asked about one of its needs.
    private let least: [String: Int]
    /// The methods whose scores rest on what was answered about needs.
    private let methods: Set<ScoringMethod>

    package init(_ roadmap: Roadmap, estimates: [ThemeEstimate]) {
        let asked = Dictionary(
            estimates.filter { $0.model != nil && $0.askedAccounts > 0 }.map { ($0.theme, $0.askedAccounts) },
            uniquingKeysWith: { first, _ in first })
        var least: [String: Int] = [:]
        for initiative in roadmap.initiatives {
            least[initiative.id] = initiative.covers.compactMap { asked[$0.theme] }.min()
        }
        self.least = least
        let usesNeed = roadmap.methods?.weighted?.criteria.contains { $0.source == .need } ?? false
        methods = usesNeed ? [.riceModel, .needPerWeek, .weighted] : [.riceModel, .needPerWeek]
    }

    package static let none = SampleSizes(least: [:])

    private init(least: [String: Int]) {
        self.least = least
        methods = []
    }

    /// How many were asked about the need of an initiative that the fewest were asked about.
    ///
    /// `nil` for methods that rest on what people estimated, or on answers to a question of their own.
    package func asked(_ initiative: String, _ method: ScoringMethod) -> Int? {
        methods.contains(method) ? least[initiative] : nil
    }

    /// A chance of one of them, to as many digits as it is worth.
    package func chance(_ chance: Double, of initiatives: [String], _ method: ScoringMethod) -> String {
        let isSmall = initiatives.contains { (asked($0, method) ?? .max) < ThemeEstimate.smallSample }
        return isSmall ? NumberText.roughChance(chance) : NumberText.chance(chance)
    }

    /// What 90 % intervals of some scores are worth; `nil` where they are worth what they say.
    package func sentence(_ scores: [RoadmapScore]) -> String? {
        let few = scores.filter { $0.score != nil }.compactMap { asked($0.initiative, $0.method) }
            .filter { $0 < MeasuredCoverage.enough }
        guard let asked = few.min(), let coverage = EvidenceSentences.coverage(asked: asked) else { return nil }
        let noun = asked < ThemeEstimate.smallSample ? "Small sample" : "Few were asked"
        return "\(noun): \(NumberText.count(few.count, "of these scores rests", "of these scores rest")) on fewer than "
            + "\(MeasuredCoverage.enough) asked, down to \(asked): \(coverage)."
    }
}
