internal import FeedbackModel
internal import Importing
internal import Journal
internal import Storage
internal import Testing

/// Erasing people, and what is old: words and names go, and what was counted stays.
extension StoreContract {
    private static func person(_ names: String...) -> Erasure {
        Erasure(
            .person(names: Set(names)), secret: Array(1...32), time: 77, actor: "bo", reason: "asked for it")
    }

    private static func age(_ moment: Int64) -> Erasure {
        Erasure(.olderThan(moment), secret: Array(2...33), time: 77, actor: "bo")
    }

    /// A ticket of somebody, with a thread.
    private static func ticket(
        _ key: String, of contact: String?, words: String, at time: Int64 = 100,
        kind: Ticket.Kind = .ticket, comments: [TicketComment] = []
    ) -> Ticket {
        var ticket = Ticket(
            id: "csv:\(key)", source: "csv", subject: "subject \(words)", body: words, createdAt: time,
            updatedAt: time + 1, accountID: "acme", contactID: contact, tags: ["a"], unmapped: "{\"x\":\"\(words)\"}")
        (ticket.kind, ticket.comments) = (kind, comments)
        return ticket
    }

    /// How many contacts name each account.
    private static func contactCounts(_ store: any Store) throws -> [String: Int] {
        Dictionary(try store.contactClaims().map { ($0.key.account ?? "", $0.value) }, uniquingKeysWith: +)
    }

    private static func match(_ store: any Store) throws -> Int {
        try store.matchTickets { _, body in
            ["alpha", "beta"].filter { body.contains($0) }.map { TicketMatch(theme: $0, phrase: "p") }
        }
    }

    private static func usageEvent(_ user: String, time: Int64, identity: Int64) -> UsageEvent {
        UsageEvent(source: "mixpanel", name: "export", accountID: nil, user: user, time: time, identity: identity)
    }

    /// All that is stored of words and names: nothing of it may be left.
    private static func everything(_ store: any Store) throws -> String {
        let tickets = try Ticket.Kind.allCases.flatMap { try store.tickets(matching: TicketFilter(kind: $0)) }
        let contacts = try store.ids(.contact, startingWith: "", limit: 99).map { try store.contact($0) }
        return "\(tickets) \(contacts) \(try store.ideaSupport()) \(try store.erasures())"
    }

    static let erasureClauses = [
        Clause("a person's words and names go, and every count stays") { (store) throws in
            let mine = TicketComment(speaker: .customer, author: "jo", createdAt: 5, body: "beta from jo")
            let theirs = TicketComment(speaker: .agent, author: "agent", createdAt: 6, body: "dear jo")
            try load(
                [
                    .ticket(ticket("1", of: "jo", words: "alpha jo", comments: [theirs, mine])),
                    .ticket(ticket("2", of: "else", words: "alpha", comments: [mine])),
                    .ticket(ticket("3", of: "jo", words: "beta idea", kind: .idea)),
                    .ticket(ticket("4", of: "else", words: "idea", kind: .idea)), .account(account),
                    .contact(Contact(id: "jo", source: "crm", accountID: "acme", name: "Jo", email: "Jo@Acme.example")),
                ], into: store)
            try store.importing(dryRun: false) { sink in
                for name in ["jo", "else"] { _ = try sink.put(vote("4", name)) }
                for (place, user) in ["jo", "jo", "else"].enumerated() {
                    _ = try sink.put(usageEvent(user, time: 50, identity: Int64(place)))
                }
                _ = try sink.settle()
            }
            _ = try match(store)
            let themes = try themeTickets(store)
            let query = UsageQuery(by: [.account])
            let before = (try store.usage(query), try contactCounts(store), try store.counts())
            let support = try store.ideaSupport().map {
                [$0.supporters.count, Set($0.supporters.map(\.accountID)).count]
            }
            #expect(try store.contacts(named: ["JO@acme.EXAMPLE"]).map(\.id) == ["jo"])
            let planned = try store.extent(of: .person(names: ["jo", "Jo@Acme.example"]))
            let record = try store.erase(person("jo", "Jo@Acme.example"))
            #expect(record.counts == planned)
            #expect(
                [ErasureCounts.Item.tickets, .ideas, .comments, .contacts, .supporters, .users].map { planned[$0] }
                    == [1, 1, 3, 1, 1, 1])
            #expect(try store.erasures() == [record])
            #expect((record.number, record.cause, record.before, record.reason) == (1, .person, nil, "asked for it"))
            let left = try everything(store)
            for word in ["alpha jo", "beta from jo", "dear jo", "beta idea", "\"jo\"", "\"Jo\"", "Acme.example"] {
                #expect(!left.contains(word), "\(word)")
            }
            #expect(try themeTickets(store) == themes)
            #expect(try store.usage(query) == before.0)
            #expect(try contactCounts(store) == before.1)
            #expect(try store.counts() == before.2)
            #expect(
                try store.ideaSupport().map { [$0.supporters.count, Set($0.supporters.map(\.accountID)).count] }
                    == support)
            let other = try #require(try store.ticket("csv:2"))
            #expect((other.body, other.contactID, other.comments.first?.speaker) == ("alpha", "else", .customer))
            let kinds = try Ticket.Kind.allCases.flatMap { try store.tickets(matching: TicketFilter(kind: $0)) }
            #expect(kinds.filter(\.isErased).map(\.id).sorted() == ["csv:1", "csv:3"])
            let own = try #require(try store.ticket("csv:1"))
            #expect(own.isErased)
            #expect((own.accountID, own.createdAt, own.status, own.tags) == ("acme", 100, "open", ["a"]))
            #expect(try store.problems() == [])
            #expect(try store.extent(of: .person(names: ["jo", "Jo@Acme.example"])).isEmpty)
            #expect(try store.erasedPeople().contains(ErasedPeople(secret: Array(1...32)).mark(of: " JO ")))
        },
        Clause("an erased ticket counts for the account that its contact had") { (store) throws in
            var theirs = ticket("1", of: "jo", words: "alpha")
            theirs.accountID = nil
            try load(
                [.ticket(theirs), .contact(Contact(id: "jo", source: "crm", accountID: "acme", name: "Jo"))],
                into: store)
            _ = try store.erase(person("jo"))
            #expect(try store.ticket("csv:1")?.accountID == "acme")
        },
        // What the words were about was found while they were there; a codebook cannot find it again.
        Clause("the themes that were found in erased words outlive a change of the codebook") { (store) throws in
            let mine = TicketComment(speaker: .customer, author: "jo", body: "beta")
            try load(
                [
                    .ticket(ticket("1", of: "jo", words: "alpha")),
                    .ticket(ticket("2", of: "else", words: "alpha", comments: [mine])),
                ], into: store)
            _ = try store.adopt(codebook, fingerprint: "one")
            _ = try match(store)
            let themes = try themeTickets(store)
            #expect(themes == ["alpha csv:1", "alpha csv:2", "beta csv:2"])
            _ = try store.erase(person("jo"))
            #expect(try store.adopt(codebook, fingerprint: "two"))
            _ = try match(store)
            #expect(try themeTickets(store) == themes)
        },
        Clause("what was erased does not come back with the same file") { (store) throws in
            let mine = TicketComment(speaker: .customer, author: "jo", body: "beta")
            var shared = ticket("2", of: "else", words: "alpha", comments: [mine])
            try load([.ticket(ticket("1", of: "jo", words: "alpha")), .ticket(shared)], into: store)
            _ = try match(store)
            _ = try store.erase(person("jo"))
            let themes = try themeTickets(store)
            // The importer drops what names the person; the store refuses what no longer names anybody.
            shared.comments = [mine.erased]
            let again = try load([.ticket(ticket("1", of: nil, words: "alpha")), .ticket(shared)], into: store)
            #expect((again.dropped, again.unchanged) == (["erased": 1], 1))
            var newer = ticket("1", of: nil, words: "alpha")
            newer.updatedAt = 900
            #expect(try load([.ticket(newer)], into: store).dropped == ["erased": 1])
            var deleted = ticket("9", of: "jo", words: "")
            deleted.isTombstone = true
            try load([.ticket(deleted)], into: store)
            _ = try store.erase(person("jo"))
            #expect(try load([.ticket(deleted)], into: store).dropped == ["erased": 1])
            #expect(try store.ticket("csv:9")?.contactID == nil)
            _ = try match(store)
            #expect(try themeTickets(store) == themes)
            #expect(try store.problems() == [])
        },
        Clause("former values lose words and names too, and an undo brings none back") { (store) throws in
            let person = Contact(id: "jo", source: "crm", accountID: "acme", name: "Jo", email: "jo@acme.example")
            var renamed = person
            renamed.name = "Joanna"
            let old = ticket(
                "1", of: "jo", words: "former alpha",
                comments: [TicketComment(speaker: .customer, author: "jo", body: "c")])
            try load([.ticket(old), .contact(person)], into: store)
            try load([.ticket(ticket("1", of: "jo", words: "later alpha")), .contact(renamed)], into: store)
            #expect(try store.extent(of: .person(names: ["jo"]))[.former] == 2)
            _ = try store.erase(StoreContract.person("jo"))
            #expect(try store.problems() == [])
            try undo(2, in: store)
            let left = try #require(try store.ticket("csv:1"))
            #expect((left.subject, left.body, left.contactID, left.unmapped) == ("", "", nil, nil))
            #expect(try !everything(store).contains("Jo"))
            #expect(try store.problems() == [])
        },
        Clause("what is old goes with its people, and what is newer stays") { (store) throws in
            var answered = ticket("2", of: "jo", words: "alpha")
            answered.comments = [TicketComment(speaker: .customer, author: "jo", createdAt: 1_500, body: "now")]
            let undated = ticket("3", of: "jo", words: "alpha", at: 0)
            let idea = ticket("4", of: "ed", words: "beta", kind: .idea)
            try load(
                [
                    .ticket(ticket("1", of: "jo", words: "alpha")), .ticket(answered), .ticket(undated), .ticket(idea),
                    .contact(contact), .contact(Contact(id: "jo", source: "crm", accountID: "acme", name: "Jo")),
                    .contact(Contact(id: "ed", source: "crm", accountID: "bolt", name: "Ed")),
                ], into: store)
            try store.importing(dryRun: false) { sink in
                _ = try sink.put(vote("4", "ed"))
                for (place, time) in [900, 1_100].enumerated() {
                    _ = try sink.put(usageEvent("ed\(place)", time: Int64(time) * 1_000, identity: Int64(place)))
                }
                _ = try sink.settle()
            }
            _ = try match(store)
            let (themes, usage) = (try themeTickets(store), try store.usage(UsageQuery(by: [.account])))
            let accounts = try store.ideaSupport("csv:4")?.supporters.map { $0.accountID ?? $0.contactAccount }
            let planned = try store.extent(of: .olderThan(1_000))
            let record = try store.erase(age(1_000))
            #expect(record.counts == planned)
            #expect(
                [ErasureCounts.Item.tickets, .ideas, .supporters, .contacts, .users].map { planned[$0] } == [
                    1, 1, 1, 1, 0,
                ])
            #expect(try store.extent(of: .olderThan(1_000)).isEmpty)
            #expect((record.cause, record.before) == (.age, 1_000))
            #expect(try store.ticket("csv:2") == answered)
            #expect(try store.ticket("csv:3") == undated)
            #expect(try store.contact("jo")?.name == "Jo", "a newer ticket is theirs")
            #expect(try store.contact("ed")?.name == nil)
            #expect(try store.contact("ed")?.accountID == "bolt")
            #expect(try store.contact(contact.id) == contact, "nothing old refers to them")
            #expect(try themeTickets(store) == themes)
            #expect(try store.ideaSupport("csv:4")?.supporters.map { $0.accountID ?? $0.contactAccount } == accounts)
            #expect(try store.erase(age(950_000)).counts[.users] == 1)
            #expect(try store.usage(UsageQuery(by: [.account])) == usage)
            // Nobody is remembered for being old.
            #expect(try store.erasedPeople().isEmpty)
            #expect(try store.problems() == [])
        },
        Clause("a ticket that was too old comes in anew when its source changed it since") { (store) throws in
            var old = ticket("1", of: "jo", words: "alpha")
            try load([.ticket(old)], into: store)
            _ = try store.erase(age(1_000))
            #expect(try load([.ticket(old)], into: store).dropped == ["erased": 1])
            old.updatedAt = 2_000
            #expect(try load([.ticket(old)], into: store).updated == 1)
            #expect(try store.ticket("csv:1") == old)
            _ = try match(store)
            #expect(try store.adopt(codebook, fingerprint: "two"))
            _ = try match(store)
            #expect(try themeTickets(store) == ["alpha csv:1"])
            #expect(try store.problems() == [])
        },
        Clause("sessions lose their words in the same act, or nothing is erased") { (store) throws in
            try load([.ticket(ticket("1", of: "jo", words: "alpha"))], into: store)
            let (one, other) = (session(1), session(2, startedAt: 2_000))
            for record in [one, other] {
                _ = try store.open(record, definition: "d", with: [draft(words: ["It hangs."], time: record.startedAt)])
            }
            #expect(try store.sessions(in: .person(names: ["jo"])).map(\.id) == [one.id, other.id])
            #expect(try store.sessions(in: .olderThan(2)).map(\.id) == [one.id])
            #expect(try store.sessions(in: .person(names: ["else"])).isEmpty)
            let stale = try store.acquire(lease(1), of: one.id) { _ in false }
            _ = try store.acquire(lease(2), of: one.id) { _ in false }
            var erasure = person("jo")
            erasure.withdrawals = [
                .init(other.id, saying: [draft("withdrawn")]), .init(one.id, saying: [draft("withdrawn")], by: stale),
            ]
            #expect(throws: StoreFailure.self) { try store.erase(erasure) }
            #expect(try store.ticket("csv:1")?.body == "alpha")
            #expect(try store.entries(of: other.id, after: 0).count == 1)
            #expect(try store.erasures().isEmpty)
            erasure.withdrawals[1].driver = nil
            let record = try store.erase(erasure)
            #expect((record.counts[.sessions], record.counts[.words], record.sessions) == (2, 2, [other.id, one.id]))
            #expect(try store.entries(of: other.id, after: 0).map(\.draft.kind) == ["answered", "withdrawn"])
            #expect(try store.entries(of: other.id, after: 0).flatMap(\.draft.words).allSatisfy { $0.text == nil })
            #expect(try store.sessions(in: .person(names: ["jo"])).isEmpty)
            #expect(try store.problems() == [])
        },
    ]
}
