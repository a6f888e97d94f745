import Journal
import Storage
import Testing

/// From the file of a recorded call to evidence, and back out.
@MainActor
struct ImportTranscriptTests {
    private static let vtt = """
        WEBVTT

        1
        00:00:01.000 --> 00:00:05.000
        Host: Where does the export fail you?

        2
        00:00:06.000 --> 00:00:20.000
        Dana Mora: Every Monday the export fails.

        3
        00:00:25.000 --> 00:00:29.000
        And we start again.

        4
        00:00:30.000 --> 00:00:40.000
        Host: The export fails, I see.

        5
        00:00:41.000 --> 00:00:50.000
        Eli: Ours runs.
        """

    private static let themes = """
        codebook: test
        themes:
          - bug:
              themes:
                - export: {definition: Exports stop., phrases: [export fails]}
        """

    private let speakers = "--speaker 'Dana Mora=customer:a1' --speaker Host=agent --speaker Eli=customer"

    private func session() throws -> TypedSession {
        let session = TypedSession(files: [
            "call.vtt": Self.vtt, "surveys/themes.yaml": Self.themes,
            "crm.csv": "id,name\na1,Acme\na2,Bolt\n", "broken.vtt": "no\nturns\n",
        ])
        session.run("import crm.csv --map canvass-accounts")
        return session
    }

    @Test func aCallBecomesASessionWithItsEvidence() throws {
        let session = try session()
        let shown = session.run(
            "import transcript call.vtt --held 2026-03-01 --may-quote \(speakers)", "feedback why export --format json",
            "session list", "session verify")
        #expect(session.exitCodes.allSatisfy { $0 == 0 }, "\(shown)")
        #expect(shown.contains("Dana Mora\tcustomer\tP1\ta1\t2\t9\t0.3\t"))
        #expect(shown.contains("Host\tmoderator\t\t\t2\t"))
        #expect(shown.contains("\"words\": \"Every Monday the export fails.\""))
        #expect(shown.contains("\"time\": \"2026-03-01T00:00:06"))
        #expect(!shown.contains("I see."), "what our own people say is evidence of nothing")
    }

    // Nobody was asked about quoting: it counts, and its words stay where they are.
    @Test func wordsAreWithheldWhereNobodyAllowedToQuoteThem() throws {
        let session = try session()
        session.run("import transcript call.vtt \(speakers)")
        let id = try id(session)
        let shown = session.run("feedback why export", "session show \(id)", "group transcript export \(id)")
        #expect(shown.contains("nobody was asked about quoting"))
        #expect(!shown.contains("Every Monday"))
        #expect(shown.contains("(not asked about quoting)"))
    }

    // The same file is the same session, whatever is typed beside it.
    @Test func theSameFileAgainChangesNothing() throws {
        let session = try session()
        let shown = session.run(
            "import transcript call.vtt \(speakers)", "import transcript call.vtt \(speakers) --dry-run",
            "import transcript call.vtt \(speakers)")
        #expect(try session.store.sessions().count == 1)
        #expect(shown.contains("nothing changes"))
        #expect(shown.contains("\tunchanged\n"))
    }

    @Test func aDryRunKeepsNothing() throws {
        let session = try session()
        let shown = session.run("import transcript call.vtt \(speakers) --dry-run")
        #expect(shown.contains("\tnot stored\n"))
        #expect(try session.store.sessions().isEmpty)
    }

    @Test func whoIsNotNamedIsAskedFor() throws {
        let session = try session()
        let shown = session.run([
            "import transcript call.vtt", "import transcript call.vtt --speaker Dana=customer",
            "import transcript call.vtt --speaker Host=boss", "import transcript broken.vtt",
            "import transcript none.vtt", "import transcript call.vtt --held monday",
            "import transcript call.vtt --account nobody",
        ])
        #expect(shown.contains("nobody said who these speakers are: 'Host' (2), 'Dana Mora' (2)"))
        #expect(shown.contains("nobody in the transcript is called 'Dana'"))
        #expect(session.exitCodes.dropFirst() == [64, 64, 64, 65, 66, 64, 1])
        #expect(try session.store.sessions().isEmpty)
    }

    // One of several takes their words back; the others' stay, and the file does not bring them back.
    @Test func oneSpeakerCanWithdraw() throws {
        let session = try session()
        session.run("import transcript call.vtt --may-quote \(speakers)")
        let id = try id(session)
        let shown = session.run(
            "session withdraw \(id) --participant P1 --yes", "import transcript call.vtt --may-quote \(speakers)",
            "session show \(id)", "feedback why export")
        #expect(!shown.contains("Every Monday"))
        #expect(shown.contains("Ours runs."))
        let words = try session.store.entries(of: .init(id), after: 0).flatMap(\.draft.words).compactMap(\.text)
        #expect(!words.contains { $0.contains("Dana") || $0.contains("Monday") })
    }

    // What comes out goes in again: the same times and words, by pseudonyms.
    @Test func whatIsExportedReadsBackEqual() throws {
        let session = try session()
        session.run("import transcript call.vtt --may-quote \(speakers)")
        let id = try id(session)
        session.run(
            "group transcript export \(id) --out again.vtt",
            "import transcript again.vtt --may-quote --speaker P1=customer --speaker P2=customer --speaker moderator=agent"
        )
        #expect(session.exitCodes.allSatisfy { $0 == 0 })
        let records = try session.store.sessions()
        let texts = try records.map { record in
            try session.store.entries(of: record.id, after: 0).filter { $0.draft.kind == "heard" }
                .map { "\($0.draft.payload) \($0.draft.words.compactMap(\.text))" }
        }
        let stretches = texts.map { $0.map { $0.replacing(#/"(first|last)":\d+,?/#, with: "") } }
        #expect(records.count == 2)
        #expect(stretches[0] == stretches[1])
    }

    private func id(_ session: TypedSession) throws -> String { try #require(session.store.sessions().first).id.text }
}
