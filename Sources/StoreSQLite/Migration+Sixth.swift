extension Migration {
    /// When the driver's spell began, as the host's clocks count, so that consoles beside it tell the same time.
    static let sixth = Migration(version: 6, sql: "ALTER TABLE lease ADD COLUMN began INTEGER;")
}
