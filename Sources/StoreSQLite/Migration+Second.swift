extension Migration {
    /// Who drives a session now, and what the store says of itself.
    ///
    /// A lease has a generation, so that a driver that was replaced is known for one; it stays when it is given back, so
    /// that the generations go on. A session counts its entries and names the last one; `session_opening` is a hash chain
    /// of all sessions that were opened, and `store_totals` counts all of both. Sessions from before have no opening:
    /// `early` is the last of them by number, and words of theirs that are gone now were erased by a version that wrote
    /// no withdrawal.
    static let second = Migration(
        version: 2,
        sql: """
            ALTER TABLE lease ADD COLUMN generation INTEGER NOT NULL DEFAULT 1;
            ALTER TABLE lease ADD COLUMN is_released INTEGER NOT NULL DEFAULT 0 CHECK (is_released IN (0, 1));

            ALTER TABLE session ADD COLUMN entries INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE session ADD COLUMN last_hash BLOB NOT NULL CHECK (length(last_hash) = 32)
                DEFAULT x'0000000000000000000000000000000000000000000000000000000000000000';
            ALTER TABLE session ADD COLUMN erased_up_to INTEGER NOT NULL DEFAULT 0;
            UPDATE session SET
                entries = (SELECT count(*) FROM journal_entry WHERE journal_entry.session = session.number),
                last_hash = coalesce((
                    SELECT hash FROM journal_entry WHERE journal_entry.session = session.number
                    ORDER BY sequence DESC LIMIT 1), last_hash),
                erased_up_to = coalesce((
                    SELECT max(sequence) FROM words WHERE words.session = session.number AND text IS NULL), 0);

            CREATE TABLE session_opening (
                number INTEGER PRIMARY KEY,
                session_id TEXT NOT NULL UNIQUE,
                record BLOB NOT NULL CHECK (length(record) = 32),
                previous BLOB NOT NULL CHECK (length(previous) = 32),
                hash BLOB NOT NULL CHECK (length(hash) = 32)
            ) STRICT;
            CREATE TRIGGER session_opening_stays BEFORE UPDATE ON session_opening
            BEGIN SELECT RAISE(ABORT, 'the log of openings is append-only'); END;
            CREATE TRIGGER session_opening_is_kept BEFORE DELETE ON session_opening
            BEGIN SELECT RAISE(ABORT, 'the log of openings is append-only'); END;

            CREATE TABLE store_totals (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                sessions INTEGER NOT NULL,
                entries INTEGER NOT NULL,
                last_opening BLOB NOT NULL CHECK (length(last_opening) = 32),
                early INTEGER NOT NULL
            ) STRICT;
            INSERT INTO store_totals (one, sessions, entries, last_opening, early) VALUES (
                1, (SELECT count(*) FROM session), (SELECT count(*) FROM journal_entry),
                x'0000000000000000000000000000000000000000000000000000000000000000',
                (SELECT coalesce(max(number), 0) FROM session));
            CREATE TRIGGER store_totals_are_kept BEFORE DELETE ON store_totals
            BEGIN SELECT RAISE(ABORT, 'the totals are never deleted'); END;
            """)
}
