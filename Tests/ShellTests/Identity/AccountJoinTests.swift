import FeedbackModel
import Foundation
import Importing
import Storage
import TestSupport
import Testing

/// Whose records are that name no account on file, wherever that is asked.
@MainActor
@Suite struct AccountJoinTests {
    private let accounts = "account_id,name,seats,domain\nacme,Acme,3,acme.com\nbolt,Bolt,4,bolt.io\n"

    private func workspace(_ files: [String: String] = [:]) -> TypedSession {
        let themes = """
            codebook: small
            themes:
              - bug: {themes: [slow: {definition: Exports take long., phrases: [too slow]}]}
            """
        let survey = """
            survey: call
            title: A call
            mode: interviewer
            case: {account: text?}
            questions:
              - slow: yes_no
                text: Is it slow?
                theme: bug/slow
            """
        let own = ["accounts.csv": accounts, "surveys/themes.yaml": themes, "surveys/call.yaml": survey]
        let session = TypedSession(files: own.merging(files) { $1 })
        session.run("import accounts.csv --map canvass-accounts")
        return session
    }

    private func put(_ session: TypedSession, _ body: (any ImportSink) throws -> Void) throws {
        try session.store.importing(dryRun: false) { sink in try body(sink) }
    }

    // The model sees the joined account of every kind of record, and no record is changed by it.
    @Test func everyKindOfRecordIsJoinedByItsContactsDomain() throws {
        let session = workspace()
        var idea = Ticket(id: "board:1", source: "board", subject: "Faster", body: "too slow", createdAt: 1)
        idea.kind = .idea
        try put(session) { sink in
            _ = try sink.put(Contact(id: "c1", source: "crm", email: "ann@acme.com"))
            _ = try sink.put(Contact(id: "c2", source: "crm", email: "bo@bolt.io"))
            _ = try sink.put(
                Ticket(id: "csv:1", source: "csv", subject: "Help", body: "too slow", createdAt: 1, contactID: "c1"))
            _ = try sink.put(idea)
            _ = try sink.put(IdeaVote(ideaID: "board:1", supporter: Supporter(contactID: "c2")))
            _ = try sink.put(UsageEvent(source: "s", name: "open", accountID: nil, user: "c1", time: 1, identity: 1))
        }
        let shown = session.run(
            "feedback why slow --format lines", "idea list --format csv", "usage list --by account --format csv",
            "usage list --account acme --format csv", "ticket list --account Acme --format csv",
            "account show acme --format jsonl")
        #expect(shown.contains("at least 2 of 2 accounts (100 %)"), "\(shown)")
        #expect(shown.contains("board:1,Faster,,1,1,open"))
        #expect(shown.contains("open,,acme,1,1,1,"))
        #expect(shown.contains("csv:1,,1970-01-01T00:00:01Z"))
        #expect(shown.contains(#""tickets":1,"sessions":0,"usage":[{"feature":"open""#))
        #expect(shown.contains(#""joined":{"domain acme.com":3}"#))
        #expect(try session.store.ticket("csv:1")?.accountID == nil)
    }

    // A rule that is written later joins what is stored, interviews about its ticket too; without it all is as before.
    @Test func aRuleThatComesLaterJoinsWhatIsStored() throws {
        let session = workspace()
        try put(session) { sink in
            _ = try sink.put(
                Ticket(
                    id: "csv:1", source: "csv", subject: "Help", body: "too slow", createdAt: 1,
                    contactID: "ann@acme.org"))
        }
        session.edits[3] = .init(files: ["surveys/accounts.yaml": "domains: {acme.org: acme}\n"])
        let shown = session.run(
            "interview call --ticket csv:1", "yes", "account unmatched --format csv",
            "feedback why slow --format lines",
            "account unmatched --format csv", "interview call --ticket csv:1", "/pause")
        #expect(shown.contains("acme.org,domain,no account,1,0,0,0,0,1,domains: {acme.org: ACCOUNT}"), "\(shown)")
        #expect(shown.contains("1 of 1 account asked says yes"))
        #expect(shown.components(separatedBy: "acme.org,domain").count == 2)
        #expect(try Set(session.store.sessions().map(\.accountID)) == [nil, "acme"])
    }

    // Under 'pii: domain' nobody is named and the domain joins; under 'pii: pseudonym' nothing is left to join by.
    @Test(arguments: [("domain", "acme"), ("pseudonym", "")])
    func aHiddenAddressJoinsWhereItsMappingKeepsTheDomain(_ policy: String, _ account: String) {
        let session = workspace([
            "t.csv": "id,subject,body,mail\n1,Help,too slow,Ann@acme.com\n",
            "surveys/maps/own.yaml": """
            mapping: 1
            name: own
            kind: ticket
            source: own
            match: {require: [{column: mail}]}
            read: {format: csv}
            fields:
              id: {column: id}
              subject: {column: subject}
              body: {column: body}
              requester: {column: mail, pii: \(policy)}
            """,
        ])
        let shown = session.run(
            "import t.csv", "ticket list --account acme --format csv", "ticket show 1 --format jsonl")
        #expect(!shown.lowercased().contains("ann@"))
        #expect(shown.contains("own:1,,") == !account.isEmpty)
        #expect(shown.contains(account.isEmpty ? #""account":null"# : #""account":"acme""#), "\(shown)")
        let hidden = session.run("import t.csv --pseudonymise", "account unmatched --format csv")
        #expect(hidden.contains(",nothing,no account,1,"), "\(hidden)")
    }

    @Test func undoingAnImportTakesItsJoinsBack() {
        let session = workspace([
            "contacts.csv": "id,account_id,name,email,role\nc1,,Ann,ann@acme.com,\n",
            "t.csv": "id,subject,body,created_at,contact_id\n1,Help,too slow,2026-01-01T00:00:00Z,c1\n",
        ])
        session.run("import t.csv")
        let before = session.run("feedback list --format json").split(separator: "\n").suffix(20)
        session.run("import contacts.csv")
        #expect(session.run("ticket show 1 --format jsonl").hasSuffix("\"unmapped\":null}\n"))
        #expect(session.run("ticket list --account acme --format csv").contains("csv:1,,"))
        session.run("import undo i3")
        #expect(session.run("account unmatched --format csv").contains(",nothing,no account,1,"))
        #expect(session.run("feedback list --format json").split(separator: "\n").suffix(20) == before)
    }

    // What outside sends is shown as it is safe, in every form, and nothing falls over.
    @Test func hostileNamesAndAddressesAreOnlyShown() throws {
        var random = SplitMix64(seed: 3)
        let session = workspace()
        try put(session) { sink in
            for number in 0..<60 {
                let (name, mail) = (HostileText.random(using: &random), HostileText.random(using: &random))
                _ = try sink.put(
                    Contact(id: "h\(number)", source: "x", accountID: number % 3 == 0 ? name : nil, email: "a@" + mail))
                _ = try sink.put(
                    Ticket(
                        id: "csv:h\(number)", source: "csv", subject: "x", accountID: number % 2 == 0 ? name : nil,
                        contactID: number % 5 == 0 ? mail + "@" + name : "h\(number)"))
                _ = try sink.put(
                    Account(id: "k\(number)" + mail, source: "x", name: name, attributes: ["domain": mail]))
            }
        }
        let shown = session.run(
            "account unmatched", "account unmatched --format json", "account unmatched --format markdown",
            "account duplicates", "account duplicates --format lines", "account list", "feedback list")
        #expect(session.exitCodes.allSatisfy { $0 == 0 })
        let unsafe = shown.unicodeScalars.filter {
            ($0.value < 0x20 && $0 != "\n" && $0 != "\t" && $0 != "\r") || $0.value == 0x202E
        }
        #expect(unsafe.isEmpty)
    }

    // A file that is no survey is none for lint, and its mistakes stand where they are.
    @Test func lintReadsTheRulesAndTheFeaturesAsWhatTheyAre() {
        let session = workspace(["surveys/features.yaml": "features:\n  - a: {events: [x], themes: [bug/slow]}\n"])
        session.files["surveys/accounts.yaml"] = "domains: {acme.com: acme}\n"
        #expect(session.run("survey lint").contains("0 errors and"), "\(session.run("survey lint"))")
        session.files["surveys/accounts.yaml"] = "domains:\n  gmail.com: acme\n"
        let shown = session.run("survey lint", "feedback list")
        #expect(shown.contains("surveys/accounts.yaml:2:3: error: the mail of many unrelated people is in 'gmail.com'"))
        #expect(session.exitCodes.suffix(2) == [65, 65])
    }
}
