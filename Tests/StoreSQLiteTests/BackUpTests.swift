internal import GRDB
internal import Glibc
internal import Journal
internal import Storage
@testable internal import StoreSQLite
internal import TestSupport
internal import Testing

struct BackUpTests {
    private func filled(_ path: String, words: String = "kept") throws -> SQLiteStore {
        let store = try SQLiteStore(path: path)
        _ = try store.open(StoreContract.session(1), definition: "d", with: [StoreContract.draft(words: [words])])
        try StoreContract.put([StoreContract.ticket("1")], in: store)
        return store
    }

    private func words(_ path: String) throws -> String? {
        try SQLiteStore(path: path).entries(of: StoreContract.session(1).id, after: 0).first?.draft.words.first?.text
    }

    @Test
    func aCopyIsAStoreOfItsOwn() throws {
        let folder = try ScratchFolder()
        let store = try filled(folder.store)
        let copy = folder.path + "/it's a copy.sqlite"
        try store.backUp(to: copy)
        _ = try store.withdraw(StoreContract.session(1).id, saying: [StoreContract.draft("withdrawn")], by: nil)
        #expect(try words(copy) == "kept")
        #expect(try SQLiteStore(path: copy).problems() == [])
        #expect(folder.names.allSatisfy { !$0.contains(".part") })
    }

    // A backup must never be the way in which something is lost.
    @Test
    func aCopyOverwritesNothing() throws {
        let folder = try ScratchFolder()
        let store = try filled(folder.store)
        folder.write([1, 2, 3], to: "taken")
        let failure = try #require(throws: StoreFailure.self) { try store.backUp(to: folder.path + "/taken") }
        #expect(failure.code == .conflict)
        #expect(failure.message == "'\(folder.path)/taken' exists already")
        #expect(folder.bytes(of: "taken") == [1, 2, 3])
        #expect(throws: StoreFailure.self) { try store.backUp(to: folder.path + "/none/copy") }
    }

    @Test
    func restoringPutsTheCopyInPlaceAndKeepsTheOldOne() throws {
        let folder = try ScratchFolder()
        let copy = folder.path + "/copy"
        do { try filled(folder.store).backUp(to: copy) }
        do {
            let store = try SQLiteStore(path: folder.store)
            _ = try store.withdraw(StoreContract.session(1).id, saying: [StoreContract.draft("withdrawn")], by: nil)
        }
        let kept = try SQLiteStore.restore(from: copy, to: folder.store)
        #expect(kept == folder.store + ".replaced")
        #expect(try words(folder.store) == "kept")
        #expect(try words(folder.store + ".replaced") == nil)
        #expect(folder.mode("canvass.sqlite") == 0o600)
        #expect(folder.names.allSatisfy { !$0.contains("restoring") })
    }

    @Test
    func aDamagedStoreIsSetAsideAndReplaced() throws {
        let folder = try ScratchFolder()
        let copy = folder.path + "/copy"
        do { try filled(folder.store).backUp(to: copy) }
        folder.write(Array(repeating: 7, count: 9_000), to: "canvass.sqlite")
        let kept = try SQLiteStore.restore(from: copy, to: folder.store)
        #expect(kept == folder.store + ".replaced")
        #expect(folder.bytes(of: "canvass.sqlite.replaced") == Array(repeating: 7, count: 9_000))
        #expect(try words(folder.store) == "kept")
    }

    // What cannot be trusted must not take the place of what is there.
    @Test
    func aBadCopyChangesNothing() throws {
        let folder = try ScratchFolder()
        do { try filled(folder.store).backUp(to: folder.path + "/copy") }
        let whole = folder.bytes(of: "copy")
        folder.write(Array(whole.prefix(whole.count / 2)), to: "cut")
        folder.write(Array("hello".utf8), to: "text")
        folder.write([], to: "empty")
        do {
            let later = Migration.all + [Migration(version: 99, sql: "CREATE TABLE later (x TEXT) STRICT")]
            _ = try SQLiteStore(path: folder.path + "/newer", migrations: later)
            let forged = try filled(folder.path + "/forged")
            try forged.queue.unsafeReentrantWrite { (db) throws in
                try db.execute(sql: "DROP TRIGGER words_are_only_erased; UPDATE words SET text = 'lie'")
            }
            try forged.backUp(to: folder.path + "/forgery")
        }
        let cases: [(String, StoreFailure.Code)] = [
            ("cut", .corrupt), ("text", .corrupt), ("empty", .corrupt), ("newer", .newer), ("forgery", .corrupt),
            ("missing", .unreachable),
        ]
        let before = folder.names
        for (name, code) in cases {
            let failure = #expect(throws: StoreFailure.self, "\(name)") {
                _ = try SQLiteStore.restore(from: folder.path + "/" + name, to: folder.store)
            }
            #expect(failure?.code == code, "\(name)")
            #expect(failure?.message.contains("restoring") == false, "\(name)")
        }
        #expect(folder.names == before)
        #expect(try words(folder.store) == "kept")
    }

    @Test
    func aStoreInUseIsNotReplaced() throws {
        let folder = try ScratchFolder()
        let store = try filled(folder.store)
        try store.backUp(to: folder.path + "/copy")
        let failure = try #require(throws: StoreFailure.self) {
            try SQLiteStore.restore(from: folder.path + "/copy", to: folder.store)
        }
        #expect(failure.code == .busy)
        #expect(try words(folder.store) == "kept")
    }

    @Test
    func aStoreCanBeRestoredWhereThereIsNone() throws {
        let folder = try ScratchFolder()
        do { try filled(folder.store).backUp(to: folder.path + "/copy") }
        #expect(try SQLiteStore.restore(from: folder.path + "/copy", to: folder.path + "/new") == nil)
        #expect(try words(folder.path + "/new") == "kept")
    }
}
