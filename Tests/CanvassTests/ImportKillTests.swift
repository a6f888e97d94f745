import Foundation
import StoreSQLite
import TestSupport
import Testing

/// The program is killed in the middle of an import: of whatever kind it is, the store is as it was before.
struct ImportKillTests {
    private static let rows = 3_000

    private struct Kind {
        var name: String
        var file: String
        var arguments: [String]
        var counted: [String]
    }

    private static let kinds: [Kind] = [
        Kind(
            name: "responses",
            file: "Timestamp,How was it?,What else?\n"
                + (0..<rows).map { "2026-01-01 10:00:00,\(["well", "badly"][$0 % 2]),words \($0)\n" }.joined(),
            arguments: ["--as", "response", "--timezone", "UTC", "--survey", "asked"], counted: ["session", "list"]),
        Kind(
            name: "events",
            file: "event_id,event,timestamp,account,user\n"
                + (0..<rows * 10).map { "e\($0),export,2026-01-01T00:00:00Z,A\($0 % 50),u\($0 % 500)\n" }.joined(),
            arguments: [], counted: ["usage", "list"]),
        Kind(
            name: "comments",
            file: "ticket_id,speaker,body,created_at\n"
                + (0..<rows * 3).map { "csv:1,customer,words \($0),2026-01-01T00:00:00Z\n" }.joined(),
            arguments: [], counted: ["ticket", "show", "csv:1"]),
    ]

    private func run(_ arguments: [String], _ workspace: ScratchWorkspace) throws -> (code: Int32, output: String) {
        let program = try RunningProgram(arguments, in: workspace.folder)
        let (code, output, _) = try program.finish()
        return (code, output)
    }

    @Test(.timeLimit(.minutes(5)), arguments: ["responses", "events", "comments"])
    func aKilledImportLeavesTheStoreAsItWas(_ name: String) throws {
        let kind = try #require(Self.kinds.first { $0.name == name })
        let workspace = try ScratchWorkspace(files: [
            "in.csv": kind.file, "accounts.csv": "id,name,seats\nA1,Acme,5\n",
            "tickets.csv": "id,subject,body,created_at\n1,Export,It stops,2026-01-01\n",
        ])
        let file = workspace.folder.appending(path: "in.csv").path
        let first = name == "comments" ? "tickets.csv" : "accounts.csv"
        #expect(try run(["import", workspace.folder.appending(path: first).path], workspace).code == 0)
        let before = try (run(kind.counted, workspace).output, run(["import", "list"], workspace).output)
        // The journal is there from the first row that is written to the end of the transaction; with tickets in the
        // store there is none, and the log grows instead.
        let results = workspace.folder.appending(path: "results").path
        func isWriting() -> Bool {
            let size = { (suffix: String) in
                (try? FileManager.default.attributesOfItem(atPath: results + "/canvass.sqlite" + suffix))?[.size]
                    as? Int ?? 0
            }
            return size("-journal") > 0 || size("-wal") > 0
        }
        var kills = 0
        for _ in 0..<5 {
            let program = try RunningProgram(["import", file] + kind.arguments, in: workspace.folder)
            let deadline = Date(timeIntervalSinceNow: 30)
            while !isWriting(), Date() < deadline { usleep(1_000) }
            usleep(UInt32(kills) * 5_000)
            program.kill()
            let after = try (run(kind.counted, workspace).output, run(["import", "list"], workspace).output)
            // It may have been done just before it was killed.
            guard after.1 == before.1 else {
                #expect(after.0 != before.0)
                break
            }
            kills += 1
            #expect(after.0 == before.0, "\(name), kill \(kills)")
            #expect(try run(["doctor"], workspace).code == 0)
        }
        #expect(kills > 0, "nothing was killed before it was done")
        #expect(try run(["import", file] + kind.arguments, workspace).code == 0)
        #expect(try run(kind.counted, workspace).output != before.0)
    }
}
