extension Migration {
    /// What few files say of a ticket, and the log of imports with what taking one back needs.
    ///
    /// Each record names the import that wrote it as it stands; those from before there was a log, and those that were
    /// typed, name none. `ticket_before`, `account_before` and `contact_before` hold what a record was like before an
    /// import updated it: nothing is kept of new ones, so that a first load costs no more. A ticket's words are among it
    /// only where the import changed them. A `kind` that is NULL is a ticket.
    static let tenth = Migration(
        version: 10,
        sql: """
            ALTER TABLE ticket ADD COLUMN kind TEXT CHECK (kind IN ('idea', 'review'));
            ALTER TABLE ticket ADD COLUMN votes INTEGER;
            ALTER TABLE ticket ADD COLUMN solved_at INTEGER;
            ALTER TABLE ticket ADD COLUMN first_reply_at INTEGER;
            ALTER TABLE ticket ADD COLUMN reopens INTEGER;
            ALTER TABLE ticket ADD COLUMN team TEXT;
            ALTER TABLE ticket ADD COLUMN import INTEGER;
            ALTER TABLE account ADD COLUMN import INTEGER;
            ALTER TABLE contact ADD COLUMN import INTEGER;

            CREATE TABLE import_log (
                number INTEGER PRIMARY KEY,
                time INTEGER NOT NULL,
                actor TEXT NOT NULL,
                file TEXT NOT NULL,
                sha256 TEXT NOT NULL,
                mapping TEXT NOT NULL,
                kind TEXT NOT NULL,
                source TEXT NOT NULL,
                records INTEGER NOT NULL,
                stored INTEGER NOT NULL,
                updated INTEGER NOT NULL,
                unchanged INTEGER NOT NULL,
                dropped TEXT NOT NULL,
                failed INTEGER NOT NULL,
                tombstones INTEGER NOT NULL,
                undone_at INTEGER,
                undone_by TEXT
            ) STRICT;
            CREATE TRIGGER import_log_is_kept BEFORE DELETE ON import_log
            BEGIN SELECT RAISE(ABORT, 'the log of imports is never deleted'); END;

            CREATE TABLE ticket_before (
                changed_by INTEGER NOT NULL REFERENCES import_log (number) DEFERRABLE INITIALLY DEFERRED,
                id TEXT NOT NULL,
                text_number INTEGER,
                created_at INTEGER NOT NULL,
                updated_at INTEGER,
                is_tombstone INTEGER NOT NULL,
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
                kind TEXT,
                votes INTEGER,
                solved_at INTEGER,
                first_reply_at INTEGER,
                reopens INTEGER,
                team TEXT,
                import INTEGER,
                subject TEXT,
                body TEXT,
                unmapped TEXT,
                PRIMARY KEY (changed_by, id)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE account_before (
                changed_by INTEGER NOT NULL REFERENCES import_log (number) DEFERRABLE INITIALLY DEFERRED,
                id TEXT NOT NULL,
                source TEXT NOT NULL,
                name TEXT NOT NULL,
                attributes TEXT NOT NULL,
                seats INTEGER,
                revenue REAL,
                lifecycle TEXT,
                digest BLOB NOT NULL,
                import INTEGER,
                PRIMARY KEY (changed_by, id)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE contact_before (
                changed_by INTEGER NOT NULL REFERENCES import_log (number) DEFERRABLE INITIALLY DEFERRED,
                id TEXT NOT NULL,
                source TEXT NOT NULL,
                account_id TEXT,
                name TEXT,
                email TEXT,
                role TEXT,
                digest BLOB NOT NULL,
                import INTEGER,
                PRIMARY KEY (changed_by, id)
            ) STRICT, WITHOUT ROWID;
            """)
}
