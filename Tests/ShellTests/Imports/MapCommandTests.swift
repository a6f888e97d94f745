import FeedbackModel
import Shell
import Storage
import Testing

@MainActor
struct MapCommandTests {
    private let issues = "Summary,Issue key,Created,Reporter Id\nExport stops,TES-1,22/Sep/25 9:26 AM,712020:b0\n"

    // The way of a file whose times name no zone: refused, answered once, and then one command.
    @Test func anAnswerIsKeptInTheWorkspace() throws {
        let session = TypedSession(files: ["issues.csv": issues])
        let said = session.run(
            "import issues.csv", "map init issues.csv --timezone +02:00", "import issues.csv", "import issues.csv",
            "map init issues.csv")
        #expect(said.contains("hint: say in which zone they were written, for example --timezone Europe/Berlin"))
        #expect(said.contains("surveys/maps/jira-csv.yaml is written"))
        #expect(said.contains("note: times that name no zone were read as those of UTC+02:00"))
        #expect(said.contains("unchanged\t\t1"))
        #expect(said.contains("error: line 5: there is a mapping surveys/maps/jira-csv.yaml already"))
        #expect(session.exitCodes == [65, 0, 0, 0, 65])
        #expect(try session.store.ticket("jira:TES-1")?.createdAt == 1_758_525_960)
    }

    // Nothing personal is shown, and nothing is stored.
    @Test func explainingShowsEachColumnsFate() throws {
        let session = TypedSession(files: ["issues.csv": issues])
        let said = session.run("map explain issues.csv --timezone UTC", "map explain issues.csv --format json")
        #expect(
            said.contains(
                "3\tCreated\tcreated_at\t1\t22/Sep/25 9:26 AM\n4\tReporter Id\trequester (a pseudonym)\t1\t\n"))
        #expect(said.contains("! created_at: '22/Sep/25 9:26 AM' is 2025-09-22T09:26:00Z"))
        #expect(said.contains("! created_at: '22/Sep/25 9:26 AM' is no date that the mapping knows"))
        #expect(!said.contains("712020"))
        #expect(session.exitCodes == [0, 0])
        #expect(try session.store.counts().tickets == 0)
    }

    // A file that nobody knows: a mapping is started, its guesses are told, and the import takes it from there.
    @Test func aMappingIsStartedFromTheColumns() throws {
        let session = TypedSession(files: [
            "Shop feedback.csv": "Number,Message,Date,Shop\n7,Too slow,2026-01-02,West\n"
        ])
        let said = session.run(
            "import \"Shop feedback.csv\"", "map init \"Shop feedback.csv\" --timezone UTC",
            "import \"Shop feedback.csv\"", "map show shop-feedback", "map init nothing.csv", "map init x --name ../x")
        #expect(said.contains("hint: 'map init FILE' starts one from its columns"))
        #expect(said.contains("! guess: body comes from 'Message'"))
        #expect(said.contains("#  Shop\n"))
        #expect(session.exitCodes == [65, 0, 0, 0, 66, 64])
        #expect(try session.store.ticket("shop-feedback:7")?.body == "Too slow")
    }

    @Test func rowsThatAreNotStoredAreWrittenDown() throws {
        let rows = "id,subject,body,created_at\n1,a,b,2026-01-01\n2,a,b,yesterday\n"
        let session = TypedSession(files: ["t.csv": rows])
        let said = session.run(
            "import t.csv --rejects r.csv --allow-failed 1", "import t.csv --dry-run --rejects r2.csv")
        #expect(said.contains("! 1 row that is not stored: see r.csv"))
        let expected = "line,outcome,reason\n3,failed,\"has a date of another form (created_at)\"\n"
        for file in ["r.csv", "r2.csv"] {
            #expect(String(decoding: try session.files.closures.read(file), as: UTF8.self) == expected)
        }
    }
}
