internal import FeedbackModel
internal import Storage
internal import Testing

extension StoreContract {
    static let serviceClauses = [
        Clause("how tickets were served is told by what they are told apart by, without tombstones") { (store) throws in
            var first = ticket("1", body: "alpha beta")
            (first.team, first.firstReplyAt, first.solvedAt, first.reopens) = ("ops", 160, 400, 2)
            first.status = "solved"
            var second = ticket("2", body: "beta")
            second.createdAt = 300
            second.comments = [
                TicketComment(speaker: .customer, createdAt: 310, body: "me"),
                TicketComment(speaker: .agent, createdAt: 290, body: "early"),
                TicketComment(speaker: .note, createdAt: 320, body: "inside"),
                TicketComment(speaker: .agent, createdAt: 350, body: "late"),
                TicketComment(speaker: .agent, createdAt: 340, body: "hello"),
            ]
            var idea = ticket("3")
            idea.kind = .idea
            var gone = ticket("4")
            gone.isTombstone = true
            try put([first, second, idea, gone], in: store)
            _ = try store.matchTickets { _, body in
                ["alpha", "beta"].filter { body.contains($0) }.flatMap {
                    [TicketMatch(theme: $0, phrase: "p"), TicketMatch(theme: $0, phrase: "q")]
                }
            }
            func served(_ query: ServiceQuery) throws -> [ServedTicket] {
                var found: [ServedTicket] = []
                try store.forEachServedTicket(query) { found.append($0) }
                return found
            }
            let all = try served(ServiceQuery())
            #expect(
                all == [
                    ServedTicket(
                        id: "csv:1", createdAt: 100, firstReplyAt: 160, solvedAt: 400, status: "solved", reopens: 2,
                        satisfaction: 0.25),
                    ServedTicket(id: "csv:2", createdAt: 300, firstReplyAt: 340, status: "open", satisfaction: 0.25),
                ])
            #expect(try served(ServiceQuery(by: .team)).map(\.group) == ["ops", nil])
            #expect(try served(ServiceQuery(by: .channel)).map(\.group) == ["email", "email"])
            #expect(try served(ServiceQuery(by: .kind)).map(\.group) == ["ticket", "ticket", "idea"])
            #expect(
                try served(ServiceQuery(by: .theme)).map { "\($0.id) \($0.group ?? "")" }
                    == ["csv:1 alpha", "csv:1 beta", "csv:2 beta"])
            #expect(try served(ServiceQuery(since: 101)).map(\.id) == ["csv:2"])
            #expect(try served(ServiceQuery(since: 100, until: 300)).map(\.id) == ["csv:1"])
        }
    ]
}
