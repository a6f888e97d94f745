/// One act of a customer in the product, as an analytics tool recorded it; it is counted and not kept.
package struct UsageEvent: Hashable, Sendable {
    /// Where it comes from, as in the mapping.
    package var source: String
    /// What was done, in the tool's words, for example `export_started`.
    package var name: String
    /// `nil` where the tool does not say for whom.
    package var accountID: String?
    /// `nil` where the tool does not say by whom.
    package var user: String?
    /// Seconds since 1970-01-01 UTC.
    package var time: Int64
    /// Stands for the event wherever it is met again, so that no event counts twice.
    package var identity: Int64

    package init(source: String, name: String, accountID: String?, user: String?, time: Int64, identity: Int64) {
        self.source = source
        self.name = name
        self.accountID = accountID
        self.user = user
        self.time = time
        self.identity = identity
    }

    /// Days since 1970-01-01 in UTC.
    package var day: Int64 { time >= 0 ? time / 86_400 : (time - 86_399) / 86_400 }

    package var week: UsageWeek { UsageWeek(day: day) }
}
