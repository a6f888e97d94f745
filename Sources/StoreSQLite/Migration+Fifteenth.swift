extension Migration {
    /// What was erased for good: the log, the marks of people who do not come back, and the tickets without words.
    ///
    /// `erased_ticket` says of `comment` that only some comments are gone; a ticket of it keeps the themes that were found
    /// in it. Nothing here names anybody.
    static let fifteenth = Migration(
        version: 15,
        sql: """
            CREATE TABLE erasure (
                number INTEGER PRIMARY KEY,
                time INTEGER NOT NULL,
                actor TEXT NOT NULL,
                cause TEXT NOT NULL CHECK (cause IN ('person', 'age')),
                before INTEGER,
                reason TEXT,
                counts TEXT NOT NULL,
                sessions TEXT NOT NULL,
                CHECK ((before IS NULL) = (cause = 'person'))
            ) STRICT;
            CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure
            BEGIN SELECT RAISE(ABORT, 'the log of erasures never changes'); END;
            CREATE TRIGGER erasure_is_kept BEFORE DELETE ON erasure
            BEGIN SELECT RAISE(ABORT, 'the log of erasures is never deleted'); END;

            CREATE TABLE erased_person (
                mark TEXT NOT NULL PRIMARY KEY CHECK (mark <> '')
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE erased_ticket (
                ticket_id TEXT NOT NULL PRIMARY KEY,
                erasure INTEGER NOT NULL,
                cause TEXT NOT NULL CHECK (cause IN ('person', 'age', 'comment'))
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX erased_ticket_of ON erased_ticket (erasure);
            """)
}
