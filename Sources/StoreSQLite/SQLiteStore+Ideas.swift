package import FeedbackModel
internal import GRDB
package import Storage

extension SQLiteStore {
    package func ideaSupport() throws(StoreFailure) -> [IdeaSupport] { try ideas("", []) }

    package func ideaSupport(_ id: String) throws(StoreFailure) -> IdeaSupport? {
        try ideas("AND ticket.id = ?", [.text(id)]).first
    }

    private func ideas(_ condition: String, _ values: [SQLValue]) throws(StoreFailure) -> [IdeaSupport] {
        let (authors, owners) = (ClaimSQL(table: "ticket"), ClaimSQL(table: "idea_supporter"))
        return try read { db in
            var reader = ClaimReader()
            var ideas = try db.all(
                """
                SELECT ticket.id, idea_original.original_id, created_at, votes, \(authors.columns)
                FROM ticket LEFT JOIN idea_original ON idea_original.idea_id = ticket.id \(authors.joins)
                WHERE kind = 'idea' AND is_tombstone = 0 \(condition) ORDER BY ticket.id
                """, values
            ) { row in
                IdeaSupport(
                    id: row.text(0), originalID: row.optionalText(1), claim: reader.claim(row, from: 4),
                    createdAt: row.integer(2), votes: row.optionalInteger(3).map { Int($0) })
            }
            for place in ideas.indices {
                let id = SQLValue.text(ideas[place].id)
                ideas[place].supporters = try db.all(
                    """
                    SELECT nullif(idea_supporter.contact_id, ''), nullif(idea_supporter.account_id, ''), time, \(owners.columns)
                    FROM idea_supporter \(owners.joins) WHERE idea_id = ?
                    ORDER BY idea_supporter.contact_id, idea_supporter.account_id
                    """, [id]
                ) { row in
                    let claim = reader.claim(row, from: 3)
                    var supporter = Supporter(
                        contactID: row.optionalText(0), accountID: row.optionalText(1), time: row.optionalInteger(2))
                    (supporter.contactAccount, supporter.domain) = (claim.contactAccount, claim.domain)
                    return supporter
                }
                ideas[place].themes = try db.all(
                    "SELECT DISTINCT theme FROM ticket_theme WHERE ticket_id = ? ORDER BY theme", [id]
                ) { $0.text(0) }
            }
            return ideas
        }
    }
}
