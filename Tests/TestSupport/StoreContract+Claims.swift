internal import FeedbackModel
internal import Importing
internal import Storage
internal import Testing

extension StoreContract {
    static let claimClauses = [
        Clause(
            "what records say about whose they are is told as it came, and only of those that name no account on file"
        ) {
            (store) throws in
            try fill(store)
            #expect(
                try store.looseClaims() == [
                    AccountClaim(account: nil, domain: "bolt.example"): ClaimTally(
                        tickets: 1, ideas: 1, supporters: 1, contacts: 1),
                    AccountClaim(account: "ACME Inc."): ClaimTally(tickets: 2),
                    AccountClaim(account: nil, domain: "own.example"): ClaimTally(tickets: 1),
                    AccountClaim(account: nil): ClaimTally(supporters: 1, contacts: 1),
                ])
            #expect(
                try store.contactClaims() == [
                    AccountClaim(account: "acme"): 1, AccountClaim(account: nil, domain: "bolt.example"): 1,
                    AccountClaim(account: nil): 1,
                ])
        },
        Clause("of tickets on file an account has those that name it, and those that say what was joined to it") {
            (store) throws in
            try fill(store)
            func listed(_ scope: AccountScope, limit: Int? = nil) throws -> [String] {
                try store.tickets(matching: TicketFilter(account: scope, limit: limit)).map(\.id)
            }
            #expect(try listed(AccountScope(ids: ["acme"])) == ["csv:1"])
            let bolt = AccountScope(ids: ["bolt"], claims: [AccountClaim(account: nil, domain: "bolt.example")])
            #expect(try listed(bolt) == ["csv:2", "csv:7"])
            #expect(try listed(bolt, limit: 1) == ["csv:2"])
            let both = AccountScope(ids: ["acme"], claims: [AccountClaim(account: "ACME Inc.")])
            #expect(try listed(both) == ["csv:1", "csv:3", "csv:4"])
            #expect(try listed(both, limit: 0) == [])
            #expect(try listed(AccountScope(ids: [])) == [])
        },
        // Taking an import back takes its joins back: nothing of them is stored.
        Clause("an import tells what its records say, until it is undone") { (store) throws in
            try fill(store)
            var record = ImportRecord(
                file: "a.csv", sha256: "", mapping: "m", kind: "ticket", source: "late", time: 1, actor: "ada")
            record.stored = 2
            let entry = record
            _ = try store.importing(dryRun: false, matching: nil, logging: { (_: Int) in entry }) { sink in
                var (named, told) = (ticket("8"), ticket("9"))
                (named.id, told.id) = ("late:8", "late:9")
                (told.accountID, told.contactID) = (nil, "c2")
                _ = try sink.put(named)
                _ = try sink.put(told)
                return 2
            }
            let before = try store.looseClaims()
            #expect(
                try store.claims(ofImport: 1) == [
                    AccountClaim(account: "acme"): 1, AccountClaim(account: nil, domain: "bolt.example"): 1,
                ])
            _ = try store.undoImport(1, by: .init(time: 2, actor: "ada"), keeping: [:], dryRun: false)
            #expect(try store.claims(ofImport: 1) == [:])
            let claim = AccountClaim(account: nil, domain: "bolt.example")
            #expect(try store.looseClaims()[claim]?.tickets == (before[claim]?.tickets ?? 0) - 1)
        },
        Clause("uses count for the account that a question says they are of") { (store) throws in
            try fill(store)
            try store.importing(dryRun: false) { sink in
                for (number, (account, user)) in [
                    ("acme", "c1"), (nil, "c1"), (nil, "c2"), ("ACME Inc.", "x"), (nil, nil),
                ].enumerated() {
                    _ = try sink.put(
                        UsageEvent(
                            source: "s", name: "open", accountID: account, user: user, time: 86_400,
                            identity: Int64(number)))
                }
            }
            let loose = try store.looseUsers()
            #expect(
                Set(loose) == [
                    LooseUser(
                        UsageUser(account: "", user: "c1"),
                        claim: AccountClaim(account: nil, contactAccount: "acme", domain: "acme.example"), uses: 1),
                    LooseUser(
                        UsageUser(account: "", user: "c2"), claim: AccountClaim(account: nil, domain: "bolt.example"),
                        uses: 1),
                    LooseUser(
                        UsageUser(account: "ACME Inc.", user: "x"), claim: AccountClaim(account: "ACME Inc."), uses: 1),
                    LooseUser(UsageUser(account: "", user: ""), claim: AccountClaim(account: nil), uses: 1),
                ])
            var query = UsageQuery(by: [.account])
            query.users = [
                UsageUser(account: "", user: "c2"): "bolt", UsageUser(account: "ACME Inc.", user: "x"): "acme",
            ]
            #expect(try store.usage(query).map(\.accountID) == [nil, "acme", "bolt"])
            #expect(try store.usage(query).map(\.uses) == [1, 3, 1])
            query.accounts = ["acme": "bolt"]
            #expect(try store.usage(query).map { "\($0.accountID ?? "-") \($0.uses)" } == ["- 1", "acme 1", "bolt 3"])
            query.accountID = "bolt"
            #expect(try store.usage(query).map(\.uses) == [3])
        },
    ]

    /// One account on file, two contacts at two domains and one without, and tickets of all sorts.
    private static func fill(_ store: any Store) throws {
        try store.importing(dryRun: false) { sink in
            _ = try sink.put(account)
            _ = try sink.put(contact)
            _ = try sink.put(Contact(id: "c2", source: "crm", email: "Bo <bo@Bolt.Example.>"))
            _ = try sink.put(Contact(id: "c3", source: "crm", email: "a@b@c"))
            let says: [(String?, String?)] = [
                ("acme", "c2"), (nil, "c2"), ("ACME Inc.", nil), ("ACME Inc.", "stranger"), (nil, "me@own.example"),
            ]
            for (number, (account, contact)) in says.enumerated() {
                var ticket = ticket("\(number + 1)")
                (ticket.accountID, ticket.contactID) = (account, contact)
                _ = try sink.put(ticket)
            }
            var (review, gone, idea) = (ticket("6"), ticket("5x"), ticket("7"))
            (review.accountID, review.kind) = (nil, .review)
            (gone.accountID, gone.isTombstone) = (nil, true)
            (idea.accountID, idea.contactID, idea.kind) = (nil, "c2", .idea)
            for ticket in [review, gone, idea] { _ = try sink.put(ticket) }
            for contact in ["c2", "c3"] {
                _ = try sink.put(IdeaVote(ideaID: "csv:7", supporter: Supporter(contactID: contact)))
            }
        }
    }
}
