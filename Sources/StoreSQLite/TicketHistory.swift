/// What tickets were like before an import updated them, as SQL.
enum TicketHistory {
    /// The highest number that any text has, had or was matched with: none is given twice.
    static let lastTextNumber = """
        SELECT max(coalesce((SELECT max(number) FROM ticket_text), 0), (SELECT up_to FROM matching),
            coalesce((SELECT max(text_number) FROM ticket_comment), 0))
        """

    /// The columns that `ticket` and `ticket_before` share, but for the key.
    static let columns = [
        "text_number", "created_at", "updated_at", "is_tombstone", "account_id", "contact_id", "source", "channel",
        "status", "priority", "language", "satisfaction", "tags", "text_digest", "digest", "kind", "votes", "solved_at",
        "first_reply_at", "reopens", "team", "import",
    ].joined(separator: ", ")

    /// Keeps a ticket: the import's number, the id, and whether the import changes the words.
    static let keep = """
        INSERT INTO ticket_before (changed_by, id, \(columns), subject, body, unmapped)
        SELECT ?1, id, \(columns), CASE WHEN ?3 THEN (SELECT subject FROM ticket_text WHERE number = text_number) END,
            CASE WHEN ?3 THEN (SELECT body FROM ticket_text WHERE number = text_number) END,
            (SELECT unmapped FROM ticket_text WHERE number = text_number)
        FROM ticket WHERE id = ?2
        """

    /// Keeps the words of a ticket that was kept without them: the import's number and the id.
    static let keepWords = """
        UPDATE ticket_before SET (subject, body) = (
            SELECT subject, body FROM ticket_text WHERE number = ticket_before.text_number)
        WHERE changed_by = ?1 AND id = ?2 AND subject IS NULL AND text_number IS NOT NULL
        """

    /// Takes the words of tickets that their source deleted out of all that is kept of them.
    ///
    /// What is left shows that there were words, which nothing can bring back.
    static let forgetDeletedWords = [
        """
        DELETE FROM ticket_comment WHERE text_number IN (
            SELECT text_number FROM ticket_before WHERE id IN (SELECT id FROM ticket WHERE is_tombstone = 1))
        """,
        """
        UPDATE ticket_before SET subject = NULL, body = NULL, unmapped = NULL
        WHERE id IN (SELECT id FROM ticket WHERE is_tombstone = 1)
        """,
    ]

    /// How many tickets the import `?1` closed whose words are gone with it.
    static let deletedCount = """
        ticket_before AS b JOIN ticket ON ticket.id = b.id
        WHERE b.changed_by = ?1 AND ticket.import = ?1 AND ticket.is_tombstone = 1 AND b.is_tombstone = 0
        """

    /// The ids of tickets whose words, or their absence, the import `?1` put in the place of others.
    static let withOtherWords = """
        SELECT b.id FROM ticket_before AS b JOIN ticket ON ticket.id = b.id
        WHERE b.changed_by = ?1 AND ticket.import = ?1 AND (b.subject IS NOT NULL OR b.text_number IS NULL)
        """

    /// Finds the words that the import `?1` did not change: they may have a new number, since a later one was undone.
    static let findWords = """
        UPDATE ticket_before SET text_number = (SELECT text_number FROM ticket WHERE ticket.id = ticket_before.id)
        WHERE changed_by = ?1 AND subject IS NULL AND text_number IS NOT NULL
        """
}
