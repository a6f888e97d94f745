extension Migration {
    /// What is done at the desk beside interviews, and whose account a piece of evidence is.
    ///
    /// A journal of the kind `desk` is chained, kept and erased as those of sessions are. The kind stands in a CHECK, which
    /// SQLite can only change in the text of the schema; no row is touched by that. Evidence is drawn anew from the
    /// journals, so what agents say is told apart from what customers say as soon as it is drawn.
    static let fourth = Migration(
        version: 4,
        sql: """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema
                SET sql = replace(sql, '''interview'', ''answer'', ''group''', '''interview'', ''answer'', ''group'', ''desk''')
                WHERE type = 'table' AND name = 'session';
            PRAGMA writable_schema = RESET;

            ALTER TABLE evidence ADD COLUMN source_kind TEXT NOT NULL DEFAULT 'customer'
                CHECK (source_kind IN ('customer', 'agent_opinion'));
            UPDATE session_evidence SET fingerprint = '';
            """)
}
