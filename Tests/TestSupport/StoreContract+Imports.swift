package import FeedbackModel
internal import Importing
package import Storage
internal import Testing

/// The log of imports, and taking one back.
extension StoreContract {
    /// Imports records as a file would, and returns what became of them.
    @discardableResult
    package static func load(
        _ records: [Loaded], into store: any Store, source: String = "csv", dryRun: Bool = false
    ) throws -> ImportRecord {
        try store.importing(dryRun: dryRun, matching: nil, logging: { $0 }) { (sink) throws in
            var entry = ImportRecord(
                file: "a.csv", sha256: "00", mapping: "m", kind: "ticket", source: source, time: 7, actor: "ada")
            for record in records {
                entry.read += 1
                switch try record.put(into: sink) {
                case .stored: entry.stored += 1
                case .updated: entry.updated += 1
                case .unchanged: entry.unchanged += 1
                case .erased: entry.dropped["erased", default: 0] += 1
                }
            }
            return entry
        }
    }

    package enum Loaded {
        case ticket(Ticket)
        case account(Account)
        case contact(Contact)

        func put(into sink: any ImportSink) throws -> StoreOutcome {
            switch self {
            case .ticket(let ticket): try sink.put(ticket)
            case .account(let account): try sink.put(account)
            case .contact(let contact): try sink.put(contact)
            }
        }
    }

    private static let undoing = ImportRecord.Undoing(time: 9, actor: "bo")

    @discardableResult
    static func undo(
        _ number: Int, in store: any Store, keeping: [CustomerKind: Set<String>] = [:], dryRun: Bool = false
    ) throws -> ImportUndo {
        try store.undoImport(number, by: undoing, keeping: keeping, dryRun: dryRun)
    }

    private static func match(_ store: any Store) throws -> Int {
        try store.matchTickets { _, body in [TicketMatch(theme: body, phrase: "p")] }
    }

    static let importLogClauses = [
        Clause("an import is entered in the log, and a dry run or one that fails is not") { (store) throws in
            #expect(try store.imports() == [])
            var first = try load([.ticket(ticket("1")), .ticket(ticket("1"))], into: store)
            first.dropped = ["spam \"x\"": 2]
            try load([.ticket(ticket("2"))], into: store, dryRun: true)
            try #require(throws: StoreFailure.self) {
                try store.importing(dryRun: false, matching: nil, logging: { (entry: ImportRecord) in entry }) { _ in
                    throw StoreFailure(.full, "full")
                }
            }
            let second = try store.importing(dryRun: false, matching: nil, logging: { $0 }) { _ in first }
            try put([ticket("9")], in: store)
            let log = try store.imports()
            #expect(log.map(\.id) == ["i1", "i2"])
            #expect((log[0].read, log[0].stored, log[0].unchanged) == (2, 1, 1))
            #expect(log[1].dropped == second.dropped)
            #expect(log[1].undone == nil)
            #expect((log[1].file, log[1].sha256, log[1].time, log[1].actor) == ("a.csv", "00", 7, "ada"))
        },
        Clause("an import is taken back as a whole, and its file can be imported again") { (store) throws in
            var (changed, new) = (ticket("1", body: "other"), ticket("4"))
            (new.team, new.solvedAt) = ("second line", 500)
            var richer = account
            richer.attributes["plan"] = "free"
            var moved = contact
            moved.accountID = "bolt"
            var revived = ticket("3")
            revived.isTombstone = true
            let old: [Loaded] = [
                .ticket(ticket("1")), .ticket(ticket("2")), .ticket(revived), .account(account), .contact(contact),
            ]
            let bolt = Account(id: "bolt", source: "crm", name: "Bolt")
            let file: [Loaded] = [
                .ticket(changed), .ticket(ticket("2", body: "another")), .ticket(ticket("3")), .ticket(new),
                .account(richer), .account(bolt),
                .contact(moved),
            ]
            try load(old, into: store)
            _ = try match(store)
            let before = try Snapshot(store)
            let first = try load(file, into: store)
            #expect((first.stored, first.updated) == (2, 5))
            _ = try match(store)
            let planned = try undo(2, in: store, dryRun: true)
            #expect(try store.ticket("csv:4") == new)
            #expect(try undo(2, in: store) == planned)
            #expect((planned.removed, planned.restored) == (2, 5))
            #expect(try Snapshot(store) == before)
            // What was found in words that are gone is forgotten, and words that came back are matched again.
            #expect(try match(store) == 2)
            #expect(try themeTickets(store) == ["The export times out. csv:1", "The export times out. csv:2"])
            #expect(try store.problems() == [])
            #expect(try store.imports()[1].undone == undoing)
            let again = try load(file, into: store)
            #expect((again.number, again.stored, again.updated, again.unchanged) == (0, 2, 5, 0))
            changed.updatedAt = 900
            #expect(try store.imports().map(\.isUndone) == [false, true, false])
        },
        // Comments come in files of their own, and the export of tickets that holds none is imported again.
        Clause("a ticket whose record says nothing of comments keeps those that are stored") { (store) throws in
            let thread = [
                TicketComment(speaker: .customer, author: "9", createdAt: 200, body: "The export ends."),
                TicketComment(speaker: .note, body: "he is \"angry\""),
            ]
            func load(_ ticket: Ticket) throws -> [StoreOutcome: Int] {
                try store.importing(dryRun: false) { (sink) throws in
                    var batch = TicketBatch()
                    batch.add(ticket, keepsThread: ticket.comments.isEmpty)
                    return try sink.send(&batch).merging(try sink.settle()) { $0 + $1 }
                }
            }
            let bare = ticket("1")
            var joined = bare
            joined.comments = thread
            #expect(try load(bare) == [.stored: 1])
            try store.importing(dryRun: false) { (sink) throws in
                #expect(try sink.ticket("csv:1") == bare)
                #expect(try sink.ticket("csv:2") == nil)
                #expect(try sink.put(joined) == .updated)
                #expect(try sink.ticket("csv:1") == joined)
            }
            #expect(try load(bare) == [.unchanged: 1])
            var changed = bare
            (changed.status, changed.body) = ("solved", "The export times out at last.")
            #expect(try load(changed) == [.updated: 1])
            changed.comments = thread
            #expect(try store.ticket("csv:1") == changed)
            var gone = bare
            gone.isTombstone = true
            #expect(try load(gone) == [.updated: 1])
            #expect(try store.ticket("csv:1")?.comments == [])
            #expect(try store.problems() == [])
        },
        // A first load and its undoing leave a store that can be loaded again as if it were new.
        Clause("a first import is taken back, and what a change of words found stays where the words stay") {
            (store) throws in
            try load([.ticket(ticket("1", body: "a")), .ticket(ticket("2", body: "b"))], into: store)
            _ = try match(store)
            var solved = ticket("1", body: "a")
            (solved.status, solved.unmapped) = ("solved", nil)
            try load([.ticket(solved)], into: store)
            #expect(try undo(2, in: store).restored == 1)
            #expect(try store.ticket("csv:1") == ticket("1", body: "a"))
            #expect(try match(store) == 0)
            #expect(try themeTickets(store) == ["a csv:1", "b csv:2"])
            #expect(try undo(1, in: store).removed == 2)
            #expect(try store.counts().tickets == 0)
            #expect(try themeTickets(store) == [])
            #expect(try load([.ticket(ticket("1"))], into: store).stored == 1)
            #expect(try store.imports().map(\.number) == [1, 2, 3])
        },
        // Who deletes a ticket where it was written deletes it here, whatever an undo would need.
        Clause("words that a source deleted are kept nowhere, so that nothing brings them back") { (store) throws in
            var first = ticket("1", body: "first")
            first.comments = [TicketComment(speaker: .customer, body: "a comment")]
            var dead = ticket("1")
            dead.isTombstone = true
            try load([.ticket(first)], into: store)
            try load([.ticket(ticket("1", body: "second"))], into: store)
            try load([.ticket(ticket("1", body: "third")), .ticket(dead), .ticket(ticket("2"))], into: store)
            let before = try Snapshot(store)
            #expect(try undo(3, in: store).obstacles.deleted == 1)
            #expect(try undo(2, in: store).obstacles.changed == [3: 1])
            #expect(try Snapshot(store) == before)
            #expect(try store.problems() == [])
            // A deletion of what was never there takes no words, and can be taken back.
            dead.id = "csv:3"
            try load([.ticket(dead)], into: store)
            #expect(try undo(4, in: store).removed == 1)
        },
        Clause("an import that a later one changed or confirmed is not taken back") { (store) throws in
            try load([.ticket(ticket("1")), .ticket(ticket("2"))], into: store)
            try load([.ticket(ticket("1", body: "x"))], into: store)
            try load([.ticket(ticket("2"))], into: store)
            try load([.ticket(ticket("2"))], into: store, source: "other")
            let before = try Snapshot(store)
            let obstacles = try undo(1, in: store).obstacles
            #expect(obstacles.changed == [2: 1])
            #expect(obstacles.confirmed == [3])
            #expect(try Snapshot(store) == before)
            #expect(try undo(3, in: store).obstacles.isEmpty)
            #expect(try undo(2, in: store).obstacles.isEmpty)
            #expect(try undo(1, in: store).removed == 2)
        },
        Clause("an import is kept while a session or a join is about one of its new records") { (store) throws in
            try load([.account(account), .contact(contact)], into: store)
            let other = Account(id: "bolt", source: "crm", name: "Bolt")
            try load([.account(other)], into: store)
            #expect(try undo(2, in: store, keeping: [.account: ["bolt"]]).obstacles.joined == ["bolt"])
            _ = try store.open(session(1), definition: "d", with: [draft()])
            #expect(try undo(1, in: store).obstacles.sessions.map(\.id) == [session(1).id])
            #expect(try store.account("acme") == account)
            #expect(try undo(2, in: store).obstacles.isEmpty)
        },
        Clause("a session about a ticket keeps the ticket and its contact") { (store) throws in
            try load([.contact(contact)], into: store)
            try load([.ticket(ticket("1"))], into: store)
            _ = try store.open(session(1), definition: "d", with: [draft()])
            for number in 1...2 { #expect(try undo(number, in: store).obstacles.sessions.count == 1) }
            #expect(try store.contact("c1") == contact)
            #expect(try store.ticket("csv:1") == ticket("1"))
        },
        Clause("an import is undone once, and one that is not there not at all") { (store) throws in
            try load([.ticket(ticket("1"))], into: store)
            try undo(1, in: store)
            #expect(failure { try undo(1, in: store) } == .conflict)
            #expect(failure { try undo(2, in: store) } == .notFound)
            #expect(failure { try undo(1, in: store, dryRun: true) } == .conflict)
        },
        // Events are added up: the log says that they came, and nobody pretends that they could be taken out again.
        Clause("an import of events is not taken back") { (store) throws in
            _ = try store.importing(dryRun: false, matching: nil, logging: { $0 }) { _ in
                ImportRecord(
                    file: "e.csv", sha256: "", mapping: "m", kind: "event", source: "s", time: 1, actor: "ada")
            }
            #expect(failure { try undo(1, in: store) } == .conflict)
            #expect(try store.imports().map(\.isUndone) == [false])
        },
        // Whatever was imported and taken back in whatever order, the store is as if only the others had been imported.
        Clause("imports and undoings end as the imports that stand") { (store) throws in
            for seed in UInt64(1)...12 {
                var random = SplitMix64(seed: seed)
                var files: [(number: Int, records: [Loaded])] = []
                let first = try store.imports().count
                for _ in 0..<12 {
                    if random.next() % 3 == 0, let file = files.randomElement(using: &random) {
                        guard try undo(file.number, in: store).obstacles.isEmpty else { continue }
                        files.removeAll { $0.number == file.number }
                    } else {
                        let records = randomFile(using: &random)
                        try load(records, into: store)
                        files.append((try store.imports().count, records))
                    }
                    if random.next() % 2 == 0 { _ = try match(store) }
                }
                let replayed = MemoryStore()
                for file in files { try load(file.records, into: replayed) }
                _ = try (match(store), match(replayed))
                #expect(try Snapshot(store) == Snapshot(replayed), "seed \(seed)")
                #expect(try themeTickets(store) == themeTickets(replayed), "seed \(seed)")
                #expect(try store.problems() == [])
                // Taken back from the last to the first, nothing stands in the way and nothing is left.
                for file in files.reversed() {
                    #expect(try undo(file.number, in: store).obstacles.isEmpty, "seed \(seed)")
                }
                #expect(try Snapshot(store) == Snapshot(MemoryStore()), "seed \(seed)")
                #expect(try store.imports().count > first)
            }
        },
    ]

    private static func randomFile(using random: inout SplitMix64) -> [Loaded] {
        (0..<Int(random.next() % 5) + 1).map { _ in
            let key = String(random.next() % 4)
            switch random.next() % 6 {
            case 0:
                return .account(
                    Account(id: key, source: "csv", name: ["A", "B"].randomElement(using: &random) ?? ""))
            case 1:
                var contact = contact
                (contact.id, contact.role) = (key, ["admin", nil].randomElement(using: &random) ?? nil)
                return .contact(contact)
            default:
                var ticket = ticket(key, body: ["x", "y", "z"].randomElement(using: &random) ?? "")
                ticket.updatedAt = [1, 2, nil].randomElement(using: &random) ?? nil
                ticket.status = ["open", "solved"].randomElement(using: &random) ?? ""
                ticket.unmapped = ["{}", nil].randomElement(using: &random) ?? nil
                let words = ["x", "y"].randomElement(using: &random) ?? ""
                ticket.comments = random.next() % 3 == 0 ? [TicketComment(speaker: .customer, body: words)] : []
                ticket.reopens = [1, nil].randomElement(using: &random) ?? nil
                return .ticket(ticket)
            }
        }
    }

    /// All records of a store.
    struct Snapshot: Equatable {
        var tickets: [Ticket]
        var accounts: [Account]
        var contacts: [Contact]
        var counts: [Int]

        init(_ store: any Store) throws {
            tickets = try store.tickets(matching: TicketFilter())
            accounts = try store.accounts()
            contacts = try store.ids(.contact, startingWith: "", limit: 99).compactMap { try store.contact($0) }
            let counts = try store.counts()
            self.counts = [counts.tickets, counts.tombstones, counts.accounts, counts.contacts]
        }
    }
}
