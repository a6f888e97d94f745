import FeedbackModel
import Importing
import Shell
import Storage
import TestSupport
import Testing

/// Looking at tickets and accounts, as typed at the prompt.
@MainActor
@Suite struct CustomerCommandTests {
    private func session(_ tickets: [Ticket] = CustomerCommandTests.tickets) throws -> TypedSession {
        let session = TypedSession()
        try session.store.importing(dryRun: false) { sink in
            for ticket in tickets { _ = try sink.put(ticket) }
            for id in ["acme", "acorn", "bolt"] {
                _ = try sink.put(
                    Account(
                        id: id, source: "crm", name: id.uppercased(),
                        attributes: ["plan": id == "bolt" ? "free" : "pro"],
                        seats: 3, revenue: id == "bolt" ? nil : 1200.5, lifecycle: "active"))
            }
        }
        return session
    }

    nonisolated private static let tickets = [
        Ticket(
            id: "csv:1", source: "csv", subject: "Export hangs", body: "First.\nSecond\u{1B}[2J", channel: "email",
            priority: "high", createdAt: 1_772_442_000, accountID: "acme", tags: ["a", "b"], satisfaction: 0.5),
        Ticket(id: "csv:12", source: "csv", subject: "Old \u{1B}]0;x\u{7} one", createdAt: 0, accountID: "bolt"),
        Ticket(id: "zendesk:7", source: "zendesk", subject: "Gone", createdAt: 9, isTombstone: true),
    ]

    // The newest first, the deleted not at all, and the same whether a person or a script asks.
    @Test
    func ticketsAreListed() throws {
        let shown = try session().run(
            "ticket list --format tsv", "ticket list --account ac", "ticket list --account acm --format jsonl")
        #expect(
            shown == """
                > ticket list --format tsv
                id\taccount_id\tcreated_at\tupdated_at\tstatus\tpriority\tchannel\tlanguage\tsatisfaction\ttags\tsubject
                csv:1\tacme\t2026-03-02T09:00:00Z\t\topen\thigh\temail\t\t0.50\ta;b\tExport hangs
                csv:12\tbolt\t1970-01-01T00:00:00Z\t\topen\t\t\t\t\t\tOld ␛]0;x␇ one
                > ticket list --account ac
                ! error: line 2: more than one account begins with 'ac'
                !   hint: there is 'acme' (ACME), 'acorn' (ACORN)
                [exit 1]
                > ticket list --account acm --format jsonl
                {"id":"csv:1","account_id":"acme","created_at":"2026-03-02T09:00:00Z","updated_at":null,"status":"open",\
                "priority":"high","channel":"email","language":null,"satisfaction":0.5,"tags":["a","b"],\
                "subject":"Export hangs"}

                """)
    }

    @Test
    func aTicketIsShownByTheBeginningOfItsID() throws {
        let session = try session()
        try session.store.matchTickets { _, body in
            body.isEmpty ? [] : [TicketMatch(theme: "bug/export", phrase: "hang")]
        }
        let shown = session.run("ticket show csv:1 --format json", "ticket show csv:1 --format lines", "ticket show z")
        #expect(shown.contains(#""themes": ["#))
        #expect(shown.contains(#""phrase": "hang""#))
        #expect(shown.contains(#""body": "First.\nSecond\u001b[2J""#))
        // Where a person reads it, an escape sequence is a picture of itself.
        #expect(shown.contains("Second␛[2J"))
        #expect(
            shown.hasSuffix(
                "> ticket show z\n! error: line 3: there is no ticket whose id begins with 'z'\n!   hint: 'ticket list' shows them\n[exit 1]\n"
            ))
    }

    @Test
    func aMistypedIDGetsASuggestion() throws {
        let shown = try session().run(
            "ticket show csv:21", "account show bolr", "ticket list --theme x", "ticket list --limit -1")
        #expect(
            shown == """
                > ticket show csv:21
                ! error: line 1: there is no ticket whose id begins with 'csv:21'
                !   hint: 'ticket list' shows them
                [exit 1]
                > account show bolr
                ! error: line 2: there is no account whose id or name begins with 'bolr'
                !   hint: did you mean 'bolt'?
                [exit 1]
                > ticket list --theme x
                ! error: line 3: there is no theme 'x'
                [exit 1]
                > ticket list --limit -1
                ! error: line 4: --limit takes a number from 0 on, not -1
                !   usage: ticket list [--account <account>] [--theme <theme>] [--kind <kind>] [--search <words>] [--limit <limit>] [--format <format>] [--all-columns]
                [exit 64]

                """)
    }

    // Agents know the number of a ticket and the name of a customer, wherever they type it.
    @Test
    func ticketsAndAccountsAreFoundAsPeopleNameThem() throws {
        let session = try session()
        #expect(session.run("ticket show 12 --format jsonl").contains(#"{"id":"csv:12""#))
        #expect(session.run("account show aCoRn --format jsonl").contains(#"{"id":"acorn""#))
        #expect(session.run("account show BO --format jsonl").contains(#"{"id":"bolt""#))
        #expect(session.run("ticket list --account BOL --format jsonl").contains(#"{"id":"csv:12""#))
        #expect(
            session.run("account show Calder").hasSuffix(
                "there is no account whose id or name begins with 'Calder'\n!   hint: 'account list' shows them\n[exit 1]\n"
            ))
    }

    @Test
    func ticketsAreFoundByTheirWords() throws {
        let shown = try session().run("ticket list --search 'HANGS first' --format jsonl")
        #expect(shown.contains(#"{"id":"csv:1""#) && !shown.contains(#"{"id":"csv:12""#))
    }

    // A time that no calendar has came from outside, so it must be shown and not crash.
    @Test
    func anImpossibleTimeStaysANumber() throws {
        let ticket = Ticket(id: "csv:9", source: "csv", subject: "", createdAt: .max, updatedAt: .min)
        let shown = try session([ticket]).run("ticket list --format jsonl")
        #expect(shown.contains(#""created_at":"9223372036854775807","updated_at":"-9223372036854775808""#))
    }

    @Test
    func accountsAreListedAndShown() throws {
        let shown = try session().run("account list --format csv", "account show bolt --format jsonl")
        #expect(
            shown
                == """
                > account list --format csv
                id,name,lifecycle,seats,revenue,plan
                acme,ACME,active,3,1200.50,pro
                acorn,ACORN,active,3,1200.50,pro
                bolt,BOLT,active,3,,free
                > account show bolt --format jsonl
                {"id":"bolt","source":"crm","name":"BOLT","lifecycle":"active","seats":3,"revenue":null,\
                "attributes":{"plan":"free"},"tickets":1,"sessions":0,"usage":[],"joined":{},"merged":[]}

                """.replacing("\n", with: shown.contains("\r\n") ? "\r\n" : "\n"))
    }
}
