import Foundation

/// A workspace with a file of tickets that is imported again and again.
struct ImportWorkspace {
    static let themes = 30
    let scratch: ScratchWorkspace
    let table = TicketTable(seed: 1, themes: ImportWorkspace.themes, accounts: FeedbackWorkspace.accounts)
    let rows: Int
    let file: String
    let bytes: Int

    init(_ rows: Int, as format: TicketTable.Format = .delimited) throws {
        scratch = try ScratchWorkspace()
        self.rows = rows
        file = scratch.folder + (format == .lines ? "/tickets.ndjson" : "/tickets.csv")
        bytes = try table.write(rows, to: file, as: format)
    }

    /// Imports the file into a fresh store.
    func load(_ settings: BenchmarkSettings) throws -> MeasuredRun {
        for name in try FileManager.default.contentsOfDirectory(atPath: scratch.folder + "/results") {
            try FileManager.default.removeItem(atPath: scratch.folder + "/results/" + name)
        }
        return try run(settings, expecting: [("new", rows)])
    }

    /// Imports a file, and makes sure that so many rows came to each end.
    func run(
        _ settings: BenchmarkSettings, file: String? = nil, expecting outcomes: [(name: String, count: Int)]
    ) throws -> MeasuredRun {
        let run = try MeasuredRun(
            settings.canvass, ["--workspace", scratch.folder, "import", file ?? self.file], in: scratch)
        for outcome in outcomes where !run.output.contains("\(outcome.name)\t\t\(outcome.count)\n") {
            throw BenchmarkFailure("canvass did not say that \(outcome.count) are \(outcome.name):\n\(run.output)")
        }
        return run
    }

    func loadBySQLite(_ sqlite: String) throws -> MeasuredRun {
        let database = scratch.folder + "/peer.sqlite"
        try? FileManager.default.removeItem(atPath: database)
        let run = try MeasuredRun(sqlite, [database, ".import --csv \(file) t"], in: scratch)
        try expect(rows, of: sqlite, [database, "SELECT count(*) FROM t"])
        return run
    }

    func loadLines(by duckdb: String) throws -> MeasuredRun {
        let database = scratch.folder + "/peer.duckdb"
        try? FileManager.default.removeItem(atPath: database)
        let run = try MeasuredRun(
            duckdb,
            [database, "-c", "CREATE TABLE t AS SELECT * FROM read_json('\(file)', format = 'newline_delimited')"],
            in: scratch)
        try expect(rows, of: duckdb, ["-csv", "-noheader", database, "-c", "SELECT count(*) FROM t"])
        return run
    }

    /// Makes sure that a peer has so many rows.
    func expect(_ count: Int, of peer: String, _ arguments: [String]) throws {
        let said = try MeasuredRun(peer, arguments, in: scratch).output
        guard said.trimmingCharacters(in: .whitespacesAndNewlines) == "\(count)" else {
            throw BenchmarkFailure("\(peer) has \(said) rows, not \(count)")
        }
    }
}

extension BenchmarkSettings {
    /// How often whole imports are repeated.
    var interleavings: Int { max(3, repetitions / 5) }
}
