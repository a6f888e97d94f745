internal import GRDB
package import Journal
package import Storage

extension SQLiteStore {
    package func journalProblems(of session: SessionID?) throws(StoreFailure) -> [JournalProblem] {
        try read { db in try db.journalProblems(of: session) }
    }
}

extension Database {
    /// Looks at the chain of a session, at what its row and its opening say, and for all of them at the store's totals.
    func journalProblems(of session: SessionID?) throws -> [JournalProblem] {
        let log = try all("SELECT session_id, record, previous, hash FROM session_opening ORDER BY number") {
            SessionOpening(
                session: SessionID($0.text(0)), record: try $0.digest(1), previous: try $0.digest(2),
                hash: try $0.digest(3))
        }
        let openings = Dictionary(log.map { ($0.session, $0) }, uniquingKeysWith: { first, _ in first })
        let totals = try first("SELECT sessions, last_opening, early FROM store_totals") {
            (
                store: StoreTotals(sessions: $0.int(0), lastOpening: try $0.digest(1)),
                early: $0.integer(2)
            )
        }
        guard let totals else { return [JournalProblem(nil, "the store's totals are gone")] }
        let rows = try all(
            "SELECT \(SQLiteStore.sessionColumns), number, entries, last_hash, erased_up_to FROM session ORDER BY id"
        ) { row in
            SessionRow(
                record: try SQLiteStore.session(row), number: row.integer(9), entries: row.int(10),
                lastHash: try row.digest(11), erasedUpTo: row.int(12))
        }
        var problems: [JournalProblem] = []
        for row in rows where row.record.id == session ?? row.record.id {
            let isEarly = row.number <= totals.early
            var audit = ChainAudit(erasedUpTo: isEarly ? row.erasedUpTo : 0)
            for entry in try entries(of: row.record.id, number: row.number, after: 0) { audit.take(entry) }
            problems += (audit.problems + row.problems(audit, openings[row.record.id], isEarly: isEarly))
                .map { JournalProblem(row.record.id, $0) }
        }
        guard session == nil else { return problems }
        return problems + totals.store.problems(sessions: rows.map(\.record.id), log: log)
    }
}

/// A session as its row has it, with what the row says of the journal.
private struct SessionRow {
    var record: SessionRecord
    var number: Int64
    var entries: Int
    var lastHash: Digest
    var erasedUpTo: Int

    func problems(_ audit: ChainAudit, _ opening: SessionOpening?, isEarly: Bool) -> [String] {
        var problems: [String] = []
        if audit.count != entries {
            problems.append("\(entries) entries were written, and \(audit.count) are there")
        } else if audit.hash != lastHash {
            problems.append("the last entry is not the one that was written last")
        }
        if let opening {
            if !opening.fits(record) {
                problems.append("what the session is about was changed after it was opened")
            }
        } else if !isEarly {
            problems.append("no opening of the session is in the store's log")
        }
        return problems
    }
}
