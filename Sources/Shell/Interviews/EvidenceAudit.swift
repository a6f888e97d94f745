internal import EvidenceGathering
internal import FeedbackModel
internal import Journal
internal import Storage

/// Draws the evidence of sessions anew and compares it with what the store counts.
///
/// It can say something only where the store's evidence is as new as the journal and the codebook: what is older is drawn
/// anew before it is counted. Of words that were withdrawn nothing can be drawn, so their evidence is taken as it is.
@MainActor
struct EvidenceAudit {
    private let fingerprint: String
    private let themes: ThemeFinder
    private let stored: [String: [Evidence]]
    private let outdated: Set<String>

    /// - Returns: `nil` where the store has no codebook, and so no evidence.
    init?(_ store: any Store) throws {
        guard let codebook = try store.codebook() else { return nil }
        fingerprint = codebook.fingerprint
        themes = ThemeFinder(codebook)
        stored = Dictionary(grouping: try store.sessionEvidence(theme: nil)) { item in
            if case .session(let id, _, _) = item.source { id } else { "" }
        }
        outdated = Set(try store.sessionsWithoutEvidence(fingerprint: fingerprint).map(\.text))
    }

    /// What is wrong with the evidence of a session, one clause each.
    func problems(_ past: PastSession) throws -> [String] {
        let id = past.record.id.text
        guard !outdated.contains(id) else { return [] }
        let stored = stored[id] ?? []
        let drawn = try SessionKind.of(past.record).evidence(past, themes, stored)
        guard drawn != stored else { return [] }
        let changed = Set(stored).symmetricDifference(drawn).compactMap { item -> Int? in
            if case .session(_, let sequence, _) = item.source { sequence } else { nil }
        }
        let places = Set(changed).sorted().map(String.init).joined(separator: ", ")
        return ["its evidence is not what the journal says\(places.isEmpty ? "" : ": see entries \(places)")"]
    }
}
