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
    let matcher = SharedMatcher(codebook)
    let themes = ThemeFinder(
        themesInWords: { matcher.themes(in: $0) }, themeNamed: { codebook[$0]?.id })
    for id in try store.sessionsWithoutEvidence(fingerprint: fingerprint) {
        guard let record = try store.session(id) else { continue }
        do {
            let past = try session.past(record)
            let items = try SessionKind.of(record).evidence(past, themes)
            try store.replaceEvidence(
                of: id, upTo: past.entries.last?.sequence ?? 0, fingerprint: fingerprint, with: items)
        } catch let failure as StoreFailure {
            throw failure
        } catch {
            session.output.remark("note: session \(id.short) cannot be read by this version and is not counted")
        }
    }
}

/// One matcher for many texts: it remembers words, and so it changes while it matches.
private final class SharedMatcher: Sendable {
    private let matcher: Mutex<PhraseMatcher>

    init(_ codebook: Codebook) { matcher = Mutex(PhraseMatcher(codebook)) }

    func themes(in text: String) -> [String] { matcher.withLock { $0.themes(in: text).map(\.theme) } }
}
