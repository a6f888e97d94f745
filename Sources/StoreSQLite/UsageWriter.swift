internal import FeedbackModel
internal import GRDB
internal import GRDBSQLite
internal import Storage

/// Counts the events of one import.
///
/// Whether an event is new is asked of the store, so memory does not grow with how many there are: what is added up
/// between two flushes is bounded, and SQLite's cache is.
final class UsageWriter {
    /// Sums are written when there are so many.
    private static let pendingLimit = 8192

    private struct Cell: Hashable {
        var week: Int
        var event: String
        var account: String
        var user: String
        var source: String
    }

    private struct Sum {
        var uses: Int
        var first: Int64
        var last: Int64
    }

    private let db: Database
    private let see: Statement
    private var pending: [Cell: Sum] = [:]

    init(_ db: Database) throws {
        self.db = db
        see = try db.cachedStatement(sql: "INSERT INTO usage_seen (day, key) VALUES (?, ?) ON CONFLICT DO NOTHING")
    }

    /// Counts an event, and says whether it is new.
    func count(_ event: UsageEvent) throws -> Bool {
        var bound = BoundStatement(see.sqliteStatement)
        bound.bind(event.day)
        bound.bind(event.identity)
        try bound.run()
        guard sqlite3_changes(db.sqliteConnection) == 1 else { return false }
        let cell = Cell(
            week: event.week.number, event: event.name, account: event.accountID ?? "", user: event.user ?? "",
            source: event.source)
        if let sum = pending[cell] {
            pending[cell] = Sum(
                uses: sum.uses + 1, first: min(sum.first, event.time), last: max(sum.last, event.time))
        } else {
            if pending.count >= Self.pendingLimit { try flush() }
            pending[cell] = Sum(uses: 1, first: event.time, last: event.time)
        }
        return true
    }

    /// Adds to the store what was counted since the last time.
    func flush() throws {
        for (cell, sum) in pending {
            try db.run(
                """
                INSERT INTO usage_count (week, event, account_id, user, source, uses, first_at, last_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET uses = uses + excluded.uses, first_at = min(first_at, excluded.first_at),
                    last_at = max(last_at, excluded.last_at)
                """,
                [
                    .integer(cell.week), .text(cell.event), .text(cell.account), .text(cell.user), .text(cell.source),
                    .integer(sum.uses), .integer(sum.first), .integer(sum.last),
                ])
        }
        pending.removeAll(keepingCapacity: true)
    }
}
