package import FeedbackModel
internal import GRDB
package import Storage

/// The pairs of themes and tickets as they are counted: read from the tables once, and kept in blocks until a match or a
/// matched ticket changes.
///
/// Reading a million tickets' matches from the tables takes half a second, and from the blocks some milliseconds. They say
/// nothing that the tables do not say.
extension SQLiteStore {
    package func forEachThemeTicketBlock(
        without ids: Set<String>, _ body: (ThemeTickets) -> Void
    ) throws(StoreFailure) {
        if try read({ db in try db.hasManyThemeTickets(than: fewPairs) && !db.keepsThemeTickets() }) {
            // While somebody else writes, or where the disk is full, we do without.
            try? write { db in try db.keepThemeTickets() }
        }
        do {
            try read { db in
                let leftOut = Set(try ids.compactMap(db.textNumber(ofTicket:)))
                let take = { (block: ThemeTickets) in
                    var block = block
                    block.leftOut = leftOut
                    body(block)
                }
                if try db.keepsThemeTickets() {
                    try db.forEachKeptThemeTickets(take)
                } else {
                    try db.forEachCountedThemeTickets(take)
                }
            }
        } catch {
            if error.code == .corrupt { try? write { db in try db.forgetThemeTickets() } }
            throw error
        }
    }
}

extension Database {
    /// Forgets the blocks that are kept; for every act that changes a match, or a ticket that may have one.
    func forgetThemeTickets() throws { try run("DELETE FROM theme_tickets") }

    fileprivate func hasManyThemeTickets(than few: Int) throws -> Bool {
        try first("SELECT 1 FROM ticket_theme LIMIT 1 OFFSET ?", [.integer(few)]) { _ in true } ?? false
    }

    fileprivate func keepsThemeTickets() throws -> Bool {
        try first("SELECT 1 FROM theme_tickets LIMIT 1", []) { _ in true } ?? false
    }

    fileprivate func keepThemeTickets() throws {
        try forgetThemeTickets()
        try forEachCountedThemeTickets { block in
            try run(
                """
                INSERT INTO theme_tickets (themes, accounts, contact_accounts, domains, priorities, rows)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                [
                    .text(JSONText.array(block.themes)), .text(JSONText.array(block.claims.map { $0.account ?? "" })),
                    .text(others(block.claims.map(\.contactAccount))), .text(others(block.claims.map(\.domain))),
                    .text(JSONText.array(block.priorities)), .blob(block.bytes),
                ])
        }
    }

    fileprivate func forEachKeptThemeTickets(_ body: (ThemeTickets) -> Void) throws {
        try each(
            "SELECT themes, priorities, rows, accounts, contact_accounts, domains FROM theme_tickets ORDER BY number"
        ) { row in
            let claims = JSONText.strings(row.text(3)).map { AccountClaim(account: $0) }
            let block = ThemeTickets(
                themes: JSONText.strings(row.text(0)),
                claims: withOthers(claims, JSONText.strings(row.text(4)), JSONText.strings(row.text(5))),
                priorities: JSONText.strings(row.text(1)), bytes: row.blob(2))
            guard let block else {
                throw StoreFailure(
                    .corrupt, "what was kept of the tickets' themes was damaged, and is forgotten now",
                    hint: "type the same again: it is made anew")
            }
            body(block)
        }
    }

    /// A list with an empty text for what is not there; an empty list where nothing is.
    private func others(_ texts: [String?]) -> String {
        JSONText.array(texts.contains { $0 != nil } ? texts.map { $0 ?? "" } : [])
    }

    private func withOthers(_ claims: [AccountClaim], _ accounts: [String], _ domains: [String]) -> [AccountClaim] {
        guard accounts.count == claims.count || domains.count == claims.count else { return claims }
        return claims.enumerated().map { place, claim in
            AccountClaim(
                account: claim.account, contactAccount: place < accounts.count ? accounts[place] : nil,
                domain: place < domains.count ? domains[place] : nil)
        }
    }

    fileprivate func forEachCountedThemeTickets(_ body: (ThemeTickets) throws -> Void) throws {
        var builder = ThemeTicketsBuilder()
        var reader = ClaimReader()
        let claims = ClaimSQL(table: "ticket")
        // CROSS JOIN holds SQLite to this order: matches by ticket, then one near-by step to the narrow row. The
        // grouping follows the key, so nothing is sorted.
        try each(
            """
            SELECT ticket_theme.theme, ticket.text_number, ticket.priority, ticket.created_at, ticket.kind,
                \(claims.columns)
            FROM ticket_theme CROSS JOIN ticket ON ticket.id = ticket_theme.ticket_id \(claims.joins)
            GROUP BY ticket_theme.ticket_id, ticket_theme.theme
            ORDER BY ticket_theme.ticket_id, ticket_theme.theme
            """
        ) { row in
            let ticket = row.integer(1)
            if builder.isFull, ticket != builder.lastTicket { try body(builder.take()) }
            builder.append(
                theme: row.text(0), ticket: ticket, claim: reader.claim(row, from: 5), priority: row.optionalText(2),
                kind: row.optionalText(4).flatMap { Ticket.Kind(rawValue: $0) } ?? .ticket, createdAt: row.integer(3))
        }
        if builder.tickets.count > 0 { try body(builder.take()) }
    }

    fileprivate func textNumber(ofTicket id: String) throws -> Int64? {
        try first("SELECT text_number FROM ticket WHERE id = ?", [.text(id)]) { $0.optionalInteger(0) } ?? nil
    }
}
