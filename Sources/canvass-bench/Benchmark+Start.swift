internal import Tabulation

extension Benchmark {
    /// From the start of the process to its first prompt, on a terminal.
    static let start = Benchmark(
        name: "start", summary: "start to first prompt, against sqlite3 on the same file"
    ) { settings in
        guard let sqlite = ScratchWorkspace.find("sqlite3") else {
            print("skipped: sqlite3 is not installed")
            return
        }
        let small = try ScratchWorkspace()
        let full = try ScratchWorkspace()
        try small.write(tickets(1), to: "tickets.ndjson")
        try small.run(settings.canvass, ["--workspace", small.folder, "import", small.folder + "/tickets.ndjson"])
        try full.write(tickets(100_000), to: "tickets.ndjson")
        try full.run(settings.canvass, ["--workspace", full.folder, "import", full.folder + "/tickets.ndjson"])
        var table = Table(
            columns: ["store", "canvass_ms", "sqlite3_ms", "ratio", "canvass_mb", "sqlite3_mb"].map { Table.Column($0) }
        )
        for (name, workspace) in [("1 ticket", small), ("100,000 tickets", full)] {
            var ours = Figures()
            var theirs = Figures()
            var memory = (ours: 0, theirs: 0)
            for _ in 0..<settings.repetitions {
                memory.ours = max(
                    memory.ours,
                    try firstPrompt(
                        settings.canvass, ["--workspace", workspace.folder], "> ", "quit\r", in: workspace, &ours))
                memory.theirs = max(
                    memory.theirs,
                    try firstPrompt(sqlite, [workspace.store], "sqlite> ", ".quit\r", in: workspace, &theirs))
            }
            table.rows.append([
                .text(name), .decimal(ours.median, fractionDigits: 2), .decimal(theirs.median, fractionDigits: 2),
                .text(verdict(ours.median / theirs.median, budget: 2.5)),
                .decimal(Double(memory.ours) / 1e6, fractionDigits: 1),
                .decimal(Double(memory.theirs) / 1e6, fractionDigits: 1),
            ])
        }
        print(table.text(as: .table), terminator: "")
        print("medians of \(settings.repetitions), interleaved; \(machine())")
    }

    private static func firstPrompt(
        _ program: String, _ arguments: [String], _ prompt: String, _ goodbye: String, in workspace: ScratchWorkspace,
        _ figures: inout Figures
    ) throws -> Int {
        var terminal: PseudoTerminal?
        try figures.time {
            let started = try PseudoTerminal(program, arguments, environment: workspace.environment)
            try started.wait(for: [prompt])
            terminal = started
        }
        return terminal?.leave(typing: goodbye) ?? 0
    }

    /// Tickets as the help desk exports them, enough to make a start slow that looks at them.
    private static func tickets(_ count: Int) -> String {
        var text = ""
        for number in 1...count {
            let value: JSONValue = [
                "id": .integer(number), "subject": .string("Ticket \(number)"),
                "raw_subject": .string("Ticket \(number)"),
                "description": "The export just spins and then nothing.", "status": "open",
                "created_at": "2026-05-04T07:00:00Z", "updated_at": "2026-05-04T07:00:00Z",
                "organization_id": .integer(4_200_000_000 + number % 5_000), "requester_id": .integer(number % 20_000),
                "via": ["channel": "email"], "tags": [], "generated_timestamp": .integer(1_777_878_000 + number),
            ]
            text += value.text() + "\n"
        }
        return text
    }
}
