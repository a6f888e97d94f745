import Testing

@testable import LineEditing

/// Where a line begins after the window has changed its width.
@Suite struct RowBreakingTests {
    private func rows(_ text: String, _ columns: Int) -> String {
        RowBreaking.clearing(text, columns: columns).replacing("\u{1B}", with: "^")
    }

    // The old prompt must go whole, and not a row of what stood above it.
    @Test func theCursorGoesUpByTheRowsOfTheLine() {
        #expect(rows("canvass> short", 40) == "\r^[J")
        #expect(rows("canvass> " + String(repeating: "x", count: 31), 40) == "\r^[J")
        #expect(rows("canvass> " + String(repeating: "x", count: 32), 40) == "^[1A\r^[J")
        #expect(rows("canvass> " + String(repeating: "x", count: 80), 40) == "^[2A\r^[J")
        // A wide character does not stand half on one row.
        #expect(rows("123456789港", 10) == "^[1A\r^[J")
        #expect(rows("", 0) == "\r^[J")
    }

    // A terminal that cuts rows off has no more of them than before.
    @Test func onlySomeTerminalsBreakRowsAnew() {
        #expect(RowBreaking.isRedone(in: ["TERM": "xterm-256color"]))
        #expect(RowBreaking.isRedone(in: ["TERM": "screen", "TMUX": "x", "XTERM_VERSION": "XTerm(379)"]))
        #expect(!RowBreaking.isRedone(in: ["TERM": "xterm", "XTERM_VERSION": "XTerm(379)"]))
        #expect(!RowBreaking.isRedone(in: ["TERM": "linux"]))
    }
}
