internal import FeedbackModel
internal import GRDB
internal import Importing
internal import Storage
@testable internal import StoreSQLite
internal import TestSupport
internal import Testing

struct SQLiteContractTests {
    @Test(arguments: StoreContract.clauses)
    func theStoreOnDiskKeepsTheContract(_ clause: StoreContract.Clause) throws {
        let folder = try ScratchFolder()
        try clause.check(try SQLiteStore(path: folder.path + "/canvass.sqlite"))
    }

    // Of large stores the pairs of themes and tickets are kept in a form that is quick to count.
    @Test(arguments: StoreContract.clauses)
    func aStoreThatKeepsItsPairsKeepsTheContract(_ clause: StoreContract.Clause) throws {
        let folder = try ScratchFolder()
        try clause.check(
            try SQLiteStore(path: folder.path + "/canvass.sqlite", migrations: Migration.all, fewPairs: 0))
    }

    // What an undo would need is kept of words that are only changed, and of deleted ones nothing.
    @Test func wordsThatASourceDeletedStandInNoTable() throws {
        let folder = try ScratchFolder()
        let store = try SQLiteStore(path: folder.path + "/canvass.sqlite")
        var ticket = StoreContract.ticket("1", body: "first")
        (ticket.unmapped, ticket.comments) = ("{\"phone\":\"1\"}", [TicketComment(speaker: .customer, body: "mine")])
        try StoreContract.load([.ticket(ticket)], into: store)
        try StoreContract.load([.ticket(StoreContract.ticket("1", body: "second"))], into: store)
        let kept = "SELECT count(*) FROM ticket_before WHERE coalesce(subject, body, unmapped) IS NOT NULL"
        func count(_ query: String) throws -> Int? {
            try store.queue.unsafeReentrantWrite { try Int.fetchOne($0, sql: query) }
        }
        #expect(try count(kept) == 1)
        ticket.isTombstone = true
        try StoreContract.load([.ticket(ticket)], into: store)
        #expect(try count(kept) == 0)
        #expect(try count("SELECT count(*) FROM ticket_comment") == 0)
        #expect(try count("SELECT count(*) FROM ticket_text") == 0)
    }

    // What is kept is only a copy: where it cannot be written the tables are read, and what is damaged is made anew.
    @Test(arguments: [
        "UPDATE theme_tickets SET rows = x'00'", "UPDATE theme_tickets SET themes = '[1'",
        "UPDATE theme_tickets SET rows = zeroblob(28), themes = '[]'",
    ])
    func damagedPairsAreMadeAnew(_ damage: String) throws {
        let folder = try ScratchFolder()
        let store = try SQLiteStore(path: folder.store, migrations: Migration.all, busyTimeout: 0, fewPairs: 0)
        _ = try store.importing(dryRun: false) { sink in try sink.put(StoreContract.ticket("1")) }
        try store.matchTickets { _, _ in [TicketMatch(theme: "a", phrase: "p")] }
        let counted = {
            var blocks: [ThemeTickets] = []
            try store.forEachThemeTicketBlock(without: []) { blocks.append($0) }
            return blocks
        }
        let other = try SQLiteStore(path: folder.store)
        try other.queue.unsafeReentrantWrite { (db) throws in
            try db.beginTransaction(.immediate)
            #expect(try counted().map(\.count) == [1])
            try db.rollback()
        }
        let sound = try counted()
        #expect(sound.map(\.count) == [1])
        try store.write { db in try db.script(damage) }
        #expect(throws: StoreFailure.self) { try counted() }
        #expect(try counted() == sound)
    }
}
