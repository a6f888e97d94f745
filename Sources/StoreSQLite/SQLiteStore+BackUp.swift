internal import GRDB
internal import GRDBSQLite
internal import Glibc
package import Storage

extension SQLiteStore {
    package func backUp(to path: String) throws(StoreFailure) {
        do {
            try queue.unsafeReentrantWrite { db in try Self.copy(db, to: path) }
        } catch {
            throw StoreFailure(error, at: path)
        }
    }

    /// Writes a copy beside its place, and gives it its name when it is complete and on disk.
    ///
    /// `VACUUM INTO` reads one consistent state and leaves out free pages, so nothing that was redacted comes along.
    static func copy(_ db: Database, to path: String) throws {
        guard !PrivateFile.exists(path) else { throw PrivateFile.failure("written", path, EEXIST) }
        let temporary = PrivateFile.free("\(path).part")
        try PrivateFile.create(temporary)
        do {
            try db.run("VACUUM INTO ?", [.text(temporary)])
            try PrivateFile.publish(temporary, as: path)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Puts a copy that ``backUp(to:)`` made in the place of a store; returns where the store before it now lies.
    ///
    /// The copy is checked whole before anything is touched: that it is ours, not newer than this program, undamaged,
    /// and that each journal's chain holds. The store must be closed everywhere. Killed at any moment, either the old
    /// store or the new one is in place, and the old one is kept.
    package static func restore(from copy: String, to path: String) throws(StoreFailure) -> String? {
        let temporary = PrivateFile.free("\(path).restoring")
        do {
            try PrivateFile.copy(copy, to: temporary)
            try check(temporary, of: copy)
            let kept = try setAside(path)
            try PrivateFile.synchronize(temporary)
            guard rename(temporary, path) == 0 else { throw PrivateFile.failure("written", path, errno) }
            try PrivateFile.synchronize(PrivateFile.folder(of: path))
            return kept
        } catch {
            for ending in ["", "-wal", "-shm", "-journal"] { unlink(temporary + ending) }
            throw StoreFailure(error, at: path)
        }
    }

    /// Opens the copy of a copy, so that the user's file is only ever read.
    private static func check(_ temporary: String, of copy: String) throws {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: temporary, configuration: configuration)
            let isOurs = try queue.unsafeReentrantWrite { try $0.pragma("application_id") } == Migration.applicationID
            try queue.close()
            guard isOurs else { throw StoreFailure.notAStore(copy) }
            // Opening also brings an older copy up to date.
            let store = try SQLiteStore(path: temporary)
            let problems = try store.problems()
            guard problems.isEmpty else {
                throw StoreFailure(
                    .corrupt, "the copy '\(copy)' is damaged: \(problems[0])", hint: "restore from another copy")
            }
            try store.queue.unsafeReentrantWrite { try $0.script("PRAGMA journal_mode = DELETE") }
            try store.queue.close()
        } catch {
            // The failure speaks of the temporary file, which nobody knows.
            var failure = StoreFailure(error, at: copy)
            failure.message = failure.message.replacing(temporary, with: copy)
            throw failure
        }
    }

    /// Gives the present store a second name, so that it is still there when the first one is taken from it.
    private static func setAside(_ path: String) throws -> String? {
        guard PrivateFile.exists(path) else { return nil }
        let kept = PrivateFile.free("\(path).replaced")
        do {
            // Succeeds only while nobody else has it open, and moves the log into the file.
            let queue = try DatabaseQueue(path: path)
            try queue.unsafeReentrantWrite { try $0.script("PRAGMA journal_mode = DELETE") }
            try queue.close()
        } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_BUSY {
            throw StoreFailure(
                .busy, "another process has the store '\(path)' open", hint: "end it, then restore again")
        } catch is DatabaseError {
            // A damaged store is what restoring is for; its log stays with it.
            for ending in ["-wal", "-journal"] where PrivateFile.exists(path + ending) {
                guard rename(path + ending, kept + ending) == 0 else {
                    throw PrivateFile.failure("written", kept + ending, errno)
                }
            }
            unlink(path + "-shm")
        }
        guard link(path, kept) == 0 else { throw PrivateFile.failure("written", kept, errno) }
        return kept
    }
}
