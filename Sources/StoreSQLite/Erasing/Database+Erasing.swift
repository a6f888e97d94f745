internal import FeedbackModel
internal import GRDB
internal import Importing
internal import Storage

extension Database {
    /// Counts what belongs to an erasure, but for sessions.
    func extent(of plan: ErasurePlan) throws -> ErasureCounts {
        var counts = ErasureCounts()
        let count = { (query: String) in
            try self.first("SELECT count(*) FROM " + query, [plan.value]) { $0.int(0) } ?? 0
        }
        let tickets = "SELECT id FROM ticket WHERE \(plan.tickets)"
        try each(
            "SELECT kind, count(*) FROM ticket WHERE is_tombstone = 0 AND \(plan.tickets) GROUP BY kind", [plan.value]
        ) { row in
            let kind = row.optionalText(0).flatMap { Ticket.Kind(rawValue: $0) } ?? .ticket
            counts[ErasureCounts.Item(kind)] = row.int(1)
        }
        let threads = "text_number IN (SELECT text_number FROM ticket WHERE \(plan.tickets)) AND body <> ''"
        if plan.isPerson {
            let names = ErasurePlan.names
            counts[.comments] = try count(
                """
                ticket_comment WHERE (\(threads)) OR (author IN \(names) AND EXISTS (
                    SELECT 1 FROM ticket_text WHERE number = text_number))
                """)
            counts[.contacts] = try count("contact WHERE id IN \(names) AND coalesce(name, email, role) IS NOT NULL")
            counts[.supporters] = try count("idea_supporter WHERE contact_id IN \(names)")
            counts[.users] = try count("(SELECT DISTINCT user FROM usage_count WHERE user IN \(names))")
            counts[.former] =
                try count("ticket_before WHERE (\(plan.former(tickets))) AND \(ErasurePlan.hasWords)")
                + count("contact_before WHERE id IN \(names)")
        } else {
            let contacts = ErasurePlan.oldContacts(tickets)
            counts[.comments] = try count("ticket_comment WHERE \(threads)")
            counts[.contacts] = try count("contact WHERE \(contacts)")
            counts[.supporters] = try count("idea_supporter WHERE contact_id <> '' AND idea_id IN (\(tickets))")
            counts[.users] = try count("(SELECT DISTINCT user FROM usage_count WHERE \(ErasurePlan.oldUsage))")
            counts[.former] =
                try count("ticket_before WHERE (\(plan.former(tickets))) AND \(ErasurePlan.hasWords)")
                + count(
                    """
                    contact_before WHERE coalesce(name, email, role) IS NOT NULL
                        AND id IN (SELECT id FROM contact WHERE \(contacts))
                    """)
        }
        return counts
    }

    /// Erases all but sessions.
    ///
    /// - Parameters:
    ///   - plan: What belongs to it.
    ///   - number: The erasure's number in the log.
    ///   - secret: What marks are made with.
    /// - Throws: What SQLite says.
    func erase(_ plan: ErasurePlan, number: Int, secret: [UInt8]) throws {
        let erasure = SQLValue.integer(number)
        try run(
            """
            INSERT INTO erased_ticket (ticket_id, erasure, cause)
            SELECT id, ?2, ?3 FROM ticket WHERE \(plan.tickets)
            ON CONFLICT DO UPDATE SET erasure = excluded.erasure, cause = excluded.cause
            """, [plan.value, erasure, .text(plan.isPerson ? "person" : "age")])
        let these = "SELECT ticket_id FROM erased_ticket WHERE erasure = \(number)"
        // Before the tickets forget whose they are.
        if !plan.isPerson { try makeOldContactsNameless(plan, these) }
        try eraseTickets(plan, these)
        switch plan.scope {
        case .person(let names):
            try eraseComments(plan, number)
            let marks = ErasedPeople(secret: secret)
            for name in names.sorted() { try replace(name, by: marks.mark(of: name)) }
            try remember(marks.mark(of: ErasedPeople.sentinel))
        case .olderThan:
            // What is put in the place of names is made where the names are read, so that memory does not grow with them.
            let retired = DatabaseFunction("retired", argumentCount: 1, pure: true) { values in
                String.fromDatabaseValue(values[0]).map { ErasedPeople(secret: secret).mark(of: $0) }
            }
            add(function: retired)
            defer { remove(function: retired) }
            try retireSupportersAndUsers(plan, these)
        }
    }

    private func eraseTickets(_ plan: ErasurePlan, _ these: String) throws {
        let texts = "SELECT text_number FROM ticket WHERE id IN (\(these))"
        try run("UPDATE ticket_comment SET author = NULL, body = '' WHERE text_number IN (\(texts))")
        try run("UPDATE ticket_text SET subject = '', body = '', unmapped = NULL WHERE number IN (\(texts))")
        let (former, values) = (plan.former(these), plan.isPerson ? [plan.value] : [])
        try run(
            """
            DELETE FROM ticket_comment WHERE text_number IN (SELECT text_number FROM ticket_before WHERE \(former))
                AND NOT EXISTS (SELECT 1 FROM ticket_text WHERE number = text_number)
            """, values)
        // Digests are hashes of the words, and go with them.
        let digests = "text_digest = zeroblob(length(text_digest)), digest = zeroblob(length(digest))"
        try run(
            """
            UPDATE ticket_before SET contact_id = NULL, subject = NULL, body = NULL, unmapped = NULL, \(digests)
            WHERE \(former)
            """, values)
        // What was known by the contact is written down: it counts for the same account as before.
        try run(
            """
            UPDATE ticket SET contact_id = NULL, \(digests), account_id = coalesce(
                nullif(account_id, ''), (SELECT c.account_id FROM contact AS c WHERE c.id = contact_id))
            WHERE id IN (\(these))
            """)
    }

    /// Erases what a person wrote in tickets of others.
    private func eraseComments(_ plan: ErasurePlan, _ number: Int) throws {
        let touched = try all(
            """
            SELECT DISTINCT ticket_id FROM ticket_comment JOIN ticket_text ON number = text_number
            WHERE author IN \(ErasurePlan.names) ORDER BY 1
            """, [plan.value]
        ) { $0.text(0) }
        try run(
            "UPDATE ticket_comment SET author = NULL, body = '' WHERE author IN \(ErasurePlan.names)", [plan.value])
        for id in touched {
            try run(
                """
                INSERT INTO erased_ticket (ticket_id, erasure, cause) VALUES (?, ?, 'comment') ON CONFLICT DO NOTHING
                """, [.text(id), .integer(number)])
            try digestAnew(id)
        }
    }

    /// Replaces the digests of a ticket by those of what is left, so that the same file finds it unchanged.
    private func digestAnew(_ id: String) throws {
        guard let ticket = try ticket(id) else { return }
        var batch = TicketBatch()
        batch.add(ticket)
        let digests = TicketDigests(batch.rows[0], of: batch.fields)
        let bytes = { (digest: RecordDigest) in digest.withUnsafeBytes { SQLValue.blob(Array($0)) } }
        try run(
            "UPDATE ticket SET text_digest = ?2, digest = ?3 WHERE id = ?1",
            [.text(id), bytes(digests.text), bytes(digests.whole)])
    }

    /// Puts a mark in the place of a person's name wherever the person is counted, and remembers it.
    private func replace(_ name: String, by mark: String) throws {
        let values: [SQLValue] = [.text(name), .text(mark)]
        try remember(mark)
        for table in ["contact", "contact_before"] {
            try run("UPDATE OR REPLACE \(table) SET id = ?2, \(Self.nameless) WHERE id = ?1", values)
        }
        try run("UPDATE OR REPLACE idea_supporter SET contact_id = ?2 WHERE contact_id = ?1", values)
        try run(Self.moveUsage("?2", "account_id", "user = ?1"), values)
        try run("DELETE FROM usage_count WHERE user = ?", [.text(name)])
    }

    private func remember(_ mark: String) throws {
        try run("INSERT INTO erased_person (mark) VALUES (?) ON CONFLICT DO NOTHING", [.text(mark)])
    }

    private func makeOldContactsNameless(_ plan: ErasurePlan, _ these: String) throws {
        let contacts = ErasurePlan.oldContacts(these)
        try run(
            "UPDATE contact_before SET \(Self.nameless) WHERE id IN (SELECT id FROM contact WHERE \(contacts))",
            [plan.value])
        try run("UPDATE contact SET \(Self.nameless) WHERE \(contacts)", [plan.value])
    }

    /// Without its digest, since that is a hash of the name.
    private static let nameless = "name = NULL, email = NULL, role = NULL, digest = zeroblob(length(digest))"

    /// Puts marks in the place of those who supported old ideas and who used the product then.
    ///
    /// An account that was known by the contact is written down: nobody can look the contact up by the mark.
    private func retireSupportersAndUsers(_ plan: ErasurePlan, _ these: String) throws {
        try run(
            """
            UPDATE OR REPLACE idea_supporter SET contact_id = retired(hex(contact_id)), account_id = coalesce(
                nullif(account_id, ''), (SELECT c.account_id FROM contact AS c WHERE c.id = contact_id), '')
            WHERE contact_id <> '' AND idea_id IN (\(these))
            """)
        let account = """
            coalesce(nullif(account_id, ''), (SELECT c.account_id FROM contact AS c WHERE c.id = user), '')
            """
        try run(Self.moveUsage("retired(hex(user))", account, ErasurePlan.oldUsage), [plan.value])
        try run("DELETE FROM usage_count WHERE \(ErasurePlan.oldUsage)", [plan.value])
    }

    /// Counts uses again under another user and account, beside those that they were counted under.
    private static func moveUsage(_ user: String, _ account: String, _ condition: String) -> String {
        """
        INSERT INTO usage_count (week, event, account_id, user, source, uses, first_at, last_at)
        SELECT week, event, \(account), \(user), source, uses, first_at, last_at FROM usage_count WHERE \(condition)
        ON CONFLICT DO UPDATE SET uses = uses + excluded.uses, first_at = min(first_at, excluded.first_at),
            last_at = max(last_at, excluded.last_at)
        """
    }
}
