internal import FoundationEssentials
internal import Journal
package import FeedbackModel

/// Freezes a scoring of the roadmap, so that anybody can repeat it later to the last byte.
package enum Review {
    package static let schema = 3

    /// What a review is made of; the order of no list matters.
    package struct Inputs: Sendable {
        package var roadmap: Roadmap
        package var estimates: [ThemeEstimate]
        package var targetAccounts: Int
        package var currency: String?
        /// The codebook's fingerprint.
        package var codebook: String
        package var evidence: [FrozenEvidence]
        package var tickets: [FrozenTickets]
        package var configuration: RoadmapScoring.Configuration
        package var overlaps: [NeedOverlap] = []
        package var limits: PlanLimits?
        package var themes: [FrozenTheme] = []
        package var frame: ReviewFrame?
        package var tool: String?
        package var answers: [MethodAnswer] = []

        package init(
            roadmap: Roadmap, estimates: [ThemeEstimate], targetAccounts: Int, currency: String? = nil,
            codebook: String, evidence: [FrozenEvidence], tickets: [FrozenTickets],
            configuration: RoadmapScoring.Configuration
        ) {
            self.roadmap = roadmap
            self.estimates = estimates
            self.targetAccounts = targetAccounts
            self.currency = currency
            self.codebook = codebook
            self.evidence = evidence
            self.tickets = tickets
            self.configuration = configuration
        }
    }

    /// Scores and freezes; the result is one canonical JSON text: keys sorted, numbers in the shortest form that reads
    /// back the same, no spaces.
    ///
    /// - Throws: ``ReviewFailure/notANumber`` for an estimate that JSON cannot hold.
    package static func freeze(_ inputs: Inputs) throws(ReviewFailure) -> String {
        var roadmap = inputs.roadmap
        roadmap.initiatives.sort { $0.id < $1.id }
        var document = ReviewDocument(
            schema: schema, configuration: inputs.configuration, targetAccounts: max(0, inputs.targetAccounts),
            currency: inputs.currency, codebook: inputs.codebook,
            evidence: inputs.evidence.sorted {
                ($0.theme, $0.id, $0.digest) < ($1.theme, $1.id, $1.digest)
            },
            tickets: inputs.tickets.sorted { $0.theme < $1.theme }.map { tickets in
                FrozenTickets(theme: tickets.theme, ids: tickets.ids.sorted(), digest: tickets.digest)
            },
            estimates: inputs.estimates.map(withoutAccounts).sorted { $0.theme < $1.theme }, roadmap: roadmap,
            scores: [], overlaps: inputs.overlaps.sorted { $0.initiative < $1.initiative }, limits: inputs.limits,
            themes: inputs.themes.sorted { $0.theme < $1.theme }, frame: inputs.frame, tool: inputs.tool)
        if !inputs.answers.isEmpty {
            document.answers = inputs.answers.sorted {
                ($0.method.rawValue, $0.initiative) < ($1.method.rawValue, $1.initiative)
            }
        }
        return try text(scored(document))
    }

    /// A review outlives whom it is about, so it names no account.
    private static func withoutAccounts(_ estimate: ThemeEstimate) -> ThemeEstimate {
        var estimate = estimate
        estimate.concentration?.largest = ""
        return estimate
    }

    /// The document with the scores that its inputs give.
    ///
    /// What was frozen before overlaps and the model's posteriors is scored without them, as it was then.
    private static func scored(_ document: ReviewDocument) -> ReviewDocument {
        var document = document
        document.scores = document.scoring.scores()
        return document
    }

    /// Reads a frozen review.
    package static func read(_ document: String) throws(ReviewFailure) -> ReviewDocument {
        do {
            let data = Data(document.utf8)
            // Before the rest: a newer one may have what cannot be read here.
            guard try JSONDecoder().decode(ReviewSchema.self, from: data).schema <= schema else {
                throw ReviewFailure.newer
            }
            return try JSONDecoder().decode(ReviewDocument.self, from: data)
        } catch let failure as ReviewFailure {
            throw failure
        } catch {
            throw .unreadable
        }
    }

    /// Whether scoring the frozen inputs again gives the frozen document, byte for byte.
    package static func isReproducible(_ document: String) throws(ReviewFailure) -> Bool {
        try text(scored(try read(document))) == document
    }

    /// Hashes what an item of evidence counts as.
    ///
    /// - Parameters:
    ///   - evidence: An item drawn from a session.
    ///   - entry: The hash of its journal entry, which commits to the words with their salt.
    /// - Returns: The item as a review keeps it.
    package static func frozen(_ evidence: Evidence, entry: String) -> FrozenEvidence {
        let id =
            switch evidence.source {
            case .session(let session, let sequence, _): "session:\(session)#\(sequence)"
            case .ticket(let ticket): "ticket:\(ticket)"
            }
        let fields = [
            evidence.theme, id, evidence.channel.rawValue, evidence.fidelity.rawValue, evidence.accountID ?? "",
            String(evidence.time), evidence.wasAsked ? "asked" : "", evidence.isPresent ? "present" : "",
            evidence.severity.map { "\($0)" } ?? "", entry,
        ]
        return FrozenEvidence(
            theme: evidence.theme, id: id, digest: Digest.of(fields.map { Array($0.utf8) }).description)
    }

    /// Hashes the rows of one theme's tickets: id, account, priority and time of each.
    package static func frozen(theme: String, rows: [(id: String, row: String)]) -> FrozenTickets {
        let sorted = rows.sorted { ($0.id, $0.row) < ($1.id, $1.row) }
        var text: [UInt8] = []
        for row in sorted {
            text.append(contentsOf: row.row.utf8)
            text.append(0)
        }
        return FrozenTickets(theme: theme, ids: sorted.map(\.id), digest: Digest.of([text]).description)
    }

    /// A theme with a hash of what the codebook says about it.
    package static func frozen(_ theme: Theme) -> FrozenTheme {
        let fields = [theme.definition, theme.include ?? "", theme.exclude ?? "", theme.example ?? ""] + theme.phrases
        return FrozenTheme(theme: theme.id, digest: Digest.of(fields.map { Array($0.utf8) }).description)
    }

    /// A hash of all accounts and what is known of them, in whatever order.
    package static func digest(of accounts: [Account]) -> String {
        var fields: [String] = []
        for account in accounts.sorted(by: { $0.id < $1.id }) {
            fields += [account.id, account.name, account.lifecycle ?? ""]
            fields.append(account.seats.map(String.init) ?? "")
            fields.append(account.revenue.map { "\($0)" } ?? "")
            for (key, value) in account.attributes.sorted(by: { $0.key < $1.key }) { fields += [key, value] }
        }
        return Digest.of(fields.map { Array($0.utf8) }).description
    }

    private static func text(_ document: ReviewDocument) throws(ReviewFailure) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(document) else { throw .notANumber }
        return String(decoding: data, as: UTF8.self)
    }
}

/// The shape of a review's document, whatever else is in it.
private struct ReviewSchema: Decodable {
    var schema: Int
}

/// A review cannot be frozen or read.
package enum ReviewFailure: Error, Hashable, Sendable {
    /// A number is infinite or not a number.
    case notANumber
    /// The document is not that of a review.
    case unreadable
    /// It was frozen by a newer version.
    case newer
}
