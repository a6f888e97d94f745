import TestSupport
import Testing

@testable import Importing

struct DelimitedReaderTests {
    // The cases of RFC 4180, section 2, and the two line ends that it leaves out.
    @Test(arguments: ["\n", "\r\n", "\r"])
    func quotesLineBreaksAndDoubledQuotesAreRead(_ end: String) throws {
        let text = ["a,b,c", "1,\"x, y\",3", "4,\"two\(end)lines\",\"say \"\"hi\"\"\"", "\"\",,\"\""].joined(
            separator: end)
        let expected = [
            ["a", "b", "c"], ["1", "x, y", "3"], ["4", "two\(end)lines", "say \"hi\""], ["", "", ""],
        ]
        #expect(try rows(text) == expected)
        #expect(try rows(text + end) == expected)
    }

    // A file may be cut into pieces anywhere, also between CR and LF, in a doubled quote, in a character.
    @Test func wherePiecesAreCutMakesNoDifference() throws {
        let text = "id,text\r\n1,\"a \"\"b\"\"\r\nc\"\r\n2,é\n\r\n3,\"\"\"\"\r\n4,x\ry\r\n"
        let whole = try rows(text)
        #expect(whole.count == 6)
        for length in 1...text.utf8.count { #expect(try rows(text, pieces: length) == whole, "pieces of \(length)") }
    }

    // A quote in the middle of a cell is an inch sign; text after a closing quote is a broken export.
    @Test func aQuoteInsideACellIsAnOrdinaryCharacter() throws {
        #expect(
            try rows("a,b\n5\" disk,x\n\"5\" disk,x\n6,y") == [
                ["a", "b"], ["5\" disk", "x"], ["line 3 has text after a closing quote"], ["6", "y"],
            ])
    }

    // Shifted cells would put words into wrong fields, so the row is counted and named, and the others are kept.
    @Test func aRaggedRowIsAFaultOfThatRow() throws {
        #expect(
            try rows("a,b\n1\n2,3,4\n5,6,,\n\n7,8\n") == [
                ["a", "b"], ["line 2 has 1 cell where the header has 2"], ["line 3 has 3 cells where the header has 2"],
                ["5", "6"], ["7", "8"],
            ])
    }

    // Some exports end the header with a delimiter and the rows without one.
    @Test func aColumnWithoutANameMayBeLeftOut() throws {
        #expect(try rows("a,b,\n1,2\n3,4,\n") == [["a", "b", ""], ["1", "2", ""], ["3", "4", ""]])
    }

    // Lines are counted within quoted cells too, so that the named line is the one an editor shows.
    @Test func theLineOfAFaultIsWhereTheRowBegins() throws {
        #expect(try rows("a,b\n\"1\n\n\n\",2\nx\n").last == ["line 6 has 1 cell where the header has 2"])
        #expect(
            try rows("a,b\n\"1\"\"\r\n\"\"\r\n\",2\r\nx\r\n", pieces: 3).last == [
                "line 5 has 1 cell where the header has 2"
            ])
    }

    @Test func theDelimiterIsFoundInTheHeaderOutsideQuotes() throws {
        #expect(try rows("a;b;\"c,d,e,f\"\n1;2;3\n").last == ["1", "2", "3"])
        #expect(try rows("a\tb\n1\t2\n").last == ["1", "2"])
        #expect(try rows("a|b\n1|2\n").last == ["1", "2"])
        #expect(try rows("only\n1\n").last == ["1"])
        #expect(try rows("sep=;\r\na,x;b\r\n1;2\r\n") == [["a,x", "b"], ["1", "2"]])
        #expect(throws: ImportFailure.self) { try rows("a,b;c\n1,2;3\n") }
    }

    // Nothing after an open quote can be trusted: the file is cut off.
    @Test func aQuoteThatIsNeverClosedIsAFaultOfTheFile() throws {
        let failure = #expect(throws: ImportFailure.self) { try rows("a,b\n1,2\n3,\"four\n5,6\n") }
        #expect(failure?.line == 3)
    }

    // 100 MB in one line come in bounded memory: the row is passed over, and what follows it is read.
    @Test(arguments: [true, false])
    func anEnormousLineIsAFaultOfThatRow(_ isQuoted: Bool) throws {
        let piece = Array(repeating: UInt8(ascii: "x"), count: 1 << 20)
        var left = 100
        var parts: [[UInt8]] = [
            Array("a,b\n1,2\n".utf8) + (isQuoted ? [.quote] : []), (isQuoted ? [.quote] : []) + Array(",2\n3,4\n".utf8),
        ]
        let window = ByteWindow {
            guard !parts.isEmpty else { return nil }
            if parts.count == 2 { return parts.removeFirst() }
            left -= 1
            return left >= 0 ? piece : parts.removeFirst()
        }
        let (reader, _) = try DelimitedReader.open(window, options: ReadingOptions())
        var outcomes: [String] = []
        var most = 0
        reading: while true {
            switch try reader.next() {
            case .end: break reading
            case .fault(let reason): outcomes.append("line \(reader.line) \(reason)")
            case .record: outcomes.append("row")
            }
            most = max(most, window.bytes.capacity)
        }
        #expect(outcomes == ["row", "line 3 is longer than 16 MiB", "row"])
        #expect(most < 3 * ByteWindow.recordLimit)
    }

    // What is written is read again, whatever characters it holds.
    @Test func randomTablesSurviveWritingAndReading() throws {
        for seed in 0..<60 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let width = Int.random(in: 2...6, using: &random)
            let alphabet: [Character] = ["a", "b", ",", "\"", "\n", "\r", ";", "é", "🦊", " ", "\t", "'"]
            let table = (0..<20).map { row in
                (0..<width).map { column in
                    let text = (0..<Int.random(in: 0...5, using: &random))
                        .map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
                    // A row of one empty cell would be an empty line, and headers must differ.
                    return row == 0 ? "h\(column)" : String(text)
                }
            }
            let text = table.map { row in
                row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r\n"
            }.joined()
            let length = Int.random(in: 1...40, using: &random)
            #expect(
                try rows(text, pieces: length).map { $0.map { Array($0.utf8) } }
                    == table.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
        }
    }

    // Whatever comes in, the reader ends and does not crash.
    @Test func randomBytesNeverCrash() {
        let likely: [UInt8] = Array("a,\"\n\r;\u{FEFF}sep=é".utf8) + [0, 0xFF, 0xC3]
        for seed in 0..<400 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
                likely[Int.random(in: 0..<likely.count, using: &random)]
            }
            _ = try? rows(bytes, pieces: Int.random(in: 1...20, using: &random))
            _ = try? imported(bytes, by: preset("canvass-tickets"))
        }
    }
}
