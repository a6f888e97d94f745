internal import GRDB
internal import GRDBSQLite
package import Importing
package import Storage

extension SQLiteStore {
    package func importing<Report>(
        dryRun: Bool, matching: TicketMatcherMaking?, logging record: ((Report) throws -> ImportRecord)?,
        _ body: (any ImportSink & SessionSink) throws -> Report
    ) throws -> Report {
        // What `body` throws goes out as it is; only SQLite's errors become store failures.
        do {
            return try queue.unsafeReentrantWrite { db in
                guard !db.isInsideTransaction else { throw StoreFailure(.busy, "another import is running") }
                try db.script("PRAGMA cache_size = -32000")
                defer { try? db.script("PRAGMA cache_size = -2000") }
                let isFirstLoad = try Self.prepareFirstLoad(db)
                defer { try? Self.finishLoad(db) }
                return try Self.load(
                    db, isFirst: isFirstLoad, dryRun: dryRun, matching: matching, logging: record, body)
            }
        } catch let error as DatabaseError {
            throw StoreFailure(error, at: path)
        }
    }

    private static func load<Report>(
        _ db: Database, isFirst: Bool, dryRun: Bool, matching: TicketMatcherMaking?,
        logging record: ((Report) throws -> ImportRecord)?,
        _ body: (any ImportSink & SessionSink) throws -> Report
    ) throws -> Report {
        try db.beginTransaction(.immediate)
        do {
            // An index is cheaper to build at the end than to keep while all of its rows come in.
            if isFirst { try db.script("DROP INDEX ticket_on_account") }
            let number = try record.map { _ in try db.nextImport() }
            let sink = try SQLiteImport(db, import: number, matching: matching)
            defer { sink.stop() }
            let report = try body(sink)
            _ = try sink.settle()
            try sink.forgetDeletedWords()
            try sink.finishMatching()
            if let number, let record { try db.log(try record(report), as: number) }
            if dryRun {
                try db.rollback()
            } else {
                if isFirst {
                    // The less is sorted at a time, the more of it is in the processor's own memory.
                    try db.script("PRAGMA cache_size = -2000; CREATE INDEX ticket_on_account ON ticket (account_id)")
                }
                try db.commit()
            }
            return report
        } catch {
            if db.isInsideTransaction { try? db.rollback() }
            throw error
        }
    }

    /// Whether this is the first load of a store in which nobody else is; it then goes without the log.
    ///
    /// New pages need no copy in a rollback journal, so the data is written once instead of twice. SQLite refuses the
    /// switch while any other connection is open, and everything stays as it was.
    private static func prepareFirstLoad(_ db: Database) throws -> Bool {
        guard try db.first("SELECT 1 FROM ticket LIMIT 1", [], { _ in true }) == nil else { return false }
        sqlite3_busy_timeout(db.sqliteConnection, 0)
        defer { sqlite3_busy_timeout(db.sqliteConnection, 5000) }
        do {
            try db.script("PRAGMA journal_mode = DELETE")
        } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_BUSY {
            return false
        }
        return try db.journalMode() == "delete"
    }

    private static func finishLoad(_ db: Database) throws {
        try useWriteAheadLog(db)
        // A big load leaves a big log behind; this gives the space back, as far as no reader needs it.
        sqlite3_wal_checkpoint_v2(db.sqliteConnection, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    }
}
