import Testing

@testable import LineEditing

@MainActor
@Suite struct PlainEditorTests {
    private let signals = SignalInbox()

    private func lines(_ pieces: [[UInt8]]) -> [LineInput] {
        var rest = pieces
        let editor = PlainEditor(signals: signals) { rest.isEmpty ? nil : rest.removeFirst() }
        var inputs: [LineInput] = []
        repeat { inputs.append(editor.next(LineRequest(prompt: "> "))) } while inputs.last != .endOfInput
        return inputs.dropLast()
    }

    // A script written by any editor on any system.
    @Test func linesEndWithAnyLineBreakAndTheLastOneWithout() {
        #expect(lines([Array("one\r\ntwo\n\nlast".utf8)]) == [.line("one"), .line("two"), .line(""), .line("last")])
        #expect(lines([]) == [])
    }

    @Test func aLineMayComeInPieces() {
        #expect(
            lines([Array("o".utf8), Array("n".utf8), Array("e\ntw".utf8), Array("o".utf8)]) == [
                .line("one"), .line("two"),
            ])
    }

    @Test func invalidBytesBecomeReplacementCharacters() {
        #expect(lines([[0x61, 0xFF, 0x62, 0x0A, 0xC3]]) == [.line("a\u{FFFD}b"), .line("\u{FFFD}")])
    }

    // Whoever keeps words must know that these are not what was said.
    @Test func linesThatAreNoTextSaySo() {
        var rest = [Array("good\n".utf8) + [0x61, 0xFF, 0x0A, 0x61, 0x00, 0x0A] + Array("good\n".utf8)]
        let editor = PlainEditor(signals: signals) { rest.popLast() }
        let defects = (1...4).map { _ in
            _ = editor.next(LineRequest(prompt: ""))
            return editor.defect
        }
        #expect(defects == [nil, "the input is not valid UTF-8", "the input has a NUL character", nil])
    }

    // A device that never ends must not fill the memory.
    @Test func aLineWithoutEndIsCut() {
        let piece = [UInt8](repeating: 0x78, count: 1_024 * 1_024)
        let result = lines(Array(repeating: piece, count: 20) + [Array("\nnext\n".utf8)])
        #expect(result.count == 2)
        #expect(result.first == .line(String(repeating: "x", count: LineBuffer.limit)))
        #expect(result.last == .line("next"))
    }

    @Test func linesAreCounted() {
        var rest = [Array("a\nb\n".utf8)]
        let editor = PlainEditor(signals: signals) { rest.popLast() }
        #expect(editor.lineNumber == nil)
        _ = editor.next(LineRequest(prompt: ""))
        _ = editor.next(LineRequest(prompt: ""))
        #expect(editor.lineNumber == 2)
    }
}
