package import FeedbackModel

/// An item of evidence as a review freezes it: where it is, and a hash of what was counted.
///
/// Neither words nor accounts are in a review, so a withdrawal leaves it as it is.
package struct FrozenEvidence: Codable, Hashable, Sendable {
    package var theme: String
    /// `session:UUID#7`.
    package var id: String
    package var digest: String

    package init(theme: String, id: String, digest: String) {
        self.theme = theme
        self.id = id
        self.digest = digest
    }
}

/// The tickets about one theme as a review freezes them.
package struct FrozenTickets: Codable, Hashable, Sendable {
    package var theme: String
    /// In rising order.
    package var ids: [String]
    /// Over id, account, priority and time of each.
    package var digest: String

    package init(theme: String, ids: [String], digest: String) {
        self.theme = theme
        self.ids = ids
        self.digest = digest
    }
}

/// Everything that a review's scores follow from, and the scores.
package struct ReviewDocument: Codable, Hashable, Sendable {
    /// The shape of the document.
    package var schema: Int
    package var configuration: RoadmapScoring.Configuration
    package var targetAccounts: Int
    /// The workspace's currency, for people.
    package var currency: String?
    package var codebook: String
    package var evidence: [FrozenEvidence]
    package var tickets: [FrozenTickets]
    package var estimates: [ThemeEstimate]
    package var roadmap: Roadmap
    package var scores: [RoadmapScore]

    // MARK: From schema 2 on

    /// How needs that one initiative covers go together.
    package var overlaps: [NeedOverlap]?
    /// What a plan had to keep to.
    package var limits: PlanLimits?
    /// Each theme of the codebook with a hash of what it says.
    package var themes: [FrozenTheme]?
    /// What the estimates followed from besides the evidence.
    package var frame: ReviewFrame?
    /// The version of the program that froze it.
    package var tool: String?
    /// What surveys answered for methods that ask them; `nil` where no initiative names a question.
    package var answers: [MethodAnswer]?

    private enum CodingKeys: String, CodingKey {
        case schema, configuration
        case targetAccounts = "target_accounts"
        case currency, codebook, evidence, tickets, estimates, roadmap, scores, overlaps, limits, themes, frame, tool
        case answers
    }

    /// What the scores follow from.
    package var scoring: RoadmapScoring {
        RoadmapScoring(
            roadmap, estimates: estimates, targetAccounts: targetAccounts, overlaps: overlaps ?? [],
            answers: answers ?? [], configuration: configuration)
    }
}

/// A theme as a review freezes it.
package struct FrozenTheme: Codable, Hashable, Sendable {
    package var theme: String
    /// Over definition, inclusions, exclusions, example and phrases.
    package var digest: String

    package init(theme: String, digest: String) {
        self.theme = theme
        self.digest = digest
    }
}

/// What estimates followed from besides the evidence, in hashes that tell whether it changed.
package struct ReviewFrame: Codable, Hashable, Sendable {
    /// The beginning of the UTC day to which ages were counted, in milliseconds since 1970-01-01.
    package var asOf: Int64
    /// Over all accounts on file and what is known of them.
    package var accounts: String
    /// Over the guards and their parameters, the unit, the target and the segments.
    package var settings: String

    package init(asOf: Int64, accounts: String, settings: String) {
        self.asOf = asOf
        self.accounts = accounts
        self.settings = settings
    }

    private enum CodingKeys: String, CodingKey {
        case asOf = "as_of"
        case accounts, settings
    }
}
