internal import FeedbackModel
internal import Importing
internal import Storage
internal import Testing

extension StoreContract {
    static let codebook = Codebook(
        name: "themes",
        themes: [
            Theme(
                id: "bug/export_timeout", category: "bug", definition: "Exports end early", include: "CSV",
                exclude: "PDF",
                example: "It hangs", phrases: ["export times out", "timeout"]),
            Theme(id: "wish/sso", category: "wish"),
        ])

    /// Each pair of theme and ticket, in the order in which the store gives them.
    static func themeTickets(_ store: any Store) throws -> [String] {
        var pairs: [String] = []
        try store.forEachThemeTicket { pairs.append("\($0.theme) \($0.ticketID)") }
        return pairs
    }

    private static func text(_ bytes: TextBytes) -> String { String(decoding: bytes, as: UTF8.self) }

    static let evidenceClauses = [
        Clause("a codebook comes back as it was, and says when it changed") { (store) throws in
            #expect(try store.codebook() == nil)
            #expect(try store.adopt(codebook, fingerprint: "f1"))
            #expect(try !store.adopt(codebook, fingerprint: "f1"))
            #expect(try store.codebook() == codebook)
            var other = codebook
            other.themes.removeFirst()
            #expect(try store.adopt(other, fingerprint: "f2"))
            #expect(try store.codebook() == other)
        },
        // Matching reads each text once; that is what makes a second look at the model cheap.
        Clause("only new and changed texts are matched") { (store) throws in
            var read: [String] = []
            let match = { (subject: String, body: String) in
                read.append(body)
                return [TicketMatch(theme: "bug", phrase: "p")]
            }
            _ = try store.adopt(codebook, fingerprint: "f1")
            #expect(try store.matchTickets(by: match) == 0)
            try put([ticket("1", body: "one"), ticket("2", body: "two")], in: store)
            #expect(try store.matchTickets(by: match) == 2)
            #expect(try store.matchTickets(by: match) == 0)
            var solved = ticket("2", body: "two")
            (solved.status, solved.unmapped) = ("solved", nil)
            try put([ticket("1", body: "one"), solved, ticket("3", body: "three")], in: store)
            #expect(try store.matchTickets(by: match) == 1)
            try put([ticket("3", body: "changed")], in: store)
            #expect(try store.matchTickets(by: match) == 1)
            try put([ticket("1", body: "one again")], in: store)
            #expect(try store.matchTickets(by: match) == 1)
            #expect(read.sorted() == ["changed", "one", "one again", "three", "two"])
            #expect(try themeTickets(store) == ["bug csv:1", "bug csv:2", "bug csv:3"])
        },
        // What comes in is matched in the same pass, so that the first look at the feedback need not read it again.
        Clause("tickets are matched as they come in where all others were matched") { (store) throws in
            let bring = { (tickets: [Ticket], dryRun: Bool) in
                _ = try store.importing(
                    dryRun: dryRun, matching: { { _, body in [TicketMatch(theme: text(body), phrase: "p")] } },
                    logging: { $0 }
                ) { sink in
                    // By itself, or with others in a batch.
                    if tickets.count == 1 { _ = try sink.put(tickets[0]) } else { _ = try send(tickets, to: sink) }
                    return ImportRecord(
                        file: "f", sha256: "", mapping: "m", kind: "ticket", source: "s", time: 1, actor: "ada")
                }
            }
            _ = try store.adopt(codebook, fingerprint: "f1")
            try bring([ticket("1", body: "one")], true)
            #expect(try store.matches(inTicket: "csv:1") == [])
            try bring([ticket("1", body: "one"), ticket("2", body: "two")], false)
            #expect(try themeTickets(store) == ["one csv:1", "two csv:2"])
            #expect(try store.matchTickets { _, _ in [] } == 0)
            var thread = ticket("2", body: "changed")
            thread.comments = [
                TicketComment(speaker: .agent, body: "ours"), TicketComment(speaker: .customer, body: "theirs"),
            ]
            try bring([ticket("1", body: "one"), thread], false)
            #expect(try themeTickets(store) == ["one csv:1", "changed\n\ntheirs csv:2"])
            #expect(try store.matchTickets { _, _ in [] } == 0)
            // One that was brought in without being matched: the next ones wait with it.
            try put([ticket("3", body: "three")], in: store)
            try bring([ticket("4", body: "four")], false)
            #expect(try store.matches(inTicket: "csv:4") == [])
            #expect(try store.matchTickets { _, _ in [TicketMatch(theme: "late", phrase: "p")] } == 2)
            #expect(try store.matches(inTicket: "csv:4").map(\.theme) == ["late"])
        },
        Clause("another codebook makes all matches anew, the same one none") { (store) throws in
            _ = try store.adopt(codebook, fingerprint: "f1")
            try put([ticket("1"), ticket("2")], in: store)
            try store.matchTickets { _, _ in [TicketMatch(theme: "a", phrase: "p")] }
            _ = try store.adopt(codebook, fingerprint: "f1")
            #expect(try store.matchTickets { _, _ in [] } == 0)
            _ = try store.adopt(codebook, fingerprint: "f2")
            #expect(try themeTickets(store) == [])
            #expect(try store.matchTickets { _, _ in [TicketMatch(theme: "b", phrase: "p")] } == 2)
            #expect(try themeTickets(store) == ["b csv:1", "b csv:2"])
        },
        Clause("a ticket counts once for each of its themes, in the order of ids") { (store) throws in
            try put(["9", "10", "é", "a"].map { ticket($0) }, in: store)
            try store.matchTickets { _, _ in
                [("z", "p"), ("a", "p"), ("a", "q"), ("a", "p")].map { TicketMatch(theme: $0, phrase: $1) }
            }
            #expect(
                try themeTickets(store) == ["10", "9", "a", "é"].flatMap { ["a csv:\($0)", "z csv:\($0)"] })
            #expect(try store.matches(inTicket: "csv:9").map { $0.theme + $0.phrase } == ["ap", "aq", "zp"])
            #expect(try store.matches(inTicket: "csv:7") == [])
            var first: ThemeTicket?
            try store.forEachThemeTicket { if first == nil { first = $0 } }
            #expect(
                first
                    == ThemeTicket(
                        theme: "a", ticketID: "csv:10",
                        claim: AccountClaim(account: "acme", domain: nil), priority: "high", createdAt: 100))
        },
        Clause("evidence of a session is replaced, never added to") { (store) throws in
            let ids = [session(1).id, session(2).id]
            for number in 1...2 {
                _ = try store.open(session(number, startedAt: Int64(10 - number)), definition: "", with: [draft()])
            }
            var mention = evidence("b", session: ids[0], words: "before\0after")
            (mention.accountID, mention.speaker, mention.severity, mention.wasAsked) = (nil, nil, nil, false)
            (mention.isPresent, mention.channel, mention.fidelity) = (true, .focusGroup, .paraphrase)
            var ofTicket = evidence("a", session: ids[0], words: nil)
            (ofTicket.source, ofTicket.channel, ofTicket.fidelity) = (.ticket(id: "csv:1"), .ticket, .closed)
            var (confirmed, machine) = (mention, mention)
            (confirmed.fidelity, machine.fidelity) = (.confirmed, .machine)
            (confirmed.theme, machine.theme) = ("c", "c")
            let items = [evidence("b", session: ids[0]), mention, ofTicket, confirmed, machine]
            try store.replaceEvidence(of: ids[0], upTo: 1, fingerprint: "f", with: [evidence("old", session: ids[0])])
            try store.replaceEvidence(of: ids[0], upTo: 1, fingerprint: "f", with: items)
            try store.replaceEvidence(of: ids[1], upTo: 1, fingerprint: "f", with: [evidence("a", session: ids[1])])
            #expect(try store.sessionEvidence(theme: nil) == [evidence("a", session: ids[1])] + items)
            #expect(try store.sessionEvidence(theme: "b") == Array(items.prefix(2)))
            #expect(try store.sessionEvidence(theme: "x") == [])
            #expect(
                failure { try store.replaceEvidence(of: session(3).id, upTo: 0, fingerprint: "", with: []) }
                    == .notFound)
        },
        Clause("a session needs evidence anew after each act and each change of the codebook") { (store) throws in
            let id = session(1).id
            #expect(try store.sessionsWithoutEvidence(fingerprint: "f") == [])
            _ = try store.open(session(1), definition: "", with: [draft(), draft()])
            #expect(try store.sessionsWithoutEvidence(fingerprint: "f") == [id])
            try store.replaceEvidence(of: id, upTo: 1, fingerprint: "f", with: [])
            #expect(try store.sessionsWithoutEvidence(fingerprint: "f") == [id])
            try store.replaceEvidence(of: id, upTo: 2, fingerprint: "f", with: [])
            #expect(try store.sessionsWithoutEvidence(fingerprint: "f") == [])
            #expect(try store.sessionsWithoutEvidence(fingerprint: "g") == [id])
            _ = try store.append([draft()], to: id, status: nil)
            #expect(try store.sessionsWithoutEvidence(fingerprint: "f") == [id])
        },
    ]

    static let reviewClauses = [
        // A review is what was decided on; it must be there unchanged next year.
        Clause("a review stays under its name") { (store) throws in
            let reviews = [("b", 2), ("a", 2), ("c", 1)].map { name, time in
                ReviewRecord(name: name, frozenAt: Int64(time), actor: "ada", document: #"{"seed":1,"t":"\#0"}"#)
            }
            for review in reviews { try store.save(review) }
            var other = reviews[0]
            other.document = "{}"
            #expect(failure { try store.save(other) } == .conflict)
            #expect(try store.review(named: "b") == reviews[0])
            #expect(try store.review(named: "B") == nil)
            #expect(try store.reviews().map(\.name) == ["c", "a", "b"])
        }
    ]
}
