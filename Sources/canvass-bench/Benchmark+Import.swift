import Foundation
internal import Tabulation

extension Benchmark {
    /// The first import of a table of tickets: validated, with pseudonyms, into a fresh store, without themes and with.
    static let importing = Benchmark(
        name: "import", summary: "first import of tickets, against sqlite3's .import of the same file"
    ) { settings in
        let few = max(1, settings.rows / 10)
        let (small, large) = (try ImportWorkspace(few), try ImportWorkspace(settings.rows))
        let sqlite = ScratchWorkspace.find("sqlite3")
        if sqlite == nil { print("skipped: sqlite3 is not installed, so ours stands alone") }
        var (fewer, ours, matched, theirs) = (Costs(), Costs(), Costs(), Costs())
        for _ in 0..<settings.interleavings {
            fewer.add(try small.load(settings))
            ours.add(try large.load(settings))
            try large.scratch.write(
                FeedbackWorkspace.codebook(themes: ImportWorkspace.themes), to: "surveys/themes.yaml")
            matched.add(try large.load(settings))
            try FileManager.default.removeItem(atPath: large.scratch.folder + "/surveys/themes.yaml")
            if let sqlite { theirs.add(try large.loadBySQLite(sqlite)) }
        }
        var table = Costs.table
        table.rows.append(ours.row("canvass import"))
        table.rows.append(matched.row("the same, matched to \(ImportWorkspace.themes) themes"))
        if sqlite != nil { table.rows.append(theirs.row("sqlite3 .import")) }
        print("\(settings.rows) tickets, \(large.bytes / 1_000_000) MB")
        print(table.text(as: .table), terminator: "")
        if sqlite != nil {
            print("rows/s of sqlite3 .import: \(verdict(atLeast: 1 / ours.ratio(to: theirs), budget: 1.25))")
            print("time of sqlite3 .import, with themes: \(verdict(matched.ratio(to: theirs), budget: 1.2))")
        }
        print("peak MB: \(verdict(of: max(ours.memory, matched.memory), budget: 100))")
        print("ten times the rows take \(verdict(ours.ratio(to: fewer), budget: 12))")
        print("medians of \(settings.interleavings), interleaved, equal counts; \(machine())")
    }

    /// What is imported again: the same file, and one of what changed in a day.
    static let reimport = Benchmark(
        name: "reimport", summary: "the same file again, and a day's changes, against upserts of duckdb and sqlite3"
    ) { settings in
        let workspace = try ImportWorkspace(settings.rows)
        let day = workspace.scratch.folder + "/changes.csv"
        let (changed, new) = try workspace.table.writeChanges(settings.rows, to: day)
        let peers = UpsertPeer.all
        if peers.isEmpty { print("skipped: neither duckdb nor sqlite3 is installed, so ours stands alone") }
        var (again, changes) = (Costs(), Costs())
        var theirs = Array(repeating: (again: Costs(), changes: Costs()), count: peers.count)
        for _ in 0..<settings.interleavings {
            _ = try workspace.load(settings)
            again.add(try workspace.run(settings, expecting: [("unchanged", settings.rows)]))
            changes.add(try workspace.run(settings, file: day, expecting: [("updated", changed), ("new", new)]))
            for (place, peer) in peers.enumerated() {
                try peer.prepare(in: workspace)
                theirs[place].again.add(try peer.run(workspace.file, in: workspace, expecting: settings.rows))
                theirs[place].changes.add(try peer.run(day, in: workspace, expecting: settings.rows + new))
            }
        }
        var table = Costs.table
        table.rows.append(again.row("canvass, the same file again"))
        for (peer, costs) in zip(peers, theirs) { table.rows.append(costs.again.row("\(peer.name), the same")) }
        table.rows.append(changes.row("canvass, a day's changes"))
        for (peer, costs) in zip(peers, theirs) { table.rows.append(costs.changes.row("\(peer.name), the same")) }
        print("\(settings.rows) tickets; \(changed) changed and \(new) new in a day")
        print(table.text(as: .table), terminator: "")
        if let duckdb = zip(peers, theirs).first(where: { $0.0.isDuckDB })?.1 {
            print("speed of duckdb, the same again: \(verdict(atLeast: 1 / again.ratio(to: duckdb.again), budget: 2))")
        }
        if let best = theirs.map({ changes.ratio(to: $0.changes) }).max() {
            print("speed of the best peer, a day's changes: \(verdict(atLeast: 1 / best, budget: 1.5))")
        }
        print("medians of \(settings.interleavings), interleaved, equal counts; \(machine())")
    }

    /// Tickets with a JSON object a line.
    static let objectLines = Benchmark(
        name: "lines", summary: "first import of tickets as NDJSON, against duckdb's read_json into a table"
    ) { settings in
        let workspace = try ImportWorkspace(settings.rows, as: .lines)
        let duckdb = ScratchWorkspace.find("duckdb")
        if duckdb == nil { print("skipped: duckdb is not installed, so ours stands alone") }
        var (ours, theirs) = (Costs(), Costs())
        for _ in 0..<settings.interleavings {
            ours.add(try workspace.load(settings))
            if let duckdb { theirs.add(try workspace.loadLines(by: duckdb)) }
        }
        var table = Costs.table
        table.rows.append(ours.row("canvass import"))
        if duckdb != nil { table.rows.append(theirs.row("duckdb, read_json")) }
        print("\(settings.rows) tickets, \(workspace.bytes / 1_000_000) MB")
        print(table.text(as: .table), terminator: "")
        if duckdb != nil { print("rows/s of duckdb: \(verdict(atLeast: 1 / ours.ratio(to: theirs), budget: 1))") }
        print("peak MB: \(verdict(of: ours.memory, budget: 100))")
        print("medians of \(settings.interleavings), interleaved, equal counts; \(machine())")
    }
}
