internal import FeedbackModel
internal import Importing
internal import Storage
internal import Testing

extension StoreContract {
    static let usageClauses = [
        // Analytics tools export events twice, and exports overlap: each event is one use all the same.
        Clause("an event counts once, however often it comes") { (store) throws in
            let first = [event(1), event(2, day: 3), event(3, user: "bo", day: 9)]
            #expect(try count(first + [event(1)], in: store) == [.stored: 3, .unchanged: 1])
            #expect(
                try count([event(3, user: "bo", day: 9), event(4, user: nil, day: 9)], in: store) == [
                    .stored: 1, .unchanged: 1,
                ])
            #expect(
                try store.usage(UsageQuery(by: [.week])) == [
                    figure("export", week: 0, uses: 2, users: 1, first: 0, last: 3 * 86_400),
                    figure("export", week: 1, uses: 2, users: 1, first: 9 * 86_400, last: 9 * 86_400),
                ])
            #expect(
                try store.usage(UsageQuery()) == [
                    figure("export", week: nil, uses: 4, users: 2, first: 0, last: 9 * 86_400)
                ])
        },
        Clause("a dry run counts nothing") { (store) throws in
            try store.importing(dryRun: true) { sink in
                #expect(try sink.put(event(1)) == .stored)
                _ = try sink.settle()
            }
            #expect(try store.usage(UsageQuery()) == [])
            #expect(try store.usageEvents() == [])
        },
        Clause("users are told apart across weeks, events of a feature and accounts") { (store) throws in
            _ = try count(
                [
                    event(1, "a", account: "x", user: "u"), event(2, "b", account: "y", user: "u", day: 8),
                    event(3, "b", account: nil, user: "v"), event(4, "c", account: nil, user: nil),
                ], in: store)
            #expect(try store.usageEvents() == ["a", "b", "c"])
            let figures = try store.usage(UsageQuery(features: ["a": "f", "b": "f"]))
            #expect(figures.map { [$0.uses, $0.users, $0.accounts] } == [[1, 0, 0], [3, 2, 2]])
            #expect(figures.map(\.feature) == ["c", "f"])
            let only = try store.usage(UsageQuery(features: ["a": "f", "b": "f"], by: [.account], only: ["f"]))
            #expect(only.map(\.accountID) == [nil, "x", "y"])
            #expect(try store.usage(UsageQuery(accountID: "y")).map(\.feature) == ["b"])
            #expect(try store.usage(UsageQuery(since: UsageWeek(number: 1))).map(\.feature) == ["b"])
            #expect(try store.usage(UsageQuery(until: UsageWeek(number: 0))).map(\.uses) == [1, 1, 1])
        },
        // Tools often know users only; the CRM knows where they work.
        Clause("a use without an account is that of its user's account") { (store) throws in
            try store.importing(dryRun: false) { sink in _ = try sink.put(contact) }
            _ = try count(
                [event(1, account: nil, user: contact.id), event(2, account: "x", user: contact.id)], in: store)
            let figures = try store.usage(UsageQuery(by: [.account]))
            #expect(Set(figures.map(\.accountID)) == [contact.accountID, "x"])
            #expect(try store.usage(UsageQuery(accountID: contact.accountID)).map(\.uses) == [1])
        },
        Clause("sums are right however many there are, and in whatever order events come") { (store) throws in
            var random = SplitMix64(seed: 11)
            var events: [UsageEvent] = (0..<9000).map { (number: Int) in
                let account: String? = number % 3 == 0 ? nil : "a\(number % 5)"
                let day = Int64(number % 30)
                return event(Int64(number), "e\(number % 7)", account: account, user: "u\(number % 2000)", day: day)
            }
            events += events.prefix(500)
            events.shuffle(using: &random)
            #expect(try count(events, in: store) == [.stored: 9000, .unchanged: 500])
            let figures = try store.usage(UsageQuery(by: [.week, .account]))
            #expect(figures.reduce(0) { $0 + $1.uses } == 9000)
            let expected = (0..<7).map { (remainder: Int) in (9006 - remainder) / 7 }
            #expect(try store.usage(UsageQuery()).map(\.uses) == expected)
        },
        Clause("names of events come back as they came") { (store) throws in
            // Swift takes the two ways to write é for one name, and so may a store.
            let names = hostileTexts.filter { !$0.isEmpty && !$0.contains("\0") && $0 != "é" }
            _ = try count(names.enumerated().map { event(Int64($0), $1, account: $1, user: $1) }, in: store)
            #expect(Set(try store.usageEvents()) == Set(names))
            let query = UsageQuery(features: Dictionary(uniqueKeysWithValues: names.map { ($0, "f" + $0) }))
            #expect(Set(try store.usage(query).map(\.feature)) == Set(names.map { "f" + $0 }))
        },
    ]

    private static func event(
        _ identity: Int64, _ name: String = "export", account: String? = "acme", user: String? = "ann", day: Int64 = 0
    ) -> UsageEvent {
        UsageEvent(
            source: "mixpanel", name: name, accountID: account, user: user, time: day * 86_400, identity: identity)
    }

    private static func figure(
        _ feature: String, week: Int?, uses: Int, users: Int, first: Int64, last: Int64
    ) -> UsageFigure {
        UsageFigure(
            feature: feature, week: week.map { UsageWeek(number: $0) }, accountID: nil, uses: uses, users: users,
            accounts: 1, first: first, last: last)
    }

    private static func count(_ events: [UsageEvent], in store: any Store) throws -> [StoreOutcome: Int] {
        try store.importing(dryRun: false) { sink in
            var outcomes: [StoreOutcome: Int] = [:]
            for event in events { outcomes[try sink.put(event), default: 0] += 1 }
            _ = try sink.settle()
            return outcomes
        }
    }
}
