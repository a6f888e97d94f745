import SourceDiagnostics
import Testing

@Suite struct DiagnosticExcerptTests {
    @Test func showsTheLineTheCaretAndTheHint() {
        let diagnostic = Diagnostic(
            .error, "E104", at: SourceLocation(file: "a.yaml", line: 2, column: 9), length: 8,
            "'missng' is not an option of 'why'", label: "options: missing", hint: "did you mean 'missing'?")
        let source = SourceLines("title: x\r\nwhy has 'missng'\n")
        #expect(
            diagnostic.rendered(in: source) == """
                a.yaml:2:9: error: 'missng' is not an option of 'why' [E104]
                 2 | why has 'missng'
                   |         ^^^^^^^^ options: missing
                   = did you mean 'missing'?
                """)
    }

    // A file can hold anything, and what is shown must not act on the terminal.
    @Test func showsControlCharactersAsPictures() {
        let diagnostic = Diagnostic(
            .error, "E1", at: SourceLocation(file: "a", line: 1, column: 3), "bad \u{1B}[2J name")
        let shown = diagnostic.rendered(in: SourceLines("a\u{1B}b\u{202E}c"))
        #expect(!shown.unicodeScalars.contains { $0 != "\n" && ($0.value < 32 || $0.value == 0x202E) })
        #expect(shown.contains("a␛b"))
    }

    @Test func cutsLongLinesAroundTheMistake() throws {
        let line = String(repeating: "x", count: 5_000) + "HERE" + String(repeating: "y", count: 5_000)
        let diagnostic = Diagnostic(.error, "E1", at: SourceLocation(file: "a", line: 1, column: 5_001), length: 4, "m")
        let lines = diagnostic.rendered(in: SourceLines(line)).split(separator: "\n")
        #expect(lines[1].count < 130 && lines[1].contains("…") && lines[1].hasSuffix("…"))
        let column = try #require(lines[2].firstIndex(of: "^"))
        let place = lines[2].distance(from: lines[2].startIndex, to: column)
        #expect(lines[1].dropFirst(place).hasPrefix("HERE"))
    }

    @Test func suggestsTheNearestName() {
        #expect(suggestion(for: "pirce", among: ["bugs", "price"]) == "price")
        #expect(suggestion(for: "hepl", among: ["list", "help"]) == "help")
        #expect(suggestion(for: "ipcre", among: ["bugs", "price"]) == nil)
        #expect(suggestion(for: "prce", among: ["bugs", "price"]) == "price")
        #expect(suggestion(for: String(repeating: "a", count: 1_000_000), among: ["a"]) == nil)
    }
}
