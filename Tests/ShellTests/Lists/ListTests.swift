import FeedbackModel
import Importing
import Shell
import Storage
import Testing

/// Lists on a terminal: the columns that fit, and a word about those that do not.
@MainActor
@Suite struct ListTests {
    private func session(columns: Int) throws -> TypedSession {
        let session = TypedSession()
        session.configure = {
            $0.output.isTerminal = true
            $0.output.remarkIsTerminal = true
            $0.output.width = { columns }
        }
        _ = try session.store.importing(dryRun: false) { sink in
            try sink.put(
                Ticket(
                    id: "zendesk:35436", source: "zendesk", subject: "Export\u{1B}[2J hangs every month",
                    channel: "email", priority: "high", createdAt: 1_772_442_000, accountID: "acme", tags: ["a"]))
        }
        return session
    }

    @Test func atEightyColumnsATicketIsOneLine() throws {
        #expect(
            try session(columns: 80).run("ticket list") == """
                > ticket list
                ┌───────────────┬─────────┬────────────┬────────┬──────────────────────────────┐
                │ id            │ account │ created    │ status │ subject                      │
                ├───────────────┼─────────┼────────────┼────────┼──────────────────────────────┤
                │ zendesk:35436 │ acme    │ 2026-03-02 │ open   │ Export␛[2J hangs every month │
                └───────────────┴─────────┴────────────┴────────┴──────────────────────────────┘
                ! not shown: updated, priority, channel, language, satisfaction, tags;
                ! --all-columns shows them
                ! 1 ticket

                """)
    }

    @Test func atFortyColumnsTheWordsStay() throws {
        let shown = try session(columns: 40).run("ticket list")
        #expect(shown.contains("│ zendesk:35436 │ Export␛[2J hangs "))
        #expect(
            shown.contains(
                "! not shown: account, created, updated,\n! status, priority, channel, language,\n"
                    + "! satisfaction, tags; --all-columns shows\n! them\n"))
    }

    // Whoever asks for everything gets it whole, and machines always do.
    @Test func allColumnsCanBeAskedFor() throws {
        let all = try session(columns: 80).run("ticket list --all-columns")
        #expect(all.contains("created_at:   2026-03-02T09:00:00Z\n"))
        #expect(!all.contains("not shown"))
        #expect(try !session(columns: 40).run("ticket list --format csv").contains("not shown"))
    }
}
