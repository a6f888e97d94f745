internal import FeedbackModel
internal import GRDB
internal import Importing
internal import Storage

/// Takes supporters of ideas, and what ideas were closed into.
struct IdeaWriter {
    let db: Database

    private static let insert = """
        INSERT INTO idea_supporter (idea_id, contact_id, account_id, time, is_listed) VALUES (?, ?, ?, ?, ?)
        """

    private func values(_ supporter: Supporter, of idea: String) -> [SQLValue] {
        [
            .text(idea), .text(supporter.contactID ?? ""), .text(supporter.accountID ?? ""), .optional(supporter.time),
        ]
    }

    func put(_ vote: IdeaVote) throws -> StoreOutcome {
        let isErased = try db.first(
            "SELECT 1 FROM erased_ticket WHERE ticket_id = ? AND cause = 'age'", [.text(vote.ideaID)]
        ) { _ in true }
        guard isErased == nil else { return .erased }
        let key = Array(values(vote.supporter, of: vote.ideaID))
        let known = try db.first(
            "SELECT time FROM idea_supporter WHERE idea_id = ? AND contact_id = ? AND account_id = ?",
            Array(key.prefix(3))
        ) { $0.optionalInteger(0) }
        if let known, known == vote.supporter.time { return .unchanged }
        try db.run(
            Self.insert + " ON CONFLICT DO UPDATE SET time = excluded.time", key + [.flag(false)])
        return known == nil ? .stored : .updated
    }

    func put(_ links: IdeaLinks) throws -> StoreOutcome {
        let idea = SQLValue.text(links.ideaID)
        let original = try db.first("SELECT original_id FROM idea_original WHERE idea_id = ?", [idea]) { $0.text(0) }
        if let new = links.originalID, new != original {
            try db.run(
                """
                INSERT INTO idea_original (idea_id, original_id) VALUES (?, ?)
                ON CONFLICT DO UPDATE SET original_id = excluded.original_id
                """, [idea, .text(new)])
        } else if links.originalID == nil, original != nil {
            try db.run("DELETE FROM idea_original WHERE idea_id = ?", [idea])
        }
        let isSame = original == links.originalID
        guard let listed = links.supporters else { return isSame ? .unchanged : .updated }
        let before = try supporters(of: idea)
        try db.run("DELETE FROM idea_supporter WHERE idea_id = ? AND is_listed = 1", [idea])
        for supporter in listed {
            try db.run(
                Self.insert + " ON CONFLICT DO NOTHING", values(supporter, of: links.ideaID) + [.flag(true)])
        }
        return try isSame && before == supporters(of: idea) ? .unchanged : .updated
    }

    private func supporters(of idea: SQLValue) throws -> [Supporter] {
        try db.all(
            """
            SELECT contact_id, account_id, time FROM idea_supporter WHERE idea_id = ? ORDER BY contact_id, account_id
            """, [idea]
        ) { Supporter(contactID: $0.text(0), accountID: $0.text(1), time: $0.optionalInteger(2)) }
    }
}
