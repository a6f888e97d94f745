package import Journal

/// Walks a session's journal in order and collects what is wrong with its hash chain.
///
/// It never names the words themselves, so its findings may be shown to anybody.
package struct ChainAudit: Sendable {
    /// How many entries it has seen.
    package private(set) var count = 0
    /// The hash of the last one.
    package private(set) var hash = Digest.zero

    private let erasedUpTo: Int
    private var last = 0
    private var found: [String] = []
    /// Entries of which words are gone, or are there, since the last withdrawal.
    private var erased: [Int] = []
    private var standing: [Int] = []

    /// An audit of a journal of which nothing was seen yet.
    ///
    /// Up to `erasedUpTo` words may be gone without a withdrawal in the journal: early stores erased so.
    package init(erasedUpTo: Int = 0) { self.erasedUpTo = erasedUpTo }

    /// What is wrong, one clause each; empty when the chain holds.
    package var problems: [String] {
        found + erased.map { "words of entry \($0) were erased, and no withdrawal says so" }
    }

    /// Looks at the next entry; a wrong one is reported once and the walk goes on behind it.
    package mutating func take(_ entry: JournalEntry) {
        if entry.sequence != last + 1 {
            found.append("entry \(last + 1) is missing")
        } else if entry.previous != hash {
            found.append("entry \(entry.sequence) does not follow from the one before it")
        }
        if entry.expectedHash != entry.hash {
            found.append("entry \(entry.sequence) was changed after it was written")
        }
        for (index, words) in entry.draft.words.enumerated() where !words.isIntact {
            found.append("words \(index + 1) of entry \(entry.sequence) were changed after they were written")
        }
        lookForErasures(entry)
        last = entry.sequence
        hash = entry.hash
        count += 1
    }

    private mutating func lookForErasures(_ entry: JournalEntry) {
        if entry.draft.isWithdrawal {
            found += standing.map { "words of entry \($0) are there, though they were withdrawn" }
            erased = []
            standing = []
        }
        if let own = entry.draft.erasedEntries {
            let own = Set(own)
            erased.removeAll { own.contains($0) }
        }
        // What repeats another session's words loses them with that one's withdrawal, which stands in its journal.
        let isCopy = entry.draft.kind == "recalled"
        if entry.draft.words.contains(where: { $0.text == nil }), entry.sequence > erasedUpTo, !isCopy {
            erased.append(entry.sequence)
        }
        if entry.draft.words.contains(where: { $0.text != nil }) { standing.append(entry.sequence) }
    }
}

/// Something that is wrong with a journal, or with what a store says of all of them.
package struct JournalProblem: Hashable, Sendable, CustomStringConvertible {
    /// `nil` where it is about the store as a whole.
    package var session: SessionID?
    /// One clause, without anybody's words.
    package var text: String

    package init(_ session: SessionID?, _ text: String) {
        self.session = session
        self.text = text
    }

    package var description: String { session.map { "session \($0.short): \(text)" } ?? text }
}
