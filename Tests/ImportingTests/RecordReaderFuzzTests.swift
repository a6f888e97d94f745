import FeedbackModel
import TestSupport
import Testing

@testable import Importing

/// CSV and JSON from outside: each file is read with a report that adds up, or refused in words.
struct RecordReaderFuzzTests {
    /// What came of a file.
    private enum Outcome: Equatable {
        case imported(ImportReport, [String: Ticket])
        case refused(ImportFailure)
    }

    private func outcome(_ bytes: [UInt8], _ map: Mapping, _ seed: UInt64, pieces: Int) throws -> Outcome {
        let sink = Gathering()
        do {
            let report = try Importer(map, secret: Array(repeating: 7, count: 32))
                .run(opening: { source(bytes, pieces: pieces) }, into: sink)
            #expect(report.isBalanced, "seed \(seed)")
            return .imported(report, sink.tickets)
        } catch let failure as ImportFailure {
            #expect(!failure.message.isEmpty || !failure.diagnostics.isEmpty, "seed \(seed)")
            return .refused(failure)
        }
    }

    // However the bytes arrive, the same comes of them.
    private func check(_ bytes: [UInt8], _ map: Mapping, _ seed: UInt64) throws {
        let whole = try outcome(bytes, map, seed, pieces: 1_000_000)
        for pieces in [1 + Int(seed % 7), 63] {
            let other = try outcome(bytes, map, seed, pieces: pieces)
            #expect(other == whole, "seed \(seed), pieces of \(pieces)")
        }
    }

    @Test func tablesAreReadOrRefused() throws {
        let map = try mapping(
            """
            mapping: 1
            name: desk
            kind: ticket
            source: desk
            dates: {formats: [iso, "dd/MMM/yy h:mm a"], timezone: UTC}
            fields:
              id: {column: id}
              subject: {column: subject}
              body: {column: body, as: jira_wiki}
              created_at: {column: at}
              tags: {columns: {name: tag, repeat: all}}
            """)
        let pieces = [
            ",", ",", "\n", "\r\n", "\r", "\"", "\"\"", "\",\"", "1", "2", "a b", "2026-01-02", "02/Jan/26 1:00 PM",
            "é", "\u{FEFF}",
            "{code}", "*b*", "\0", "\t", ";", "=1+1", "👩‍👩‍👧",
        ]
        for seed in FuzzSeeds(800) {
            var random = SplitMix64(seed: seed)
            let bytes =
                Array("id,subject,body,at,tag,tag\n".utf8) + BrokenBytes.mixed(pieces, atMost: 80, using: &random)
            try check(Bool.random(using: &random) ? bytes : BrokenBytes.damaged(bytes, using: &random), map, seed)
        }
    }

    @Test func documentsAreReadOrRefused() throws {
        let maps = try [("json", "\n  records: $.tickets[*]"), ("ndjson", "")].map { format, records in
            try mapping(
                """
                mapping: 1
                name: desk
                kind: ticket
                source: desk
                read:
                  format: \(format)\(records)
                dates: {formats: [iso], timezone: UTC}
                fields:
                  id: {path: id}
                  subject: {path: a.b}
                  body: {path: body, as: html}
                  created_at: {path: at}
                  tags: {path: tags}
                """)
        }
        let pieces = [
            "{", "}", "[", "]", ":", ",", "\"id\"", "\"a\"", "\"b\"", "\"body\"", "\"tags\"", "\"at\":\"2026-01-02\"",
            "\"id\":1",
            "\"id\":\"x\"", "{\"id\":2,\"a\":{\"b\":\"s\"}}", "\"\\u00e9\"", "\"\\ud800\"", "\"\\", "\"", "1e999", "-0",
            "nul", "null", "true",
            "\n", " ", "<p>&amp;</p>", "\u{FEFF}", "[[[[[[[[[[[[", "\0",
        ]
        for seed in FuzzSeeds(800) {
            var random = SplitMix64(seed: seed)
            let isLines = seed.isMultiple(of: 2)
            let made = BrokenBytes.mixed(pieces, atMost: 60, using: &random)
            let bytes = isLines ? made : Array("{\"tickets\":[".utf8) + made + Array("]}".utf8)
            try check(
                Bool.random(using: &random) ? bytes : BrokenBytes.damaged(bytes, using: &random), maps[isLines ? 1 : 0],
                seed)
        }
    }
}
