import FeedbackModel
import Foundation

extension Benchmark {
    /// Themes found in texts: the matcher alone, and all that a changed codebook costs.
    static let matching = Benchmark(
        name: "matching",
        summary: "30 themes found in tickets' words, against one rg that tells neither stems nor themes"
    ) { settings in
        let themes = ImportWorkspace.themes
        let workspace = try FeedbackWorkspace(tickets: settings.rows, themes: themes, canvass: settings.canvass)
        let words = workspace.scratch.folder + "/words.txt"
        try TicketTable(seed: 1, themes: themes, accounts: FeedbackWorkspace.accounts)
            .write(settings.rows, to: words, as: .words)
        let phrases = (0..<themes).map { theme in
            (0..<TicketTable.phrasesPerTheme).map { TicketTable.phrase($0, ofTheme: theme) }
        }
        try workspace.scratch.write(phrases.joined().joined(separator: "\n") + "\n", to: "phrases.txt")
        let ripgrep = ScratchWorkspace.find("rg")
        if ripgrep == nil { print("skipped: rg is not installed, so ours stands alone") }
        let codebook = Codebook(
            name: "bench",
            themes: phrases.enumerated().map { number, phrases in
                Theme(id: "bug/\(FeedbackWorkspace.theme(number))", category: "bug", definition: "", phrases: phrases)
            })
        var ours = Figures()
        var theirs = Figures()
        var anew = Figures()
        var found = FoundThemes()
        for round in 0..<settings.interleavings {
            try ours.time { found = try FoundThemes(in: words, codebook) }
            // Another name is another codebook, so that everything is matched anew.
            try workspace.scratch.write(
                FeedbackWorkspace.codebook(themes: themes).replacing("codebook: bench", with: "codebook: b\(round)")
                    .replacing("phrases:\n", with: "phrases:\n              - word\(round) of round\n"),
                to: "surveys/themes.yaml")
            anew.add(
                try MeasuredRun(
                    settings.canvass, ["--workspace", workspace.scratch.folder, "feedback", "list", "--format", "tsv"],
                    in: workspace.scratch
                ).milliseconds)
            guard let ripgrep else { continue }
            let run = try MeasuredRun(
                ripgrep, ["-c", "-i", "-w", "-F", "-f", workspace.scratch.folder + "/phrases.txt", words],
                in: workspace.scratch)
            theirs.add(run.milliseconds)
            guard Int(run.output.trimmingCharacters(in: .whitespacesAndNewlines)) == found.lines else {
                throw BenchmarkFailure("rg finds \(run.output) lines, and the matcher \(found.lines)")
            }
        }
        try compare(found, phrases, words, settings, in: workspace.scratch)
        print("\(settings.rows) tickets, \(themes) themes, \(found.lines) tickets with one")
        print("the matcher, one thread: \(Int(ours.median)) ms")
        if ripgrep != nil {
            print(
                "one rg -c -i -w -F: \(Int(theirs.median)) ms; its time: \(verdict(ours.median / theirs.median, budget: 1.5))"
            )
        }
        print("the first list after a theme was changed, ms: \(verdict(of: anew.median, budget: 3_000))")
        print("medians of \(settings.interleavings), interleaved, equal hits; \(machine())")
    }

    /// The tickets of each theme, as the matcher finds them in a file of texts.
    private struct FoundThemes {
        var lines = 0
        var byTheme: [String: Int] = [:]

        init() {}

        init(in file: String, _ codebook: Codebook) throws {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: file), options: .alwaysMapped)
            var matcher = PhraseMatcher(codebook)
            bytes.withUnsafeBytes { all in
                let all = all.bindMemory(to: UInt8.self)
                guard let first = all.baseAddress else { return }
                var start = 0
                while start < all.count {
                    let end = memchr(first + start, 0x0A, all.count - start).map { UnsafeRawPointer($0) }
                    let length = end.map { $0 - UnsafeRawPointer(first + start) } ?? all.count - start
                    let themes = matcher.themes(in: [UnsafeBufferPointer(start: first + start, count: length)])
                    lines += themes.isEmpty ? 0 : 1
                    for match in themes { byTheme[match.theme, default: 0] += 1 }
                    start += length + 1
                }
            }
        }
    }

    /// Makes sure that SQLite's full-text index finds the same tickets of each theme.
    private static func compare(
        _ found: FoundThemes, _ phrases: [[String]], _ words: String, _ settings: BenchmarkSettings,
        in workspace: ScratchWorkspace
    ) throws {
        guard let sqlite = ScratchWorkspace.find("sqlite3") else { return }
        guard settings.rows <= 200_000 else {
            print("not compared with FTS5: its index of so many tickets takes too long")
            return
        }
        let queries = phrases.enumerated().map { number, phrases in
            let wanted = phrases.map { "\"\($0)\"" }.joined(separator: " OR ")
            return "SELECT 'bug/\(FeedbackWorkspace.theme(number))', count(*) FROM f WHERE f MATCH '\(wanted)';"
        }
        let said = try workspace.run(
            sqlite,
            [
                ":memory:", ".mode ascii", ".separator \u{1F} \"\\n\"", "CREATE TABLE t (x)", ".import \(words) t",
                "CREATE VIRTUAL TABLE f USING fts5 (x, content = '', tokenize = 'porter unicode61')",
                "INSERT INTO f (rowid, x) SELECT rowid, x FROM t", ".mode list", ".separator ' '",
            ] + queries)
        let expected = phrases.indices.map { number in
            let theme = "bug/\(FeedbackWorkspace.theme(number))"
            return "\(theme) \(found.byTheme[theme] ?? 0)"
        }
        guard said.split(separator: "\n").map(String.init) == expected else {
            throw BenchmarkFailure("FTS5 finds other tickets than the matcher:\n\(said)")
        }
    }
}
