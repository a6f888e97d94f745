extension Migration {
    /// Fewer pages for each answer.
    ///
    /// What an answer costs is the pages that its commit writes. Words had two, their row and its index; without row
    /// numbers they have one. The count of all entries of the store had a page of its own and said nothing that the
    /// counts of the sessions, which are chained themselves, do not say.
    static let third = Migration(
        version: 3,
        sql: """
            CREATE TABLE words_by_place (
                session INTEGER NOT NULL,
                sequence INTEGER NOT NULL,
                place INTEGER NOT NULL CHECK (place >= 0),
                text TEXT,
                salt BLOB NOT NULL,
                digest BLOB NOT NULL CHECK (length(digest) = 32),
                PRIMARY KEY (session, sequence, place),
                FOREIGN KEY (session, sequence) REFERENCES journal_entry (session, sequence)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO words_by_place SELECT session, sequence, place, text, salt, digest FROM words
                ORDER BY session, sequence, place;
            DROP TABLE words;
            ALTER TABLE words_by_place RENAME TO words;
            CREATE TRIGGER words_are_only_erased BEFORE UPDATE ON words
            WHEN NEW.text IS NOT NULL OR NEW.salt <> x'' OR NEW.digest <> OLD.digest OR NEW.session <> OLD.session
                OR NEW.sequence <> OLD.sequence OR NEW.place <> OLD.place
            BEGIN SELECT RAISE(ABORT, 'words can only be erased'); END;
            CREATE TRIGGER words_are_kept BEFORE DELETE ON words
            BEGIN SELECT RAISE(ABORT, 'words can only be erased'); END;

            ALTER TABLE store_totals DROP COLUMN entries;
            """)
}
