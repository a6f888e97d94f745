import FeedbackModel
import Importing
import Shell
import Storage
import Synchronization
import Testing

@MainActor
struct ImportCommandTests {
    private let table = """
        id,subject,body,created_at,status,account_id
        1,Export stops,It ends\u{1B}[2J,2026-01-02,open,A1
        2,Slow,So slow,2026-01-03,new,A2
        3,Gone,X,2026-01-03,deleted,
        4,Late,y,yesterday,open,
        5,short

        """

    // What a person sees: the mapping that was used, the counts, the rows that failed, and what is stored after all.
    @Test func aTableIsImportedByTheOneMappingThatFits() throws {
        let session = TypedSession(files: ["tickets.csv": table])
        let said = session.run("import tickets.csv", "import tickets.csv --allow-failed 2")
        #expect(
            said == """
                > import tickets.csv
                ! reading tickets by the mapping 'canvass-tickets', the only one that fits
                outcome\treason\trows
                read\t\t5
                new\t\t3
                updated\t\t0
                unchanged\t\t0
                failed\t\t2
                tombstones\tcounted above\t1
                ! tickets.csv:5: error: the row has a date of another form (created_at)
                ! tickets.csv:6: error: the row has 2 cells where the header has 6
                ! note: the file has no columns for channel, priority, updated_at, requester, tags, satisfaction, language, which stay empty
                ! tickets by 'canvass-tickets': 5 read, 3 stored (3 new, 0 updated), 0 unchanged, 0 dropped, 2 failed; of these 1 tombstone
                ! this is import i1; 'import undo i1' takes it back
                ! error: line 1: 2 of 5 rows failed; the others are stored
                !   hint: mend them and import the file again, or allow them with --allow-failed 2
                [exit 65]
                > import tickets.csv --allow-failed 2
                ! reading tickets by the mapping 'canvass-tickets', the only one that fits
                outcome\treason\trows
                read\t\t5
                new\t\t0
                updated\t\t0
                unchanged\t\t3
                failed\t\t2
                tombstones\tcounted above\t1
                ! tickets.csv:5: error: the row has a date of another form (created_at)
                ! tickets.csv:6: error: the row has 2 cells where the header has 6
                ! note: the file has no columns for channel, priority, updated_at, requester, tags, satisfaction, language, which stay empty
                ! tickets by 'canvass-tickets': 5 read, 0 stored, 3 unchanged, 0 dropped, 2 failed; of these 1 tombstone

                """)
        #expect(try session.store.tickets(matching: TicketFilter()).map(\.id) == ["csv:2", "csv:1"])
    }

    // The dry run goes the same way, so its report can be trusted; it leaves nothing behind.
    @Test func aDryRunReportsTheSameAndKeepsNothing() throws {
        let results = { (text: String) in
            text.split(separator: "\n").filter { !$0.hasPrefix("!") && !$0.hasPrefix(">") }
        }
        let session = TypedSession(files: ["tickets.csv": table])
        let dry = session.run("import tickets.csv --dry-run --allow-failed 2")
        #expect(try session.store.counts().tickets == 0)
        let real = TypedSession(files: ["tickets.csv": table]).run("import tickets.csv --allow-failed 2")
        #expect(results(dry) == results(real))
        #expect(session.exitCodes == [0])
    }

    // A file fault leaves nothing, not even the rows before it.
    @Test func aFileThatIsCutOffLeavesNothing() throws {
        let session = TypedSession(files: [
            "a.csv": "id,subject,body,created_at\n1,a,b,2026-01-01\n2,\"open",
            "b.json": "{\"tickets\": [{\"generated_timestamp\": 1,",
            "c.csv": "one,two\n1,2\n", "empty.csv": "", "d.csv": "id,subject,body,created_at\n1,a,b,2026-01-01\n",
            "surveys/maps/mine.yaml":
                "mapping: 1\nname: mine\nkind: ticket\nsource: me\nmatch: {require: [{column: Nobody}]}\nfields: {id: {column: id}, subjct: {column: a}}\n",
        ])
        let said = session.run("import a.csv --map canvass-tickets", "import b.json --map zendesk-incremental")
        #expect(
            said.contains(
                "error: line 1: a.csv:3: the row that begins on line 3 opens a quote that is never closed; nothing was stored"
            ))
        #expect(said.contains("the JSON document ends before it is complete, at byte 40; nothing was stored"))
        // The wrong mapping may be the one that was meant, so it is told even where it was not named.
        let second = session.run(
            "import d.csv", "import d.csv --map mine", "import d.csv --map min",
            "import nothing.csv --map canvass-tickets")
        #expect(second.contains("surveys/maps/mine.yaml:6:28: error: a ticket has no field 'subjct' [E003]"))
        #expect(second.contains("did you mean 'mine'?"))
        #expect(session.exitCodes == [65, 65, 65, 65, 66, 66])
        #expect(try session.store.counts().tickets == 0)
    }

    // A broken mapping may be the one that was meant; whoever names another one does not mean it.
    @Test func aBrokenMappingIsNamedAndStopsNobodyWhoNamesAnother() throws {
        let session = TypedSession(files: [
            "d.csv": "id,subject,body,created_at\n1,a,b,2026-01-01\n", "surveys/maps/bad.yaml": "mapping: [1\n",
            "surveys/maps/worse.yaml": "",
        ])
        try session.files.closures.makeFolder("surveys/maps/folder.yaml")
        let said = session.run(
            "import d.csv", "import d.csv --map canvass-tickets", "import d.csv --map bad", "map list",
            "map show canvass-tickets")
        #expect(said.contains("surveys/maps/bad.yaml:1:10: error: the list that '[' opens here is not closed"))
        #expect(said.contains("surveys/maps/worse.yaml:1:1: error: the file is empty"))
        #expect(said.contains("surveys/maps/folder.yaml cannot be read"))
        #expect(said.contains("one of them may be the one for this file, so nothing was imported"))
        #expect(said.contains("hint: mend them, or name the mapping that is meant with --map"))
        #expect(said.contains("new\t\t1\n"))
        #expect(said.contains("canvass-accounts\taccount\tcsv\tcsv\tbuilt in\taccounts as CSV"))
        #expect(session.exitCodes == [65, 0, 65, 65, 0])
    }

    // What is built in can be looked at before there is a workspace to keep anything in.
    @Test func mappingsCanBeListedWithoutAWorkspace() {
        let session = TypedSession()
        session.configure = { $0.workspace = nil }
        let said = session.run("map list", "map show zendesk-ndjson")
        #expect(said.contains("zendesk-incremental\tticket\tzendesk\tjson\tbuilt in\tZendesk: a page"))
        #expect(said.contains("! note: there is no workspace here"))
        #expect(said.contains("read: {format: ndjson}"))
        #expect(session.exitCodes == [0, 0])
    }

    @Test func aFileThatNoMappingFitsIsRefusedWithAWayOut() throws {
        let session = TypedSession(files: ["c.csv": "one,two\n1,2\n", "empty.csv": "", "d.csv": table])
        let said = session.run(
            "import c.csv", "import empty.csv", "import d.csv --as account",
            "import d.csv --map canvass-tickets --as account")
        #expect(
            said.contains(
                "error: line 1: no mapping is known that fits c.csv\n!   hint: 'map init FILE' starts one from its columns;"
            ))
        #expect(session.exitCodes == [65, 65, 65, 64])
    }

    // Ctrl-C stops it between two rows, and nothing is stored.
    @Test func anInterruptedImportLeavesNothing() throws {
        let rows = (0..<5_000).map { "\($0),s,b,2026-01-01\n" }.joined()
        let session = TypedSession(files: ["t.csv": "id,subject,body,created_at\n" + rows])
        let asked = Mutex(0)
        session.configure = { session in
            session.isInterrupted = {
                asked.withLock { count in
                    count += 1
                    return count > 4
                }
            }
        }
        let said = session.run("import t.csv")
        #expect(said.contains("error: line 1: the import was interrupted; nothing was stored"))
        #expect(session.exitCodes == [130])
        #expect(try session.store.counts().tickets == 0)
    }

    // Standard input can be read only once; where it must be read twice, it goes to a file that is gone afterwards.
    @Test func standardInputIsSpooledWhereItMustBeReadTwice() throws {
        let yaml = """
            mapping: 1
            name: us
            kind: ticket
            source: us
            match: {require: [{column: when}]}
            dates: {formats: [d/M/yyyy, M/d/yyyy], timezone: UTC}
            fields: {id: {column: id}, created_at: {column: when}}
            """
        let rows = (1...2_000).map { "\($0),02/03/2026\n" }.joined() + "3000,03/13/2026\n"
        let session = TypedSession(files: ["-": "id,when\n" + rows, "surveys/maps/us.yaml": yaml])
        let said = session.run("import -")
        #expect(said.contains("note: in created_at, the month comes first, as the whole column shows"))
        #expect(session.exitCodes == [0])
        #expect(try session.store.ticket("us:1")?.createdAt == 1_770_076_800)
        #expect(session.files.paths.filter { $0.contains("results") } == [])
    }

    // The secret for pseudonyms is made once, so that the same person stays the same in the next import.
    @Test func pseudonymsStayTheSameFromImportToImport() throws {
        let rows = "id,subject,description,requester,created_at\n1,a,b,Ann <ann@example.com>,2026-01-01\n"
        let session = TypedSession(files: ["t.csv": rows])
        session.run("import t.csv", "import t.csv")
        #expect(session.exitCodes == [0, 0])
        #expect(session.files.paths.contains { $0.hasSuffix("/results/canvass.sqlite-secret") })
        #expect(try session.store.ticket("helpdesk:1")?.contactID?.hasPrefix("p_") == true)
        #expect(session.run("import t.csv").contains("unchanged\t\t1"))
    }

    @Test func mappingsCanBeListedAndShown() {
        let session = TypedSession(files: [
            "surveys/maps/mine.yaml":
                "mapping: 1\nname: mine\nkind: account\nsource: me\nfields: {id: {column: id}, plan: {column: Plan}}\n"
        ])
        let said = session.run("map list", "map show mine", "map show zendesk-ndjson")
        #expect(said.contains("mine\taccount\tme\tcsv\tsurveys/maps/mine.yaml\t\n"))
        #expect(said.contains("zendesk-incremental\tticket\tzendesk\tjson\tbuilt in\tZendesk: a page"))
        #expect(said.contains("fields: {id: {column: id}, plan: {column: Plan}}"))
        #expect(said.contains("read: {format: ndjson}"))
    }

    // A compressed file is read as what is in it, from a pipe too, and what cannot be unpacked leaves nothing.
    @Test func aCompressedFileIsReadAsWhatIsInIt() throws {
        let packed: [UInt8] = [
            0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x4C, 0xD1, 0x29, 0x2E, 0x4D, 0xCA, 0x4A,
            0x4D, 0x2E, 0xD1, 0x49, 0xCA, 0x4F, 0xA9, 0xD4, 0x49, 0x2E, 0x4A, 0x4D, 0x2C, 0x49, 0x4D, 0x89, 0x4F, 0x2C,
            0xE1, 0x32, 0xD4, 0x49, 0xD4, 0x49, 0xD2, 0x31, 0x32, 0x30, 0x32, 0xD3, 0x35, 0x30, 0x04, 0x22, 0x2E, 0x00,
            0x24, 0xB8, 0x26, 0xB5, 0x2C, 0x00, 0x00, 0x00,
        ]
        let session = TypedSession()
        try session.files.closures.write("t.csv.gz", packed)
        try session.files.closures.write("cut.csv.gz", Array(packed.dropLast(9)))
        let said = session.run("import t.csv.gz", "import cut.csv.gz", "import t.csv.gz --sheet 2")
        #expect(said.contains("new\t\t1\n"))
        #expect(said.contains("! note: the file was compressed with gzip"))
        #expect(said.contains("cut.csv.gz: the packed file is cut off; nothing was stored"))
        #expect(said.contains("a sheet is named, and the file is no workbook"))
        #expect(session.exitCodes == [0, 65, 65])
        #expect(try session.store.ticket("csv:1")?.subject == "a")
    }
}
