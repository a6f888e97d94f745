internal import Storage

/// What belongs to the scope of an erasure, as conditions in SQL.
///
/// The only value in them is `?1`: a person's names as a JSON array, or a moment in seconds.
struct ErasurePlan {
    let scope: Erasure.Scope
    let value: SQLValue
    /// Which rows of `session`.
    let sessions: String
    /// Which rows of `ticket`, before anything is erased.
    let tickets: String

    static let names = "(SELECT value FROM json_each(?1))"
    private static let isMark = "user GLOB 'e_[0-9a-f]*' AND length(user) = 18"
    /// Which rows of `usage_count` are older than the moment and name somebody.
    static let oldUsage = "last_at < ?1 AND user <> '' AND NOT (\(isMark))"

    init(_ scope: Erasure.Scope) {
        self.scope = scope
        switch scope {
        case .person(let names):
            value = .text(JSONText.array(names.sorted()))
            sessions = "ticket_id IN (SELECT id FROM ticket WHERE contact_id IN \(Self.names))"
            tickets = "contact_id IN \(Self.names)"
        case .olderThan(let moment):
            value = .integer(moment)
            sessions = """
                NOT EXISTS (
                    SELECT 1 FROM journal_entry WHERE journal_entry.session = session.number AND time >= 1000 * ?1)
                """
            // Whatever is missing is no newer than the ticket itself.
            let times = ["updated_at", "solved_at", "first_reply_at"].map { "coalesce(\($0), created_at)" }
            tickets = """
                created_at > 0 AND max(created_at, \(times.joined(separator: ", "))) < ?1
                    AND (is_tombstone = 0 OR contact_id IS NOT NULL)
                    AND id NOT IN (SELECT ticket_id FROM erased_ticket WHERE cause <> 'comment')
                    AND NOT EXISTS (
                        SELECT 1 FROM ticket_comment AS c WHERE c.text_number = ticket.text_number AND c.created_at >= ?1)
                """
        }
    }

    var isPerson: Bool {
        if case .person = scope { true } else { false }
    }

    /// Which rows of `contact` only what is old refers to, where `old` are the ids of old tickets.
    static func oldContacts(_ old: String) -> String {
        """
        coalesce(name, email, role) IS NOT NULL AND id IN (
                SELECT contact_id FROM ticket WHERE id IN (\(old))
                UNION SELECT contact_id FROM idea_supporter WHERE idea_id IN (\(old))
                UNION SELECT user FROM usage_count WHERE \(oldUsage))
            AND id NOT IN (
                SELECT contact_id FROM ticket WHERE contact_id IS NOT NULL AND id NOT IN (\(old))
                UNION SELECT contact_id FROM idea_supporter WHERE idea_id NOT IN (\(old))
                UNION SELECT user FROM usage_count WHERE last_at >= ?1)
        """
    }

    /// Which rows of `ticket_before` belong to it, where `these` are the ids of the erased tickets.
    func former(_ these: String) -> String {
        isPerson ? "id IN (\(these)) OR contact_id IN \(Self.names)" : "id IN (\(these))"
    }

    /// Which rows of `ticket_before` hold words or name somebody.
    static let hasWords = "is_tombstone = 0 AND (contact_id IS NOT NULL OR subject <> '' OR body <> '')"
}
