package import FeedbackModel
internal import GRDB
package import Storage

extension SQLiteStore {
    package func ideaSupport() throws(StoreFailure) -> [IdeaSupport] { try ideas("", []) }

    package func ideaSupport(_ id: String) throws(StoreFailure) -> IdeaSupport? {
        try ideas("AND ticket.id = ?", [.text(id)]).first
    }

    private func ideas(_ condition: String, _ values: [SQLValue]) throws(StoreFailure) -> [IdeaSupport] {
        try read { db in
            var ideas = try db.all(
                """
                SELECT id, idea_original.original_id, account_id, created_at, votes
                FROM ticket LEFT JOIN idea_original ON idea_original.idea_id = ticket.id
                WHERE kind = 'idea' AND is_tombstone = 0 \(condition) ORDER BY id
                """, values
            ) { row in
                IdeaSupport(
                    id: row.text(0), originalID: row.optionalText(1), accountID: row.optionalText(2),
                    createdAt: row.integer(3), votes: row.optionalInteger(4).map { Int($0) })
            }
            for place in ideas.indices {
                let id = SQLValue.text(ideas[place].id)
                ideas[place].supporters = try db.all(
                    """
                    SELECT nullif(contact_id, ''), coalesce(nullif(account_id, ''), (
                        SELECT contact.account_id FROM contact WHERE contact.id = idea_supporter.contact_id)), time
                    FROM idea_supporter WHERE idea_id = ? ORDER BY contact_id, 2
                    """, [id]
                ) {
                    Supporter(contactID: $0.optionalText(0), accountID: $0.optionalText(1), time: $0.optionalInteger(2))
                }
                ideas[place].themes = try db.all(
                    "SELECT DISTINCT theme FROM ticket_theme WHERE ticket_id = ? ORDER BY theme", [id]
                ) { $0.text(0) }
            }
            return ideas
        }
    }
}
