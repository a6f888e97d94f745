internal import FeedbackModel
internal import GRDB
internal import Importing
internal import Journal
internal import Storage
@testable internal import StoreSQLite
internal import TestSupport
internal import Testing

/// Several writers, hands that reach past the program, and words that must vanish.
struct DurabilityTests {
    // A scribe and a moderator are two processes on one file; to SQLite, two connections are the same.
    @Test
    func twoWritersOnOneFileMakeOneChain() async throws {
        let folder = try ScratchFolder()
        let path = folder.store
        let id = StoreContract.session(1).id
        _ = try SQLiteStore(path: path).open(StoreContract.session(1), definition: "", with: [StoreContract.draft()])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<3 {
                group.addTask {
                    let store = try SQLiteStore(path: path)
                    for step in 0..<30 {
                        let draft = StoreContract.draft("w\(writer)", words: ["\(step)"])
                        _ = try store.append([draft, draft], to: id, status: nil)
                    }
                }
            }
            try await group.waitForAll()
        }
        let store = try SQLiteStore(path: path)
        let entries = try store.entries(of: id, after: 0)
        #expect(entries.map(\.sequence) == Array(1...181))
        for writer in 0..<3 {
            let steps = entries.filter { $0.draft.kind == "w\(writer)" }.map { $0.draft.words.first?.text }
            #expect(steps == (0..<30).flatMap { ["\($0)", "\($0)"] })
        }
        #expect(try store.problems() == [])
    }

    // Another writer who does not end is reported, not waited for without end.
    @Test
    func aStoreThatIsHeldIsBusy() throws {
        let folder = try ScratchFolder()
        let holder = try SQLiteStore(path: folder.store)
        let store = try SQLiteStore(path: folder.store, migrations: Migration.all, busyTimeout: 0)
        try holder.queue.unsafeReentrantWrite { (db) throws in
            try db.beginTransaction(.immediate)
            let failure = #expect(throws: StoreFailure.self) {
                try store.open(StoreContract.session(1), definition: "", with: [])
            }
            #expect(failure?.code == .busy)
            #expect(try store.sessions() == [])
            try db.rollback()
        }
        _ = try store.open(StoreContract.session(1), definition: "", with: [])
    }

    // With somebody else in the store, a first load must not shut them out nor be shut out.
    @Test
    func aFirstLoadBesideAnotherProcessStaysInTheLog() throws {
        let folder = try ScratchFolder()
        let other = try SQLiteStore(path: folder.store)
        #expect(try other.counts().tickets == 0)
        let store = try SQLiteStore(path: folder.store)
        try store.importing(dryRun: false) { sink in
            _ = try sink.put(StoreContract.ticket("1"))
            #expect(try other.counts().tickets == 0)
        }
        #expect(try other.counts().tickets == 1)
    }

    // What a killed import wrote so far is a file and a hot journal; the next opening takes it back.
    @Test
    func aKilledFirstLoadLeavesNothing() throws {
        let folder = try ScratchFolder()
        let killed = try ScratchFolder()
        let store = try SQLiteStore(path: folder.store)
        try store.importing(dryRun: false) { sink in
            for key in 0..<3_000 {
                _ = try sink.put(StoreContract.ticket("\(key)", body: String(repeating: "x", count: 30_000)))
            }
            // More than the cache holds, so pages are in the file already.
            #expect(folder.bytes(of: "canvass.sqlite").count > 10_000_000)
            for name in folder.names { killed.write(folder.bytes(of: name), to: name) }
        }
        #expect(killed.names.contains("canvass.sqlite-journal"))
        let survivor = try SQLiteStore(path: killed.store)
        #expect(try survivor.counts().tickets == 0)
        #expect(try survivor.problems() == [])
        try StoreContract.put([StoreContract.ticket("1")], in: survivor)
        #expect(try survivor.counts().tickets == 1)
    }

    // The journal is the only source of truth; a statement that would change it must fail even inside the file.
    @Test(arguments: [
        "UPDATE journal_entry SET actor = 'eve'", "DELETE FROM journal_entry", "UPDATE words SET text = 'other'",
        "DELETE FROM words", "DELETE FROM session", "UPDATE definition SET text = ''", "DELETE FROM definition",
        "UPDATE words SET text = NULL", "UPDATE review SET document = ''", "DELETE FROM review",
        "INSERT INTO journal_entry SELECT session, 9, time, monotonic, spell, actor, kind, schema, payload, previous, hash FROM journal_entry",
        "INSERT INTO words VALUES (1, 77, 0, 'x', x'', zeroblob(32))", "UPDATE session SET status = 'gone'",
    ])
    func theFileItselfRefuses(_ statement: String) throws {
        let folder = try ScratchFolder()
        let store = try SQLiteStore(path: folder.store)
        _ = try store.open(StoreContract.session(1), definition: "d", with: [StoreContract.draft(words: ["a"])])
        try store.save(ReviewRecord(name: "q3", frozenAt: 1, actor: "ada", document: "{}"))
        #expect(throws: DatabaseError.self) {
            try store.queue.unsafeReentrantWrite { try $0.execute(sql: statement) }
        }
    }

    // Whoever takes the triggers away first is found out by the chain.
    @Test(arguments: [
        ("UPDATE journal_entry SET actor = 'eve' WHERE sequence = 2", "entry 2 was changed after it was written"),
        ("DELETE FROM words WHERE sequence = 3; DELETE FROM journal_entry WHERE sequence = 3", "entry 3 is missing"),
        (
            "UPDATE words SET text = 'other' WHERE sequence = 2",
            "words 1 of entry 2 were changed after they were written"
        ),
        ("DELETE FROM words WHERE sequence = 2", "entry 2 was changed after it was written"),
        (
            "UPDATE journal_entry SET previous = zeroblob(32) WHERE sequence = 4",
            "entry 4 does not follow from the one before it"
        ),
    ])
    func tamperingIsFound(_ statement: String, _ problem: String) throws {
        let folder = try ScratchFolder()
        let store = try SQLiteStore(path: folder.store)
        let drafts = ["a", "b", "c", "d"].map { StoreContract.draft(words: [$0]) }
        _ = try store.open(StoreContract.session(1), definition: "d", with: drafts)
        #expect(try store.problems() == [])
        try store.queue.unsafeReentrantWrite { (db) throws in
            for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try db.execute(sql: statement)
        }
        #expect(try store.problems().first == "session 00000000: \(problem)")
    }

    // Promise 6: a withdrawal must hold against somebody who reads the disk, not only against our own queries.
    @Test
    func redactedWordsAreNowhereInTheFiles() throws {
        let folder = try ScratchFolder()
        let secret = "xq-my-boss-may-not-know-this-qx"
        let long = secret + String(repeating: " and more", count: 2_000) + secret
        let store = try SQLiteStore(path: folder.store)
        let id = StoreContract.session(1).id
        _ = try store.open(
            StoreContract.session(1), definition: "", with: [StoreContract.draft(words: [secret, long])])
        try store.setDraft(DraftLine(text: secret, after: 1), of: id)
        try store.setDraft(secret, of: id, at: Seat(actor: "ben", role: "scribe"))
        try store.replaceEvidence(
            of: id, upTo: 1, fingerprint: "f", with: [StoreContract.evidence("t", session: id, words: long)])
        #expect(contains(secret, in: folder.bytes()))
        #expect(try store.withdraw(id, saying: [StoreContract.draft("withdrawn")], by: nil) == 2)
        #expect(!contains(secret, in: folder.bytes()))
        #expect(!contains("my-boss", in: folder.bytes()))
        #expect(try store.problems() == [])
    }

    // The same for a customer's ticket that the source has deleted.
    @Test
    func wordsOfATombstoneAreNowhereInTheFiles() throws {
        let folder = try ScratchFolder()
        let store = try SQLiteStore(path: folder.store)
        let secret = "xq-delete-me-qx"
        try StoreContract.put([StoreContract.ticket("1", body: secret)], in: store)
        var dead = StoreContract.ticket("1")
        dead.isTombstone = true
        try StoreContract.put([dead], in: store)
        #expect(!contains(secret, in: folder.bytes()))
    }

    private func contains(_ text: String, in bytes: [UInt8]) -> Bool {
        bytes.firstRange(of: Array(text.utf8)) != nil
    }
}
