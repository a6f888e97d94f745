import Tabulation
import TestSupport
import Testing

@testable import Archives
@testable import Importing

/// Workbooks and archives from outside: each is read, or refused in words.
struct WorkbookReaderFuzzTests {
    private func table(using random: inout SplitMix64) -> Table {
        Table(
            columns: (0..<3).map { .init("c\($0)") },
            rows: (0..<Int.random(in: 0...8, using: &random)).map { _ in
                [.untrusted(HostileText.random(using: &random)), .integer(3), .decimal(0.5, fractionDigits: 1)]
            })
    }

    @Test func damagedWorkbooksAreReadOrRefused() {
        for seed in FuzzSeeds(600) {
            var random = SplitMix64(seed: seed)
            var bytes = WorkbookWriter([.init("a", table(using: &random)), .init("b", table(using: &random))]).bytes
            if Int.random(in: 0..<4, using: &random) > 0 { bytes = BrokenBytes.damaged(bytes, using: &random) }
            var first: [UInt8]? = bytes
            do {
                let file = try PackedFile({
                    defer { first = nil }
                    return first
                })
                _ = try DelimitedReader(ByteWindow(file.source), delimiter: .comma).rows(.max)
            } catch let failure as ImportFailure {
                #expect(!failure.message.isEmpty, "seed \(seed)")
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
    }

    // What is within the archive is well packed, and wrong: as somebody who means harm would write it.
    @Test func wrongSheetsAreReadOrRefused() {
        let pieces = [
            "<row>", "<row r=\"9999999999\">", "</row>", "<c>", "<c r=\"XFD1\" t=\"s\">", "<c r=\"ZZZZ9\">",
            "<c t=\"inlineStr\">",
            "<c s=\"99\">", "</c>", "<v>", "</v>", "<t>", "</t>", "<is>", "</is>", "<rPh>", "</rPh>", "1e999", "-1",
            "NaN", "45000",
            "_x0041_", "_xD800_", "&amp;", "&#0;", "&x;", "text", "<!DOCTYPE a>", "]]>",
        ]
        for seed in FuzzSeeds(600) {
            var random = SplitMix64(seed: seed)
            let rows = String(decoding: BrokenBytes.mixed(pieces, atMost: 30, using: &random), as: UTF8.self)
            var first: [UInt8]? = workbook([("a", rows)], shared: "<si><t>x</t></si>")
            do {
                let file = try PackedFile({
                    defer { first = nil }
                    return first
                })
                _ = try DelimitedReader(ByteWindow(file.source), delimiter: .comma).rows(.max)
            } catch let failure as ImportFailure {
                #expect(!failure.message.isEmpty, "seed \(seed)")
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
    }
}
