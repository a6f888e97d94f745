import FeedbackModel
import Storage
import Testing

@MainActor
struct ImportUndoTests {
    private let first =
        "id,subject,body,created_at,account_id\n1,Export,It stops,2026-01-02,A1\n2,Slow,So slow,2026-01-03,A1\n"
    private let second =
        "id,subject,body,created_at,account_id\n2,Slow,Still slow,2026-01-03,A1\n3,New,Words,2026-01-04,A1\n"

    // Whoever took the wrong file gets back what was there before, and can bring the right one in.
    @Test func anImportIsListedShownAndTakenBack() throws {
        let session = TypedSession(files: ["a.csv": first, "b.csv": second])
        session.run("import a.csv")
        let before = try session.store.tickets(matching: TicketFilter())
        let said = session.run(
            "import b.csv", "import list --format csv", "import show i2 --format json", "import undo i2 --dry-run",
            "import undo 2", "import undo i2", "import b.csv --dry-run", "import show i9")
        #expect(try session.store.tickets(matching: TicketFilter()) == before)
        #expect(said.contains("! this is import i2; 'import undo i2' takes it back\n"))
        #expect(
            said.contains(
                "i2,2026-03-02T09:00:00Z,tester,b.csv,canvass-tickets,ticket,csv,2,1,1,0,0,0,\n"))
        // printf '…' | sha256sum
        #expect(said.contains(digest))
        #expect(said.contains("outcome\trecords\nremoved\t1\nrestored\t1\n"))
        #expect(said.contains("! dry run, nothing was changed: 1 record removed, 1 as before it\n"))
        #expect(said.contains("! import i2 is undone: 1 record removed, 1 as before it\n"))
        #expect(said.contains("import i2 is undone already, since 2026-03-02T09:00:00Z by tester"))
        #expect(said.contains("new\t\t1\nupdated\t\t1\n"))
        #expect(said.contains("there is no import 'i9'"))
        #expect(session.exitCodes == [0, 0, 0, 0, 0, 0, 1, 0, 1])
    }

    private let digest = "0625f71995dca0c2b8d4b85411525bdbdec30346dace0352417cc5a843d08db4"

    // What stands in the way is listed, with the way out; nothing is done meanwhile.
    @Test func whatStandsInTheWayIsListed() throws {
        let session = TypedSession(files: ["a.csv": first, "b.csv": second])
        session.run("import a.csv", "import b.csv")
        let said = session.run("import undo i1", "import undo i1 --dry-run")
        #expect(said.contains("id\treason\trecords\ni2\ta later import changed its records\t1\n"))
        #expect(said.contains("error: line 1: import i1 cannot be undone: 1 thing stands in the way"))
        #expect(said.contains("hint: 'import undo i2' takes the latest of them back first"))
        #expect(session.exitCodes.suffix(2) == [1, 1])
        #expect(try session.store.counts().tickets == 3)
        session.run("import undo i2", "import undo i1")
        #expect(try session.store.counts().tickets == 0)
    }

    // A dry run and an import that brings nothing promise nothing to take back.
    @Test func whatStoresNothingIsNotOfferedToBeTakenBack() {
        let session = TypedSession(files: ["a.csv": first])
        #expect(!session.run("import a.csv --dry-run").contains("this is import"))
        let said = session.run("import file a.csv", "import a.csv")
        #expect(said.ranges(of: "this is import").count == 1)
        #expect(session.run("import list").contains("i2\t"))
    }
}
