internal import FeedbackModel
internal import GRDB
internal import Glibc
internal import Journal
internal import Storage
@testable internal import StoreSQLite
internal import TestSupport
internal import Testing

/// What is erased is in no file of the store any more, and never half of it.
struct ErasureTests {
    private static let words = [
        "the invoice of Ana Ruiz", "please call Ana back", "it hangs for Ana", "ana@calder.example",
    ]

    /// A store with a person in every place where one can be, also in what was there before.
    private static func filled(_ path: String) throws -> SQLiteStore {
        let store = try SQLiteStore(path: path)
        var ticket = StoreContract.ticket("1", body: words[0])
        ticket.unmapped = #"{"mail":"ana@calder.example"}"#
        ticket.comments = [TicketComment(speaker: .customer, author: "c1", body: words[1])]
        var other = StoreContract.ticket("2", body: "somebody else")
        other.contactID = "c2"
        other.comments = ticket.comments
        let contact = Contact(id: "c1", source: "crm", accountID: "acme", name: "Ana Ruiz", email: words[3])
        try StoreContract.load([.ticket(ticket), .ticket(other), .contact(contact)], into: store)
        ticket.body += ", again"
        try StoreContract.load([.ticket(ticket)], into: store)
        _ = try store.open(
            StoreContract.session(1), definition: "d", with: [StoreContract.draft(words: [words[2]])])
        // Enough beside it that pages are shared and freed.
        for number in 10..<60 {
            var more = StoreContract.ticket(String(number), body: String(repeating: "more ", count: 40))
            more.contactID = "c2"
            try StoreContract.load([.ticket(more)], into: store)
        }
        return store
    }

    private static func erasure() -> Erasure {
        var erasure = Erasure(
            .person(names: ["c1", words[3]]), secret: Array(1...32), time: 7, actor: "bo", reason: "asked")
        erasure.withdrawals = [.init(StoreContract.session(1).id, saying: [StoreContract.draft("withdrawn")])]
        return erasure
    }

    private static func holds(_ bytes: [UInt8], _ text: String) -> Bool {
        let text = Array(text.utf8)
        guard bytes.count >= text.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            (0...(bytes.count - text.count)).contains { start in
                bytes[start] == text[0] && text.indices.allSatisfy { bytes[start + $0] == text[$0] }
            }
        }
    }

    @Test func noByteOfAPersonIsLeftInAnyFileOfTheStore() throws {
        let folder = try ScratchFolder()
        let store = try Self.filled(folder.store)
        for word in Self.words { #expect(Self.holds(folder.bytes(), word), "\(word)") }
        _ = try store.erase(Self.erasure())
        for word in Self.words + ["Ana"] { #expect(!Self.holds(folder.bytes(), word), "\(word)") }
        #expect(try store.ticket("csv:10")?.body.isEmpty == false)
        #expect(try store.problems() == [])
    }

    @Test func noByteOfWhatWasTooOldIsLeftInAnyFileOfTheStore() throws {
        let folder = try ScratchFolder()
        let store = try Self.filled(folder.store)
        var erasure = Self.erasure()
        (erasure.scope, erasure.reason) = (.olderThan(5_000), nil)
        let record = try store.erase(erasure)
        #expect((record.counts[.tickets], record.counts[.contacts]) == (52, 1))
        for word in Self.words + ["Ana", "somebody else", "more more"] {
            #expect(!Self.holds(folder.bytes(), word), "\(word)")
        }
        #expect(try store.counts().tickets == 52)
        #expect(try store.problems() == [])
    }

    // Wherever the program dies: all is erased, or all is there, and the store is sound.
    @Test func anErasureIsWholeOrNotAtAllWhereverTheProgramDies() throws {
        let (folder, killed) = (try ScratchFolder(), try ScratchFolder())
        let store = try Self.filled(folder.store)
        func files() -> (file: [UInt8], log: [UInt8]) {
            (folder.bytes(of: "canvass.sqlite"), folder.bytes(of: "canvass.sqlite-wal"))
        }
        let reader = try SQLiteStore(path: folder.store)
        let before = files()
        var after = before
        // While somebody reads, the log stays as it was written.
        try reader.queue.unsafeReentrantWrite { db in
            try db.beginTransaction(.deferred)
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM ticket")
            _ = try store.erase(Self.erasure())
            after = files()
            try db.rollback()
        }
        #expect(before.file == after.file && before.log != after.log)
        var random = SplitMix64(seed: 5)
        var outcomes: Set<Bool> = []
        for point in 0..<60 {
            let wreck = Wreck(before, after, &random)
            for name in killed.names { unlink(killed.path + "/" + name) }
            killed.write(wreck.file, to: "canvass.sqlite")
            killed.write(wreck.log, to: "canvass.sqlite-wal")
            let survivor = try SQLiteStore(path: killed.store)
            let isErased = try !survivor.erasures().isEmpty
            outcomes.insert(isErased)
            let ticket = try #require(try survivor.ticket("csv:1"))
            #expect(ticket.body.isEmpty == isErased && (ticket.contactID == nil) == isErased, "point \(point)")
            #expect(try (survivor.contact("c1") == nil) == isErased, "point \(point)")
            let entries = try survivor.entries(of: StoreContract.session(1).id, after: 0)
            #expect(entries.first?.draft.words.first?.text == (isErased ? nil : Self.words[2]), "point \(point)")
            #expect(try survivor.ticket("csv:2")?.comments.first?.body == (isErased ? "" : Self.words[1]))
            #expect(try survivor.problems() == [], "point \(point)")
        }
        #expect(outcomes.contains(false), "the program died before the end at some point")
    }
}
