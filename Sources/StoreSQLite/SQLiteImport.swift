internal import FeedbackModel
internal import GRDB
internal import Importing
internal import Storage

/// Takes the records of one import into the store, inside the transaction that `importing` holds.
final class SQLiteImport: ImportSink {
    private let db: Database
    private let tickets: TicketPipeline
    private var fields = FieldBytes()
    /// Made for the first event.
    private var usage: UsageWriter?
    /// The import's number in the log; `nil` for what is in no log.
    private let number: Int64?

    init(_ db: Database, import number: Int64?, matching: TicketMatcherMaking?) throws {
        self.db = db
        self.number = number
        let matching = try db.hasNoUnmatchedTickets() ? matching : nil
        tickets = TicketPipeline(try TicketWriter(db, import: number, match: matching?()), match: matching?())
    }

    func put(_ ticket: Ticket) throws -> StoreOutcome { try tickets.put(ticket) }

    func send(_ batch: inout TicketBatch) throws -> [StoreOutcome: Int] {
        try tickets.send(&batch)
        return [:]
    }

    func settle() throws -> [StoreOutcome: Int] {
        let outcomes = try tickets.settle()
        try usage?.flush()
        return outcomes
    }

    /// Forgets what was kept of the words of tickets that their source deleted.
    func forgetDeletedWords() throws {
        guard try tickets.hasDeletedWords() else { return }
        for statement in TicketHistory.forgetDeletedWords { try db.run(statement) }
    }

    /// Says which tickets are matched now, where they were matched as they came.
    func finishMatching() throws {
        if let last = try tickets.lastMatched() { try db.setMatched(upTo: last) }
    }

    /// Leaves the connection alone from now on, whatever was sent and not settled.
    func stop() { tickets.stop() }

    /// The connection for something else than tickets, once all that were sent are taken.
    func quiet<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try tickets.finish()
        return try body(db)
    }

    func ticket(_ id: String) throws -> Ticket? { try quiet { db in try db.ticket(id) } }

    func put(_ account: Account) throws -> StoreOutcome {
        try tickets.finish()
        fields.removeAll()
        fields.add(account.id)
        fields.add(account.source)
        fields.add(account.name)
        fields.add(JSONText.object(account.attributes))
        fields.add(account.seats.map(Int64.init))
        fields.add(account.revenue)
        fields.add(account.lifecycle)
        return try put("account", ["id", "source", "name", "attributes", "seats", "revenue", "lifecycle"])
    }

    func put(_ contact: Contact) throws -> StoreOutcome {
        try tickets.finish()
        fields.removeAll()
        fields.add(contact.id)
        fields.add(contact.source)
        fields.add(contact.accountID)
        fields.add(contact.name)
        fields.add(contact.email)
        fields.add(contact.role)
        return try put("contact", ["id", "source", "account_id", "name", "email", "role"])
    }

    func put(_ vote: IdeaVote) throws -> StoreOutcome {
        try tickets.finish()
        return try IdeaWriter(db: db).put(vote)
    }

    func put(_ links: IdeaLinks) throws -> StoreOutcome {
        try tickets.finish()
        return try IdeaWriter(db: db).put(links)
    }

    func put(_ event: UsageEvent) throws -> StoreOutcome {
        try tickets.finish()
        let usage = try self.usage ?? UsageWriter(db)
        self.usage = usage
        return try usage.count(event) ? .stored : .unchanged
    }

    /// Puts the record that is laid out into a table whose key is its first column.
    private func put(_ table: String, _ columns: [String]) throws -> StoreOutcome {
        let digest = RecordDigest(fields, 0..<fields.mark)
        let find = try db.cachedStatement(sql: "SELECT digest, import FROM \(table) WHERE id = ?")
        let known = try fields.read(from: 0) { cursor in
            var bound = BoundStatement(find.sqliteStatement)
            bound.bind(1, of: &cursor)
            return try bound.run { (digest: RecordDigest($0.blob(0)), number: $0.optionalInteger(1)) }
        }
        guard known?.digest != digest else { return .unchanged }
        if let known, let number, known.number != number { try keep(table, columns, number) }
        let assignments = (columns + ["import"]).dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        let write = try db.cachedStatement(
            sql: """
                INSERT INTO \(table) (\(columns.joined(separator: ", ")), import, digest)
                VALUES (\(TicketWriter.marks(columns.count + 2)))
                ON CONFLICT (id) DO UPDATE SET \(assignments), digest = excluded.digest
                """)
        try fields.read(from: 0) { cursor in
            try digest.withUnsafeBytes { digest in
                var bound = BoundStatement(write.sqliteStatement)
                bound.bind(columns.count, of: &cursor)
                bound.bind(number)
                bound.bind(digest)
                try bound.run()
            }
        }
        return known == nil ? .stored : .updated
    }

    /// Keeps the record whose id is laid out first, as it is before the import changes it.
    private func keep(_ table: String, _ columns: [String], _ number: Int64) throws {
        let kept = (columns + ["digest", "import"]).joined(separator: ", ")
        let statement = try db.cachedStatement(
            sql: "INSERT INTO \(table)_before (changed_by, \(kept)) SELECT ?, \(kept) FROM \(table) WHERE id = ?")
        try fields.read(from: 0) { cursor in
            var bound = BoundStatement(statement.sqliteStatement)
            bound.bind(number)
            bound.bind(1, of: &cursor)
            try bound.run()
        }
    }
}
