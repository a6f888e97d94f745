internal import GRDB
package import Journal
package import Storage

extension SQLiteStore {
    package func sessions() throws(StoreFailure) -> [SessionRecord] { try records("kind <> 'desk'") }

    package func sessions(about subject: SessionSubject) throws(StoreFailure) -> [SessionRecord] {
        let (accounts, tickets) = (subject.accounts.sorted(), subject.tickets.sorted())
        let places = { (count: Int) in Array(repeating: "?", count: count).joined(separator: ", ") }
        return try records(
            """
            kind IN ('interview', 'answer') AND (account_id IN (\(places(accounts.count)))
                OR account_id IS NULL AND (ticket_id IN (\(places(tickets.count)))
                    OR (SELECT contact_id FROM ticket WHERE ticket.id = session.ticket_id) = ?))
            """, (accounts + tickets).map(SQLValue.text) + [subject.contact.map(SQLValue.text) ?? .null])
    }

    package func deskRecords() throws(StoreFailure) -> [SessionRecord] { try records("kind = 'desk'") }

    private func records(_ condition: String, _ values: [SQLValue] = []) throws(StoreFailure) -> [SessionRecord] {
        try read { db in
            try db.all(
                "SELECT \(Self.sessionColumns) FROM session WHERE \(condition) ORDER BY started_at, id", values,
                Self.session)
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

    package func setDraft(_ draft: DraftLine?, of session: SessionID, by driver: Lease?) throws(StoreFailure) {
        try write { db in
            let number = try db.number(of: session)
            try db.require(driver, of: session, number: number)
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

    package func setDraft(_ text: String?, of session: SessionID, at seat: Seat) throws(StoreFailure) {
        try write { db in
            let key: [SQLValue] = [.integer(try db.number(of: session)), .text(seat.actor), .text(seat.role)]
            guard let text else {
                return try db.run("DELETE FROM seat_draft WHERE session = ? AND actor = ? AND role = ?", key)
            }
            try db.run(
                "INSERT OR REPLACE INTO seat_draft (session, actor, role, text) VALUES (?, ?, ?, ?)",
                key + [.text(text)])
        }
    }

    package func draft(of session: SessionID, at seat: Seat) throws(StoreFailure) -> String? {
        try read { db in
            try db.first(
                """
                SELECT text FROM seat_draft JOIN session ON number = session WHERE id = ? AND seat_draft.actor = ? \
                AND role = ?
                """, [.text(session.text), .text(seat.actor), .text(seat.role)]
            ) { $0.text(0) }
        }
    }

    package func acquire(
        _ lease: Lease, of session: SessionID, isAlive: (Lease) -> Bool
    ) throws(StoreFailure) -> Lease {
        try write { db in
            let number = try db.number(of: session)
            let last = try db.lease(number)
            if let last, !last.isReleased, !last.lease.isHeld(by: lease), isAlive(last.lease) {
                throw StoreFailure.driven(session, by: last.lease)
            }
            var granted = lease
            granted.generation = (last?.lease.generation ?? 0) + 1
            try db.run(
                """
                INSERT OR REPLACE INTO lease
                    (session, actor, process, process_start, host, since, generation, began, is_released)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)
                """,
                [
                    .integer(number), .text(granted.actor), .integer(Int64(granted.process)),
                    .text(granted.processStart), .text(granted.host), .integer(granted.since),
                    .integer(granted.generation), .optional(granted.began),
                ])
            return granted
        }
    }

    package func driver(of session: SessionID) throws(StoreFailure) -> Lease? {
        try read { db in
            guard let last = try db.lease(try db.number(of: session)), !last.isReleased else { return nil }
            return last.lease
        }
    }

    package func release(_ lease: Lease, of session: SessionID) throws(StoreFailure) {
        try write { db in
            try db.run(
                """
                UPDATE lease SET is_released = 1
                WHERE session = (SELECT number FROM session WHERE id = ?) AND generation = ?
                """, [.text(session.text), .integer(lease.generation)])
        }
    }

    static let sessionColumns =
        "id, kind, survey, definition, account_id, ticket_id, actor, started_at, status"

    static func session(_ row: SQLRow) throws -> SessionRecord {
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

    /// Refuses a driver that was replaced; whoever gives no lease is no driver.
    func require(_ driver: Lease?, of session: SessionID, number: Int64) throws {
        guard let driver, let last = try lease(number)?.lease, last.generation != driver.generation else { return }
        throw StoreFailure.replaced(session, by: last)
    }

    /// The lease of a session that was granted last, and whether it was given back.
    fileprivate func lease(_ number: Int64) throws -> (lease: Lease, isReleased: Bool)? {
        try first(
            """
            SELECT actor, process, process_start, host, since, generation, is_released, began
            FROM lease WHERE session = ?
            """, [.integer(number)]
        ) {
            var lease = Lease(
                actor: $0.text(0), process: Int32(truncatingIfNeeded: $0.integer(1)), processStart: $0.text(2),
                host: $0.text(3), since: $0.integer(4), began: $0.optionalInteger(7))
            lease.generation = $0.int(5)
            return (lease, $0.flag(6))
        }
    }
}
