internal import GRDB
internal import GRDBSQLite
internal import Synchronization

/// Room for the next acts, made while nobody waits.
///
/// A commit that makes the log longer waits until the file system has written down the new length and blocks as well; one
/// that writes over what is there does not (measured on ext4: 0.32 and 0.25 ms). SQLite begins each log at nothing, so zeros
/// are put behind it. They are no frames, and whoever reads the log stops before them.
extension SQLiteStore {
    /// The pages of one making, a megabyte: what some forty answers write.
    private static var pagesOfRoom: Int { 128 }
    /// How many of them are left when more are made.
    private static var reserve: Int { 16 }
    /// After so many SQLite begins the log anew (its `wal_autocheckpoint`).
    private static var pagesOfLog: Int { 1000 }

    /// Makes room where little is left; does nothing where it cannot, since nothing depends on it.
    package func makeRoom() {
        try? queue.unsafeReentrantWrite { db in
            guard !db.isInsideTransaction, db.pagesWritten >= roomIsUsedAt.load(ordering: .relaxed) else { return }
            roomIsUsedAt.store(db.pagesWritten + Self.pagesOfRoom - Self.reserve, ordering: .relaxed)
            // Frames are written under the lock of a writer only. Somebody else who holds it is not waited for.
            sqlite3_busy_timeout(db.sqliteConnection, 0)
            defer { sqlite3_busy_timeout(db.sqliteConnection, Int32(busyTimeout * 1000)) }
            guard try db.journalMode() == "wal", (try? db.run("BEGIN IMMEDIATE")) != nil else { return }
            defer { try? db.run("ROLLBACK") }
            let frame = Int(try db.pragma("page_size")) + 24
            PrivateFile.lengthen(path + "-wal", by: Self.pagesOfRoom * frame, upTo: Self.pagesOfLog * frame)
        }
    }
}

extension Database {
    /// How many pages this connection has written.
    fileprivate var pagesWritten: Int {
        var (count, most) = (Int32(0), Int32(0))
        sqlite3_db_status(sqliteConnection, SQLITE_DBSTATUS_CACHE_WRITE, &count, &most, 0)
        return Int(count)
    }
}
