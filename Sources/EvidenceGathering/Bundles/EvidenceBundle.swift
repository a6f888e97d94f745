package import FeedbackModel
internal import FoundationEssentials
internal import Journal

/// Evidence that leaves a workspace, so that another one can count it: what sessions say about themes.
///
/// It holds what an estimate needs and nothing else: no words, no names of people, and of accounts the id and a fingerprint
/// of the name, by which it is noticed that an id means somebody else elsewhere. Sessions that were withdrawn are named,
/// so that what was taken over of them before counts no more.
package struct EvidenceBundle: Hashable, Sendable {
    /// The shape that this version writes, and the newest that it reads.
    package static let version = 1

    /// What one session says about one theme.
    package struct Item: Codable, Hashable, Sendable {
        package var theme: String
        package var session: String
        package var sequence: Int
        /// The question, or the section of a group.
        package var place: String
        package var channel: Evidence.Channel
        package var fidelity: Evidence.Fidelity
        package var sourceKind: Evidence.SourceKind
        package var account: String?
        /// The pseudonym of one of our own agents, so that one who answers twice counts once; `nil` for customers.
        package var speaker: String?
        /// Milliseconds since 1970-01-01 UTC.
        package var time: Int64
        package var asked: Bool
        package var present: Bool
        package var severity: Double?
        /// The hash of the journal entry, which commits to the words.
        package var entry: String?

        private enum CodingKeys: String, CodingKey {
            case theme, session, sequence, place, channel, fidelity
            case sourceKind = "source_kind"
            case account, speaker, time, asked, present, severity, entry
        }
    }

    /// An account that items name.
    package struct AccountMark: Codable, Hashable, Sendable {
        package var id: String
        /// See ``EvidenceBundle/fingerprint(ofName:)``.
        package var name: String

        package init(_ account: Account) {
            id = account.id
            name = fingerprint(ofName: account.name)
        }
    }

    /// What the workspace is called that it comes from; `nil` for sessions that were exported one by one.
    package var workspace: String?
    /// When it was written, in ISO 8601.
    package var exportedAt: String?
    /// By id.
    package var accounts: [AccountMark]
    /// The sessions of which the words were taken back, by id.
    package var withdrawn: [String]
    /// By session, sequence, place and theme.
    package private(set) var items: [Item]

    package init(
        workspace: String? = nil, exportedAt: String? = nil, accounts: [AccountMark] = [], withdrawn: [String] = [],
        items: [Item]
    ) {
        self.workspace = workspace
        self.exportedAt = exportedAt
        self.accounts = accounts.sorted { $0.id < $1.id }
        self.withdrawn = Set(withdrawn).sorted()
        self.items = items.sorted { left, right in
            (left.session, left.sequence, left.place, left.theme, left.fidelity)
                < (right.session, right.sequence, right.place, right.theme, right.fidelity)
        }
    }

    /// The sessions that it speaks for.
    package var sessions: Set<String> { Set(items.map(\.session)).union(withdrawn) }

    /// Sixteen digits that are the same for two spellings of a name that differ in case or blanks only.
    package static func fingerprint(ofName name: String) -> String {
        let folded = name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return String(Digest.ofFile(Array(folded.utf8)).description.prefix(16))
    }
}

extension EvidenceBundle.Item {
    /// Takes an item of evidence without its words; `nil` for a ticket, which is imported as such.
    package init?(_ evidence: Evidence, entry: String?) {
        guard case .session(let session, let sequence, let place) = evidence.source else { return nil }
        self.init(
            theme: evidence.theme, session: session, sequence: sequence, place: place, channel: evidence.channel,
            fidelity: evidence.fidelity, sourceKind: evidence.sourceKind, account: evidence.accountID,
            speaker: evidence.sourceKind == .customer ? nil : evidence.speaker, time: evidence.time,
            asked: evidence.wasAsked, present: evidence.isPresent, severity: evidence.severity, entry: entry)
    }

    /// The same as evidence for an account here.
    func evidence(account: String?) -> Evidence {
        var evidence = Evidence(
            theme: theme, source: .session(id: session, sequence: sequence, place: place), channel: channel,
            fidelity: fidelity, accountID: account, speaker: speaker, time: time, wasAsked: asked, isPresent: present,
            severity: severity)
        evidence.sourceKind = sourceKind
        evidence.isElsewhere = true
        return evidence
    }
}

// MARK: As text

extension EvidenceBundle {
    /// The first line of a bundle.
    struct Head: Codable {
        var version: Int
        var workspace: String?
        var exportedAt: String?
        var accounts: [AccountMark]
        var withdrawn: [String]
        /// How many lines with items follow.
        var items: Int

        enum CodingKeys: String, CodingKey {
            case version = "canvass_bundle"
            case workspace
            case exportedAt = "exported_at"
            case accounts, withdrawn, items
        }
    }

    /// The last line: SHA-256 of all bytes before it.
    struct Seal: Codable {
        var digest: String
    }

    /// The bundle as JSON Lines: what it is, one item in each line, and the hash of all that.
    ///
    /// - Throws: `EncodingError` for a severity that is no number.
    package func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func line(_ value: some Encodable) throws -> String {
            String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
        }
        var text = try line(
            Head(
                version: Self.version, workspace: workspace, exportedAt: exportedAt, accounts: accounts,
                withdrawn: withdrawn, items: items.count))
        for item in items { text += try line(item) }
        return text + (try line(Seal(digest: Digest.ofFile(Array(text.utf8)).description)))
    }
}
