extension Migration {
    /// How the product is used.
    ///
    /// A row of `usage_count` is one user of one account in one week, so that different users can be counted over any
    /// weeks, features and accounts. What nobody knows is empty. `usage_seen` holds 64 bits for each event that was
    /// counted, so that an export that overlaps another counts nothing twice, whatever is in it.
    static let eleventh = Migration(
        version: 11,
        sql: """
            CREATE TABLE usage_count (
                week INTEGER NOT NULL,
                event TEXT NOT NULL CHECK (event <> ''),
                account_id TEXT NOT NULL,
                user TEXT NOT NULL,
                source TEXT NOT NULL,
                uses INTEGER NOT NULL CHECK (uses > 0),
                first_at INTEGER NOT NULL,
                last_at INTEGER NOT NULL,
                PRIMARY KEY (week, event, account_id, user, source)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX usage_count_on_account ON usage_count (account_id, user);

            CREATE TABLE usage_seen (
                day INTEGER NOT NULL,
                key INTEGER NOT NULL,
                PRIMARY KEY (day, key)
            ) STRICT, WITHOUT ROWID;
            """)
}
