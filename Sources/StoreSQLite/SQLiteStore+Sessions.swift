internal import GRDB
package import Journal
package import Storage

extension SQLiteStore {
    package func sessions() throws(StoreFailure) -> [SessionRecord] {
        try read { db in
            try db.all("SELECT \(Self.sessionColumns) FROM session ORDER BY started_at, id", [], Self.session)
        }
    }

    package func session(_ id: SessionID) throws(StoreFailure) -> SessionRecord? {
        try read { db in
            try db.first("SELECT \(Self.sessionColumns) FROM session WHERE id = ?", [.text(id.text)], Self.session)
        }
    }

    package func definition(_ hash: String) throws(StoreFailure) -> String? {
        try read { db in
            try db.first("SELECT text FROM definition WHERE digest = ?", [.text(hash)]) { $0.text(0) }
        }
    }

    package func setDraft(_ draft: DraftLine?, of session: SessionID) throws(StoreFailure) {
        try write { db in
            let number = try db.number(of: session)
            guard let draft else { return try db.run("DELETE FROM draft WHERE session = ?", [.integer(number)]) }
            try db.run(
                "INSERT OR REPLACE INTO draft (session, text, after_sequence) VALUES (?, ?, ?)",
                [.integer(number), .text(draft.text), .integer(draft.after)])
        }
    }

    package func draft(of session: SessionID) throws(StoreFailure) -> DraftLine? {
        try read { db in
            try db.first(
                "SELECT text, after_sequence FROM draft JOIN session ON number = session WHERE id = ?",
                [.text(session.text)]
            ) { DraftLine(text: $0.text(0), after: $0.int(1)) }
        }
    }

    package func acquire(
        _ lease: Lease, of session: SessionID, isAlive: (Lease) -> Bool
    ) throws(StoreFailure) -> Lease? {
        try write { db in
            let number = try db.number(of: session)
            let holder = try db.first(
                "SELECT actor, process, process_start, host, since FROM lease WHERE session = ?", [.integer(number)]
            ) {
                Lease(
                    actor: $0.text(0), process: Int32(truncatingIfNeeded: $0.integer(1)), processStart: $0.text(2),
                    host: $0.text(3), since: $0.integer(4))
            }
            if let holder, !holder.isHeld(by: lease), isAlive(holder) { return holder }
            try db.run(
                "INSERT OR REPLACE INTO lease (session, actor, process, process_start, host, since) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    .integer(number), .text(lease.actor), .integer(Int64(lease.process)), .text(lease.processStart),
                    .text(lease.host), .integer(lease.since),
                ])
            return nil
        }
    }

    package func release(_ lease: Lease, of session: SessionID) throws(StoreFailure) {
        try write { db in
            try db.run(
                """
                DELETE FROM lease WHERE session = (SELECT number FROM session WHERE id = ?)
                    AND process = ? AND process_start = ? AND host = ?
                """,
                [
                    .text(session.text), .integer(Int64(lease.process)), .text(lease.processStart), .text(lease.host),
                ])
        }
    }

    private static let sessionColumns =
        "id, kind, survey, definition, account_id, ticket_id, actor, started_at, status"

    private static func session(_ row: SQLRow) throws -> SessionRecord {
        guard let kind = SessionRecord.Kind(rawValue: row.text(1)),
            let status = SessionRecord.Status(rawValue: row.text(8))
        else { throw StoreFailure(.corrupt, "a session has a kind or status that is unknown") }
        return SessionRecord(
            id: SessionID(row.text(0)), kind: kind, survey: row.text(2), definition: row.text(3),
            accountID: row.optionalText(4), ticketID: row.optionalText(5), actor: row.text(6),
            startedAt: row.integer(7), status: status)
    }
}

extension Database {
    /// The row number of a session, by which its parts name it.
    func number(of session: SessionID) throws -> Int64 {
        let number = try first("SELECT number FROM session WHERE id = ?", [.text(session.text)]) { $0.integer(0) }
        guard let number else { throw StoreFailure.noSession(session) }
        return number
    }
}
