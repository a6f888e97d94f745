extension Migration {
    /// The half-typed lines of those who sit beside a session's driver.
    static let seventh = Migration(
        version: 7,
        sql: """
            CREATE TABLE seat_draft (
                session INTEGER NOT NULL REFERENCES session (number),
                actor TEXT NOT NULL,
                role TEXT NOT NULL,
                text TEXT NOT NULL,
                PRIMARY KEY (session, actor, role)
            ) STRICT, WITHOUT ROWID;
            """)
}
