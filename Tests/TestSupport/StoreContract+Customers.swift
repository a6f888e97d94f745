internal import FeedbackModel
internal import Importing
internal import Storage
internal import Testing

extension StoreContract {
    private struct Stop: Error {}

    static let importClauses = [
        Clause("a record is stored, then unchanged, then updated") { (store) throws in
            var ticket = ticket("1")
            var account = account
            var contact = contact
            let put = {
                try store.importing(dryRun: false) { sink in
                    [try sink.put(ticket), try sink.put(account), try sink.put(contact)]
                }
            }
            #expect(try put() == [.stored, .stored, .stored])
            #expect(try put() == [.unchanged, .unchanged, .unchanged])
            (ticket.body, account.revenue, contact.role) = ("New.", nil, nil)
            #expect(try put() == [.updated, .updated, .updated])
            #expect(try store.ticket(ticket.id) == ticket)
            #expect(try store.account(account.id) == account)
            #expect(try store.contact(contact.id) == contact)
            #expect(try store.contactClaims() == [AccountClaim(account: "acme"): 1])
        },
        // A change that is missed would be wrong for ever, since the next import sees it as unchanged as well.
        Clause("no change of any field of a ticket is missed") { (store) throws in
            try put([ticket("1")], in: store)
            for (name, change) in ticketChanges {
                var ticket = ticket("1")
                change(&ticket)
                let outcomes = try store.importing(dryRun: false) { sink in
                    [try sink.put(ticket), try sink.put(ticket), try sink.put(StoreContract.ticket("1"))]
                }
                #expect(outcomes == [.updated, .unchanged, .updated], "field \(name)")
            }
            #expect(try store.ticket("csv:1") == ticket("1"))
        },
        Clause("no change of any field of an account is missed") { (store) throws in
            let changes: [(String, (inout Account) -> Void)] = [
                ("source", { $0.source = "x" }), ("name", { $0.name = "" }), ("attributes", { $0.attributes = [:] }),
                ("an attribute", { $0.attributes["plan"] = "free" }), ("seats", { $0.seats = 0 }),
                ("no seats", { $0.seats = nil }), ("revenue", { $0.revenue = -0.5 }),
                ("lifecycle", { $0.lifecycle = nil }),
            ]
            for (name, change) in changes {
                var account = account
                change(&account)
                let outcomes = try store.importing(dryRun: false) { sink in
                    _ = try sink.put(StoreContract.account)
                    return [try sink.put(account), try sink.put(account)]
                }
                #expect(outcomes == [.updated, .unchanged], "field \(name)")
                #expect(try store.account("acme") == account)
            }
        },
        Clause("an id that comes twice in one file is one record") { (store) throws in
            let outcomes = try store.importing(dryRun: false) { sink in
                [
                    try sink.put(ticket("1")), try sink.put(ticket("1")), try sink.put(ticket("2")),
                    try sink.put(ticket("1", body: "Other.")),
                ]
            }
            #expect(outcomes == [.stored, .unchanged, .stored, .updated])
            #expect(try store.counts().tickets == 2)
        },
        // Pages of an export overlap; the later state must win, whatever the order of the files.
        Clause("what the source changed earlier than what we hold is old news") { (store) throws in
            var newer = ticket("1", body: "Newer.")
            newer.updatedAt = 300
            let outcomes = try store.importing(dryRun: false) { sink in
                [try sink.put(newer), try sink.put(ticket("1"))]
            }
            #expect(outcomes == [.stored, .unchanged])
            #expect(try store.ticket("csv:1") == newer)
        },
        Clause("a tombstone keeps no words and counts nowhere") { (store) throws in
            var dead = ticket("1", body: "SCRUBBED")
            dead.isTombstone = true
            dead.status = "deleted"
            let outcomes = try store.importing(dryRun: false) { sink in [try sink.put(dead), try sink.put(dead)] }
            #expect(outcomes == [.stored, .unchanged])
            #expect(try store.ticket("csv:1") == dead.erased)
            #expect(try store.tickets(matching: TicketFilter()) == [])
            #expect(try store.counts().tickets == 0)
            #expect(try store.counts().tombstones == 1)
        },
        Clause("a ticket that dies loses its words and its matches, and may come back") { (store) throws in
            try put([ticket("1")], in: store)
            _ = try store.matchTickets { _, _ in [TicketMatch(theme: "t", phrase: "p")] }
            var dead = ticket("1")
            dead.isTombstone = true
            try put([dead], in: store)
            #expect(try store.ticket("csv:1") == dead.erased)
            #expect(try themeTickets(store) == [])
            try put([ticket("1")], in: store)
            #expect(try store.ticket("csv:1") == ticket("1"))
            #expect(try store.matchTickets { _, _ in [] } == 1)
            #expect(try store.problems() == [])
        },
        Clause("a dry run reports the same and leaves nothing") { (store) throws in
            try put([ticket("1")], in: store)
            let outcomes = try store.importing(dryRun: true) { sink in
                [try sink.put(ticket("1", body: "x")), try sink.put(ticket("2")), try sink.put(ticket("2"))]
            }
            #expect(outcomes == [.updated, .stored, .unchanged])
            #expect(try store.tickets(matching: TicketFilter()) == [ticket("1")])
        },
        // A store may write while the caller reads on; what it tells in the end is the same.
        Clause("tickets that are sent come to the same end as those that are put") { (store) throws in
            let words = String(repeating: "word ", count: 200)
            let tickets = (1...2_000).map { ticket("\($0)", body: words) }
            try put([ticket("1", body: words), ticket("2")], in: store)
            let outcomes = try store.importing(dryRun: false) { (sink) throws in
                var outcomes = try send(tickets, to: sink)
                #expect(try sink.put(tickets[1_999]) == .unchanged)
                outcomes.merge(try send([tickets[0]], to: sink), uniquingKeysWith: +)
                return outcomes.merging(try sink.settle(), uniquingKeysWith: +)
            }
            #expect(outcomes == [.stored: 1_998, .updated: 1, .unchanged: 2])
            #expect(try store.counts().tickets == 2_000)
            #expect(throws: Stop.self) {
                try store.importing(dryRun: false) { sink in
                    _ = try send((3_001...5_000).map { ticket("\($0)", body: words) }, to: sink)
                    throw Stop()
                }
            }
            #expect(try store.counts().tickets == 2_000)
        },
        // Promise 1: an import is one commit, whole or not at all; Ctrl-C arrives as an error.
        Clause("an import that stops leaves nothing") { (store) throws in
            for existing in [[], [ticket("0")]] {
                try put(existing, in: store)
                #expect(throws: Stop.self) {
                    try store.importing(dryRun: false) { sink in
                        for key in 1...200 { _ = try sink.put(ticket("\(key)")) }
                        _ = try sink.put(account)
                        throw Stop()
                    }
                }
                #expect(try store.tickets(matching: TicketFilter()) == existing)
                #expect(try store.accounts() == [])
            }
            try put([ticket("1")], in: store)
            #expect(try store.counts().tickets == 2)
        },
    ]

    // What an agent promises, or a colleague notes, is not what a customer needs.
    private static let commentClause = Clause("a ticket's comments are kept, and the customer's are matched with it") {
        (store) throws in
        var ticket = ticket("1", body: "a")
        ticket.comments = [
            TicketComment(speaker: .agent, author: "7", createdAt: 5, body: "b"),
            TicketComment(speaker: .customer, author: "p_1", createdAt: nil, body: "c\0'; --"),
            TicketComment(speaker: .note, body: "d"), TicketComment(speaker: .bot, body: "e"),
        ]
        let match = { try store.matchTickets { _, body in [TicketMatch(theme: body, phrase: "p")] } }
        try put([ticket], in: store)
        #expect(try store.ticket("csv:1") == ticket)
        _ = try match()
        #expect(try store.matches(inTicket: "csv:1").map(\.theme) == ["a\n\nc\0'; --"])
        ticket.comments[2].body = "other"
        try put([ticket], in: store)
        #expect(try store.ticket("csv:1") == ticket)
        #expect(try match() == 1)
        ticket.comments = []
        try put([ticket], in: store)
        #expect(try store.ticket("csv:1") == ticket)
        _ = try match()
        #expect(try store.matches(inTicket: "csv:1").map(\.theme) == ["a"])
        #expect(try store.problems() == [])
    }

    static let customerClauses = [
        commentClause,
        Clause("texts of records come back byte for byte") { (store) throws in
            for (index, text) in hostileTexts.enumerated() {
                var ticket = ticket(text + "\(index)", body: text)
                (ticket.subject, ticket.status, ticket.unmapped, ticket.tags) = (text, text, text, [text, text])
                let account = Account(id: text + "\(index)", source: text, name: text, attributes: [text: text])
                try store.importing(dryRun: false) { (sink) throws in
                    #expect(try sink.put(ticket) == .stored)
                    #expect(try sink.put(account) == .stored)
                    #expect(try sink.put(ticket) == .unchanged)
                }
                let stored = try #require(try store.ticket(ticket.id))
                #expect(Array(stored.body.utf8) == Array(text.utf8))
                #expect(stored == ticket)
                #expect(try store.account(account.id) == account)
            }
            #expect(try store.counts().tickets == hostileTexts.count)
            #expect(try store.problems() == [])
        },
        Clause("tickets are listed from the newest, as the filter says") { (store) throws in
            let tickets = [("1", 10, "acme"), ("2", 30, "acme"), ("3", 20, "bolt"), ("4", 20, nil)].map {
                key, time, account in
                var ticket = ticket(key)
                (ticket.createdAt, ticket.accountID) = (Int64(time), account)
                return ticket
            }
            try put(tickets, in: store)
            _ = try store.matchTickets { _, _ in
                [TicketMatch(theme: "t", phrase: "a"), TicketMatch(theme: "t", phrase: "b")]
            }
            let list = { (filter: TicketFilter) in try store.tickets(matching: filter).map(\.id) }
            #expect(try list(TicketFilter()) == ["csv:2", "csv:3", "csv:4", "csv:1"])
            #expect(try list(TicketFilter(limit: 2)) == ["csv:2", "csv:3"])
            #expect(try list(TicketFilter(limit: 0)) == [])
            #expect(try list(TicketFilter(account: AccountScope(ids: ["acme"]))) == ["csv:2", "csv:1"])
            #expect(try list(TicketFilter(account: AccountScope(ids: ["acme"]), theme: "t", limit: 1)) == ["csv:2"])
            #expect(try list(TicketFilter(theme: "u")) == [])
            #expect(try list(TicketFilter(account: AccountScope(ids: ["' OR 1=1 --"]))) == [])
        },
        Clause("tickets are searched for all words in subject or body") { (store) throws in
            let texts = [("1", "Export 100%", "it HANGS"), ("2", "export_csv", "slow"), ("3", "", "a\\b' OR 1=1")]
            let tickets = texts.map { key, subject, body in
                var ticket = ticket(key, body: body)
                ticket.subject = subject
                return ticket
            }
            try put(tickets, in: store)
            let find = { (words: String...) in
                Set(try store.tickets(matching: TicketFilter(words: words)).map(\.id))
            }
            #expect(try find("EXPORT") == ["csv:1", "csv:2"])
            #expect(try find("hangs", "export") == ["csv:1"])
            #expect(try find("export", "nowhere") == [])
            // The signs that mean something to the store's own search mean themselves.
            #expect(try find("%") == ["csv:1"])
            #expect(try find("_") == ["csv:2"])
            #expect(try find("\\") == ["csv:3"])
            #expect(try find("' OR 1=1") == ["csv:3"])
        },
        Clause("the sources of tickets are known") { (store) throws in
            #expect(try store.ticketSources() == [])
            var other = ticket("9")
            other.id = "a-desk:x:9"
            try put([ticket("1"), ticket("2"), other], in: store)
            #expect(try store.ticketSources() == ["a-desk", "csv"])
        },
        Clause("what is not there is nil") { (store) throws in
            #expect(try store.ticket("x") == nil)
            #expect(try store.account("x") == nil)
            #expect(try store.contact("x") == nil)
            #expect(
                try store.counts()
                    == StoreCounts(
                        accounts: 0, contacts: 0, tickets: 0, tombstones: 0, sessions: 0, entries: 0))
        },
        // People type the beginning of an id; finding it must not read all of them.
        Clause("ids are found by their beginning") { (store) throws in
            var dead = ticket("15")
            dead.isTombstone = true
            try put(["1", "10", "2", "1%", "é"].map { ticket($0) } + [dead], in: store)
            let find = { (prefix: String, limit: Int) in try store.ids(.ticket, startingWith: prefix, limit: limit) }
            #expect(try find("csv:1", 9) == ["csv:1", "csv:1%", "csv:10"])
            #expect(try find("", 2) == ["csv:1", "csv:1%"])
            #expect(try find("csv:é", 9) == ["csv:é"])
            #expect(try find("csv:%", 9) == [])
            #expect(try find("csv:1", 0) == [])
            #expect(try store.ids(.account, startingWith: "", limit: 9) == [])
        },
        Clause("accounts are listed by id") { (store) throws in
            let accounts = ["b", "A", "a", "ä"].map { Account(id: $0, source: "crm", name: $0) }
            try store.importing(dryRun: false) { sink in for account in accounts { _ = try sink.put(account) } }
            #expect(try store.accounts().map(\.id) == ["A", "a", "b", "ä"])
        },
    ]

    private static let ticketChanges: [(String, @Sendable (inout Ticket) -> Void)] = [
        ("source", { $0.source = "x" }), ("subject", { $0.subject = "" }), ("body", { $0.body += " " }),
        ("body's form", { $0.body = "e\u{301}" }), ("channel", { $0.channel = nil }), ("status", { $0.status = "" }),
        ("priority", { $0.priority = "low" }), ("createdAt", { $0.createdAt = -1 }),
        ("account", { $0.accountID = nil }),
        ("account to empty", { $0.accountID = "" }), ("contact", { $0.contactID = "c2" }), ("tags", { $0.tags = [] }),
        ("order of tags", { $0.tags.reverse() }), ("satisfaction", { $0.satisfaction = 0 }),
        ("language", { $0.language = "de" }), ("unmapped", { $0.unmapped = "{}" }),
        ("no unmapped", { $0.unmapped = nil }),
        ("comments", { $0.comments = [TicketComment(speaker: .customer, body: "")] }),
        ("kind", { $0.kind = .idea }), ("votes", { $0.votes = 3 }),
        ("solvedAt", { $0.solvedAt = 0 }), ("firstReplyAt", { $0.firstReplyAt = 0 }), ("reopens", { $0.reopens = 0 }),
        ("team", { $0.team = "" }),
        ("a shift between fields", { ($0.subject, $0.body) = ("Expor", "t" + $0.body) }),
    ]
}
