import Foundation
import Testing

/// The example interview, screen by screen, as it stands in `results/interview-80.txt` and `results/interview-40.txt`.
///
/// They are there to be read line by line: nothing may stand on the screen that an agent on the phone does not need.
/// `UPDATE_TRANSCRIPTS=1` records them anew, and what has changed is then read in review like any other change.
@Suite(.serialized, .enabled(if: TerminalWindow.tmux != nil, "tmux is not installed"))
struct InterviewRecordingTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../..").standardizedFileURL

    private static let customers = [
        "accounts.csv": """
        id,name,seats,arr,plan
        calder,Calder Steelworks,40,18000,team
        """,
        "tickets.csv": """
        id,subject,body,created_at,account_id,priority
        51147,URGENT: export,The export stops at two thirds. Every month end.,2026-11-02T08:00:00Z,calder,urgent
        """,
    ]

    /// What is typed, and what must come of it before the screen is captured.
    private static let steps: [(typed: String, sees: String)] = [
        ("y", "recommend us"),
        ("6", "main reasons"),
        ("1,2,5", "Something else: which?"),
        ("their new owner", "weighed most"),
        ("2", "last time it let you down"),
        ("/said the export just spins, and I sat there until nine", "kept as"),
        ("/gist Month-end exports time out.", "kept as your summary"),
        ("/readback", "Did I get that right?"),
        ("/confirm", "the summary is right"),
        ("/probe", "Who else had to wait"),
        ("It stops at two thirds, every time.", "Did an export stop"),
        ("y", "we pay too much"),
        ("7", "a whole number from 1 to 5"),
        ("4", "still use it?"),
        ("/goto why", "now: Price or budget"),
        ("2", "1 answer set aside: top_reason"),
        ("/why seats_left", "case.plan = team"),
        ("31", "May we call you when Bugs"),
        ("y", "Nothing is left to ask"),
        ("/review", "callback_ok"),
        ("", "ended: complete"),
    ]

    @Test(arguments: [(80, 24), (40, 20)])
    func theExampleInterviewIsAsItWasRead(_ columns: Int, _ rows: Int) throws {
        var files = Self.customers
        for name in ["churn-followup.yaml", "canvass.yaml"] {
            files["surveys/\(name)"] = try String(
                contentsOf: Self.root.appending(path: "surveys/\(name)"), encoding: .utf8)
        }
        let window = try TerminalWindow(
            "for file in accounts.csv tickets.csv; do $CANVASS import $file > /dev/null 2>&1; done; clear; "
                + "$CANVASS interview churn-followup --ticket csv:51147; cat",
            columns: columns, rows: rows, files: files)
        var recording = """
            The example interview on a screen of \(columns) columns and \(rows) rows.
            Before each screen stands what was typed; recorded by InterviewRecordingTests.

            """
        let capture = { (typed: String?, sees: String) in
            let lines = try Self.settled(window, sees)
            recording += "\n" + (typed.map { "typed: \($0)" } ?? "begin") + "\n"
            recording += lines.map { "| \($0)\n" }.joined()
        }
        try capture(nil, "take notes?")
        for step in Self.steps {
            if !step.typed.isEmpty { try window.type(step.typed) }
            try window.press("Enter")
            try capture(step.typed, step.sees)
        }
        let file = Self.root.appending(path: "results/interview-\(columns).txt")
        if ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] == "1" {
            try recording.write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(try recording == String(contentsOf: file, encoding: .utf8))
        }
    }

    /// The screen once it holds a text and stays as it is; without what differs from run to run.
    private static func settled(_ window: TerminalWindow, _ text: String) throws -> [String] {
        var last: [String] = []
        let lines = try window.wait(text) { lines in
            defer { last = lines }
            let words = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
            return lines == last && words.contains(text)
        }
        return lines.map { line in
            line.replacing(/session [0-9a-f]{8}/, with: "session 1a2b3c4d")
                .replacing(/resume [0-9a-f]{8}/, with: "resume 1a2b3c4d")
                .replacing(/[0-9]+ of 12 min/, with: "0 of 12 min")
        }
    }
}
