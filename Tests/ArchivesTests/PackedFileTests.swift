import Importing
import Testing

@testable import Archives

struct PackedFileTests {
    private func source(_ bytes: [UInt8], pieces length: Int = 1_000_000) -> ByteSource {
        var index = 0
        return {
            guard index < bytes.count else { return nil }
            let end = min(bytes.count, index + length)
            defer { index = end }
            return Array(bytes[index..<end])
        }
    }

    private func text(_ bytes: [UInt8], sheet: String? = nil, pieces: Int = 1_000_000) throws -> String {
        let file = try PackedFile(source(bytes, pieces: pieces), sheet: sheet)
        var result: [UInt8] = []
        while let piece = try file.source() { result += piece }
        return String(decoding: result, as: UTF8.self)
    }

    private func message(_ bytes: [UInt8], sheet: String? = nil) -> String {
        do {
            _ = try text(bytes, sheet: sheet)
            return "nothing"
        } catch {
            return (error as? ImportFailure)?.message ?? "\(error)"
        }
    }

    // Whatever a file is packed in, and however its bytes arrive, the same comes out.
    @Test(arguments: [1, 3, 1_000_000])
    func whatIsPackedComesOutAgain(_ pieces: Int) throws {
        let plain = "id,text\n1,é\n"
        #expect(try text(Array(plain.utf8), pieces: pieces) == plain)
        #expect(try text(gzip(plain), pieces: pieces) == plain)
        // Several members one behind the other are one file, as `cat a.gz b.gz` makes them.
        #expect(try text(gzip("a\n") + gzip("") + gzip("b\n"), pieces: pieces) == "a\nb\n")
        #expect(try text(archive([("folder/", ""), ("folder/a.csv", plain)]), pieces: pieces) == plain)
        #expect(try PackedFile(source(gzip(plain))).packing == .gzip)
        #expect(try text([], pieces: pieces) == "")
    }

    // Deflate with its codes, as zlib makes them; stored data alone would not show that anything unpacks.
    @Test func whatIsCompressedIsUnpacked() throws {
        let bytes: [UInt8] = [
            0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x4B, 0x4C, 0x4A, 0xD6, 0x49, 0x24, 0x02, 0x03,
            0x00, 0x3B, 0xE7, 0x1B, 0x70, 0x28, 0x00, 0x00, 0x00,
        ]
        #expect(try text(bytes) == String(repeating: "abc,", count: 10))
    }

    // As Amplitude exports events: a file of lines for each hour, compressed, in one archive; a last line need not end.
    @Test(arguments: [1, 1_000_000])
    func filesOfLinesInAnArchiveAreReadOneAfterAnother(_ pieces: Int) throws {
        let hours = archive(packed: [("9/b_2.json.gz", gzip("{3}\n")), ("9/a_1.json.gz", gzip("{1}\n{2}"))])
        #expect(try text(hours, pieces: pieces) == "{1}\n{2}\n{3}\n")
        #expect(try PackedFile(source(hours)).packing == .archiveOfLines(2))
        #expect(message(archive([("a.json", "{}"), ("b.json", "{}")])) == "the archive holds 2 files")
        let damaged = archive(packed: [("a.json.gz", gzip("{1}")), ("b.json.gz", Array(gzip("{2}").dropLast(4)))])
        #expect(message(damaged) == "the packed file is cut off")
    }

    // Cut off, changed in one bit, with a password, with several files: each is said, none is half read.
    @Test func damageIsFound() {
        let whole = gzip("id,text\n1,x\n")
        #expect(message(Array(whole.dropLast(3))) == "the packed file is cut off")
        #expect(message(Array(whole.prefix(12))) == "the packed file is cut off")
        var bent = whole
        bent[20] ^= 1
        #expect(message(bent) == "the packed data are damaged")
        let zip = archive([("a.csv", "id\n1\n")])
        #expect(message(Array(zip.dropLast(5))) == "the archive has no directory at its end")
        var changed = zip
        changed[36] ^= 1
        #expect(message(changed) == "a file in the archive is damaged")
        #expect(message(archive([("a", "1"), ("b", "2")])) == "the archive holds 2 files")
        #expect(message(archive([])).hasPrefix("the archive") || message(archive([])) == "nothing")
        var secret = zip
        for index in secret.indices.dropLast(10) where Array(secret[index..<index + 4]) == [0x50, 0x4B, 1, 2] {
            secret[index + 8] |= 1
        }
        #expect(message(secret) == "the archive needs a password")
    }

    // A seeded storm of changed, cut and doubled bytes: a failure with words, or the data; never a crash.
    @Test func noDamageCrashes() {
        let originals = [
            gzip("id,text\n1,hello\n"), archive([("a.csv", "id,text\n1,hello\n")]),
            workbook(
                [("S", #"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><v>1.5</v></c></row>"#)],
                shared: "<si><t>x</t></si>"),
        ]
        for seed in UInt64(1)...300 {
            var state = seed &* 0x9E37_79B9_7F4A_7C15
            func next(_ limit: Int) -> Int {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                return Int(state % UInt64(max(1, limit)))
            }
            var bytes = originals[next(originals.count)]
            for _ in 0..<1 + next(4) {
                switch next(4) {
                case 0: bytes[next(bytes.count)] = UInt8(next(256))
                case 1: bytes[next(bytes.count)] ^= UInt8(1 << next(8))
                case 2: bytes = Array(bytes.prefix(max(4, next(bytes.count))))
                default: bytes += bytes.suffix(next(bytes.count))
                }
            }
            do { _ = try text(bytes) } catch { #expect(error is ImportFailure, "seed \(seed): \(error)") }
        }
    }
}
