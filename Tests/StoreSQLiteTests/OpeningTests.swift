internal import FeedbackModel
internal import GRDB
internal import Glibc
internal import Importing
internal import Journal
internal import Storage
@testable internal import StoreSQLite
internal import TestSupport
internal import Testing

/// What holds of a store's file before anybody has asked it for anything.
struct OpeningTests {
    private let ours = Migration.all.last?.version ?? 0

    // Promise 1: GRDB's own set-up would leave the log unsynchronised; an answer would then not survive power loss.
    @Test
    func whatIsAcknowledgedIsOnDisk() throws {
        let folder = try ScratchFolder()
        for _ in 0..<2 {
            let store = try SQLiteStore(path: folder.store)
            try store.queue.unsafeReentrantWrite { (db) throws in
                #expect(try db.pragma("synchronous") == 2)
                #expect(try db.journalMode() == "wal")
                #expect(try db.pragma("foreign_keys") == 1)
                #expect(try db.pragma("secure_delete") == 1)
                #expect(try db.pragma("busy_timeout") == 5000)
                #expect(try db.pragma("trusted_schema") == 0)
            }
        }
    }

    // After a bulk load, which goes another way, all of it must hold again.
    @Test
    func aFirstLoadLeavesTheStoreAsItShouldBe() throws {
        let folder = try ScratchFolder()
        let store = try SQLiteStore(path: folder.store)
        try store.importing(dryRun: false) { sink in
            let mode = try store.queue.unsafeReentrantWrite { try $0.journalMode() }
            #expect(mode == "delete")
            _ = try sink.put(StoreContract.ticket("1"))
        }
        try store.queue.unsafeReentrantWrite { (db) throws in
            #expect(try db.pragma("synchronous") == 2)
            #expect(try db.journalMode() == "wal")
            #expect(try db.pragma("busy_timeout") == 5000)
            let index = "SELECT count(*) FROM sqlite_schema WHERE name = 'ticket_on_account'"
            #expect(try db.first(index) { $0.int(0) } == 1)
        }
        try store.importing(dryRun: false) { sink in
            let mode = try store.queue.unsafeReentrantWrite { try $0.journalMode() }
            #expect(mode == "wal")
            _ = try sink.put(StoreContract.ticket("2"))
        }
    }

    // Promise 6: nobody else may read what customers said, and `umask` must not decide that.
    @Test
    func allFilesArePrivate() throws {
        let folder = try ScratchFolder()
        let old = umask(0)
        defer { umask(old) }
        let store = try SQLiteStore(path: folder.store)
        _ = try store.open(StoreContract.session(1), definition: "", with: [StoreContract.draft()])
        try store.backUp(to: folder.path + "/copy")
        #expect(folder.names == ["canvass.sqlite", "canvass.sqlite-shm", "canvass.sqlite-wal", "copy"])
        for name in folder.names { #expect(folder.mode(name) == 0o600, "\(name)") }
    }

    @Test
    func aFileThatWasOpenedToOthersIsClosedAgain() throws {
        let folder = try ScratchFolder()
        do { _ = try SQLiteStore(path: folder.store) }
        chmod(folder.store, 0o644)
        let store = try SQLiteStore(path: folder.store)
        _ = try store.open(StoreContract.session(1), definition: "", with: [])
        for name in folder.names { #expect(folder.mode(name) == 0o600, "\(name)") }
    }

    // Promise 7: what a later version wrote is not ours to touch.
    @Test
    func aNewerStoreIsRefusedUnchanged() throws {
        let folder = try ScratchFolder()
        let later = Migration.all + [Migration(version: 99, sql: "CREATE TABLE later (x TEXT) STRICT")]
        do { _ = try SQLiteStore(path: folder.store, migrations: later) }
        let before = folder.bytes(of: "canvass.sqlite")
        let failure = try #require(throws: StoreFailure.self) { try SQLiteStore(path: folder.store) }
        #expect(failure.code == .newer)
        #expect(failure.message.hasSuffix("was written by a newer version of Canvass (schema 99, ours is \(ours))"))
        #expect(folder.bytes(of: "canvass.sqlite") == before)
    }

    // Evidence of version 7 stays, is due to be drawn anew, and kinds that version 8 knows can stand beside it.
    @Test
    func evidenceOfAnOlderStoreStaysAndIsDueAnew() throws {
        let folder = try ScratchFolder()
        let id = StoreContract.session(1).id
        var item = StoreContract.evidence("bug/a", session: id)
        do {
            let store = try SQLiteStore(path: folder.store, migrations: Array(Migration.all.prefix { $0.version <= 7 }))
            _ = try store.open(StoreContract.session(1), definition: "", with: [StoreContract.draft()])
            try store.replaceEvidence(of: id, upTo: 1, fingerprint: "f", with: [item])
            #expect(try store.sessionsWithoutEvidence(fingerprint: "f") == [])
        }
        let store = try SQLiteStore(path: folder.store)
        #expect(try store.sessionEvidence(theme: nil) == [item])
        #expect(try store.sessionsWithoutEvidence(fingerprint: "f") == [id])
        for fidelity in Evidence.Fidelity.allCases {
            item.fidelity = fidelity
            try store.replaceEvidence(of: id, upTo: 1, fingerprint: "f", with: [item])
            #expect(try store.sessionEvidence(theme: nil) == [item])
        }
        #expect(try store.problems() == [])
    }

    @Test
    func anOlderStoreIsCopiedBeforeItIsMigrated() throws {
        let folder = try ScratchFolder()
        do {
            let store = try SQLiteStore(path: folder.store)
            _ = try store.open(StoreContract.session(1), definition: "", with: [StoreContract.draft(words: ["kept"])])
        }
        let later = Migration.all + [Migration(version: ours + 1, sql: "ALTER TABLE session ADD COLUMN note TEXT")]
        let store = try SQLiteStore(path: folder.store, migrations: later)
        #expect(try store.schemaVersion() == "\(ours + 1)")
        #expect(try store.sessions().count == 1)
        #expect(folder.mode("canvass.sqlite.before-\(ours + 1)") == 0o600)
        let copy = try SQLiteStore(path: folder.store + ".before-\(ours + 1)")
        #expect(try copy.schemaVersion() == "\(ours)")
        #expect(try copy.entries(of: StoreContract.session(1).id, after: 0).first?.draft.words.first?.text == "kept")
    }

    // A migration that fails half-way must leave the old store, not half of a new one.
    @Test
    func aMigrationIsWholeOrNotAtAll() throws {
        let folder = try ScratchFolder()
        do { _ = try SQLiteStore(path: folder.store) }
        let broken = Migration(
            version: ours + 1, sql: "CREATE TABLE half (x TEXT) STRICT; CREATE TABLE half (x TEXT) STRICT")
        #expect(throws: StoreFailure.self) {
            try SQLiteStore(path: folder.store, migrations: Migration.all + [broken])
        }
        let store = try SQLiteStore(path: folder.store)
        #expect(try store.problems() == [])
        let tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"
        #expect(try store.queue.unsafeReentrantWrite { try $0.first(tables) { $0.int(0) } } == 0)
    }

    // The first lines of a page tell a person more than SQLite's would.
    @Test
    func whatIsNoStoreIsRefusedUnchanged() throws {
        let folder = try ScratchFolder()
        folder.write(
            Array("not a database, but longer than a header of one hundred bytes".utf8)
                + .init(repeating: 65, count: 200), to: "text")
        folder.write([], to: "other")
        do {
            let other = try DatabaseQueue(path: folder.path + "/other")
            try other.inDatabase { try $0.execute(sql: "CREATE TABLE invoice (x); PRAGMA user_version = 1") }
        }
        for name in ["text", "other"] {
            let before = folder.bytes(of: name)
            let failure = try #require(throws: StoreFailure.self) { try SQLiteStore(path: folder.path + "/" + name) }
            #expect(failure.code == .corrupt)
            #expect(failure.message == "'\(folder.path)/\(name)' is not a Canvass store")
            #expect(folder.bytes(of: name) == before)
        }
    }

    @Test
    func whatCannotBeOpenedIsSaidInOurWords() throws {
        let folder = try ScratchFolder()
        let cases = [
            folder.path + "/none/canvass.sqlite":
                "'\(folder.path)/none/canvass.sqlite' cannot be opened: no such file or folder",
            folder.path: "'\(folder.path)' is a folder, not a file",
            "/dev/null": "'/dev/null' is not a file",
        ]
        for (path, message) in cases {
            let failure = try #require(throws: StoreFailure.self) { try SQLiteStore(path: path) }
            #expect(failure.code == .unreachable)
            #expect(failure.message == message)
        }
    }

    // An empty file was a store once, or a copy that failed: beginning anew in it would hide the loss.
    @Test
    func anEmptyFileIsNotTakenForANewStore() throws {
        let folder = try ScratchFolder()
        folder.write([], to: "canvass.sqlite")
        let failure = try #require(throws: StoreFailure.self) { try SQLiteStore(path: folder.store) }
        #expect(failure.code == .corrupt)
        #expect(
            failure.message
                == "the store '\(folder.store)' is empty (0 bytes), which no version of Canvass leaves behind")
        #expect(folder.bytes(of: "canvass.sqlite") == [])
        #expect(folder.names == ["canvass.sqlite"])
    }

    // SQLite would play the old log into the new store.
    @Test
    func aLogWithoutItsStoreIsNotOverwritten() throws {
        let folder = try ScratchFolder()
        folder.write([1, 2, 3], to: "canvass.sqlite-wal")
        let failure = try #require(throws: StoreFailure.self) { try SQLiteStore(path: folder.store) }
        #expect(failure.message.hasSuffix("is not there, but its log '\(folder.store)-wal' is"))
        #expect(folder.names == ["canvass.sqlite-wal"])
    }

    // What SQLite reports when there is no room for the index of its log.
    @Test
    func aFullDiskIsCalledFull() throws {
        for code in [ResultCode.SQLITE_FULL, .SQLITE_IOERR_SHMSIZE] {
            #expect(StoreFailure(DatabaseError(resultCode: code), at: "/store").code == .full)
        }
        #expect(StoreFailure(DatabaseError(resultCode: .SQLITE_IOERR), at: "/store").code == .unreachable)
    }

    // Two terminals may be opened in one moment on a workspace that is new.
    @Test
    func twoProcessesMayMakeTheStoreTogether() async throws {
        let folder = try ScratchFolder()
        let path = folder.store
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<8 { group.addTask { try SQLiteStore(path: path).schemaVersion() } }
            for try await version in group { #expect(version == "\(ours)") }
        }
        #expect(folder.names.allSatisfy { !$0.contains("before") })
    }
}
