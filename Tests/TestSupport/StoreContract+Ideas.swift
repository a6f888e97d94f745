internal import FeedbackModel
internal import Importing
internal import Storage
internal import Testing

extension StoreContract {
    static let ideaClauses = [
        Clause("an idea comes back with its supporters, and theirs are the accounts of contacts on file") {
            (store) throws in
            try store.importing(dryRun: false) { sink in
                _ = try sink.put(idea("1", votes: 9))
                _ = try sink.put(contact)
                #expect(try sink.put(vote("1", contact.id)) == .stored)
                #expect(try sink.put(vote("1", contact.id)) == .unchanged)
                #expect(try sink.put(vote("1", contact.id, time: 5)) == .updated)
                #expect(try sink.put(vote("1", nil, account: "bolt")) == .stored)
                #expect(try sink.put(vote("1", "stranger")) == .stored)
            }
            let support = try #require(try store.ideaSupport("csv:1"))
            #expect((support.votes, support.anonymousVotes) == (9, 6))
            #expect(Set(support.supporters.map(\.accountID)) == ["bolt", nil])
            #expect(Set(support.supporters.map(\.contactAccount)) == [contact.accountID, nil])
            #expect(try store.ideaSupport() == [support])
            #expect(try store.ideaSupport("csv:2") == nil)
            #expect(try store.tickets(matching: TicketFilter(kind: .idea)).map(\.id) == ["csv:1"])
            #expect(try store.tickets(matching: TicketFilter(kind: .ticket)).isEmpty)
            #expect(try store.tickets(matching: TicketFilter(kind: .review)).isEmpty)
        },
        // Somebody takes a vote back, and the next export no longer lists it; votes from another file stay.
        Clause("a list of supporters replaces the list before, and nothing else") { (store) throws in
            func put(_ names: [String]?) throws -> StoreOutcome {
                try store.importing(dryRun: false) { sink in
                    _ = try sink.put(idea("1"))
                    return try sink.put(
                        IdeaLinks(ideaID: "csv:1", supporters: names?.map { Supporter(contactID: $0) }))
                }
            }
            func names() throws -> [String?] { try store.ideaSupport("csv:1")?.supporters.map(\.contactID) ?? [] }
            #expect(try put(["a", "b", "b"]) == .updated)
            #expect(try put(["b", "a"]) == .unchanged)
            try store.importing(dryRun: false) { sink in _ = try sink.put(vote("1", "c")) }
            #expect(try put(["b"]) == .updated)
            #expect(try names() == ["b", "c"])
            #expect(try put(nil) == .unchanged)
            #expect(try names() == ["b", "c"])
            #expect(try put([]) == .updated)
            #expect(try names() == ["c"])
        },
        Clause("an idea is closed into another, and opened again, by what its source says") { (store) throws in
            func put(_ original: String?) throws -> StoreOutcome {
                try store.importing(dryRun: false) { sink in
                    _ = try sink.put(idea("1"))
                    return try sink.put(IdeaLinks(ideaID: "csv:1", originalID: original))
                }
            }
            #expect(try put(nil) == .unchanged)
            #expect(try put("csv:9") == .updated)
            #expect(try put("csv:9") == .unchanged)
            #expect(try store.ideaSupport("csv:1")?.originalID == "csv:9")
            #expect(try put(nil) == .updated)
            #expect(try store.ideaSupport("csv:1")?.originalID == nil)
        },
        Clause("ideas and reviews are matched as tickets are, and counted as what they are") { (store) throws in
            var review = ticket("3")
            review.kind = .review
            try put([ticket("1"), idea("2"), review], in: store)
            try store.matchTickets { _, _ in
                [TicketMatch(theme: "a", phrase: "p"), TicketMatch(theme: "b", phrase: "p")]
            }
            #expect(try store.ideaSupport("csv:2")?.themes == ["a", "b"])
            var kinds: [Ticket.Kind] = []
            try store.forEachThemeTicketBlock(without: []) { block in block.forEach { kinds.append($0.kind) } }
            #expect(kinds == [.ticket, .ticket, .idea, .idea, .review, .review])
            var listed: [Ticket.Kind] = []
            try store.forEachThemeTicket { listed.append($0.kind) }
            #expect(listed == kinds)
        },
    ]

    private static func idea(_ key: String, votes: Int? = nil) -> Ticket {
        var idea = ticket(key)
        idea.kind = .idea
        idea.votes = votes
        return idea
    }

    static func vote(_ key: String, _ contact: String?, account: String? = nil, time: Int64? = nil) -> IdeaVote {
        IdeaVote(ideaID: "csv:\(key)", supporter: Supporter(contactID: contact, accountID: account, time: time))
    }
}
