package import FeedbackModel
internal import GRDB
package import Storage

extension SQLiteStore {
    package func usageEvents() throws(StoreFailure) -> [String] {
        try read { db in try db.all("SELECT DISTINCT event FROM usage_count ORDER BY event") { $0.text(0) } }
    }

    package func usage(_ query: UsageQuery) throws(StoreFailure) -> [UsageFigure] {
        var conditions = ["TRUE"]
        let users = query.users.map { user, account in JSONText.array([user.account, user.user, account]) }
        var values: [SQLValue] = [
            .text(JSONText.object(query.features)), .text(JSONText.object(query.accounts)),
            .text("[\(users.joined(separator: ","))]"),
        ]
        func add(_ condition: String, _ value: SQLValue) {
            values.append(value)
            conditions.append(condition.replacing("?", with: "?\(values.count)"))
        }
        if let account = query.accountID, !query.users.isEmpty || !query.accounts.isEmpty {
            add("account = ?", .text(account))
        } else if let account = query.accountID {
            add(
                """
                (account_id = ? OR (account_id = '' AND user IN (SELECT id FROM contact WHERE contact.account_id = ?)))
                """, .text(account))
        }
        if let since = query.since { add("week >= ?", .integer(since.number)) }
        if let until = query.until { add("week <= ?", .integer(until.number)) }
        if let only = query.only {
            add("feature IN (SELECT value FROM json_each(?))", .text(JSONText.array(only.sorted())))
        }
        let weeks = query.divisions.contains(.week) ? "week" : "NULL"
        let accounts = query.divisions.contains(.account) ? "account" : "NULL"
        let sql = """
            WITH named (event, feature) AS MATERIALIZED (SELECT key, value FROM json_each(?1)),
            counted (id, account) AS MATERIALIZED (SELECT key, value FROM json_each(?2)),
            owned (id, user, account) AS MATERIALIZED (
                SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?3)),
            given AS (
                SELECT coalesce(named.feature, usage_count.event) AS feature, week, user, uses, first_at, last_at,
                    usage_count.account_id AS account_id,
                    CASE WHEN usage_count.account_id <> '' THEN usage_count.account_id
                        ELSE (SELECT contact.account_id FROM contact WHERE contact.id = user) END AS said
                FROM usage_count LEFT JOIN named ON named.event = usage_count.event
            ),
            used AS (
                SELECT given.*, coalesce(owned.account, counted.account, said) AS account
                FROM given LEFT JOIN owned ON owned.id = given.account_id AND owned.user = given.user
                    LEFT JOIN counted ON counted.id = said
            )
            SELECT feature, \(weeks), \(accounts), sum(uses), count(DISTINCT nullif(user, '')), count(DISTINCT account),
                min(first_at), max(last_at)
            FROM used WHERE \(conditions.joined(separator: " AND "))
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """
        return try read { db in
            try db.all(sql, values) { row in
                UsageFigure(
                    feature: row.text(0), week: row.optionalInteger(1).map { UsageWeek(number: Int($0)) },
                    accountID: row.optionalText(2), uses: row.int(3), users: row.int(4), accounts: row.int(5),
                    first: row.integer(6), last: row.integer(7))
            }
        }
    }
}
