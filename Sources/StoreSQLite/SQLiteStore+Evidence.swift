package import FeedbackModel
internal import GRDB
package import Journal
package import Storage

extension SQLiteStore {
    package func replaceEvidence(
        of session: SessionID, upTo sequence: Int, fingerprint: String, with items: [Evidence]
    ) throws(StoreFailure) {
        try write { db in
            let number = try db.number(of: session)
            try db.run("DELETE FROM evidence WHERE session = ?", [.integer(number)])
            try db.run(
                """
                INSERT INTO session_evidence (session, sequence, fingerprint) VALUES (?1, ?2, ?3)
                ON CONFLICT (session) DO UPDATE SET sequence = ?2, fingerprint = ?3
                """, [.integer(number), .integer(sequence), .text(fingerprint)])
            for item in items { try db.insert(item, session: number) }
        }
    }

    package func sessionsWithoutEvidence(fingerprint: String) throws(StoreFailure) -> [SessionID] {
        try read { db in
            try db.all(
                """
                SELECT id FROM session LEFT JOIN session_evidence ON session_evidence.session = session.number
                WHERE kind <> 'desk' AND (fingerprint IS NOT ?1 OR sequence < coalesce(
                    (SELECT max(sequence) FROM journal_entry WHERE journal_entry.session = session.number), 0))
                ORDER BY started_at, id
                """, [.text(fingerprint)]
            ) { SessionID($0.text(0)) }
        }
    }

    package func sessionEvidence(theme: String?) throws(StoreFailure) -> [Evidence] {
        try read { db in
            try db.all(
                """
                SELECT evidence.theme, session.id, evidence.sequence, evidence.place, evidence.ticket_id, channel,
                    fidelity, evidence.account_id, speaker, time, was_asked, is_present, severity, words,
                    source_kind
                FROM evidence JOIN session ON session.number = evidence.session
                \(theme == nil ? "" : "WHERE evidence.theme = ?")
                ORDER BY session.started_at, session.id, evidence.number
                """, theme.map { [.text($0)] } ?? [], Self.evidence)
        }
    }

    private static func evidence(_ row: SQLRow) throws -> Evidence {
        guard let channel = Evidence.Channel(rawValue: row.text(5)),
            let fidelity = Evidence.Fidelity(rawValue: row.text(6)),
            let kind = Evidence.SourceKind(rawValue: row.text(14))
        else { throw StoreFailure(.corrupt, "a piece of evidence has an unknown channel, fidelity or source") }
        let source: Evidence.Source =
            row.optionalText(4).map { .ticket(id: $0) }
            ?? .session(id: row.text(1), sequence: row.int(2), place: row.text(3))
        var evidence = Evidence(
            theme: row.text(0), source: source, channel: channel, fidelity: fidelity, accountID: row.optionalText(7),
            speaker: row.optionalText(8), time: row.integer(9), wasAsked: row.flag(10), isPresent: row.flag(11),
            severity: row.optionalReal(12), words: row.optionalText(13))
        evidence.sourceKind = kind
        return evidence
    }
}

extension Database {
    fileprivate func insert(_ item: Evidence, session: Int64) throws {
        let source: [SQLValue] =
            switch item.source {
            case .session(_, let sequence, let place): [.integer(sequence), .text(place), .null]
            case .ticket(let id): [.null, .null, .text(id)]
            }
        try run(
            """
            INSERT INTO evidence (session, theme, sequence, place, ticket_id, channel, fidelity, account_id, speaker,
                time, was_asked, is_present, severity, words, source_kind)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [.integer(session), .text(item.theme)] + source + [
                .text(item.channel.rawValue), .text(item.fidelity.rawValue), .optional(item.accountID),
                .optional(item.speaker), .integer(item.time), .flag(item.wasAsked), .flag(item.isPresent),
                .optional(item.severity), .optional(item.words), .text(item.sourceKind.rawValue),
            ])
    }
}
