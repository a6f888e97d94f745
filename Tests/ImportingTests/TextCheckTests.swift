import FeedbackModel
import TestSupport
import Testing

@testable import Importing

struct TextCheckTests {
    private func finding(_ bytes: [UInt8], from start: Int = 0) -> TextCheck.Finding {
        bytes.withUnsafeBufferPointer { TextCheck.finding($0, from: start, to: bytes.count) }
    }

    // Scalars of every length, at every place within a word of eight bytes; the library's encoder is the judge.
    @Test func everyScalarIsText() {
        let ends: [UInt32] = [0xD7FF, 0xE000, 0xFEFF, 0xFFFF, 0x10FFFF]
        for value in Array(1...0x900) + stride(from: 0x901, through: 0x10FFFF, by: 61) + ends {
            guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else { continue }
            let bytes = Array(repeating: UInt8(ascii: "a"), count: Int(value % 9)) + Array(encoded) + [0x62]
            let expected: TextCheck.Finding = value == 0xFEFF ? .marked : .clean
            guard finding(bytes) == expected else {
                Issue.record("U+\(String(value, radix: 16))")
                return
            }
        }
    }

    // Ill-formed bytes would be stored as text that no other program reads; the library's decoder is the judge.
    @Test func bytesAreTextExactlyWhereTheLibraryDecodesThem() {
        let parts: [[UInt8]] = [
            [0x61], [0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69], [0xC3, 0xA9], [0xC3], [0xA9], [0xC0, 0x80],
            [0xE0, 0x80, 0x80], [0xE2, 0x82, 0xAC], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0xEF, 0xBF],
            [0xF0, 0x9F, 0x99, 0x82], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0x80], [0x7F], [0],
        ]
        for seed in UInt64(0)..<20_000 {
            var generator = SplitMix64(seed: seed)
            let bytes = (0..<Int.random(in: 0...5, using: &generator)).flatMap { _ in
                parts.randomElement(using: &generator) ?? []
            }
            let text = String(validating: bytes, as: UTF8.self)
            switch finding(bytes) {
            case .clean:
                #expect(text?.unicodeScalars.allSatisfy { $0.value != 0 && $0.value != 0xFEFF } == true, "seed \(seed)")
            case .marked: #expect(text?.unicodeScalars.contains("\u{FEFF}") == true, "seed \(seed)")
            case .hasNUL: #expect(bytes.contains(0), "seed \(seed)")
            case .invalid: #expect(text == nil, "seed \(seed)")
            }
            let survey = bytes.withUnsafeBufferPointer { ByteSearch.survey($0, from: 0, to: bytes.count) }
            #expect(survey.isPlain == bytes.allSatisfy { $0 > 0 && $0 < 0x80 }, "seed \(seed)")
        }
    }

    // What a batch lays out is what a store that keeps values reads back, control characters and all.
    @Test func aTicketIsReadBackAsItWasLaidOut() {
        var ticket = Ticket(id: "a:1", source: "a", subject: "\u{1}\"\\\n", body: "", channel: "", createdAt: -1)
        ticket.tags = ["x", "\t\u{2}\"", "é, ü", ""]
        (ticket.satisfaction, ticket.updatedAt, ticket.unmapped) = (0.25, .min, "{\"a\":\"b\"}")
        var gone = ticket
        (gone.id, gone.isTombstone, gone.tags) = ("a:2", true, [])
        var batch = TicketBatch()
        batch.add(ticket)
        batch.add(gone)
        (gone.subject, gone.body, gone.unmapped) = ("", "", nil)
        #expect(batch.rows.map(batch.ticket) == [ticket, gone])
    }
}
