internal import FeedbackModel
internal import Importing
internal import Storage
internal import Testing

extension StoreContract {
    static let themeTicketClauses = [
        // What is counted must be what is stored after whatever happened, though a store may keep it in a form of its own.
        Clause("tickets are counted as they are stored, whatever was done before") { (store) throws in
            for seed in UInt64(1)...3 {
                var random = SplitMix64(seed: seed)
                for step in 0..<40 {
                    switch Int.random(in: 0..<7, using: &random) {
                    case 0:
                        _ = try store.adopt(codebook, fingerprint: "f\(Int.random(in: 0..<2, using: &random))")
                    case 1, 2:
                        try put(
                            (0..<Int.random(in: 0..<6, using: &random)).map { _ in randomTicket(&random) }, in: store)
                    case 3: try putContacts(&random, in: store)
                    case 4:
                        try store.importing(dryRun: false) { sink in
                            _ = try sink.put(Account(id: "globex", source: "crm", name: "Globex"))
                        }
                    default:
                        _ = try store.matchTickets { subject, _ in
                            subject.split(separator: " ").map { TicketMatch(theme: String($0), phrase: "p") }
                        }
                    }
                    let out: Set<String> = Int.random(in: 0..<2, using: &random) == 0 ? [] : ["csv:1", "csv:nobody"]
                    #expect(
                        try counted(store, without: out) == stored(store, without: out), "seed \(seed), step \(step)")
                }
            }
        },
        Clause("the newest tickets about a theme come first, in the order of ids where they are as old") {
            (store) throws in
            let days: [Int64] = [3, 1, 3, 2, 3]
            try put(
                days.enumerated().map { number, day in
                    var ticket = ticket("\(number)")
                    ticket.createdAt = day
                    return ticket
                }, in: store)
            _ = try store.matchTickets { _, _ in [TicketMatch(theme: "a", phrase: "p")] }
            let newest = { (limit: Int) in try store.tickets(matching: TicketFilter(theme: "a", limit: limit)).map(\.id)
            }
            #expect(try newest(2) == ["csv:0", "csv:2"])
            #expect(try newest(4) == ["csv:0", "csv:2", "csv:4", "csv:3"])
            #expect(try newest(9) == ["csv:0", "csv:2", "csv:4", "csv:3", "csv:1"])
            #expect(try newest(0) == [])
            #expect(try store.tickets(matching: TicketFilter(theme: "b", limit: 3)) == [])
        },
    ]

    private static func randomTicket(_ random: inout SplitMix64) -> Ticket {
        var ticket = ticket("\(Int.random(in: 0..<8, using: &random))")
        ticket.subject = ["", "a", "b", "a b", "b c"][Int.random(in: 0..<5, using: &random)]
        ticket.accountID = [nil, "acme", "globex", "é\0"][Int.random(in: 0..<4, using: &random)]
        ticket.contactID = [nil, "c1", "c2", "jo@Bolt.example", "a@b@c"][Int.random(in: 0..<5, using: &random)]
        ticket.priority = [nil, "high", "low", "as \"it\" came"][Int.random(in: 0..<4, using: &random)]
        ticket.createdAt = [0, -1, .min, .max, 1_700_000_000][Int.random(in: 0..<5, using: &random)]
        ticket.isTombstone = Int.random(in: 0..<6, using: &random) == 0
        return ticket
    }

    private static func putContacts(_ random: inout SplitMix64, in store: any Store) throws {
        let contact = Contact(
            id: ["c1", "c2"][Int.random(in: 0..<2, using: &random)], source: "crm",
            accountID: [nil, "acme", "elsewhere"][Int.random(in: 0..<3, using: &random)],
            email: [nil, "x@acme.example", "y@MÜNCHEN.example.", "none"][Int.random(in: 0..<4, using: &random)])
        try store.importing(dryRun: false) { sink in _ = try sink.put(contact) }
    }

    /// A line for each pair as it is counted, sorted.
    private static func counted(_ store: any Store, without ids: Set<String>) throws -> [String] {
        var lines: [String] = []
        try store.forEachThemeTicketBlock(without: ids) { tickets in
            tickets.forEach { row in
                let claim = row.claim.map { tickets.claims[$0] } ?? AccountClaim(account: nil)
                let priority = row.priority.map { tickets.priorities[$0] }
                lines.append(line(tickets.themes[row.theme], claim, priority, row.createdAt))
            }
        }
        return lines.sorted()
    }

    private static func stored(_ store: any Store, without ids: Set<String>) throws -> [String] {
        var lines: [String] = []
        try store.forEachThemeTicket { ticket in
            guard !ids.contains(ticket.ticketID) else { return }
            lines.append(line(ticket.theme, ticket.claim, ticket.priority, ticket.createdAt))
        }
        return lines.sorted()
    }

    private static func line(
        _ theme: String, _ claim: AccountClaim, _ priority: String?, _ createdAt: Int64
    ) -> String {
        let says = [claim.account, claim.contactAccount, claim.domain].map { $0 ?? "-" }.joined(separator: "/")
        return "\(theme) \(says) \(priority ?? "-") \(createdAt)"
    }
}
