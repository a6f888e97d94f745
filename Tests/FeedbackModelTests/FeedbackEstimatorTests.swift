internal import FeedbackModel
internal import Statistics
internal import Testing

private let codebook = Codebook(
    name: "t", themes: [Theme(id: "bug/export", category: "bug"), Theme(id: "wish/bulk", category: "wish")])

private func answer(
    _ account: String?, yes: Bool, at time: Int64 = 1, severity: Double? = nil, session: String = "s",
    asked: Bool = true, theme: String = "bug/export"
) -> Evidence {
    Evidence(
        theme: theme, source: .session(id: session, sequence: 1, place: "q"), channel: .interview, fidelity: .closed,
        accountID: account, time: time, wasAsked: asked, isPresent: yes, severity: severity)
}

private struct Item {
    enum Kind { case ticket(String?), session(Evidence) }
    var account: String?
    var kind: Kind

    func add(to estimator: inout FeedbackEstimator) {
        switch kind {
        case .ticket(let priority):
            estimator.addTicket(about: "bug/export", accountID: account, priority: priority)
        case .session(let evidence): estimator.add(evidence)
        }
    }
}

private func estimate(_ items: [Item], accounts: [Account] = []) -> ThemeEstimate {
    var estimator = FeedbackEstimator(codebook, accounts: accounts)
    for item in items { item.add(to: &estimator) }
    return estimator.counts()[0]
}

private func randomItems(_ chance: inout Xoshiro256) -> [Item] {
    (0..<Int(chance.uniform() * 60)).map { number in
        let account = chance.uniform() < 0.1 ? nil : "a\(Int(chance.uniform() * 15))"
        if chance.uniform() < 0.5 {
            let priority = ["urgent", "high", "normal", "low", nil, "P1"][Int(chance.uniform() * 6)]
            return Item(account: account, kind: .ticket(priority))
        }
        let isAsked = chance.uniform() < 0.7
        return Item(
            account: account,
            kind: .session(
                answer(
                    account, yes: !isAsked || chance.uniform() < 0.5, at: Int64(chance.uniform() * 5),
                    severity: chance.uniform() < 0.5 ? chance.uniform() : nil, session: "s\(number)", asked: isAsked)))
    }
}

@Suite struct FeedbackEstimatorTests {
    // The example of the model's description: 6 of 40 asked, and tickets only as a lower bound.
    @Test func askedAndTicketsAreCountedApart() throws {
        var items = (0..<40).map { Item(account: "a\($0)", kind: .session(answer("a\($0)", yes: $0 < 6))) }
        items += ["a3", "a3", "b1", "b2", nil].map { Item(account: $0, kind: .ticket("high")) }
        let found = estimate(items)
        #expect(found.askedAccounts == 40)
        #expect(found.yesAccounts == 6)
        #expect(found.share?.value == 0.15)
        #expect(try #require(found.interval).lowerBound > 0.076)
        #expect(found.ticketAccounts == 3)
        #expect(found.tickets == 5)
        #expect(found.unmatchedTickets == 1)
        #expect(found.needAccounts == 8)
        #expect(found.severity == 0.75)
        #expect(try #require(found.need) == 100 * 0.15 * 0.75)
    }

    // Tickets have no denominator, so they give no share and no need.
    @Test func whereNobodyWasAskedThereIsNoNeed() {
        let found = estimate([Item(account: "a", kind: .ticket("urgent"))])
        #expect(found.share == nil)
        #expect(found.need == nil)
        #expect(found.severity == 1)
    }

    @Test func theNewerAnswerOfAnAccountCounts() {
        let old = Item(account: "a", kind: .session(answer("a", yes: true, at: 1)))
        let new = Item(account: "a", kind: .session(answer("a", yes: false, at: 2)))
        #expect(estimate([old, new]).yesAccounts == 0)
        #expect(estimate([new, old]).yesAccounts == 0)
        #expect(estimate([new, old]).askedAccounts == 1)
    }

    // Severity is the mean over accounts of the worst of each, so that one loud account is one account.
    @Test func severityIsTheMeanOfEachAccountsWorst() {
        let items = [("a", "low"), ("a", "urgent"), ("a", "urgent"), ("b", "low")].map {
            Item(account: $0.0, kind: .ticket($0.1))
        }
        #expect(estimate(items).severity == (1 + 0.25) / 2)
    }

    // Revenue is that of distinct accounts, and what is not known is said.
    @Test func exposedRevenueCountsEachAccountOnce() {
        let accounts = [
            Account(id: "a", source: "crm", name: "A", revenue: 100), Account(id: "b", source: "crm", name: "B"),
            Account(id: "c", source: "crm", name: "C", revenue: 7),
        ]
        let items = [
            Item(account: "a", kind: .ticket(nil)), Item(account: "a", kind: .session(answer("a", yes: true))),
            Item(account: "b", kind: .ticket(nil)), Item(account: "c", kind: .session(answer("c", yes: false))),
        ]
        let found = estimate(items, accounts: accounts)
        #expect(found.exposedRevenue == 100)
        #expect(found.accountsWithoutRevenue == 1)
    }

    // Two such slips would make the sum infinite, and one would drown all others.
    @Test func aRevenueThatCannotBeIsLeftOutAndSaid() {
        let accounts = [("a", 1e308), ("b", 1e308), ("c", 7), ("d", .infinity), ("e", .nan)].map {
            Account(id: $0.0, source: "crm", name: "", revenue: $0.1)
        }
        let found = estimate(accounts.map { Item(account: $0.id, kind: .ticket(nil)) }, accounts: accounts)
        #expect(found.exposedRevenue == 7)
        #expect(found.accountsWithoutRevenue == 4)
        #expect(found.implausibleRevenues == 4)
    }

    // What is counted nowhere is said, tickets like remarks.
    @Test func itemsOfUnknownThemesAreCountedApart() {
        var estimator = FeedbackEstimator(codebook, accounts: [])
        estimator.addTicket(about: "gone", accountID: "a", priority: nil)
        estimator.add(answer("a", yes: true, theme: "gone"))
        #expect(estimator.unknownThemes == ["gone": 2])
    }

    // 'pricing' is a theme of its own and the last part of another; 'export' is the last part of two.
    @Test func aThemeIsMeantByItsLastPartWhereThatIsOnlyItsOwn() {
        let ids = ["bug/export", "wish/export", "wish/bulk", "ux/pricing", "pricing"]
        let codebook = Codebook(name: "t", themes: ids.map { Theme(id: $0, category: "c") })
        var estimator = FeedbackEstimator(codebook, accounts: [])
        let names = ["export", "bulk", "pricing", "ux/pricing", "bug/export"]
        for name in names { estimator.addTicket(about: name, accountID: "a", priority: nil) }
        #expect(estimator.counts().map(\.tickets) == [1, 0, 1, 1, 1])
        #expect(estimator.unknownThemes == ["export": 1])
        let found = ids.map { id in names.filter { codebook[$0]?.id == id }.count }
        #expect(found == [1, 0, 1, 1, 1])
    }

    @Test func answersWithoutAnAccountAreSaidAndNotCounted() {
        let found = estimate([Item(account: nil, kind: .session(answer(nil, yes: true)))])
        #expect(found.askedAccounts == 0)
        #expect(found.unmatchedAnswers == 1)
    }

    // Property: evidence is a set, so its order must not matter.
    @Test func orderIsIrrelevant() {
        for seed in 0..<200 {
            var chance = Xoshiro256(seed: UInt64(seed))
            let items = randomItems(&chance)
            let shuffled = items.map { (chance.next(), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
            #expect(estimate(items) == estimate(shuffled), "seed \(seed)")
        }
    }

    // Property: repeating a ticket of the same account changes nothing but the number of tickets.
    @Test func aRepeatedTicketChangesOnlyTheNumberOfTickets() {
        for seed in 0..<200 {
            var chance = Xoshiro256(seed: UInt64(seed))
            let items = randomItems(&chance)
            guard let ticket = items.first(where: { if case .ticket = $0.kind { $0.account != nil } else { false } })
            else { continue }
            var once = estimate(items)
            let twice = estimate(items + [ticket])
            #expect(twice.tickets == once.tickets + 1, "seed \(seed)")
            once.tickets += 1
            once.ticketRate = twice.ticketRate
            #expect(twice == once, "seed \(seed)")
        }
    }

    // Property: one more account that says yes, whose severity is not rated, never lowers the need.
    @Test func aFurtherYesNeverLowersTheNeed() throws {
        for seed in 0..<200 {
            var chance = Xoshiro256(seed: UInt64(seed))
            let items = randomItems(&chance) + [Item(account: "z", kind: .session(answer("z", yes: false)))]
            let before = try #require(estimate(items).need)
            let after = try #require(
                estimate(items + [Item(account: "new", kind: .session(answer("new", yes: true)))]).need)
            #expect(after >= before, "seed \(seed)")
        }
    }
}
