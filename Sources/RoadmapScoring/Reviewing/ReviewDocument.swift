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

    private enum CodingKeys: String, CodingKey {
        case schema, configuration
        case targetAccounts = "target_accounts"
        case currency, codebook, evidence, tickets, estimates, roadmap, scores
    }
}
