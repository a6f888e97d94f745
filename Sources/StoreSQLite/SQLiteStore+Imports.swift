internal import GRDB
internal import GRDBSQLite
package import Storage

/// The log of imports, and taking one back.
extension SQLiteStore {
    package func imports() throws(StoreFailure) -> [ImportRecord] {
        try read { db in
            try db.all("SELECT \(ImportLog.columns) FROM import_log ORDER BY number", [], ImportLog.record)
        }
    }

    package func undoImport(
        _ number: Int, by undoing: ImportRecord.Undoing, keeping: [CustomerKind: Set<String>], dryRun: Bool
    ) throws(StoreFailure) -> ImportUndo {
        if dryRun { return try read { db in try db.plannedUndo(of: number, keeping: keeping) } }
        let undo = try write { db in
            let undo = try db.plannedUndo(of: number, keeping: keeping)
            if undo.obstacles.isEmpty { try db.undo(import: number, by: undoing) }
            return undo
        }
        if undo.obstacles.isEmpty { try emptyWriteAheadLog() }
        return undo
    }
}

private enum ImportLog {
    static let columns = """
        number, time, actor, file, sha256, mapping, kind, source, records, stored, updated, unchanged, dropped, failed, \
        tombstones, undone_at, undone_by
        """

    static func record(_ row: SQLRow) -> ImportRecord {
        var record = ImportRecord(
            number: row.int(0), file: row.text(3), sha256: row.text(4), mapping: row.text(5), kind: row.text(6),
            source: row.text(7), time: row.integer(1), actor: row.text(2))
        record.read = row.int(8)
        record.stored = row.int(9)
        record.updated = row.int(10)
        record.unchanged = row.int(11)
        record.dropped = JSONText.table(row.text(12)).compactMapValues { Int($0) }
        record.failed = row.int(13)
        record.tombstones = row.int(14)
        record.undone = row.optionalInteger(15).map { .init(time: $0, actor: row.text(16)) }
        return record
    }
}

extension Database {
    func nextImport() throws -> Int64 {
        try first("SELECT coalesce(max(number), 0) + 1 FROM import_log", []) { $0.integer(0) } ?? 1
    }

    func log(_ record: ImportRecord, as number: Int64) throws {
        try run(
            "INSERT INTO import_log (\(ImportLog.columns)) VALUES (\(TicketWriter.marks(15)), NULL, NULL)",
            [
                .integer(number), .integer(record.time), .text(record.actor), .text(record.file),
                .text(record.sha256), .text(record.mapping), .text(record.kind), .text(record.source),
                .integer(record.read), .integer(record.stored), .integer(record.updated), .integer(record.unchanged),
                .text(JSONText.object(record.dropped.mapValues { String($0) })), .integer(record.failed),
                .integer(record.tombstones),
            ])
    }

    /// That a record is as the import `?1` wrote it, and was not there before.
    private func isNew(_ table: String) -> String {
        """
        \(table).import = ?1 AND NOT EXISTS (
            SELECT 1 FROM \(table)_before AS b WHERE b.changed_by = ?1 AND b.id = \(table).id)
        """
    }

    /// What taking an import back would do, and what stands in the way.
    fileprivate func plannedUndo(of number: Int, keeping: [CustomerKind: Set<String>]) throws -> ImportUndo {
        let row = SQLValue.integer(number)
        guard
            let record = try first(
                "SELECT \(ImportLog.columns) FROM import_log WHERE number = ?", [row], ImportLog.record)
        else { throw StoreFailure.noImport(number) }
        guard record.undone == nil else { throw StoreFailure.importIsUndone(number) }
        guard !record.isSum else { throw StoreFailure.importIsSum(number) }
        guard !record.isOfSessions else { throw StoreFailure.importIsOfSessions(number) }
        var undo = ImportUndo()
        for kind in CustomerKind.allCases {
            let table = kind.rawValue
            let count = { (query: String) in try self.first("SELECT count(*) FROM " + query, [row]) { $0.int(0) } ?? 0 }
            undo.removed += try count("\(table) WHERE \(isNew(table))")
            undo.restored += try count(
                "\(table)_before AS b JOIN \(table) ON \(table).id = b.id WHERE b.changed_by = ?1 AND \(table).import = ?1"
            )
            try each("SELECT changed_by, count(*) FROM \(table)_before WHERE import = ?1 GROUP BY 1", [row]) {
                undo.obstacles.changed[$0.int(0), default: 0] += $0.int(1)
            }
            for id in (keeping[kind] ?? []).sorted() {
                let vanishes = try first("SELECT 1 FROM \(table) WHERE id = ?2 AND \(isNew(table))", [row, .text(id)]) {
                    _ in true
                }
                if vanishes != nil { undo.obstacles.joined.append(id) }
            }
        }
        undo.obstacles.deleted =
            try first("SELECT count(*) FROM \(TicketHistory.deletedCount)", [row]) { $0.int(0) } ?? 0
        undo.obstacles.confirmed = try all(
            """
            SELECT number FROM import_log WHERE number > ?1 AND undone_at IS NULL AND unchanged > 0 AND kind = ?2
                AND source = ?3 ORDER BY number
            """, [row, .text(record.kind), .text(record.source)]
        ) { $0.int(0) }.filter { undo.obstacles.changed[$0] == nil }
        undo.obstacles.sessions = try all(
            """
            SELECT \(SQLiteStore.sessionColumns) FROM session
            WHERE EXISTS (SELECT 1 FROM account WHERE account.id = session.account_id AND \(isNew("account")))
                OR EXISTS (
                    SELECT 1 FROM ticket WHERE ticket.id = session.ticket_id AND (\(isNew("ticket")) OR EXISTS (
                        SELECT 1 FROM contact WHERE contact.id = ticket.contact_id AND \(isNew("contact")))))
            ORDER BY started_at, id
            """, [row], SQLiteStore.session)
        return undo
    }

    fileprivate func undo(import number: Int, by undoing: ImportRecord.Undoing) throws {
        let row = SQLValue.integer(number)
        try forgetThemeTickets()
        try run("DELETE FROM ticket_theme WHERE ticket_id IN (SELECT id FROM ticket WHERE \(isNew("ticket")))", [row])
        for (table, number) in [("ticket_comment", "text_number"), ("ticket_text", "number")] {
            try run(
                "DELETE FROM \(table) WHERE \(number) IN (SELECT text_number FROM ticket WHERE \(isNew("ticket")))",
                [row])
        }
        let ideas = "SELECT id FROM ticket WHERE kind = 'idea' AND \(isNew("ticket"))"
        try run("DELETE FROM idea_supporter WHERE is_listed = 1 AND idea_id IN (\(ideas))", [row])
        try run("DELETE FROM idea_original WHERE idea_id IN (\(ideas))", [row])
        for kind in CustomerKind.allCases {
            try run("DELETE FROM \(kind.rawValue) WHERE \(isNew(kind.rawValue))", [row])
        }
        try run("DELETE FROM erased_ticket WHERE ticket_id NOT IN (SELECT id FROM ticket)")
        try restoreTickets(number)
        try restore("account", "source, name, attributes, seats, revenue, lifecycle, digest, import", row)
        try restore("contact", "source, account_id, name, email, role, digest, import", row)
        for kind in CustomerKind.allCases {
            try run("DELETE FROM \(kind.rawValue)_before WHERE changed_by = ?", [row])
        }
        try run(
            "UPDATE import_log SET undone_at = ?2, undone_by = ?3 WHERE number = ?1",
            [row, .integer(undoing.time), .text(undoing.actor)])
    }

    private func restore(_ table: String, _ columns: String, _ row: SQLValue) throws {
        try run(
            """
            UPDATE \(table) SET (\(columns)) = (
                SELECT \(columns) FROM \(table)_before AS b WHERE b.changed_by = ?1 AND b.id = \(table).id)
            WHERE import = ?1
            """, [row])
    }

    /// Puts tickets back; a text that the import changed comes back under a new number and is matched anew.
    private func restoreTickets(_ number: Int) throws {
        let row = SQLValue.integer(number)
        try run("DELETE FROM ticket_theme WHERE ticket_id IN (\(TicketHistory.withOtherWords))", [row])
        for (table, number) in [("ticket_comment", "text_number"), ("ticket_text", "number")] {
            try run(
                """
                DELETE FROM \(table) WHERE \(number) IN (
                    SELECT text_number FROM ticket WHERE id IN (\(TicketHistory.withOtherWords)))
                """, [row])
        }
        try numberWords(row)
        try run(TicketHistory.findWords, [row])
        try run(
            """
            INSERT INTO ticket_text (number, ticket_id, subject, body, unmapped)
            SELECT text_number, id, subject, body, unmapped FROM ticket_before
            WHERE changed_by = ?1 AND subject IS NOT NULL AND id IN (SELECT id FROM ticket WHERE import = ?1)
            """, [row])
        try run(
            """
            UPDATE ticket_text SET unmapped = (
                SELECT unmapped FROM ticket_before AS b WHERE b.changed_by = ?1 AND b.id = ticket_text.ticket_id)
            WHERE number IN (
                SELECT b.text_number FROM ticket_before AS b JOIN ticket ON ticket.id = b.id
                WHERE b.changed_by = ?1 AND ticket.import = ?1 AND b.subject IS NULL)
            """, [row])
        try restore("ticket", TicketHistory.columns, row)
        // Those of texts that did not come back, since their tickets were changed otherwise meanwhile.
        try run(
            """
            DELETE FROM ticket_comment WHERE text_number IN (
                SELECT text_number FROM ticket_before WHERE changed_by = ?1 AND subject IS NOT NULL)
                AND text_number NOT IN (SELECT number FROM ticket_text)
            """, [row])
    }

    /// Gives the words that an import changed, and the comments that belong to them, new numbers.
    private func numberWords(_ row: SQLValue) throws {
        var next = try first(TicketHistory.lastTextNumber, []) { $0.integer(0) } ?? 0
        let kept = try all(
            "SELECT id, text_number FROM ticket_before WHERE changed_by = ? AND subject IS NOT NULL ORDER BY id", [row]
        ) { (id: $0.text(0), number: $0.integer(1)) }
        for text in kept {
            next += 1
            try run(
                "UPDATE ticket_before SET text_number = ?3 WHERE changed_by = ?1 AND id = ?2",
                [row, .text(text.id), .integer(next)])
            try run(
                "UPDATE ticket_comment SET text_number = ?2 WHERE text_number = ?1",
                [.integer(text.number), .integer(next)])
        }
    }
}
