extension Migration {
    /// More kinds of records that a piece of evidence can be.
    ///
    /// The kinds stand in a CHECK, which SQLite can only change in the text of the schema; no row is touched by that.
    /// Evidence is drawn anew from the journals, so that summaries which were confirmed are told apart, and words that
    /// nobody allowed to be quoted are left out of it.
    static let eighth = Migration(
        version: 8,
        sql: """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema
                SET sql = replace(sql, '''verbatim'', ''closed'', ''paraphrase''',
                    '''verbatim'', ''closed'', ''confirmed'', ''paraphrase'', ''machine''')
                WHERE type = 'table' AND name = 'evidence';
            PRAGMA writable_schema = RESET;

            UPDATE session_evidence SET fingerprint = '';
            """)
}
