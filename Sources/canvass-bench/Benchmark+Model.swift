import Foundation
internal import Tabulation

extension Benchmark {
    /// The feedback model of a store full of tickets, each run a process of its own, against duckdb's sums.
    ///
    /// duckdb gets the matches given, in its own table; ours has found them before and keeps them. Both read what is kept.
    static let model = Benchmark(
        name: "model", summary: "the feedback model from the store, against duckdb's sums over its own tables"
    ) { settings in
        let duckdb = ScratchWorkspace.find("duckdb")
        if duckdb == nil { print("skipped: duckdb is not installed, so ours stands alone") }
        for themes in [30, 300] {
            let workspace = try FeedbackWorkspace(tickets: settings.rows, themes: themes, canvass: settings.canvass)
            let ask = { (words: [String]) in
                try MeasuredRun(
                    settings.canvass, ["--workspace", workspace.scratch.folder] + words, in: workspace.scratch)
            }
            _ = try ask(["feedback", "list", "--format", "tsv"])
            if let duckdb { try prepare(duckdb, workspace) }
            var list = Costs()
            var why = Costs()
            var guarded = Costs()
            var peer = Costs()
            for _ in 0..<max(5, settings.repetitions / 3) {
                let ours = try ask(["feedback", "list", "--format", "tsv"])
                list.add(ours)
                why.add(try ask(["feedback", "why", FeedbackWorkspace.theme(0), "--format", "json"]))
                guarded.add(try ask(["feedback", "list", "--without", "calm", "--format", "tsv"]))
                guard let duckdb else { continue }
                let theirs = try MeasuredRun(
                    duckdb,
                    [
                        "-csv", "-noheader", "-readonly", workspace.scratch.folder + "/peer.duckdb", "-f",
                        query(workspace),
                    ],
                    in: workspace.scratch)
                peer.add(theirs)
                try compare(ours.output, theirs.output, themes: themes)
            }
            var table = Costs.table
            table.rows.append(list.row("feedback list"))
            table.rows.append(guarded.row("feedback list --without calm"))
            table.rows.append(why.row("feedback why"))
            if duckdb != nil { table.rows.append(peer.row("duckdb, three sums")) }
            print("\(settings.rows) tickets, \(themes) themes, \(FeedbackWorkspace.accounts) accounts")
            print(table.text(as: .table), terminator: "")
            if duckdb != nil {
                print("time of duckdb: \(verdict(list.time.median / peer.time.median, budget: 1))")
            }
            print(
                "peak MB: \(verdict(of: list.memory, budget: 50)); why, ms: \(verdict(of: why.time.median, budget: 200))"
            )
        }
        print("medians of \(max(5, settings.repetitions / 3)), interleaved, equal sums; \(machine())")
    }

    /// Loads the peer's tables; the themes of a ticket stand in its text, in words that only they have.
    private static func prepare(_ duckdb: String, _ workspace: FeedbackWorkspace) throws {
        let folder = workspace.scratch.folder
        let phrases = (0..<workspace.themes).flatMap { theme in
            (0..<TicketTable.phrasesPerTheme).map {
                "('\(FeedbackWorkspace.theme(theme))', '\(TicketTable.phrase($0, ofTheme: theme))')"
            }
        }
        try workspace.scratch.write(
            """
            CREATE TABLE account AS SELECT account_id AS id, plan, arr FROM read_csv('\(folder)/accounts.csv');
            CREATE TABLE phrase (theme VARCHAR, text VARCHAR);
            INSERT INTO phrase VALUES \(phrases.joined(separator: ", "));
            CREATE TABLE ticket AS
                SELECT id, epoch(CAST(created_at AS TIMESTAMP)) AS created, nullif(account_id, '') AS account,
                    regexp_extract(description, 'zu[a-z]+ qo[a-z]+') AS phrase
                FROM read_csv('\(folder)/tickets.csv', types = {'account_id': 'VARCHAR'});
            CREATE TABLE match AS SELECT theme, ticket.id AS ticket, account, created
                FROM ticket JOIN phrase ON phrase.text = ticket.phrase ORDER BY ticket.id;
            DROP TABLE ticket;
            """, to: "prepare.sql")
        _ = try MeasuredRun(duckdb, [folder + "/peer.duckdb", "-f", folder + "/prepare.sql"], in: workspace.scratch)
    }

    /// The file of the peer's sums: by theme; by theme and segment with weights that fade; by theme and month.
    private static func query(_ workspace: FeedbackWorkspace) throws -> String {
        try workspace.scratch.write(
            """
            SELECT theme, sum(tickets), count(account), sum(arr) FROM (
                SELECT theme, account, count(*) AS tickets FROM match GROUP BY theme, account
            ) AS pair LEFT JOIN account ON account.id = account GROUP BY theme ORDER BY theme;
            CREATE TEMP TABLE fading AS SELECT theme, plan, count(*), count(DISTINCT account),
                sum(0.5 ^ ((1800000000 - created) / 7776000)) FROM match JOIN account ON account.id = account
                GROUP BY theme, plan;
            CREATE TEMP TABLE months AS SELECT theme, created // 2629746 AS month, count(*) FROM match
                GROUP BY theme, month;
            """, to: "query.sql")
        return workspace.scratch.folder + "/query.sql"
    }

    /// Makes sure that both say how many tickets and accounts each theme has, and what those accounts pay.
    private static func compare(_ ours: String, _ theirs: String, themes: Int) throws {
        let lines = ours.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        guard let header = lines.first else { throw BenchmarkFailure("canvass listed nothing") }
        let places = ["theme", "tickets", "ticket_accounts", "arr_exposed"].compactMap { name in
            header.firstIndex { $0 == name }
        }
        guard places.count == 4 else { throw BenchmarkFailure("'feedback list' has other columns") }
        let found = lines.dropFirst().map { line in
            let cells = places.map { String(line[$0]) }
            return ([String(cells[0].split(separator: "/").last ?? "")] + cells[1...2] + [whole(cells[3])])
                .joined(separator: ",")
        }
        let expected = theirs.split(separator: "\n").map { line in
            let cells = line.split(separator: ",").map(String.init)
            return (cells.dropLast() + [whole(cells.last ?? "")]).joined(separator: ",")
        }
        guard found.count == themes, found.sorted() == expected.sorted() else {
            throw BenchmarkFailure("the sums differ:\n\(found.sorted().first ?? "")\n\(expected.sorted().first ?? "")")
        }
    }

    private static func whole(_ number: String) -> String { Double(number).map { String(Int($0)) } ?? number }
}
