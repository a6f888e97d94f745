extension Migration {
    /// Who supports ideas, and which ideas were closed into others.
    ///
    /// A supporter is a contact, an account or both; what is not known is empty. `is_listed` is whether the idea's own
    /// record names the supporter, so that one it no longer names can be taken out again.
    static let twelfth = Migration(
        version: 12,
        sql: """
            CREATE TABLE idea_supporter (
                idea_id TEXT NOT NULL,
                contact_id TEXT NOT NULL,
                account_id TEXT NOT NULL,
                time INTEGER,
                is_listed INTEGER NOT NULL CHECK (is_listed IN (0, 1)),
                PRIMARY KEY (idea_id, contact_id, account_id),
                CHECK (contact_id <> '' OR account_id <> '')
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE idea_original (
                idea_id TEXT NOT NULL PRIMARY KEY,
                original_id TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX ticket_of_kind ON ticket (kind) WHERE kind IS NOT NULL;
            """)
}
