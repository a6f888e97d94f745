internal import GRDB
internal import Journal
internal import Storage
@testable internal import StoreSQLite
internal import TestSupport
internal import Synchronization
internal import Testing

/// Zeros behind the log, which must never be taken for something written, nor take the place of it.
struct RoomTests {
    private func length(_ folder: ScratchFolder) -> Int { folder.bytes(of: "canvass.sqlite-wal").count }

    @Test
    func actsGoIntoTheRoomThatWasMadeForThem() throws {
        let folder = try ScratchFolder()
        let store = try SQLiteStore(path: folder.store)
        let id = StoreContract.session(1).id
        _ = try store.open(StoreContract.session(1), definition: "", with: [StoreContract.draft()])
        let before = length(folder)
        store.makeRoom()
        let made = length(folder)
        #expect(made > before + 1_000_000)
        for step in 0..<20 {
            store.makeRoom()
            _ = try store.append([StoreContract.draft(words: ["\(step)"])], to: id, status: nil)
        }
        #expect(length(folder) == made)
        #expect(try store.problems() == [])
    }

    // A scribe writes beside the moderator: no zeros may come over what the other has just written.
    @Test
    func roomIsMadeBesideAnotherWriter() async throws {
        let folder = try ScratchFolder()
        let path = folder.store
        let id = StoreContract.session(1).id
        _ = try SQLiteStore(path: path).open(StoreContract.session(1), definition: "", with: [])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<3 {
                group.addTask {
                    for step in 0..<30 {
                        // Each opening makes its own room at once.
                        let store = try SQLiteStore(path: path)
                        store.makeRoom()
                        _ = try store.append(
                            [StoreContract.draft("w\(writer)", words: ["\(step)"])], to: id, status: nil)
                    }
                }
            }
            try await group.waitForAll()
        }
        let store = try SQLiteStore(path: path)
        #expect(try store.entries(of: id, after: 0).count == 90)
        #expect(try store.problems() == [])
    }

    // What a killed program leaves has the zeros in it.
    @Test
    func aLogWithRoomLeftIsReadToItsEnd() throws {
        let (folder, killed) = (try ScratchFolder(), try ScratchFolder())
        let store = try SQLiteStore(path: folder.store)
        let id = StoreContract.session(1).id
        store.makeRoom()
        _ = try store.open(StoreContract.session(1), definition: "", with: [StoreContract.draft(words: ["kept"])])
        for name in ["canvass.sqlite", "canvass.sqlite-wal"] { killed.write(folder.bytes(of: name), to: name) }
        let survivor = try SQLiteStore(path: killed.store)
        #expect(try survivor.entries(of: id, after: 0).first?.draft.words.first?.text == "kept")
        #expect(try survivor.problems() == [])
    }

    @Test
    func aWriterWhoHoldsTheStoreIsNotWaitedFor() throws {
        let folder = try ScratchFolder()
        let (holder, store) = (try SQLiteStore(path: folder.store), try SQLiteStore(path: folder.store))
        try holder.queue.unsafeReentrantWrite { (db) throws in
            try db.beginTransaction(.immediate)
            let before = length(folder)
            store.makeRoom()
            #expect(length(folder) == before)
            try db.rollback()
        }
    }

    // SQLite begins a log anew when it has grown to a size; no more than that is wanted.
    @Test
    func theLogStaysOfBoundedLength() throws {
        let folder = try ScratchFolder()
        for _ in 0..<12 {
            let store = try SQLiteStore(path: folder.store)
            store.makeRoom()
            withExtendedLifetime(store) { #expect(length(folder) < 10_000_000) }
        }
        let store = try SQLiteStore(path: folder.store)
        for _ in 0..<12 {
            store.roomIsUsedAt.store(0, ordering: .relaxed)
            store.makeRoom()
        }
        #expect((8_000_000...10_000_000).contains(length(folder)))
        #expect(try store.problems() == [])
    }
}
