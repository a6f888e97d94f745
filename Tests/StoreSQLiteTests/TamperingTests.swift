internal import Foundation
internal import GRDB
internal import Journal
internal import Storage
@testable internal import StoreSQLite
internal import TestSupport
internal import Testing

/// Whoever takes the triggers away and changes the file is found out by what the store says of itself.
struct TamperingTests {
    private func tamper(_ store: SQLiteStore, _ statement: String) throws {
        try store.queue.unsafeReentrantWrite { (db) throws in
            for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
            try db.execute(sql: statement)
        }
    }

    private func filled(_ path: String) throws -> SQLiteStore {
        let store = try SQLiteStore(path: path)
        for number in 1...2 {
            let drafts = ["a", "b", "c", "d"].map { StoreContract.draft(words: [$0]) }
            _ = try store.open(StoreContract.session(number), definition: "d", with: drafts)
        }
        return store
    }

    @Test(arguments: [
        // The end of a session that is still open: neither chain nor status shows it.
        (
            "DELETE FROM words WHERE session = 1 AND sequence > 2; DELETE FROM journal_entry WHERE session = 1 AND sequence > 2",
            "session 00000000: 4 entries were written, and 2 are there"
        ),
        // The same by somebody who knows of the count in the session's row.
        ("UPDATE session SET account_id = 'other' WHERE number = 1", Self.changed),
        ("UPDATE session SET ticket_id = NULL WHERE number = 1", Self.changed),
        ("UPDATE session SET survey = 'other' WHERE number = 1", Self.changed),
        ("UPDATE session SET kind = 'group' WHERE number = 1", Self.changed),
        ("UPDATE session SET definition = 'other' WHERE number = 1", Self.changed),
        ("UPDATE session SET actor = 'eve' WHERE number = 1", Self.changed),
        ("UPDATE session SET started_at = 5 WHERE number = 1", Self.changed),
        // A whole session, the last one included.
        (
            """
            DELETE FROM words WHERE session = 2; DELETE FROM journal_entry WHERE session = 2;
            DELETE FROM session WHERE number = 2
            """, "session 00000000: the session is gone: it was opened in this store"
        ),
        // And its trace in the log.
        (
            """
            DELETE FROM words WHERE session = 2; DELETE FROM journal_entry WHERE session = 2;
            DELETE FROM session WHERE number = 2; DELETE FROM session_opening WHERE number = 2
            """, "the log of opened sessions does not end as it did"
        ),
        ("DELETE FROM session_opening WHERE number = 1", "no opening of the session is in the store's log"),
        ("UPDATE session_opening SET record = zeroblob(32) WHERE number = 1", "its opening was changed"),
        ("DELETE FROM store_totals", "the store's totals are gone"),
        (
            "UPDATE words SET text = NULL, salt = x'' WHERE session = 1 AND sequence = 3",
            "words of entry 3 were erased, and no withdrawal says so"
        ),
    ])
    func itIsFound(_ statement: String, _ problem: String) throws {
        let folder = try ScratchFolder()
        let store = try filled(folder.store)
        #expect(try store.problems() == [])
        try tamper(store, statement)
        let problems = try store.problems()
        #expect(problems.contains { $0.contains(problem) }, "\(problems)")
    }

    private static let changed = "what the session is about was changed after it was opened"

    // Going on must not paint over what is missing.
    @Test
    func aCutOffEndStaysFoundWhenTheSessionGoesOn() throws {
        let folder = try ScratchFolder()
        let store = try filled(folder.store)
        try tamper(
            store,
            "DELETE FROM words WHERE session = 1 AND sequence > 2; DELETE FROM journal_entry WHERE session = 1 AND sequence > 2"
        )
        let id = StoreContract.session(1).id
        _ = try store.append([StoreContract.draft()], to: id, status: nil)
        #expect(try store.journalProblems(of: id).map(\.text) == ["5 entries were written, and 3 are there"])
    }

    // What an early version wrote, and erased without an event, must not be taken for tampering.
    @Test
    func anEarlyStoreHoldsAfterItsMigration() throws {
        let folder = try ScratchFolder()
        let id = StoreContract.session(1).id
        do {
            let store = try SQLiteStore(path: folder.store, migrations: [.first])
            let entries = [StoreContract.draft("opened"), StoreContract.draft(words: ["gone"])]
            var previous = Digest.zero
            try store.queue.unsafeReentrantWrite { (db) throws in
                try db.execute(
                    sql: """
                        INSERT INTO definition VALUES ('d', 'text');
                        INSERT INTO session VALUES (1, '\(id.text)', 'interview', 's', 'd', NULL, NULL, 'ada', 1, 'open')
                        """)
                for (index, draft) in entries.enumerated() {
                    let entry = JournalEntry(chaining: draft, session: id, after: index, previous: previous)
                    previous = entry.hash
                    try db.execute(
                        sql: "INSERT INTO journal_entry VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        arguments: [
                            entry.sequence, draft.time, draft.monotonic, draft.spell, draft.actor, draft.kind,
                            draft.schema, draft.payload, Data(entry.previous.bytes), Data(entry.hash.bytes),
                        ])
                }
                try db.execute(
                    sql: "INSERT INTO words VALUES (1, 2, 0, NULL, x'', ?)",
                    arguments: [Data(entries[1].words[0].digest.bytes)])
            }
        }
        let store = try SQLiteStore(path: folder.store)
        #expect(folder.names.contains("canvass.sqlite.before-\(Migration.all.last?.version ?? 0)"))
        #expect(try store.problems() == [])
        _ = try store.append([StoreContract.draft(words: ["more"])], to: id, status: nil)
        _ = try store.open(StoreContract.session(2), definition: "d", with: [StoreContract.draft()])
        #expect(try store.problems() == [])
        try tamper(store, "DELETE FROM words WHERE sequence = 3; DELETE FROM journal_entry WHERE sequence = 3")
        #expect(try store.journalProblems(of: id).map(\.text) == ["3 entries were written, and 2 are there"])
    }
}
