extension Migration {
    /// Which tickets are about which themes, kept in the form in which they are counted; made anew when it is missing.
    static let ninth = Migration(
        version: 9,
        sql: """
            CREATE TABLE theme_tickets (
                number INTEGER PRIMARY KEY,
                themes TEXT NOT NULL,
                accounts TEXT NOT NULL,
                priorities TEXT NOT NULL,
                rows BLOB NOT NULL
            ) STRICT;
            """)
}
