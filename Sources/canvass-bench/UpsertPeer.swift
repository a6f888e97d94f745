import Foundation

/// A database that takes a table of tickets in again and again: newer rows take the place of older ones.
struct UpsertPeer {
    let name: String
    let program: String
    let isDuckDB: Bool

    /// Those that are installed.
    static var all: [UpsertPeer] {
        ["duckdb", "sqlite3"].compactMap { name in
            ScratchWorkspace.find(name).map { UpsertPeer(name: name, program: $0, isDuckDB: name == "duckdb") }
        }
    }

    private static let columns = TicketTable.Ticket.names
    private func database(_ workspace: ImportWorkspace) -> String { workspace.scratch.folder + "/peer.\(name)" }

    /// Makes a fresh table with the tickets in it.
    func prepare(in workspace: ImportWorkspace) throws {
        for suffix in ["", ".wal", "-wal", "-shm", "-journal"] {
            try? FileManager.default.removeItem(atPath: database(workspace) + suffix)
        }
        let columns = Self.columns.dropFirst().map { "\($0) \(isDuckDB ? "VARCHAR" : "TEXT")" }
        _ = try execute(["CREATE TABLE t (id INTEGER PRIMARY KEY, \(columns.joined(separator: ", ")))"], workspace)
        _ = try run(workspace.file, in: workspace, expecting: workspace.rows)
    }

    /// Takes a file in, and makes sure how many rows there are then.
    func run(_ file: String, in workspace: ImportWorkspace, expecting count: Int) throws -> MeasuredRun {
        let updates = Self.columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        let upsert = "ON CONFLICT (id) DO UPDATE SET \(updates) WHERE excluded.updated_at > t.updated_at"
        let run: MeasuredRun
        if isDuckDB {
            run = try execute(
                ["INSERT INTO t SELECT * FROM read_csv('\(file)', header = true, all_varchar = true) \(upsert)"],
                workspace)
        } else {
            run = try execute(
                [
                    "PRAGMA temp_store = FILE", ".import --csv --schema temp \(file) news",
                    "INSERT INTO t SELECT * FROM news WHERE true \(upsert)",
                ], workspace)
        }
        try workspace.expect(
            count, of: program,
            isDuckDB
                ? ["-csv", "-noheader", database(workspace), "-c", "SELECT count(*) FROM t"]
                : [database(workspace), "SELECT count(*) FROM t"])
        return run
    }

    private func execute(_ commands: [String], _ workspace: ImportWorkspace) throws -> MeasuredRun {
        let words = isDuckDB ? commands.flatMap { ["-c", $0] } : commands
        return try MeasuredRun(program, [database(workspace)] + words, in: workspace.scratch)
    }
}
