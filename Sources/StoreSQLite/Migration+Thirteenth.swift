extension Migration {
    /// What was written after a ticket's first message.
    ///
    /// Comments belong to a text, whose number changes with any of them, and go and come back with it. Those of a text
    /// that an import replaced stay under its number, which `ticket_before` knows, until nothing can bring it back.
    static let thirteenth = Migration(
        version: 13,
        sql: """
            CREATE TABLE ticket_comment (
                text_number INTEGER NOT NULL,
                position INTEGER NOT NULL,
                speaker TEXT NOT NULL CHECK (speaker IN ('customer', 'agent', 'bot', 'note')),
                author TEXT,
                created_at INTEGER,
                body TEXT NOT NULL,
                PRIMARY KEY (text_number, position)
            ) STRICT, WITHOUT ROWID;
            """)
}
