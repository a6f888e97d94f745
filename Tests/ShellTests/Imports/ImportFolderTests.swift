import FeedbackModel
import Storage
import Testing

@testable import Shell

/// A folder of files, and an archive with several.
@MainActor
struct ImportFolderTests {
    private let files = [
        "in/b-tickets.csv":
            "id,subject,body,created_at,account_id\n1,Export,It stops,2026-01-01,A1\n2,Slow,x,yesterday,\n",
        "in/a-comments.csv": "ticket_id,speaker,body\ncsv:1,customer,Still\ncsv:9,customer,Else\n",
        "in/accounts.csv": "id,name,seats,arr\nA1,Acme,5,100\n", "in/.hidden": "x", "in/sub/c.csv": "x",
    ]

    // What builds on others comes after them, whatever it is called; each file has its entry, and there is a total.
    @Test func eachFileIsImportedByItsOwnMapping() throws {
        let session = TypedSession(files: files)
        let said = session.run("import in --allow-failed 1")
        #expect(
            said == """
                > import in --allow-failed 1
                ! in/accounts.csv: accounts by the mapping 'canvass-accounts'
                ! in/b-tickets.csv: tickets by the mapping 'canvass-tickets'
                ! in/a-comments.csv: comments by the mapping 'canvass-comments'
                ! note: the folder 'sub' is not looked into
                ! note: the file has no columns for lifecycle, which stay empty
                ! in/accounts.csv: accounts by 'canvass-accounts': 1 read, 1 stored (1 new, 0 updated), 0 unchanged, 0 dropped, 0 failed
                ! in/b-tickets.csv:3: error: the row has a date of another form (created_at)
                ! note: the file has no columns for channel, status, priority, updated_at, requester, tags, satisfaction, language, which stay empty
                ! in/b-tickets.csv: tickets by 'canvass-tickets': 2 read, 1 stored (1 new, 0 updated), 0 unchanged, 0 dropped, 1 failed
                ! note: the file has no columns for created_at, author, which stay empty
                ! in/a-comments.csv: comments by 'canvass-comments': 2 read, 1 stored (1 new, 0 updated), 0 unchanged, 1 dropped, 0 failed
                file\tkind\tread\tnew\tupdated\tunchanged\tdropped\tfailed
                in/accounts.csv\taccount\t1\t1\t0\t0\t0\t0
                in/b-tickets.csv\tticket\t2\t1\t0\t0\t0\t1
                in/a-comments.csv\tcomment\t2\t1\t0\t0\t1\t0
                total\t\t5\t3\t0\t0\t1\t1
                ! these are imports i1 to i3; 'import undo' takes each back, the last one first

                """)
        #expect(try session.store.ticket("csv:1")?.comments.map(\.body) == ["Still"])
        #expect(
            try session.store.imports().map(\.file) == ["in/accounts.csv", "in/b-tickets.csv", "in/a-comments.csv"])
    }

    // Comments find the ticket of the file before them in the dry run as well.
    @Test func aDryRunOfAFolderReportsTheSame() throws {
        let table = { (text: String) in
            text.split(separator: "\n").filter { !$0.hasPrefix("!") && !$0.hasPrefix(">") }
        }
        let session = TypedSession(files: files)
        let dry = session.run("import in/ --dry-run --allow-failed 1")
        #expect(try session.store.counts().tickets == 0)
        #expect(try session.store.imports().isEmpty)
        let real = TypedSession(files: files).run("import in/ --allow-failed 1")
        #expect(table(dry) == table(real))
        #expect(session.exitCodes == [0])
    }

    @Test func oneUnknownFileStopsAllUnlessOneSaysOtherwise() throws {
        var files = files
        files["in/else.csv"] = "one,two\n1,2\n"
        files["in/print.pdf"] = "%PDF-1.7\n"
        files["in/thread.json"] = #"{"comments":[{"id":1,"author_id":2,"body":"x","public":true}]}"#
        let session = TypedSession(files: files)
        let said = session.run("import in")
        #expect(said.contains("! not read: no mapping is known that fits in/else.csv\n"))
        #expect(said.contains("! not read: in/print.pdf: the file is a PDF\n"))
        #expect(said.contains("error: line 1: 3 of 6 files cannot be imported; nothing was"))
        #expect(try session.store.imports().isEmpty)
        _ = session.run("import in --skip-unknown")
        #expect(try session.store.imports().count == 3)
        #expect(session.exitCodes == [65, 65])
    }

    // A file that is cut off leaves nothing of itself, and the others are there.
    @Test func aFileThatFailsLeavesTheOthers() throws {
        var files = files
        files["in/more.csv"] = "id,subject,body,created_at\n7,a,b,2026-01-01\n8,\"open"
        let session = TypedSession(files: files)
        let said = session.run("import in --allow-failed 1")
        #expect(said.contains("in/more.csv:3: the row that begins on line 3 opens a quote that is never closed"))
        #expect(said.contains("1 of 4 files could not be imported; the others are, each by itself"))
        #expect(try session.store.ticket("csv:7") == nil)
        #expect(try session.store.imports().count == 3)
        #expect(session.exitCodes == [65])
    }

    @Test func optionsOfOneFileAreRefused() {
        var files = files
        files["none/.keep"] = ""
        let session = TypedSession(files: files)
        let said = session.run(
            "import in --ticket 1", "import in --rejects r.csv", "import in --as response", "import none",
            "import in/accounts.csv --skip-unknown", "import nowhere")
        #expect(said.contains("--ticket goes with one file, and in holds several"))
        #expect(said.contains("--rejects goes with one file"))
        #expect(said.contains("--as response goes with one file"))
        #expect(said.contains("there are no files in none"))
        #expect(said.contains("--skip-unknown goes with a folder or an archive"))
        #expect(session.exitCodes == [64, 64, 64, 65, 64, 66])
    }
}
