import Shell
import Storage
import Testing

@MainActor
struct ResponseImportCommandTests {
    private let table = """
        Timestamp,How often?,What else?
        2026-01-05 09:00:00,Daily,It is slow
        2026-01-05 10:00:00,Weekly,
        2026-01-05 11:00:00,Daily,Nothing
        2026-01-05 12:00:00,Weekly,

        """

    // The survey is made and written beside the others, and results count the sessions as any others; again, nothing changes.
    @Test func responsesBecomeSessionsOfASurveyThatIsMade() throws {
        let session = TypedSession(files: ["spring.csv": table])
        let said = session.run(
            "import file spring.csv --as response --timezone UTC",
            "import file spring.csv --as response --timezone UTC",
            "results spring")
        #expect(said.contains("! reading responses of Google Forms"), "\(said)")
        #expect(said.contains("spring.yaml is written: a survey that asks what the file asks"))
        #expect(said.contains("4 read, 4 stored (4 new, 0 updated), 0 unchanged, 0 dropped, 0 failed"))
        #expect(said.contains("4 read, 0 stored, 4 unchanged, 0 dropped, 0 failed"))
        #expect(said.contains("how_often\t\tshare\t\tdaily\tDaily\t2\t4"))
        #expect(!said.contains("takes it back"))
        #expect(try session.store.sessions().count == 4)
        #expect(try session.store.sessions().allSatisfy { $0.kind == .answer && $0.status == .ended })
    }

    // A dry run shows the survey and the same counts, and leaves neither behind.
    @Test func aDryRunShowsTheSurveyAndKeepsNothing() throws {
        let session = TypedSession(files: ["spring.csv": table])
        let said = session.run(
            "import file spring.csv --as response --timezone UTC --dry-run",
            "survey infer spring.csv --timezone UTC --dry-run")
        #expect(said.contains("how_often: choice(how_often_options)"), "\(said)")
        #expect(said.contains("dry run, nothing was kept: 4 read, 4 stored"))
        #expect(try session.store.sessions().isEmpty)
        #expect(session.files["surveys/spring.yaml"] == nil)
    }

    // The zone is asked for; a survey that is there and differs is never written over.
    @Test func whatIsNotSaidIsAskedFor() throws {
        let session = TypedSession(files: [
            "spring.csv": table, "other/spring.csv": table.replacing("How often?", with: "How much?"),
        ])
        let asked = session.run("import file spring.csv --as response")
        #expect(asked.contains("--timezone Europe/Berlin") && asked.contains("[exit 65]"), "\(asked)")
        let said = session.run("survey infer spring.csv --timezone UTC", "survey infer other/spring.csv --timezone UTC")
        #expect(said.contains("spring.yaml is written"), "\(said)")
        #expect(said.contains("is already there, and differs") && said.contains("[exit 64]"))
    }

    // A webhook's body is read only if it was signed with the secret; one that was changed by a byte is refused.
    @Test func aWebhooksBodyMustBeSigned() throws {
        let body = #"{"event_id":"LtWXD3crgy","event_type":"form_response"}"#
        let session = TypedSession(files: ["body.json": body, "secret": "abc123\n", "changed.json": body + " "])
        let signature = "sha256=fQ0Tf/AAVUZy1Bdk1is5tXMLH2Il2Qj36lezGX2eN6s="
        let said = session.run(
            "import file body.json --as response --signature '\(signature)' --secret-file secret",
            "import file changed.json --as response --signature '\(signature)' --secret-file secret",
            "import file body.json --as response --signature '\(signature)'")
        let parts = said.split(separator: "> import")
        #expect(parts.count == 3, "\(said)")
        #expect(parts[0].contains("the file holds no responses that are known"))
        #expect(parts[1].contains("changed.json is not what was signed"))
        #expect(parts[2].contains("--signature and --secret-file go together"))
    }
}
