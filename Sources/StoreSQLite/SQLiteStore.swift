internal import GRDB
internal import GRDBSQLite
internal import Glibc
package import Storage
internal import Synchronization

/// The store of a workspace: one SQLite file.
///
/// What was acknowledged is on disk (WAL with `synchronous=FULL`; a bulk load of an empty store uses a rollback journal,
/// which is as durable). Several processes may use one file; writers take turns with `BEGIN IMMEDIATE`. One connection
/// serves a process, since its commands run one after another.
package final class SQLiteStore: Store {
    package let path: String
    let queue: DatabaseQueue
    /// Seconds for which a writer waits for another one.
    let busyTimeout: Double
    /// So few pairs of a theme and a ticket are read as fast from the tables; nothing is kept for them.
    let fewPairs: Int
    /// The number of written pages at which the log wants more room.
    let roomIsUsedAt = Atomic(0)

    /// Opens a store, and makes it where there is none.
    ///
    /// Its cost does not depend on the content. An older store is copied to `PATH.before-N` before it is brought to
    /// version N; a newer one is refused.
    package convenience init(path: String) throws(StoreFailure) {
        try self.init(path: path, migrations: Migration.all)
    }

    /// Opens a store as a program with other migrations would, for tests.
    init(
        path: String, migrations: [Migration], busyTimeout: Double = 5, fewPairs: Int = 5_000
    ) throws(StoreFailure) {
        self.path = path
        self.fewPairs = fewPairs
        self.busyTimeout = busyTimeout
        var configuration = Configuration()
        configuration.busyMode = .timeout(busyTimeout)
        configuration.label = "store"
        configuration.prepareDatabase { db in
            try db.script("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF")
        }
        if !PrivateFile.exists(path) { try Self.make(path, configuration, migrations) }
        try PrivateFile.prepare(path)
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.unsafeReentrantWrite { db in
                try Self.adopt(db, path: path, migrations: migrations)
                try Self.useWriteAheadLog(db)
            }
        } catch {
            throw StoreFailure(error, at: path)
        }
    }

    /// The version of the SQLite library that the program runs with.
    package static var engineVersion: String { String(cString: sqlite3_libversion()) }

    package func schemaVersion() throws(StoreFailure) -> String {
        try read { db in try String(db.pragma("user_version")) }
    }

    /// Runs several reads against one state of the store.
    func read<T>(_ body: (Database) throws -> T) throws(StoreFailure) -> T {
        try transaction(.deferred, body)
    }

    /// Runs one act, whole or not at all; it is on disk when this returns.
    func write<T>(_ body: (Database) throws -> T) throws(StoreFailure) -> T {
        try transaction(.immediate, body)
    }

    private func transaction<T>(
        _ kind: Database.TransactionKind, _ body: (Database) throws -> T
    ) throws(StoreFailure) -> T {
        do {
            return try queue.unsafeReentrantWrite { db in
                guard db.isInsideTransaction else { return try db.act(kind, body) }
                // Called from inside an import or a walk: reading there is fine.
                guard kind == .deferred else { throw StoreFailure(.busy, "the store is in the middle of another act") }
                return try body(db)
            }
        } catch {
            throw StoreFailure(error, at: path)
        }
    }
}

extension SQLiteStore {
    /// Makes a store beside its place, and gives it its name when it is complete and on disk.
    ///
    /// So no file of ours is ever empty, wherever the program is killed, and an empty one is somebody's accident. Of
    /// several processes that do this at once, one is first, and the others use its file.
    private static func make(
        _ path: String, _ configuration: Configuration, _ migrations: [Migration]
    ) throws(StoreFailure) {
        // SQLite would play an old log into the new file. Asked for again, since somebody may just have made the store.
        for ending in ["-wal", "-journal"] where PrivateFile.exists(path + ending) && !PrivateFile.exists(path) {
            throw StoreFailure.missing(path, log: path + ending)
        }
        let temporary = try PrivateFile.createBeside(path)
        defer { for ending in ["", "-wal", "-shm", "-journal"] { unlink(temporary + ending) } }
        do {
            let queue = try DatabaseQueue(path: temporary, configuration: configuration)
            try queue.unsafeReentrantWrite { db in
                // Measured: a first load takes a tenth less time than with pages of 4 KiB, and pages of 16 KiB make it no
                // faster, but the commit of an answer slower.
                try db.script("PRAGMA page_size = 8192")
                try adopt(db, path: path, migrations: migrations)
                try useWriteAheadLog(db)
            }
            try queue.close()
            try PrivateFile.publish(temporary, as: path)
        } catch let failure as StoreFailure where failure.code == .conflict {
            return
        } catch {
            throw StoreFailure(error, at: path)
        }
    }

    /// Checks that the file is a store that we know, and brings an empty or older one up to date.
    private static func adopt(_ db: Database, path: String, migrations: [Migration]) throws {
        let ours = migrations.last?.version ?? 0
        let version = try db.pragma("user_version")
        let isOurs = try db.pragma("application_id") == Migration.applicationID
        guard version != ours || !isOurs else { return }
        if isOurs {
            guard version < ours else { throw StoreFailure.newer(path, version: Int(version), ours: ours) }
            try copy(db, to: PrivateFile.free("\(path).before-\(ours)"))
        }
        try db.act(.immediate) { db in
            // Somebody else may have been faster.
            let version = try db.pragma("user_version")
            let isOurs = try db.pragma("application_id") == Migration.applicationID
            let isEmpty = try db.first("SELECT 1 FROM sqlite_schema LIMIT 1", [], { _ in true }) == nil
            guard isOurs || (isEmpty && version == 0) else { throw StoreFailure.notAStore(path) }
            for migration in migrations where migration.version > version {
                try db.script(migration.sql)
                try db.script("PRAGMA user_version = \(migration.version)")
            }
            try db.script("PRAGMA application_id = \(Migration.applicationID)")
        }
    }

    /// Goes back to write-ahead logging if a bulk load was cut off; costs nothing otherwise.
    ///
    /// While somebody else loads, the switch is refused and the store works as it is: a rollback journal is as safe.
    static func useWriteAheadLog(_ db: Database) throws {
        guard try db.journalMode() != "wal" else { return }
        do {
            try db.script("PRAGMA journal_mode = WAL")
        } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_BUSY {
            return
        }
    }
}

extension Database {
    func pragma(_ name: String) throws -> Int64 { try first("PRAGMA \(name)", []) { $0.integer(0) } ?? 0 }

    func journalMode() throws -> String { try first("PRAGMA journal_mode", []) { $0.text(0) } ?? "" }

    /// A transaction that ends with its closure.
    ///
    /// Its statements are prepared once; GRDB would do it for each answer anew.
    func act<T>(_ kind: TransactionKind, _ body: (Database) throws -> T) throws -> T {
        try run("BEGIN \(kind.rawValue)")
        do {
            let result = try body(self)
            try run("COMMIT")
            return result
        } catch {
            // SQLite has rolled back by itself after a full disk or a read error.
            if isInsideTransaction { try? run("ROLLBACK") }
            throw error
        }
    }
}
