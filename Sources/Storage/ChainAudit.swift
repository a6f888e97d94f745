package import Journal

/// Walks a session's journal in order and collects what is wrong with its hash chain.
///
/// It never names the words themselves, so its findings may be shown to anybody.
package struct ChainAudit: Sendable {
    package let session: SessionID

    /// What is wrong, one clause each; empty when the chain holds.
    package private(set) var problems: [String] = []

    private var last = 0
    private var hash = Digest.zero

    package init(_ session: SessionID) { self.session = session }

    /// Looks at the next entry; a wrong one is reported once and the walk goes on behind it.
    package mutating func take(_ entry: JournalEntry) {
        if entry.sequence != last + 1 {
            report("entry \(last + 1) is missing")
        } else if entry.previous != hash {
            report("entry \(entry.sequence) does not follow from the one before it")
        }
        if entry.expectedHash != entry.hash {
            report("entry \(entry.sequence) was changed after it was written")
        }
        for (index, words) in entry.draft.words.enumerated() where !words.isIntact {
            report("words \(index + 1) of entry \(entry.sequence) were changed after they were written")
        }
        last = entry.sequence
        hash = entry.hash
    }

    private mutating func report(_ problem: String) {
        problems.append("session \(session.short): \(problem)")
    }
}
