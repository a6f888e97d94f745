package import FeedbackModel
internal import Synchronization

extension MemoryStore {
    /// Uses by week, event, account and user, and the events that were counted.
    struct Usage: Sendable {
        struct Cell: Hashable, Sendable {
            var source: String
            var week: UsageWeek
            var event: String
            var account: String?
            var user: String?
        }

        struct Tally: Sendable {
            var uses = 0
            var first = Int64.max
            var last = Int64.min

            mutating func add(_ other: Tally) {
                uses += other.uses
                (first, last) = (min(first, other.first), max(last, other.last))
            }
        }

        struct Identity: Hashable, Sendable {
            var day: Int64
            var key: Int64
        }

        var cells: [Cell: Tally] = [:]
        var seen: Set<Identity> = []

        /// Counts an event, and says whether it is new.
        mutating func count(_ event: UsageEvent) -> Bool {
            guard seen.insert(Identity(day: event.day, key: event.identity)).inserted else { return false }
            let cell = Cell(
                source: event.source, week: event.week, event: event.name, account: event.accountID, user: event.user)
            cells[cell, default: Tally()].add(Tally(uses: 1, first: event.time, last: event.time))
            return true
        }
    }

    package func usageEvents() throws(StoreFailure) -> [String] {
        state.withLock { state in
            Set(state.customers.usage.cells.keys.map(\.event)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
    }

    package func usage(_ query: UsageQuery) throws(StoreFailure) -> [UsageFigure] {
        struct Group: Hashable {
            var feature: String
            var week: UsageWeek?
            var account: String?
        }
        struct Sum {
            var tally = Usage.Tally()
            var users: Set<String> = []
            var accounts: Set<String> = []
        }
        let customers = state.withLock { $0.customers }
        var sums: [Group: Sum] = [:]
        for (cell, tally) in customers.usage.cells {
            let feature = query.features[cell.event] ?? cell.event
            let given = cell.account ?? cell.user.flatMap { customers.contacts[$0]?.accountID }
            let user = UsageUser(account: cell.account ?? "", user: cell.user ?? "")
            let account = query.users[user] ?? given.map { query.accounts[$0] ?? $0 }
            guard query.only?.contains(feature) ?? true, query.since.map({ $0 <= cell.week }) ?? true,
                query.until.map({ $0 >= cell.week }) ?? true, query.accountID.map({ $0 == account }) ?? true
            else { continue }
            let group = Group(
                feature: feature, week: query.divisions.contains(.week) ? cell.week : nil,
                account: query.divisions.contains(.account) ? account : nil)
            sums[group, default: Sum()].tally.add(tally)
            if let user = cell.user { sums[group, default: Sum()].users.insert(user) }
            if let account { sums[group, default: Sum()].accounts.insert(account) }
        }
        func key(_ group: Group) -> ([UInt8], Int, [UInt8]) {
            (Array(group.feature.utf8), group.week?.number ?? 0, Array((group.account ?? "").utf8))
        }
        let sorted = sums.sorted { left, right in
            let (one, other) = (key(left.key), key(right.key))
            if one.0 != other.0 { return one.0.lexicographicallyPrecedes(other.0) }
            return one.1 != other.1 ? one.1 < other.1 : one.2.lexicographicallyPrecedes(other.2)
        }
        return sorted.map { group, sum in
            UsageFigure(
                feature: group.feature, week: group.week, accountID: group.account, uses: sum.tally.uses,
                users: sum.users.count, accounts: sum.accounts.count, first: sum.tally.first, last: sum.tally.last)
        }
    }
}
