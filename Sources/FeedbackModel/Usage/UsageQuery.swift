/// Which uses to count, and by what.
package struct UsageQuery: Hashable, Sendable {
    /// What figures are divided by, besides features.
    package enum Division: String, Hashable, Sendable, CaseIterable { case week, account }

    /// The feature that an event belongs to; an event that is not here is a feature of its own.
    package var features: [String: String]
    package var divisions: Set<Division>
    /// Only these features; `nil` for all.
    package var only: Set<String>?
    package var accountID: String?
    package var since: UsageWeek?
    package var until: UsageWeek?
    /// The account as which another one counts, by the other's id.
    package var accounts: [String: String] = [:]
    /// Whose the uses of some users are that name no account on file, where that is another one than they say.
    package var users: [UsageUser: String] = [:]

    package init(
        features: [String: String] = [:], by divisions: Set<Division> = [], only: Set<String>? = nil,
        accountID: String? = nil, since: UsageWeek? = nil, until: UsageWeek? = nil
    ) {
        self.features = features
        self.divisions = divisions
        self.only = only
        self.accountID = accountID
        self.since = since
        self.until = until
    }
}

/// Somebody who used the product, as the events name them.
package struct UsageUser: Hashable, Sendable {
    /// Empty where the events name none.
    package var account: String
    package var user: String

    package init(account: String, user: String) {
        self.account = account
        self.user = user
    }
}

/// How much a feature was used.
package struct UsageFigure: Hashable, Sendable {
    package var feature: String
    /// `nil` where weeks are not told apart.
    package var week: UsageWeek?
    /// `nil` where accounts are not told apart, and for uses whose account nobody knows.
    package var accountID: String?
    package var uses: Int
    /// Different users; 0 where the events name none.
    package var users: Int
    /// Different accounts; 0 where none is known.
    package var accounts: Int
    /// Seconds since 1970-01-01 UTC.
    package var first: Int64
    package var last: Int64

    package init(
        feature: String, week: UsageWeek?, accountID: String?, uses: Int, users: Int, accounts: Int, first: Int64,
        last: Int64
    ) {
        self.feature = feature
        self.week = week
        self.accountID = accountID
        self.uses = uses
        self.users = users
        self.accounts = accounts
        self.first = first
        self.last = last
    }
}
