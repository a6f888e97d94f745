import Foundation
internal import Tabulation

extension Benchmark {
    /// The first import of a table of tickets: validated, with pseudonyms, into a fresh store.
    static let importing = Benchmark(
        name: "import", summary: "first import of tickets, against sqlite3's .import of the same file"
    ) { settings in
        let few = 1_000
        let (small, large) = (try ScratchWorkspace(), try ScratchWorkspace())
        try TicketTable(seed: 1).write(few, to: small.folder + "/tickets.csv")
        let bytes = try TicketTable(seed: 1).write(settings.rows, to: large.folder + "/tickets.csv")
        let sqlite = ScratchWorkspace.find("sqlite3")
        if sqlite == nil { print("skipped: sqlite3 is not installed, so ours stands alone") }
        var ours = (time: Figures(), processor: Figures(), memory: 0, memoryOfFew: 0)
        var theirs = (time: Figures(), processor: Figures(), memory: 0)
        var again = (time: Figures(), processor: Figures())
        for _ in 0..<max(5, settings.repetitions / 3) {
            ours.memoryOfFew = max(ours.memoryOfFew, try load(few, in: small, settings).memory)
            let run = try load(settings.rows, in: large, settings)
            ours.time.add(run.milliseconds)
            ours.processor.add(run.processorMilliseconds)
            ours.memory = max(ours.memory, run.memory)
            let reloaded = try reload(settings.rows, in: large, settings)
            again.time.add(reloaded.milliseconds)
            again.processor.add(reloaded.processorMilliseconds)
            guard let sqlite else { continue }
            let peer = try loadBySQLite(sqlite, settings.rows, in: large)
            theirs.time.add(peer.milliseconds)
            theirs.processor.add(peer.processorMilliseconds)
            theirs.memory = max(theirs.memory, peer.memory)
        }
        func row(_ name: String, _ figures: Figures, _ processor: Figures, _ memory: Int?) -> [Cell] {
            [
                .text(name), .decimal(figures.median, fractionDigits: 0),
                .decimal(processor.median, fractionDigits: 0),
                .decimal(Double(settings.rows) / figures.median * 1_000, fractionDigits: 0),
                .decimal(Double(bytes) / figures.median / 1_000, fractionDigits: 0),
                Cell(memory.map { Double($0) / 1e6 }, fractionDigits: 1),
            ]
        }
        var table = Table(columns: ["program", "ms", "cpu_ms", "rows_s", "mb_s", "peak_mb"].map { Table.Column($0) })
        table.rows.append(row("canvass import", ours.time, ours.processor, ours.memory))
        table.rows.append(row("the same again, unchanged", again.time, again.processor, nil))
        if sqlite != nil { table.rows.append(row("sqlite3 .import", theirs.time, theirs.processor, theirs.memory)) }
        print(table.text(as: .table), terminator: "")
        if sqlite != nil {
            print("time of sqlite3 .import: \(verdict(ours.time.median / theirs.time.median, budget: 1))")
        }
        let growth = Double(ours.memory - ours.memoryOfFew) / 1e6
        print(
            "peak for \(settings.rows) rows is \((growth * 10).rounded() / 10) MB above that for \(few)",
            "(budget 60 MB) \(growth <= 60 ? "ok" : "OVER")")
        print("medians of \(ours.time.values.count), interleaved, equal counts; \(machine())")
    }

    private static func load(
        _ rows: Int, in workspace: ScratchWorkspace, _ settings: BenchmarkSettings
    ) throws -> MeasuredRun {
        for name in try FileManager.default.contentsOfDirectory(atPath: workspace.folder + "/results") {
            try FileManager.default.removeItem(atPath: workspace.folder + "/results/" + name)
        }
        return try expect(rows, "new", in: workspace, settings)
    }

    private static func reload(
        _ rows: Int, in workspace: ScratchWorkspace, _ settings: BenchmarkSettings
    ) throws -> MeasuredRun {
        try expect(rows, "unchanged", in: workspace, settings)
    }

    /// Imports, and makes sure that all rows came to the same end.
    private static func expect(
        _ rows: Int, _ outcome: String, in workspace: ScratchWorkspace, _ settings: BenchmarkSettings
    ) throws -> MeasuredRun {
        let run = try MeasuredRun(
            settings.canvass, ["--workspace", workspace.folder, "import", workspace.folder + "/tickets.csv"],
            in: workspace)
        guard run.output.contains("\(outcome)\t\t\(rows)\n") else {
            throw BenchmarkFailure("canvass did not say that \(rows) tickets are \(outcome):\n\(run.output)")
        }
        return run
    }

    private static func loadBySQLite(
        _ sqlite: String, _ rows: Int, in workspace: ScratchWorkspace
    ) throws -> MeasuredRun {
        let database = workspace.folder + "/peer.sqlite"
        try? FileManager.default.removeItem(atPath: database)
        let run = try MeasuredRun(
            sqlite, [database, ".import --csv \(workspace.folder)/tickets.csv t"], in: workspace)
        let count = try MeasuredRun(sqlite, [database, "SELECT count(*) FROM t"], in: workspace).output
        guard count == "\(rows)\n" else { throw BenchmarkFailure("sqlite3 imported \(count) rows, not \(rows)") }
        return run
    }
}
