package import FeedbackModel
package import RoadmapScoring

/// A frozen review with the words behind it, ready to be written down.
///
/// The numbers are the review's; the words are read when the report is written, so that a withdrawal reaches it.
package struct ReviewReport: Hashable, Sendable {
    /// A customer's words and where to find them.
    package struct Quote: Hashable, Sendable {
        package var words: String
        package var fidelity: Evidence.Fidelity
        package var channel: Evidence.Channel
        /// `ticket zendesk:12` or `session 7f3a1c2e, question last_time`.
        package var place: String
        package var accountID: String?
        /// What the account is called today, where it is still on file.
        package var accountName: String?
        /// A day, `2026-03-02`.
        package var day: String

        package init(
            words: String, fidelity: Evidence.Fidelity, channel: Evidence.Channel, place: String,
            accountID: String? = nil, accountName: String? = nil, day: String
        ) {
            self.words = words
            self.fidelity = fidelity
            self.channel = channel
            self.place = place
            self.accountID = accountID
            self.accountName = accountName
            self.day = day
        }
    }

    /// The review before it, to say what changed.
    package struct Previous: Hashable, Sendable {
        package var name: String
        package var review: ReviewDocument

        package init(name: String, review: ReviewDocument) {
            self.name = name
            self.review = review
        }
    }

    package let name: String
    package let workspace: String
    /// A moment for people, `2026-03-02 09:00 UTC`.
    package let frozenAt: String
    package let actor: String
    package let review: ReviewDocument
    /// SHA-256 of the frozen document.
    package let digest: String
    /// Whether scoring the frozen inputs again gave the same bytes.
    package let isReproduced: Bool
    /// For the definitions of themes.
    package let codebook: Codebook
    /// The words behind each theme, best first.
    package let quotes: [String: [Quote]]
    package let previous: Previous?
    package let decisions: DecisionLog
    /// What could be built by the frozen capacity; `nil` where none was frozen, or the musts do not fit.
    let plan: RoadmapPlan?
    /// The leading method's ranking.
    let ranking: MethodRanking?
    /// What a meeting has to talk about, in its order; made once, since what to ask next takes time to find.
    private(set) var agenda: [AgendaItem] = []

    package init(
        name: String, workspace: String, frozenAt: String, actor: String, review: ReviewDocument, digest: String,
        isReproduced: Bool, codebook: Codebook, quotes: [String: [Quote]], previous: Previous? = nil,
        decisions: DecisionLog = DecisionLog()
    ) {
        self.name = name
        self.workspace = workspace
        self.frozenAt = frozenAt
        self.actor = actor
        self.review = review
        self.digest = digest
        self.isReproduced = isReproduced
        self.codebook = codebook
        self.quotes = quotes
        self.previous = previous
        self.decisions = decisions
        plan = review.limits.flatMap { limits in
            try? RoadmapPlanner(review.scoring, by: .needPerWeek, limits: limits).plan(quarters: 4)
        }
        var scoring = review.scoring
        scoring.configuration.methods = Array(
            ScoringMethod.readingOrder.filter(review.configuration.methods.contains).prefix(1))
        ranking = scoring.rankings().first
        agenda = agendaItems
    }
}

extension ReviewReport {
    /// The initiatives, the best by the model first, then by classic RICE, then by the leading method, then by id.
    var initiatives: [Initiative] {
        func rank(_ initiative: Initiative, _ method: ScoringMethod) -> Int {
            score(of: initiative.id, by: method)?.rank ?? .max
        }
        let leading = methods.first ?? .needPerWeek
        return review.roadmap.initiatives.sorted {
            (rank($0, .riceModel), rank($0, .rice), rank($0, leading), $0.id)
                < (rank($1, .riceModel), rank($1, .rice), rank($1, leading), $1.id)
        }
    }

    /// How many were asked about what each initiative rests on, when the review was frozen.
    var samples: SampleSizes { SampleSizes(review.roadmap, estimates: review.estimates) }

    /// A score's chance to be among the first, to as many digits as it is worth.
    func chance(_ chance: Double, _ score: RoadmapScore) -> String {
        samples.chance(chance, of: [score.initiative], score.method)
    }

    func score(of initiative: String, by method: ScoringMethod) -> RoadmapScore? {
        review.scores.first { $0.initiative == initiative && $0.method == method }
    }

    func scores(by method: ScoringMethod) -> [RoadmapScore] { review.scores.filter { $0.method == method } }

    func title(_ id: String) -> String { review.roadmap.initiatives.first { $0.id == id }?.title ?? id }

    func estimate(_ theme: String) -> ThemeEstimate? { review.estimates.first { $0.theme == theme } }

    /// The methods that were used, in the order in which documents show them.
    var methods: [ScoringMethod] { ScoringMethod.readingOrder.filter(review.configuration.methods.contains) }

    /// What the feedback says about the themes that an initiative covers, by any method that asks it.
    func themeParts(of initiative: String) -> [ThemeReach] {
        methods.lazy.compactMap { score(of: initiative, by: $0)?.themes }.first { !$0.isEmpty } ?? []
    }
}
