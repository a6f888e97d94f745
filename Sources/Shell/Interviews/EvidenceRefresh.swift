internal import SurveyModel
internal import Interviewing
internal import EvidenceGathering
internal import FeedbackModel
internal import Journal
internal import Storage
internal import Synchronization

/// Draws evidence from sessions whose evidence is missing or older than their journal or the codebook.
///
/// Commands that count evidence call it first, after the codebook was adopted. A session that cannot be read, because
/// a newer version wrote it, is told and left out; the others are drawn all the same.
@MainActor
package func refreshEvidence(in session: inout Session) throws {
    let store = try session.store()
    guard let codebook = try store.codebook() else { return }
    let fingerprint = codebook.fingerprint
    let themes = ThemeFinder(codebook)
    for id in try store.sessionsWithoutEvidence(fingerprint: fingerprint) {
        guard let record = try store.session(id) else { continue }
        do {
            let past = try session.past(record)
            let items = try SessionKind.of(record).evidence(past, themes, try earlierEvidence(of: past, in: store))
            try store.replaceEvidence(
                of: id, upTo: past.entries.last?.sequence ?? 0, fingerprint: fingerprint, with: items)
        } catch let failure as StoreFailure {
            throw failure
        } catch {
            session.output.tell("note: session \(id.short) cannot be read by this version and is not counted")
        }
    }
}

/// What was drawn from a session before, where some of its words are gone and can be read no more.
private func earlierEvidence(of past: PastSession, in store: any Store) throws -> [Evidence] {
    guard past.entries.contains(where: { $0.draft.words.contains { $0.text == nil } }) else { return [] }
    return try store.sessionEvidence(theme: nil).filter { item in
        guard case .session(past.record.id.text, _, _) = item.source else { return false }
        return true
    }
}

extension ThemeFinder {
    /// Finds what a codebook has.
    init(_ codebook: Codebook) {
        let matcher = SharedMatcher(codebook)
        self.init(themesInWords: { matcher.themes(in: $0) }, themeNamed: { codebook[$0]?.id })
    }
}

/// One matcher for many texts: it remembers words, and so it changes while it matches.
private final class SharedMatcher: Sendable {
    private let matcher: Mutex<PhraseMatcher>

    init(_ codebook: Codebook) { matcher = Mutex(PhraseMatcher(codebook)) }

    func themes(in text: String) -> [String] { matcher.withLock { $0.themes(in: text).map(\.theme) } }
}
