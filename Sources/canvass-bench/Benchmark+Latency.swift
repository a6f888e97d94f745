internal import Tabulation

extension Benchmark {
    /// From Enter on an answer to the next prompt, the answer being on disk in between, in a survey of 1,000 questions
    /// and a store of 20,000 sessions; the peer's table has as many answers.
    static let latency = Benchmark(
        name: "latency", summary: "Enter to next prompt, durable, against Python's input() with sqlite3 (WAL, FULL)"
    ) { settings in
        guard let python = ScratchWorkspace.find("python3") else {
            print("skipped: python3 is not installed")
            return
        }
        let workspace = try ScratchWorkspace()
        let questions = 100
        try workspace.write(survey("latency", questions: 1_000), to: "surveys/latency.yaml")
        try workspace.write(survey("before", questions: 5), to: "surveys/before.yaml")
        try workspace.write(peer, to: "peer.py")
        let sessions = 20_000
        try workspace.run(
            settings.canvass,
            ["--workspace", workspace.folder, "survey", "simulate", "before", "-n", String(sessions), "--keep"])
        var ours = Figures()
        var theirs = Figures()
        var disk: [Double] = []
        for _ in 0..<max(1, settings.repetitions / 3) {
            let canvass = try PseudoTerminal(
                settings.canvass, ["--workspace", workspace.folder, "answer", "latency"],
                environment: workspace.environment)
            try answer(questions, on: canvass, &ours)
            _ = canvass.leave(typing: "last\r\r")
            let script = try PseudoTerminal(
                python,
                [
                    workspace.folder + "/peer.py", workspace.folder + "/peer.sqlite", String(questions),
                    String(sessions * 5),
                ],
                environment: workspace.environment)
            try answer(questions, on: script, &theirs)
            _ = script.leave(typing: "last\r")
            disk.append(try Figures.rawSync(in: workspace.folder).median)
        }
        var table = Table(columns: ["program", "median_ms", "p90_ms", "p99_ms"].map { Table.Column($0) })
        for (name, figures) in [("canvass", ours), ("python", theirs)] {
            table.rows.append(
                [.text(name)]
                    + [0.5, 0.9, 0.99].map { .decimal(figures.quantile($0), fractionDigits: 3) })
        }
        print(table.text(as: .table), terminator: "")
        print("canvass / python: \(verdict(ours.median / theirs.median, budget: 1.25))")
        print("p99 / p99: \(verdict(ours.quantile(0.99) / theirs.quantile(0.99), budget: 1.25))")
        let sync = fixedPoint(disk.reduce(0, +) / Double(disk.count), fractionDigits: 3)
        print(
            "one raw fdatasync of 4 KiB here: \(sync) ms; \(ours.values.count) answers each, interleaved; \(machine())")
    }

    private static func answer(_ questions: Int, on terminal: PseudoTerminal, _ figures: inout Figures) throws {
        try terminal.wait(for: ["Question 1 of the benchmark", "> "])
        for number in 2...questions {
            // People type at their own speed: the time runs from Enter on.
            terminal.type("an answer of some words")
            try terminal.wait(for: ["words"])
            try figures.time {
                terminal.type("\r")
                try terminal.wait(for: ["Question \(number) of the benchmark", "> "])
            }
        }
    }

    private static func survey(_ name: String, questions: Int) -> String {
        var text = "survey: \(name)\ntitle: Latency\nmode: self\nquestions:\n"
        for number in 1...questions { text += "  - q\(number): text\n    text: Question \(number) of the benchmark?\n" }
        return text
    }

    /// The simplest thing that keeps each answer before it asks for the next.
    private static let peer = """
        import sqlite3, sys
        store = sqlite3.connect(sys.argv[1], isolation_level=None)
        store.execute("PRAGMA journal_mode = WAL")
        store.execute("PRAGMA synchronous = FULL")
        store.execute("CREATE TABLE IF NOT EXISTS answer (id INTEGER PRIMARY KEY, question INTEGER, words TEXT)")
        if store.execute("SELECT count(*) FROM answer").fetchone()[0] == 0:
            rows = ((number, "some words of an answer") for number in range(int(sys.argv[3])))
            store.execute("BEGIN")
            store.executemany("INSERT INTO answer (question, words) VALUES (?, ?)", rows)
            store.execute("COMMIT")
        for number in range(1, int(sys.argv[2]) + 1):
            print(f"Question {number} of the benchmark?")
            words = input("> ")
            store.execute("INSERT INTO answer (question, words) VALUES (?, ?)", (number, words))

        """
}
