internal import GRDB
internal import GRDBSQLite
package import Journal
package import Storage

extension SQLiteStore {
    package func open(
        _ session: SessionRecord, definition: String, with drafts: [EntryDraft]
    ) throws(StoreFailure) -> [JournalEntry] {
        try write { db in try db.open(session, definition: definition, with: drafts).entries }
    }

    package func append(
        _ drafts: [EntryDraft], to session: SessionID, by driver: Lease?, status: SessionRecord.Status?
    ) throws(StoreFailure) -> [JournalEntry] {
        try write { db in
            let number = try db.number(of: session)
            try db.require(driver, of: session, number: number)
            return try db.append(drafts, to: session, number: number, status: status)
        }
    }

    package func append(
        _ drafts: [EntryDraft], to session: SessionID, after sequence: Int
    ) throws(StoreFailure) -> [JournalEntry] {
        try write { db in
            let number = try db.number(of: session)
            let last = try db.first(
                "SELECT coalesce(max(sequence), 0) FROM journal_entry WHERE session = ?", [.integer(number)]
            ) { $0.int(0) }
            guard last == sequence else { throw StoreFailure.overtaken(session) }
            return try db.append(drafts, to: session, number: number)
        }
    }

    package func entries(of session: SessionID, after sequence: Int) throws(StoreFailure) -> [JournalEntry] {
        try read { db in
            let number = try db.first("SELECT number FROM session WHERE id = ?", [.text(session.text)]) {
                $0.integer(0)
            }
            guard let number else { return [] }
            return try db.entries(of: session, number: number, after: sequence)
        }
    }

    package func withdraw(
        _ session: SessionID, saying drafts: [EntryDraft], by driver: Lease?, copies: [EntryPlace], contacts: [String]
    ) throws(StoreFailure) -> Int {
        let count = try write { db in
            try db.withdraw(
                Erasure.Withdrawal(session, saying: drafts, by: driver, copies: copies, contacts: contacts))
        }
        try emptyWriteAheadLog()
        return count
    }

    package func erase(
        _ places: [WordPlace], of session: SessionID, saying drafts: [EntryDraft], by driver: Lease?
    ) throws(StoreFailure) -> Int {
        let count = try write { db in
            let number = try db.number(of: session)
            let row = SQLValue.integer(number)
            try db.require(driver, of: session, number: number)
            try db.eraseDrafts(of: number)
            try db.run("DELETE FROM evidence WHERE session = ?", [row])
            try db.run("DELETE FROM session_evidence WHERE session = ?", [row])
            var count = 0
            for place in places {
                try db.run(
                    """
                    UPDATE words SET text = NULL, salt = x''
                    WHERE session = ? AND sequence = ? AND place = ? AND text IS NOT NULL
                    """, [row, .integer(place.sequence), .integer(place.place)])
                count += Int(sqlite3_changes(db.sqliteConnection))
            }
            _ = try db.append(drafts, to: session, number: number)
            return count
        }
        try emptyWriteAheadLog()
        return count
    }

    /// Moves all of the log into the file and cuts the log to nothing, so that no earlier page is left in it.
    ///
    /// While somebody else reads, SQLite does as much as it can and the rest with a later commit.
    func emptyWriteAheadLog() throws(StoreFailure) {
        do {
            try queue.unsafeReentrantWrite { db in
                guard !db.isInsideTransaction else { return }
                let code = sqlite3_wal_checkpoint_v2(db.sqliteConnection, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
                if code & 0xFF != SQLITE_BUSY, code & 0xFF != SQLITE_LOCKED { try db.check(code) }
            }
        } catch {
            throw StoreFailure(error, at: path)
        }
    }
}

extension Database {
    /// Opens a session, and gives its row number and its first entries.
    func open(
        _ session: SessionRecord, definition: String, with drafts: [EntryDraft]
    ) throws -> (number: Int64, entries: [JournalEntry]) {
        let taken = try first("SELECT 1 FROM session WHERE id = ?", [.text(session.id.text)]) { _ in true }
        guard taken == nil else { throw StoreFailure.sessionExists(session.id) }
        try run(
            "INSERT INTO definition (digest, text) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [.text(session.definition), .text(definition)])
        try run(
            """
            INSERT INTO session (id, kind, survey, definition, account_id, ticket_id, actor, started_at, status)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(session.id.text), .text(session.kind.rawValue), .text(session.survey),
                .text(session.definition), .optional(session.accountID), .optional(session.ticketID),
                .text(session.actor), .integer(session.startedAt), .text(session.status.rawValue),
            ])
        let number = lastInsertedRowID
        try log(session)
        return (number, try append(drafts, to: session.id, number: number))
    }

    /// Takes a session's words back, and gives how many stretches were erased.
    func withdraw(_ withdrawal: Erasure.Withdrawal) throws -> Int {
        let session = withdrawal.session
        let number = try number(of: session)
        let row = SQLValue.integer(number)
        try require(withdrawal.driver, of: session, number: number)
        try eraseDrafts(of: number)
        try run("UPDATE evidence SET words = NULL WHERE session = ? AND words IS NOT NULL", [row])
        var count = try change("UPDATE words SET text = NULL, salt = x'' WHERE session = ? AND text IS NOT NULL", [row])
        for copy in withdrawal.copies {
            count += try change(
                "UPDATE words SET text = NULL, salt = x'' WHERE session = ? AND sequence = ? AND text IS NOT NULL",
                [.integer(try self.number(of: copy.session)), .integer(copy.sequence)])
        }
        for contact in withdrawal.contacts {
            // Without its digest, since that is a hash of the name.
            count += try change(
                """
                UPDATE contact SET name = NULL, email = NULL, role = NULL, digest = zeroblob(length(digest))
                WHERE id = ? AND coalesce(name, email, role) IS NOT NULL
                """, [.text(contact)])
        }
        _ = try append(withdrawal.drafts, to: session, number: number)
        try run("UPDATE session SET status = 'ended' WHERE number = ?", [row])
        return count
    }

    /// Appends an act, sets what becomes of the session, and erases the half-typed line.
    func append(
        _ drafts: [EntryDraft], to session: SessionID, number: Int64, status: SessionRecord.Status?
    ) throws -> [JournalEntry] {
        let entries = try append(drafts, to: session, number: number)
        if let status {
            try run("UPDATE session SET status = ? WHERE number = ?", [.text(status.rawValue), .integer(number)])
        }
        if status == .ended {
            try eraseDrafts(of: number)
        } else {
            try run("DELETE FROM draft WHERE session = ?", [.integer(number)])
        }
        return entries
    }

    /// Erases the half-typed lines of the driver and of all who sit beside.
    fileprivate func eraseDrafts(of number: Int64) throws {
        try run("DELETE FROM draft WHERE session = ?", [.integer(number)])
        try run("DELETE FROM seat_draft WHERE session = ?", [.integer(number)])
    }

    /// Chains drafts to the end of a journal; runs inside a write transaction, so nobody can come between.
    fileprivate func append(
        _ drafts: [EntryDraft], to session: SessionID, number: Int64
    ) throws -> [JournalEntry] {
        let last = try first(
            "SELECT sequence, hash FROM journal_entry WHERE session = ? ORDER BY sequence DESC LIMIT 1",
            [.integer(number)]
        ) { (sequence: $0.int(0), hash: try $0.digest(1)) }
        var sequence = last?.sequence ?? 0
        var previous = last?.hash ?? .zero
        var entries: [JournalEntry] = []
        for draft in drafts {
            let entry = JournalEntry(chaining: draft, session: session, after: sequence, previous: previous)
            try insert(entry, number: number)
            entries.append(entry)
            sequence = entry.sequence
            previous = entry.hash
        }
        guard !entries.isEmpty else { return entries }
        // Counted on, never counted anew: what was cut off before stays missing.
        try run(
            "UPDATE session SET entries = entries + ?, last_hash = ? WHERE number = ?",
            [.integer(entries.count), .blob(previous.bytes), .integer(number)])
        return entries
    }

    /// Adds a session that was opened to the log of openings.
    fileprivate func log(_ session: SessionRecord) throws {
        guard let last = try first("SELECT last_opening FROM store_totals", [], { try $0.digest(0) }) else {
            throw StoreFailure(.corrupt, "the store's totals are gone", hint: "run 'doctor'")
        }
        let opening = SessionOpening(session, after: last)
        try run(
            "INSERT INTO session_opening (session_id, record, previous, hash) VALUES (?, ?, ?, ?)",
            [
                .text(opening.session.text), .blob(opening.record.bytes), .blob(opening.previous.bytes),
                .blob(opening.hash.bytes),
            ])
        try run("UPDATE store_totals SET sessions = sessions + 1, last_opening = ?", [.blob(opening.hash.bytes)])
    }

    private func insert(_ entry: JournalEntry, number: Int64) throws {
        let draft = entry.draft
        try run(
            """
            INSERT INTO journal_entry
                (session, sequence, time, monotonic, spell, actor, kind, schema, payload, previous, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(number), .integer(entry.sequence), .integer(draft.time), .integer(draft.monotonic),
                .integer(draft.spell), .text(draft.actor), .text(draft.kind), .integer(draft.schema),
                .text(draft.payload), .blob(entry.previous.bytes), .blob(entry.hash.bytes),
            ])
        for (place, words) in draft.words.enumerated() {
            try run(
                "INSERT INTO words (session, sequence, place, text, salt, digest) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    .integer(number), .integer(entry.sequence), .integer(place), .optional(words.text),
                    .blob(words.salt), .blob(words.digest.bytes),
                ])
        }
    }

    func entries(of session: SessionID, number: Int64, after sequence: Int) throws -> [JournalEntry] {
        var words: [Int: [SealedWords]] = [:]
        try each(
            """
            SELECT sequence, text, salt, digest FROM words WHERE session = ? AND sequence > ?
            ORDER BY sequence, place
            """, [.integer(number), .integer(sequence)]
        ) { row in
            words[row.int(0), default: []].append(
                SealedWords(text: row.optionalText(1), salt: row.blob(2), digest: try row.digest(3)))
        }
        return try all(
            """
            SELECT sequence, time, monotonic, spell, actor, kind, schema, payload, previous, hash
            FROM journal_entry WHERE session = ? AND sequence > ? ORDER BY sequence
            """, [.integer(number), .integer(sequence)]
        ) { row in
            JournalEntry(
                session: session, sequence: row.int(0),
                draft: EntryDraft(
                    time: row.integer(1), monotonic: row.integer(2), spell: row.int(3), actor: row.text(4),
                    kind: row.text(5), schema: row.int(6), payload: row.text(7), words: words[row.int(0)] ?? []),
                previous: try row.digest(8), hash: try row.digest(9))
        }
    }
}

extension SQLRow {
    func digest(_ column: Int32) throws -> Digest {
        guard let digest = Digest(bytes: blob(column)) else {
            throw StoreFailure(.corrupt, "the journal holds a hash of the wrong length", hint: "run 'doctor'")
        }
        return digest
    }
}
