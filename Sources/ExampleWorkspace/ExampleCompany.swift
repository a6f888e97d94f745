/// Larkspur, a made-up company that sells reporting software: its customers and what they wrote to its help desk.
///
/// All of it follows from the seed. What accounts say in tickets, surveys and interviews comes from the same hidden needs,
/// so that words and shares agree as they would in life.
package struct ExampleCompany: Hashable, Sendable {
    package static let defaultSeed: UInt64 = 2026

    package let accounts: [ExampleAccount]
    package let tickets: [ExampleTicket]

    package init(seed: UInt64 = defaultSeed) {
        accounts = ExampleAccount.make(seed: seed)
        tickets = ExampleTicket.make(for: accounts, seed: seed)
    }

    /// The account that writes about one thing again and again: many tickets, still one account.
    package static let insistentAccount = 7

    /// An account that left and wrote before it did, for a follow-up interview: the newest ticket of each such account.
    package var ticketsOfLeavers: [ExampleTicket] {
        let leavers = accounts.filter { $0.lifecycle == "churned" }
        return leavers.compactMap { account in tickets.last { $0.accountID == account.id && $0.theme != nil } }
    }
}

/// One customer of the example company.
package struct ExampleAccount: Hashable, Sendable {
    package let id: String
    package let name: String
    package let plan: String
    package let seats: Int
    /// Annual recurring revenue in whole euros.
    package let revenue: Int
    package let region: String
    package let lifecycle: String
    /// Themes that this account really has to do with, which no data file tells.
    let needs: [String]

    var sizeBand: String { seats >= 200 ? "large" : seats >= 25 ? "middle" : "small" }
}
