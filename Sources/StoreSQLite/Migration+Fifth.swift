extension Migration {
    /// Places in quotas, so that sessions at the same time do not take the same one.
    ///
    /// They follow from the journals and could be made from them again. The empty quota says of a session that has ended
    /// that it was looked at.
    static let fifth = Migration(
        version: 5,
        sql: """
            CREATE TABLE quota_place (
                survey TEXT NOT NULL,
                quota TEXT NOT NULL,
                session INTEGER NOT NULL REFERENCES session (number),
                until INTEGER,
                PRIMARY KEY (survey, quota, session)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX quota_place_by_session ON quota_place (session);
            """)
}
