import Foundation
internal import Tabulation

extension Benchmark {
    /// The moderator's console in a session of 5,000 events: how soon a key stands on the screen, how soon Enter is
    /// answered with the line on disk, how soon the session goes on, and what is written while nobody types.
    static let group = Benchmark(
        name: "group", summary: "the moderator's console with 5,000 events: key, Enter, resume, and idle bytes"
    ) { settings in
        let workspace = try ScratchWorkspace()
        try workspace.write(guide, to: "surveys/bench.yaml")
        let script = workspace.folder + "/script.txt"
        try workspace.write(lines(5_000).joined(separator: "\n") + "\n", to: "script.txt")
        let shell = try ScratchWorkspace.find("sh") ?? { throw BenchmarkFailure("sh is not installed") }()
        let begin = "'\(settings.canvass)' --workspace '\(workspace.folder)' group bench --format json < '\(script)'"
        try workspace.run(shell, ["-c", begin])
        var resumed = Figures()
        var keys = Figures()
        var enters = Figures()
        var idle: [Int] = []
        var peak = 0
        for round in 0..<max(1, settings.repetitions / 5) {
            var terminal: PseudoTerminal?
            try resumed.time {
                terminal = try PseudoTerminal(
                    settings.canvass, ["--workspace", workspace.folder, "resume"], environment: workspace.environment)
                try terminal?.wait(for: ["2/3 talk> "])
            }
            guard let terminal else { return }
            // The bottom row is drawn, and whatever comes by itself after a resume.
            try terminal.settle(milliseconds: 1_500)
            for number in 0..<100 {
                // A letter that the bottom row does not show.
                try keys.time {
                    terminal.type("q")
                    try terminal.wait(for: ["q"])
                }
                if number.isMultiple(of: 20) { try terminal.settle(milliseconds: 50) }
            }
            terminal.type("\u{15}")
            try terminal.settle(milliseconds: 300)
            for number in 0..<50 {
                terminal.type("b: the export of round \(round) took too long \(number) #speed")
                try terminal.wait(for: ["#speed"])
                try enters.time {
                    terminal.type("\r")
                    try terminal.wait(for: ["2/3 talk> "])
                }
            }
            try terminal.settle(milliseconds: 6_000)
            idle.append(try terminal.bytes(seconds: 10) / 10)
            peak = max(peak, terminal.leave(typing: "/quit\r"))
        }
        var table = Table(columns: ["what", "median_ms", "p99_ms", "budget_ms"].map { Table.Column($0) })
        for (name, figures, budget) in [
            ("key to echo", keys, 10.0), ("Enter to prompt", enters, 10), ("resume", resumed, 200),
        ] {
            table.rows.append(
                [.text(name)] + [0.5, 0.99].map { .decimal(figures.quantile($0), fractionDigits: 2) }
                    + [.decimal(budget, fractionDigits: 0)])
        }
        print(table.text(as: .table), terminator: "")
        let most = idle.max() ?? 0
        print("while nobody types: \(most) bytes/s (budget 200) \(most < 200 ? "ok" : "OVER")")
        print("peak memory: \(peak / 1_048_576) MB; \(machine())")
    }

    private static let guide = """
        survey: bench
        title: Five thousand events
        mode: group
        sections:
          - welcome: 5 min
            kind: opening
            ask: Who are you?
          - talk: 180 min
            kind: key
            ask: What happened?
          - close: 5 min
            kind: ending
            ask: What did we miss?

        """

    /// As many lines as events: what eight people say, with themes, stances, marks, taps, corrections and notes.
    private static func lines(_ count: Int) -> [String] {
        let people = Array("abcdefgh")
        var lines = (0..<8).map { "/add Person\($0)" } + ["/next", "/next"]
        var number = 0
        while lines.count < count {
            let one = people[number % 8]
            let other = people[(number * 3 + 1) % 8]
            switch number % 10 {
            case 0: lines.append("\(one)\" the report of month \(number) took three days and nobody told us #speed !")
            case 3: lines.append("\(one)>\(other): for us it was quick, since we never use the export")
            case 4: lines.append("\(one)+ \(other == one ? "" : "\(other)-")")
            case 6: lines.append("; they look at each other")
            case 7: lines.append("\(one)")
            case 8: lines.append("=: what was said in line \(number) was said otherwise")
            default: lines.append("\(one): we waited for page \(number) and then gave up #patience")
            }
            number += 1
        }
        return lines
    }
}
