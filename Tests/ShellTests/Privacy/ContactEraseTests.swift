import FeedbackModel
import Foundation
import Journal
import Shell
import Storage
import Synchronization
import Testing

/// Somebody is erased: their words go from everywhere, and no number moves.
@MainActor
struct ContactEraseTests {
    private func fixture() throws -> InterviewFixture {
        let fixture = try InterviewFixture()
        fixture.files["t.csv"] = """
            id,subject,body,created_at,account_id,contact_id
            9,Sign in,I cannot sign in says Ana,2026-01-02,a1,c9

            """
        #expect(fixture.pipe("import t.csv") == 0)
        return fixture
    }

    private func feedback(_ fixture: InterviewFixture) -> String {
        #expect(fixture.pipe("feedback list --format json") == 0)
        return fixture.result
    }

    @Test func anInterviewAboutTheirTicketLosesItsWordsWithIt() throws {
        let fixture = try fixture()
        fixture.pipe(
            "interview renewal --ticket csv:9",
            ["yes", "7", "1,other", "the export fails in their tool", "price", "yes", "I cannot sign in either", "9"])
        let counts = feedback(fixture)
        let session = try #require(try fixture.store.sessions().first)
        #expect(session.ticketID == "csv:9")
        #expect(fixture.pipe("contact erase c9 --yes") == 0)
        let entries = try fixture.store.entries(of: session.id, after: 0)
        #expect(entries.last?.draft.isWithdrawal == true)
        #expect(entries.flatMap(\.draft.words).allSatisfy { $0.text == nil })
        let ticket = try #require(try fixture.store.ticket("csv:9"))
        #expect((ticket.subject, ticket.body, ticket.contactID, ticket.accountID) == ("", "", nil, "a1"))
        #expect(feedback(fixture) == counts)
        #expect(fixture.pipe("session verify") == 0, "the chain and the fold still hold")
        #expect(try fixture.store.driver(of: session.id) == nil)
        #expect(try fixture.store.erasures().first?.counts[.sessions] == 1)
    }

    @Test func itAsksFirstAndInAScriptNeedsYes() throws {
        let fixture = try fixture()
        #expect(fixture.pipe("contact erase c9") == 64)
        fixture.sit("contact erase c9", [.type("no")])
        #expect(fixture.told.last == "nothing was erased")
        #expect(try fixture.store.ticket("csv:9")?.body.isEmpty == false)
        fixture.sit("contact erase c9", [.type("erase")])
        #expect(try fixture.store.ticket("csv:9")?.body.isEmpty == true)
        #expect(fixture.pipe("contact erase c9 --yes") == 1)
    }

    // Without the secret nobody could tell who was erased, and the next import would bring them back unnoticed.
    @Test func withoutTheSecretNothingIsImported() throws {
        let fixture = try fixture()
        #expect(fixture.pipe("contact erase c9 --yes") == 0)
        let secret = try #require(fixture.files.paths.first { $0.hasSuffix("canvass.sqlite-secret") })
        let bytes = try fixture.files.closures.read(secret)
        #expect(fixture.pipe("import t.csv") == 0)
        try fixture.files.closures.write(secret, Array(1...32))
        #expect(fixture.pipe("import t.csv") == 65)
        try fixture.files.closures.remove(secret)
        #expect(fixture.pipe("import t.csv") == 65)
        try fixture.files.closures.write(secret, bytes)
        #expect(fixture.pipe("import t.csv") == 0)
        #expect(try fixture.store.ticket("csv:9")?.body.isEmpty == true)
    }

    // What an import stored under a pseudonym is found by the name.
    @Test func aPseudonymIsFoundByTheName() throws {
        let fixture = try InterviewFixture()
        fixture.files["t.csv"] = "id,subject,body,created_at,contact_id\n9,Sign in,Words,2026-01-02,ana@a1.example\n"
        #expect(fixture.pipe("import t.csv --pseudonymise") == 0)
        let ticket = try #require(try fixture.store.tickets(matching: TicketFilter()).first { $0.body == "Words" })
        #expect(ticket.contactID?.hasPrefix("p_") == true)
        #expect(fixture.pipe("contact erase ana@a1.example --yes") == 0)
        #expect(try fixture.store.ticket(ticket.id)?.body == "")
        for command in ["import t.csv", "import t.csv --pseudonymise"] {
            #expect(fixture.pipe(command) == 0)
            #expect(try fixture.store.ticket(ticket.id)?.body == "")
        }
    }
}

/// What a review rests on stays when words and people go.
@MainActor
struct ReviewAfterErasureTests {
    // The example's review is scored again to the last byte after people were erased and after everything was too old.
    @Test func aReviewRepeatsWhenItsTicketsLostTheirWords() throws {
        let session = TypedSession()
        session.run("demo --keep")
        let themes = try #require(session.files.paths.first { $0.hasSuffix("/surveys/themes.yaml") })
        let folder = String(themes.dropLast("/surveys/themes.yaml".count))
        session.configure = { $0.workspace = Workspace(folder: folder) }
        let review = try #require(try session.store.reviews().first)
        func listed() -> String {
            let before = session.run("feedback list --format json --as a").count
            return String(session.run("feedback list --format json --as b").dropFirst(before))
                .replacingOccurrences(of: "--as b", with: "")
        }
        // The example plays in November 2026.
        session.clock.withLock { $0 = 1_798_761_600_000 }
        let numbers = listed()
        let found = try session.store.tickets(matching: TicketFilter(theme: "bug/export_timeout"))
        let people = Set(found.compactMap(\.contactID))
        #expect(found.count > 10 && people.count > 3)
        for person in people.sorted() {
            let said = session.run("contact erase \(person) --yes")
            #expect(session.exitCodes.last == 0, "\(said.suffix(300))")
        }
        #expect(
            try session.store.tickets(matching: TicketFilter(theme: "bug/export_timeout")).allSatisfy {
                $0.body.isEmpty
            })
        #expect(listed() == numbers)
        session.files[folder + "/surveys/canvass.yaml"] =
            (session.files[folder + "/surveys/canvass.yaml"] ?? "") + "\nretention_days: 1\n"
        let counts = try session.store.counts().tickets
        session.run("retention apply --yes")
        #expect(session.exitCodes.last == 0)
        #expect(
            try session.store.tickets(matching: TicketFilter()).allSatisfy { $0.body.isEmpty && $0.subject.isEmpty })
        #expect(try session.store.sessionEvidence(theme: nil).allSatisfy { $0.words == nil })
        #expect(try session.store.counts().tickets == counts)
        let shown = session.run("review show \(review.name) --format table")
        #expect(shown.contains("scored again: same bytes") && session.exitCodes.last == 0)
        session.run("session verify")
        #expect(session.exitCodes.last == 0, "the chains and the folds still hold")
    }
}
