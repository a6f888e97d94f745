package import FeedbackModel
internal import GRDB
package import Storage

extension SQLiteStore {
    package func adopt(_ codebook: Codebook, fingerprint: String) throws(StoreFailure) -> Bool {
        let stored = try read { db in (codebook: try db.codebook(), fingerprint: try db.fingerprint()) }
        // Most runs find the codebook as it was, and must not wait for a writer.
        if stored.codebook == codebook, stored.fingerprint == fingerprint { return false }
        try write { db in
            if try db.fingerprint() != fingerprint {
                // What was found in words that are gone stays as it was made.
                try db.run("DELETE FROM ticket_theme WHERE ticket_id NOT IN (SELECT ticket_id FROM erased_ticket)")
                try db.forgetThemeTickets()
                try db.run("UPDATE matching SET up_to = 0")
            }
            try db.run("DELETE FROM theme_phrase")
            try db.run("DELETE FROM theme")
            try db.run(
                "INSERT OR REPLACE INTO codebook (single, name, fingerprint) VALUES (1, ?, ?)",
                [.text(codebook.name), .text(fingerprint)])
            for (position, theme) in codebook.themes.enumerated() { try db.insert(theme, at: position) }
        }
        return true
    }

    package func codebook() throws(StoreFailure) -> Codebook? { try read { db in try db.codebook() } }

    package func matchTickets(
        progress: (Int) -> Void, _ match: @escaping TicketMatcher
    ) throws(StoreFailure) -> Int {
        let isDone = try read { db in try db.hasNoUnmatchedTickets() }
        if isDone { return 0 }
        return try write { db in
            let hasComments = try db.first("SELECT 1 FROM ticket_comment LIMIT 1", []) { _ in true } ?? false
            let writer = try TicketMatchWriter(db)
            let pipeline = MatchingPipeline(match) { try writer.write($1, of: $0) }
            var (count, sent, last) = (0, 0, Int64(0))
            try db.each(
                """
                SELECT number, ticket_id, subject, body FROM ticket_text
                WHERE number > (SELECT up_to FROM matching) ORDER BY number
                """
            ) { row in
                count += 1
                last = row.integer(0)
                let wentOver = try pipeline.add(row, comments: hasComments ? db.customersComments(onText: last) : [])
                guard wentOver > 0 else { return }
                sent += wentOver
                progress(sent)
            }
            try pipeline.finish()
            guard count > 0 else { return 0 }
            try db.forgetThemeTickets()
            try db.setMatched(upTo: last)
            return count
        }
    }

    package func matches(inTicket id: String) throws(StoreFailure) -> [TicketMatch] {
        try read { db in
            try db.all(
                "SELECT theme, phrase FROM ticket_theme WHERE ticket_id = ? ORDER BY theme, phrase", [.text(id)]
            ) { TicketMatch(theme: $0.text(0), phrase: $0.text(1)) }
        }
    }

    package func forEachThemeTicket(_ body: (ThemeTicket) -> Void) throws(StoreFailure) {
        // CROSS JOIN holds SQLite to this order: matches by ticket, then one near-by step to the narrow row. The
        // grouping follows the key, so nothing is sorted.
        let claims = ClaimSQL(table: "ticket")
        try read { db in
            var reader = ClaimReader()
            try db.each(
                """
                SELECT ticket_theme.theme, ticket_theme.ticket_id, ticket.priority, ticket.created_at, ticket.kind,
                    \(claims.columns)
                FROM ticket_theme CROSS JOIN ticket ON ticket.id = ticket_theme.ticket_id \(claims.joins)
                GROUP BY ticket_theme.ticket_id, ticket_theme.theme
                ORDER BY ticket_theme.ticket_id, ticket_theme.theme
                """
            ) { row in
                body(
                    ThemeTicket(
                        theme: row.text(0), ticketID: row.text(1), claim: reader.claim(row, from: 5),
                        priority: row.optionalText(2),
                        kind: row.optionalText(4).flatMap { Ticket.Kind(rawValue: $0) } ?? .ticket,
                        createdAt: row.integer(3)))
            }
        }
    }
}

extension Database {
    fileprivate func fingerprint() throws -> String? {
        try first("SELECT fingerprint FROM codebook") { $0.text(0) }
    }

    fileprivate func codebook() throws -> Codebook? {
        guard let name = try first("SELECT name FROM codebook", [], { $0.text(0) }) else { return nil }
        var phrases: [Int64: [String]] = [:]
        try each("SELECT theme, text FROM theme_phrase ORDER BY theme, position") { row in
            phrases[row.integer(0), default: []].append(row.text(1))
        }
        let themes = try all(
            "SELECT position, id, category, definition, inclusion, exclusion, example FROM theme ORDER BY position"
        ) { row in
            Theme(
                id: row.text(1), category: row.text(2), definition: row.text(3), include: row.optionalText(4),
                exclude: row.optionalText(5), example: row.optionalText(6), phrases: phrases[row.integer(0)] ?? [])
        }
        return Codebook(name: name, themes: themes)
    }

    fileprivate func insert(_ theme: Theme, at position: Int) throws {
        try run(
            """
            INSERT INTO theme (position, id, category, definition, inclusion, exclusion, example)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(position), .text(theme.id), .text(theme.category), .text(theme.definition),
                .optional(theme.include), .optional(theme.exclude), .optional(theme.example),
            ])
        for (place, phrase) in theme.phrases.enumerated() {
            try run(
                "INSERT INTO theme_phrase (theme, position, text) VALUES (?, ?, ?)",
                [.integer(position), .integer(place), .text(phrase)])
        }
    }

    fileprivate func customersComments(onText number: Int64) throws -> [String] {
        try all(
            "SELECT body FROM ticket_comment WHERE text_number = ? AND speaker = 'customer' ORDER BY position",
            [.integer(number)]
        ) { $0.text(0) }
    }

    /// Says that all texts up to a number were matched.
    func setMatched(upTo number: Int64) throws { try run("UPDATE matching SET up_to = ?", [.integer(number)]) }

    /// Whether what all stored tickets are about is known.
    func hasNoUnmatchedTickets() throws -> Bool {
        try first("SELECT coalesce((SELECT max(number) FROM ticket_text), 0) <= (SELECT up_to FROM matching)", []) {
            $0.flag(0)
        } ?? true
    }
}
