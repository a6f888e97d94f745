package import FeedbackModel
internal import GRDB
package import Storage

extension SQLiteStore {
    package func accounts() throws(StoreFailure) -> [Account] {
        try read { db in try db.all(Self.accountQuery + " ORDER BY id", [], Self.account) }
    }

    package func account(_ id: String) throws(StoreFailure) -> Account? {
        try read { db in try db.first(Self.accountQuery + " WHERE id = ?", [.text(id)], Self.account) }
    }

    package func contact(_ id: String) throws(StoreFailure) -> Contact? {
        try read { db in try db.contact(id) }
    }

    package func ticket(_ id: String) throws(StoreFailure) -> Ticket? {
        try read { db in try db.ticket(id) }
    }

    package func ids(
        _ kind: CustomerKind, startingWith prefix: String, limit: Int
    ) throws(StoreFailure) -> [String] {
        let isListed = kind == .ticket ? "AND is_tombstone = 0" : ""
        // No id goes on with the last scalar there is, so this is where the ids that begin so end.
        return try read { db in
            try db.all(
                "SELECT id FROM \(kind.rawValue) WHERE id >= ?1 AND id < ?2 \(isListed) ORDER BY id LIMIT ?3",
                [.text(prefix), .text(prefix + "\u{10FFFF}"), .integer(max(0, limit))]
            ) { $0.text(0) }
        }
    }

    package func ticketSources() throws(StoreFailure) -> [String] {
        try read { db in
            var sources: [String] = []
            var from = ""
            // From source to source along the index, however many tickets each has; ids from elsewhere end it.
            while sources.count < 1000,
                let id = try db.first(
                    "SELECT id FROM ticket WHERE id >= ? ORDER BY id LIMIT 1", [.text(from)], { $0.text(0) }),
                let colon = id.firstIndex(of: ":")
            {
                sources.append(String(id[..<colon]))
                // The sign after the colon.
                from = id[..<colon] + ";"
            }
            return sources
        }
    }

    package func tickets(matching filter: TicketFilter) throws(StoreFailure) -> [Ticket] {
        if let theme = filter.theme, let limit = filter.limit, filter.account == nil, filter.contactID == nil,
            filter.kind == nil,
            filter.words.isEmpty, filter.source == nil, filter.mention == nil
        {
            return try newestTickets(limit, about: theme)
        }
        var conditions = ["is_tombstone = 0"]
        var values: [SQLValue] = []
        if let account = filter.account {
            let loose =
                account.claims.isEmpty
                ? "" : " OR account_id IS NULL OR account_id NOT IN (SELECT account.id FROM account)"
            conditions.append("(account_id IN (\(TicketWriter.marks(account.ids.count)))\(loose))")
            values += account.ids.sorted().map { .text($0) }
        }
        if let contact = filter.contactID {
            conditions.append("contact_id = ?")
            values.append(.text(contact))
        }
        if let kind = filter.kind {
            conditions.append(kind == .ticket ? "kind IS NULL" : "kind = '\(kind.rawValue)'")
        }
        if let theme = filter.theme {
            conditions.append(
                "EXISTS (SELECT 1 FROM ticket_theme WHERE ticket_theme.ticket_id = ticket.id AND theme = ?)")
            values.append(.text(theme))
        }
        if let source = filter.source {
            // The sign after the colon ends the ids of a source.
            conditions.append("id >= ? AND id < ?")
            values += [.text(source + ":"), .text(source + ";")]
        }
        if let mention = filter.mention {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM ticket_text WHERE ticket_text.number = ticket.text_number
                    AND (instr(subject, ?) OR instr(body, ?) OR instr(coalesce(unmapped, ''), ?)))
                """)
            values += [.text(mention), .text(mention), .text(mention)]
        }
        for word in filter.words {
            conditions.append(
                #"""
                EXISTS (SELECT 1 FROM ticket_text WHERE ticket_text.number = ticket.text_number
                    AND (subject LIKE ? ESCAPE '\' OR body LIKE ? ESCAPE '\'))
                """#)
            let pattern = "%" + Self.escapedForLike(word) + "%"
            values += [.text(pattern), .text(pattern)]
        }
        if let account = filter.account, !account.claims.isEmpty {
            let query = """
                SELECT id, account_id, contact_id FROM ticket WHERE \(conditions.joined(separator: " AND "))
                ORDER BY created_at DESC, id
                """
            let sorted = values
            return try read { db in
                try db.tickets(of: account, query, sorted, limit: filter.limit.map { max(0, $0) }).compactMap { id in
                    try db.first(Self.ticketQuery + " WHERE id = ?", [.text(id)]) { try db.ticket($0) }
                }
            }
        }
        // A negative limit is none to SQLite, and nothing to us.
        values.append(.integer(filter.limit.map { max(0, $0) } ?? -1))
        let query = """
            \(Self.ticketQuery) WHERE \(conditions.joined(separator: " AND ")) ORDER BY created_at DESC, id LIMIT ?
            """
        // Sorted are the narrow rows; each text is fetched on its own.
        return try read { db in try db.all(query, values) { try db.ticket($0) } }
    }

    package func counts() throws(StoreFailure) -> StoreCounts {
        try read { db in
            let count = { (query: String) in try db.first("SELECT count(*) FROM " + query, []) { $0.int(0) } ?? 0 }
            return StoreCounts(
                accounts: try count("account"), contacts: try count("contact"),
                tickets: try count("ticket WHERE is_tombstone = 0"),
                tombstones: try count("ticket WHERE is_tombstone = 1"), sessions: try count("session"),
                entries: try count("journal_entry"))
        }
    }

    /// The newest tickets about a theme, found among those that are about any instead of among all there are.
    private func newestTickets(_ limit: Int, about theme: String) throws(StoreFailure) -> [Ticket] {
        var numbers: [Int64] = []
        try forEachThemeTicketBlock(without: []) { numbers += $0.newest(limit, about: theme) }
        let found = try read { db in
            try numbers.compactMap { number in
                try db.first(
                    "\(Self.ticketQuery) WHERE id = (SELECT ticket_id FROM ticket_text WHERE number = ?)",
                    [.integer(number)]
                ) { try db.ticket($0) }
            }
        }
        let sorted = found.sorted { left, right in
            left.createdAt == right.createdAt
                ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8) : left.createdAt > right.createdAt
        }
        return Array(sorted.prefix(limit))
    }

    /// A word in which `%` and `_` mean themselves.
    private static func escapedForLike(_ word: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            if "%_\\".unicodeScalars.contains(scalar) { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escaped)
    }

    private static let accountQuery = "SELECT id, source, name, attributes, seats, revenue, lifecycle FROM account"

    private static func account(_ row: SQLRow) -> Account {
        Account(
            id: row.text(0), source: row.text(1), name: row.text(2), attributes: JSONText.table(row.text(3)),
            seats: row.optionalInteger(4).map { Int($0) }, revenue: row.optionalReal(5), lifecycle: row.optionalText(6))
    }

    fileprivate static let ticketQuery = """
        SELECT id, text_number, source, channel, status, priority, created_at, updated_at, account_id, contact_id, tags,
            satisfaction, language, is_tombstone, kind, votes, solved_at, first_reply_at, reopens, team,
            EXISTS (SELECT 1 FROM erased_ticket WHERE ticket_id = id AND cause <> 'comment')
        FROM ticket
        """
}

extension Database {
    func contact(_ id: String) throws -> Contact? {
        try first("SELECT id, source, account_id, name, email, role FROM contact WHERE id = ?", [.text(id)]) {
            Contact(
                id: $0.text(0), source: $0.text(1), accountID: $0.optionalText(2), name: $0.optionalText(3),
                email: $0.optionalText(4), role: $0.optionalText(5))
        }
    }

    private func comments(ofText number: Int64) throws -> [TicketComment] {
        try all(
            "SELECT speaker, author, created_at, body FROM ticket_comment WHERE text_number = ? ORDER BY position",
            [.integer(number)]
        ) { row in
            guard let speaker = TicketComment.Speaker(rawValue: row.text(0)) else {
                throw StoreFailure(.corrupt, "a comment is by somebody of an unknown kind")
            }
            return TicketComment(
                speaker: speaker, author: row.optionalText(1), createdAt: row.optionalInteger(2), body: row.text(3))
        }
    }

    /// A ticket by its id.
    func ticket(_ id: String) throws -> Ticket? {
        try first(SQLiteStore.ticketQuery + " WHERE id = ?", [.text(id)]) { try ticket($0) }
    }

    /// Puts a ticket together from its row and its text.
    fileprivate func ticket(_ row: SQLRow) throws -> Ticket {
        var ticket = Ticket(
            id: row.text(0), source: row.text(2), subject: "", channel: row.optionalText(3), status: row.text(4),
            priority: row.optionalText(5), createdAt: row.integer(6), updatedAt: row.optionalInteger(7),
            accountID: row.optionalText(8), contactID: row.optionalText(9), tags: JSONText.strings(row.text(10)),
            satisfaction: row.optionalReal(11), language: row.optionalText(12), isTombstone: row.flag(13))
        if let word = row.optionalText(14) {
            guard let kind = Ticket.Kind(rawValue: word) else {
                throw StoreFailure(.corrupt, "a ticket is of an unknown kind")
            }
            ticket.kind = kind
        }
        ticket.votes = row.optionalInteger(15).map { Int($0) }
        ticket.solvedAt = row.optionalInteger(16)
        ticket.firstReplyAt = row.optionalInteger(17)
        ticket.reopens = row.optionalInteger(18).map { Int($0) }
        ticket.team = row.optionalText(19)
        ticket.isErased = row.flag(20)
        guard !row.isNull(1) else { return ticket }
        try each("SELECT subject, body, unmapped FROM ticket_text WHERE number = ?", [.integer(row.integer(1))]) {
            ticket.subject = $0.text(0)
            ticket.body = $0.text(1)
            ticket.unmapped = $0.optionalText(2)
        }
        ticket.comments = try comments(ofText: row.integer(1))
        return ticket
    }
}
