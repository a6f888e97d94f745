internal import FeedbackModel
internal import Statistics

/// Why the ranking of one review is not that of another.
package struct ReviewDiff: Hashable, Sendable {
    /// What may have changed between two reviews.
    package enum Cause: String, Hashable, Sendable, CaseIterable {
        /// New, changed or withdrawn answers, remarks and tickets.
        case evidence
        /// The same evidence, only older, and what the guards that look at all themes make of the others' changes.
        case ageing
        /// Other accounts, or other things known of them.
        case customers
        /// Guards, unit, target, seed or draws.
        case configuration
        /// Effort, impact, coverage and everything else in the roadmap.
        case estimates
        /// Themes that were added, merged, split or defined anew.
        case themes
    }

    /// One initiative's change, shared out among the causes; the parts add up to the change.
    package struct Change: Hashable, Sendable {
        package var initiative: String
        package var title: String
        package var scoreBefore: Double?
        package var scoreAfter: Double?
        package var rankBefore: Int?
        package var rankAfter: Int?
        /// By cause, what it did to the score; empty where there is no score before or after.
        package var score: [Cause: Double] = [:]
        /// By cause, what it did to the rank: above 0 is farther down.
        package var rank: [Cause: Double] = [:]
    }

    package let method: ScoringMethod
    /// The causes that there are, in their order.
    package let causes: [Cause]
    /// By rank after, those that are gone last.
    package let changes: [Change]
    /// By cause, the themes whose estimates it changed.
    package let themes: [Cause: [String]]

    /// Compares two reviews by one method, also one that they did not show.
    ///
    /// All follows from the two documents. A theme whose definition changed counts as a theme edit; else one whose evidence
    /// changed as new evidence, whatever its age did beside that; else, where the settings changed, as configuration; else,
    /// where the accounts changed, as customers; else as ageing. Each cause is switched on in every order, and gets what it
    /// changes on average.
    package init(from before: ReviewDocument, to after: ReviewDocument, method: ScoringMethod) {
        self.method = method
        let sides = Self.sides(before, after)
        themes = sides.themes
        let hybrid = HybridReview(before: before, after: after, causeOfTheme: sides.causes)
        let active = Cause.allCases.filter(hybrid.changes)
        causes = active
        var known: [UInt64: [String: (score: Double, rank: Int)]] = [:]
        for mask in 0..<(UInt64(1) << UInt64(active.count)) {
            let isOn = Set(active.enumerated().filter { mask & (1 << UInt64($0.offset)) != 0 }.map(\.element))
            known[mask] = hybrid.ranking(with: isOn, by: method)
        }
        let last = (UInt64(1) << UInt64(active.count)) - 1
        let (first, final) = (known[0] ?? [:], known[last] ?? [:])
        let titles = Dictionary(
            (after.roadmap.initiatives + before.roadmap.initiatives).map { ($0.id, $0.title) },
            uniquingKeysWith: { first, _ in first })
        changes = titles.keys.sorted().map { id in
            var change = Change(
                initiative: id, title: titles[id] ?? id, scoreBefore: first[id]?.score, scoreAfter: final[id]?.score,
                rankBefore: first[id]?.rank, rankAfter: final[id]?.rank)
            // Without a score in some mixture there is nothing to share out.
            let values = (0...last).compactMap { known[$0]?[id] }
            guard !active.isEmpty, values.count == known.count else { return change }
            func parts(_ values: [Double]) -> [Cause: Double] {
                let shares = ShapleyAttribution(active.map(\.rawValue), values: values)
                return Dictionary(
                    zip(active, shares?.parts ?? []).map { ($0, rounded($1.value)) },
                    uniquingKeysWith: { first, _ in first })
            }
            change.score = parts(values.map(\.score))
            change.rank = parts(values.map { Double($0.rank) })
            return change
        }.sorted {
            ($0.rankAfter ?? .max, $0.rankBefore ?? .max, $0.initiative) < (
                $1.rankAfter ?? .max, $1.rankBefore ?? .max, $1.initiative
            )
        }
    }

    /// Which cause each theme's estimate belongs to, where it changed.
    private static func sides(
        _ before: ReviewDocument, _ after: ReviewDocument
    ) -> (causes: [String: Cause], themes: [Cause: [String]]) {
        func byTheme<Item>(_ items: [Item], _ theme: (Item) -> String, _ digest: (Item) -> String) -> [String: [String]]
        {
            Dictionary(grouping: items, by: theme).mapValues { $0.map(digest).sorted() }
        }
        func definitions(_ review: ReviewDocument) -> [String: [String]] {
            byTheme(review.themes ?? [], \.theme, \.digest)
        }
        func evidence(_ review: ReviewDocument) -> [String: [String]] {
            byTheme(review.evidence, \.theme, \.digest)
                .merging(byTheme(review.tickets, \.theme, \.digest)) { $0 + $1 }
        }
        let (oldThemes, newThemes) = (definitions(before), definitions(after))
        let (oldEvidence, newEvidence) = (evidence(before), evidence(after))
        let hasDefinitions = before.themes != nil && after.themes != nil
        let old = Dictionary(before.estimates.map { ($0.theme, $0) }, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(after.estimates.map { ($0.theme, $0) }, uniquingKeysWith: { first, _ in first })
        let hasNewSettings = before.frame.map { $0.settings != after.frame?.settings } ?? (after.frame != nil)
        let hasNewAccounts =
            before.frame.map { $0.accounts != after.frame?.accounts } ?? (before.targetAccounts != after.targetAccounts)
        var causes: [String: Cause] = [:]
        for theme in Set(old.keys).union(new.keys) where old[theme] != new[theme] {
            let isEdited =
                hasDefinitions
                ? oldThemes[theme] != newThemes[theme] : before.codebook != after.codebook && old[theme] == nil
            causes[theme] =
                isEdited || old[theme] == nil || new[theme] == nil
                ? .themes
                : oldEvidence[theme] != newEvidence[theme]
                    ? .evidence : hasNewSettings ? .configuration : hasNewAccounts ? .customers : .ageing
        }
        return (causes, Dictionary(grouping: causes.keys.sorted(), by: { causes[$0] ?? .evidence }))
    }
}

/// Two reviews of which some parts are taken from the one and some from the other.
struct HybridReview {
    let before: ReviewDocument
    let after: ReviewDocument
    /// What changed each theme's estimate.
    let causeOfTheme: [String: ReviewDiff.Cause]

    /// Whether a cause makes any difference.
    func changes(_ cause: ReviewDiff.Cause) -> Bool {
        if causeOfTheme.values.contains(cause) { return true }
        switch cause {
        case .customers: return before.targetAccounts != after.targetAccounts
        case .configuration: return before.configuration != after.configuration
        case .estimates: return before.roadmap != after.roadmap
        case .evidence: return before.answers != after.answers
        case .ageing, .themes: return false
        }
    }

    /// Score and rank of each initiative when only some causes have taken effect.
    func ranking(
        with causes: Set<ReviewDiff.Cause>, by method: ScoringMethod
    ) -> [String: (score: Double, rank: Int)] {
        func side(_ cause: ReviewDiff.Cause) -> ReviewDocument { causes.contains(cause) ? after : before }
        let estimates = Set((before.estimates + after.estimates).map(\.theme)).sorted().compactMap { theme in
            (causeOfTheme[theme].map(side) ?? before).estimates.first { $0.theme == theme }
        }
        var configuration = side(.configuration).configuration
        configuration.methods = [method]
        let roadmap = side(.estimates).roadmap
        // An overlap follows from coverage and estimates together: it counts where both are from one review.
        let overlaps = roadmap.initiatives.compactMap { initiative -> NeedOverlap? in
            let themes = Set(initiative.covers.map(\.theme))
            let used = estimates.filter { themes.contains($0.theme) }
            return [before, after].first { review in
                review.roadmap.initiatives.first { $0.id == initiative.id }?.covers == initiative.covers
                    && used.allSatisfy(review.estimates.contains)
            }?.overlaps?.first { $0.initiative == initiative.id }
        }
        let scores = RoadmapScoring(
            roadmap, estimates: estimates, targetAccounts: side(.customers).targetAccounts, overlaps: overlaps,
            answers: side(.evidence).answers ?? [], configuration: configuration
        ).scores()
        return Dictionary(
            scores.compactMap { score in
                guard let value = score.score, let rank = score.rank else { return nil }
                return (score.initiative, (value, rank))
            }, uniquingKeysWith: { first, _ in first })
    }
}
