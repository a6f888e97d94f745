extension Migration {
    /// Sessions and journal, customers, evidence, reviews.
    ///
    /// Tickets are split, after measurement: a narrow row that changes often (`ticket`), and a text that hardly ever
    /// does (`ticket_text`). Texts are numbered in the order of their coming, and a changed text takes a new number; so
    /// "not matched yet" is all that is above `matching.up_to`.
    static let first = Migration(version: 1, sql: sessions + customers + evidence)

    private static let sessions = """
        CREATE TABLE definition (
            digest TEXT NOT NULL PRIMARY KEY CHECK (digest <> ''),
            text TEXT NOT NULL
        ) STRICT;

        CREATE TABLE session (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            kind TEXT NOT NULL CHECK (kind IN ('interview', 'answer', 'group')),
            survey TEXT NOT NULL,
            definition TEXT NOT NULL REFERENCES definition (digest),
            account_id TEXT,
            ticket_id TEXT,
            actor TEXT NOT NULL,
            started_at INTEGER NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('open', 'suspended', 'ended'))
        ) STRICT;

        CREATE TABLE journal_entry (
            session INTEGER NOT NULL REFERENCES session (number),
            sequence INTEGER NOT NULL CHECK (sequence > 0),
            time INTEGER NOT NULL,
            monotonic INTEGER NOT NULL,
            spell INTEGER NOT NULL,
            actor TEXT NOT NULL,
            kind TEXT NOT NULL,
            schema INTEGER NOT NULL,
            payload TEXT NOT NULL,
            previous BLOB NOT NULL CHECK (length(previous) = 32),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            PRIMARY KEY (session, sequence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE words (
            session INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            place INTEGER NOT NULL CHECK (place >= 0),
            text TEXT,
            salt BLOB NOT NULL,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            PRIMARY KEY (session, sequence, place),
            FOREIGN KEY (session, sequence) REFERENCES journal_entry (session, sequence)
        ) STRICT;

        CREATE TABLE draft (
            session INTEGER PRIMARY KEY REFERENCES session (number),
            text TEXT NOT NULL,
            after_sequence INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE lease (
            session INTEGER PRIMARY KEY REFERENCES session (number),
            actor TEXT NOT NULL,
            process INTEGER NOT NULL,
            process_start TEXT NOT NULL,
            host TEXT NOT NULL,
            since INTEGER NOT NULL
        ) STRICT;

        CREATE TRIGGER definition_stays BEFORE UPDATE ON definition
        BEGIN SELECT RAISE(ABORT, 'definitions never change'); END;
        CREATE TRIGGER definition_is_kept BEFORE DELETE ON definition
        BEGIN SELECT RAISE(ABORT, 'definitions are never deleted'); END;

        CREATE TRIGGER session_is_kept BEFORE DELETE ON session
        BEGIN SELECT RAISE(ABORT, 'sessions are never deleted'); END;

        CREATE TRIGGER journal_entry_follows BEFORE INSERT ON journal_entry
        WHEN NEW.sequence <> 1 + (
            SELECT coalesce(max(sequence), 0) FROM journal_entry WHERE session = NEW.session)
        BEGIN SELECT RAISE(ABORT, 'the journal has no gaps'); END;
        CREATE TRIGGER journal_entry_stays BEFORE UPDATE ON journal_entry
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
        CREATE TRIGGER journal_entry_is_kept BEFORE DELETE ON journal_entry
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

        CREATE TRIGGER words_are_only_erased BEFORE UPDATE ON words
        WHEN NEW.text IS NOT NULL OR NEW.salt <> x'' OR NEW.digest <> OLD.digest OR NEW.session <> OLD.session
            OR NEW.sequence <> OLD.sequence OR NEW.place <> OLD.place
        BEGIN SELECT RAISE(ABORT, 'words can only be erased'); END;
        CREATE TRIGGER words_are_kept BEFORE DELETE ON words
        BEGIN SELECT RAISE(ABORT, 'words can only be erased'); END;

        """

    private static let customers = """
        CREATE TABLE account (
            id TEXT NOT NULL PRIMARY KEY,
            source TEXT NOT NULL,
            name TEXT NOT NULL,
            attributes TEXT NOT NULL,
            seats INTEGER,
            revenue REAL,
            lifecycle TEXT,
            digest BLOB NOT NULL
        ) STRICT;

        CREATE TABLE contact (
            id TEXT NOT NULL PRIMARY KEY,
            source TEXT NOT NULL,
            account_id TEXT,
            name TEXT,
            email TEXT,
            role TEXT,
            digest BLOB NOT NULL
        ) STRICT;

        CREATE TABLE ticket (
            id TEXT NOT NULL PRIMARY KEY,
            text_number INTEGER,
            created_at INTEGER NOT NULL,
            updated_at INTEGER,
            is_tombstone INTEGER NOT NULL CHECK (is_tombstone IN (0, 1)),
            account_id TEXT,
            contact_id TEXT,
            source TEXT NOT NULL,
            channel TEXT,
            status TEXT NOT NULL,
            priority TEXT,
            language TEXT,
            satisfaction REAL,
            tags TEXT NOT NULL,
            text_digest BLOB NOT NULL,
            digest BLOB NOT NULL,
            CHECK ((text_number IS NULL) = is_tombstone)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX ticket_on_account ON ticket (account_id);

        CREATE TABLE ticket_text (
            number INTEGER PRIMARY KEY,
            ticket_id TEXT NOT NULL,
            subject TEXT NOT NULL,
            body TEXT NOT NULL,
            unmapped TEXT
        ) STRICT;

        """

    private static let evidence = """
        CREATE TABLE codebook (
            single INTEGER PRIMARY KEY CHECK (single = 1),
            name TEXT NOT NULL,
            fingerprint TEXT NOT NULL
        ) STRICT;

        CREATE TABLE theme (
            position INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            category TEXT NOT NULL,
            definition TEXT NOT NULL,
            inclusion TEXT,
            exclusion TEXT,
            example TEXT
        ) STRICT;

        CREATE TABLE theme_phrase (
            theme INTEGER NOT NULL REFERENCES theme (position),
            position INTEGER NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (theme, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE matching (
            single INTEGER PRIMARY KEY CHECK (single = 1),
            up_to INTEGER NOT NULL
        ) STRICT;
        INSERT INTO matching VALUES (1, 0);

        CREATE TABLE ticket_theme (
            ticket_id TEXT NOT NULL REFERENCES ticket (id),
            theme TEXT NOT NULL,
            phrase TEXT NOT NULL,
            PRIMARY KEY (ticket_id, theme, phrase)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE session_evidence (
            session INTEGER PRIMARY KEY REFERENCES session (number),
            sequence INTEGER NOT NULL,
            fingerprint TEXT NOT NULL
        ) STRICT;

        CREATE TABLE evidence (
            number INTEGER PRIMARY KEY,
            session INTEGER NOT NULL REFERENCES session_evidence (session),
            theme TEXT NOT NULL,
            sequence INTEGER,
            place TEXT,
            ticket_id TEXT,
            channel TEXT NOT NULL CHECK (channel IN ('interview', 'survey', 'focus_group', 'ticket')),
            fidelity TEXT NOT NULL CHECK (fidelity IN ('verbatim', 'closed', 'paraphrase')),
            account_id TEXT,
            speaker TEXT,
            time INTEGER NOT NULL,
            was_asked INTEGER NOT NULL CHECK (was_asked IN (0, 1)),
            is_present INTEGER NOT NULL CHECK (is_present IN (0, 1)),
            severity REAL,
            words TEXT,
            CHECK ((sequence IS NULL) = (place IS NULL)),
            CHECK ((sequence IS NULL) <> (ticket_id IS NULL))
        ) STRICT;
        CREATE INDEX evidence_on_session ON evidence (session);
        CREATE INDEX evidence_on_theme ON evidence (theme);

        CREATE TABLE review (
            name TEXT NOT NULL PRIMARY KEY,
            frozen_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            document TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER review_stays BEFORE UPDATE ON review
        BEGIN SELECT RAISE(ABORT, 'reviews never change'); END;
        CREATE TRIGGER review_is_kept BEFORE DELETE ON review
        BEGIN SELECT RAISE(ABORT, 'reviews are never deleted'); END;
        """
}
