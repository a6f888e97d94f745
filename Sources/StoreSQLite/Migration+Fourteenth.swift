extension Migration {
    /// Whose tickets are that name no account on file.
    ///
    /// It follows from what they and their contacts say, at each reading; so the tickets as they are counted keep that. They
    /// are made anew, and again whenever a contact changes, by whatever act.
    static let fourteenth = Migration(
        version: 14,
        sql: """
            DELETE FROM theme_tickets;
            ALTER TABLE theme_tickets ADD COLUMN contact_accounts TEXT NOT NULL DEFAULT '[]';
            ALTER TABLE theme_tickets ADD COLUMN domains TEXT NOT NULL DEFAULT '[]';

            CREATE TRIGGER contact_comes AFTER INSERT ON contact
            WHEN EXISTS (SELECT 1 FROM theme_tickets)
            BEGIN DELETE FROM theme_tickets; END;
            CREATE TRIGGER contact_goes AFTER DELETE ON contact
            WHEN EXISTS (SELECT 1 FROM theme_tickets)
            BEGIN DELETE FROM theme_tickets; END;
            CREATE TRIGGER contact_changes AFTER UPDATE OF account_id, email ON contact
            WHEN EXISTS (SELECT 1 FROM theme_tickets)
            BEGIN DELETE FROM theme_tickets; END;
            CREATE TRIGGER account_goes AFTER DELETE ON account
            WHEN EXISTS (SELECT 1 FROM theme_tickets)
            BEGIN DELETE FROM theme_tickets; END;
            """)
}
