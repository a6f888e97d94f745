package import FeedbackModel
internal import GRDB
package import Storage

extension SQLiteStore {
    package func forEachServedTicket(
        _ query: ServiceQuery, _ body: (ServedTicket) -> Void
    ) throws(StoreFailure) {
        let group =
            switch query.division {
            case nil: "NULL"
            case .team: "team"
            case .channel: "channel"
            case .kind: "coalesce(kind, 'ticket')"
            case .theme: "theme"
            }
        // Matches lie in the order of their tickets, so both are read side by side.
        let themes =
            query.division == .theme
            ? "LEFT JOIN (SELECT DISTINCT ticket_id, theme FROM ticket_theme) ON ticket_id = id" : ""
        let kinds = query.division == .kind ? "TRUE" : "kind IS NULL"
        // Without threads nothing is looked for in them, ticket by ticket.
        try read { db in
            let hasThreads = try db.first("SELECT 1 FROM ticket_comment LIMIT 1", []) { _ in true } ?? false
            let thread = """
                (SELECT min(c.created_at) FROM ticket_comment AS c WHERE c.text_number = ticket.text_number
                    AND c.speaker = 'agent' AND c.created_at >= ticket.created_at)
                """
            try db.each(
                """
                SELECT id, \(group), created_at, \(hasThreads ? "coalesce(first_reply_at, \(thread))" : "first_reply_at"),
                    solved_at, status, reopens, satisfaction
                FROM ticket \(themes)
                WHERE is_tombstone = 0 AND \(kinds) AND created_at >= ?1 AND created_at < ?2
                ORDER BY id\(themes.isEmpty ? "" : ", theme")
                """, [.integer(query.since ?? .min), .integer(query.until ?? .max)]
            ) { row in
                body(
                    ServedTicket(
                        id: row.text(0), group: row.optionalText(1), createdAt: row.integer(2),
                        firstReplyAt: row.optionalInteger(3), solvedAt: row.optionalInteger(4), status: row.text(5),
                        reopens: row.optionalInteger(6).map { Int($0) }, satisfaction: row.optionalReal(7)))
            }
        }
    }
}
