import Testing

@testable import TerminalText

@Suite struct FittingTests {
    // Boxes stay straight only if the width is that of the terminal, not the count of characters.
    @Test(arguments: [
        ("plain", 5), ("naïve", 5), ("e\u{301}te\u{301}", 3), ("日本語", 6), ("한국어", 6), ("ｗｉｄｅ", 8), ("👩‍👩‍👧‍👦", 2), ("🇳🇱", 2),
        ("❤️", 2), ("❤", 1), ("€…–", 3), ("", 0), ("–", 1), ("😀!", 3),
    ])
    func widthIsCountedInColumns(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test func whatIsTooWideIsCutWithAnEllipsis() {
        #expect(Fitting.truncated("exports time out", to: 8) == "exports…")
        #expect(Fitting.truncated("日本語のレポート", to: 6) == "日本…")
        #expect(Fitting.truncated("fits", to: 4) == "fits")
        #expect(Fitting.truncated("none", to: 0) == "")
    }

    @Test func paddingCountsColumns() {
        #expect(Fitting.padded("日本", to: 6) == "日本  ")
        #expect(Fitting.padded("7", to: 3, .trailing) == "  7")
    }

    @Test func linesBreakBetweenWords() {
        #expect(
            Fitting.wrapped("the export just spins and then nothing", to: 16) == [
                "the export just", "spins and then", "nothing",
            ])
        #expect(Fitting.wrapped("one\n\ntwo", to: 10) == ["one", "", "two"])
        #expect(Fitting.wrapped("abcdefghij", to: 4) == ["abcd", "efgh", "ij"])
        #expect(Fitting.wrapped("日本語です", to: 4) == ["日本", "語で", "す"])
        #expect(Fitting.wrapped("", to: 4) == [""])
    }

    // No width, however small, may lose words or loop for ever.
    @Test func wrappingLosesNoWords() {
        let text = "Der Export läuft ewig; 報告書が出ない 👩‍👩‍👧‍👦 and so on"
        for width in 1...40 {
            let lines = Fitting.wrapped(text, to: width)
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "width \(width)")
            if width >= 2 { #expect(lines.allSatisfy { DisplayWidth.of($0) <= width }, "width \(width)") }
        }
    }

    @Test func colourIsWrittenOnlyWhereItIsAllowed() {
        let warning: Style = [.bold, .red]
        #expect(warning.applied(to: "over", when: true) == "\u{1B}[1;31mover\u{1B}[0m")
        #expect(warning.applied(to: "over", when: false) == "over")
    }
}
