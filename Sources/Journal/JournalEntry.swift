/// An event on its way into the journal: all but what the store assigns.
package struct EntryDraft: Hashable, Sendable {
    /// When it happened, in milliseconds since 1970-01-01 UTC.
    package var time: Int64

    /// When it happened, in milliseconds since the driving process began this spell.
    ///
    /// Wall clocks jump; differences of this within one spell do not.
    package var monotonic: Int64

    /// Which run of a driving process it belongs to: 0 for the first, one more after each resume.
    package var spell: Int

    /// Who did it: `--as`, `CANVASS_ACTOR`, or the system user.
    package var actor: String

    /// What kind of event the payload holds, for example `answered`.
    package var kind: String

    /// The version of the payload's shape.
    package var schema: Int

    /// Canonical JSON, with numbers in the place of words.
    package var payload: String

    /// The words that the payload's numbers stand for.
    package var words: [SealedWords]

    package init(
        time: Int64, monotonic: Int64, spell: Int, actor: String, kind: String, schema: Int, payload: String,
        words: [SealedWords]
    ) {
        self.time = time
        self.monotonic = monotonic
        self.spell = spell
        self.actor = actor
        self.kind = kind
        self.schema = schema
        self.payload = payload
        self.words = words
    }
}

extension EntryDraft {
    /// Whether it says that the words before it were taken back: every kind of session has this event.
    package var isWithdrawal: Bool { kind == "withdrawn" }
}

/// One event of a session as it stands in the journal for good.
package struct JournalEntry: Hashable, Sendable {
    package let session: SessionID

    /// The place in the session, counted from 1 without gaps.
    package let sequence: Int
    package let draft: EntryDraft

    /// The hash of the entry before, or zeros.
    package let previous: Digest

    /// SHA-256 over all the rest; see ``expectedHash``.
    package let hash: Digest

    /// Rebuilds an entry that a store kept, without checking it.
    package init(session: SessionID, sequence: Int, draft: EntryDraft, previous: Digest, hash: Digest) {
        self.session = session
        self.sequence = sequence
        self.draft = draft
        self.previous = previous
        self.hash = hash
    }

    /// Appends a draft to a chain.
    package init(chaining draft: EntryDraft, session: SessionID, after sequence: Int, previous: Digest) {
        self.session = session
        self.sequence = sequence + 1
        self.draft = draft
        self.previous = previous
        hash = Self.hash(of: draft, session: session, sequence: sequence + 1, previous: previous)
    }

    /// What ``hash`` must be if nobody touched the entry.
    package var expectedHash: Digest { Self.hash(of: draft, session: session, sequence: sequence, previous: previous) }

    private static func hash(of draft: EntryDraft, session: SessionID, sequence: Int, previous: Digest) -> Digest {
        let numbers = [Int64(sequence), draft.time, draft.monotonic, Int64(draft.spell), Int64(draft.schema)]
        let texts = [session.text, draft.actor, draft.kind, draft.payload]
        return Digest.of(
            [previous.bytes]
                + numbers.map { withUnsafeBytes(of: $0.bigEndian, Array.init) }
                + texts.map { Array($0.utf8) }
                + draft.words.map(\.digest.bytes))
    }
}
