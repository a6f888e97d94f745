package import Journal

/// A link of the log in which a store keeps what sessions were opened in it.
///
/// Each link commits to what the session was opened with and to the link before, so a session that is gone, and one whose
/// account, survey, kind or definition was changed later, can be told.
package struct SessionOpening: Hashable, Sendable {
    package let session: SessionID
    /// The digest of what it was opened with.
    package let record: Digest
    package let previous: Digest
    package let hash: Digest

    /// Adds a session to the log.
    package init(_ session: SessionRecord, after previous: Digest) {
        self.session = session.id
        self.previous = previous
        record = Self.digest(of: session)
        hash = Digest.of([previous.bytes, Array(session.id.text.utf8), record.bytes])
    }

    /// Rebuilds a link that a store kept, without checking it.
    package init(session: SessionID, record: Digest, previous: Digest, hash: Digest) {
        self.session = session
        self.record = record
        self.previous = previous
        self.hash = hash
    }

    /// What ``hash`` must be if nobody touched the link.
    package var expectedHash: Digest { Digest.of([previous.bytes, Array(session.text.utf8), record.bytes]) }

    /// Whether a session still is what it was opened as; its status is no part of that.
    package func fits(_ session: SessionRecord) -> Bool { record == Self.digest(of: session) }

    private static func digest(of session: SessionRecord) -> Digest {
        let optional: (String?) -> [UInt8] = { text in text.map { [1] + Array($0.utf8) } ?? [0] }
        let texts = [session.id.text, session.kind.rawValue, session.survey, session.definition, session.actor]
        return Digest.of(
            texts.map { Array($0.utf8) }
                + [
                    optional(session.accountID), optional(session.ticketID),
                    withUnsafeBytes(of: session.startedAt.bigEndian, Array.init),
                ])
    }
}

/// What a store says of itself, kept up to date with every act, against which its content is checked.
package struct StoreTotals: Hashable, Sendable {
    /// How many sessions were opened.
    package var sessions: Int
    /// The last link of the log of openings.
    package var lastOpening: Digest

    package init(sessions: Int, lastOpening: Digest) {
        self.sessions = sessions
        self.lastOpening = lastOpening
    }

    /// What does not fit: the sessions that are there, and the log of openings.
    package func problems(sessions: [SessionID], log: [SessionOpening]) -> [JournalProblem] {
        var problems: [JournalProblem] = []
        var hash = Digest.zero
        for opening in log {
            if opening.previous != hash || opening.expectedHash != opening.hash {
                problems.append(
                    JournalProblem(opening.session, "its opening was changed, or the one before it is gone"))
            }
            hash = opening.hash
        }
        if hash != lastOpening {
            problems.append(JournalProblem(nil, "the log of opened sessions does not end as it did"))
        }
        let present = Set(sessions)
        for opening in log where !present.contains(opening.session) {
            problems.append(JournalProblem(opening.session, "the session is gone: it was opened in this store"))
        }
        if sessions.count != self.sessions {
            problems.append(
                JournalProblem(nil, "\(self.sessions) sessions were opened in this store, \(sessions.count) are there"))
        }
        return problems
    }
}
