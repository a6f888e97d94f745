import FoundationEssentials
import TestSupport
import Testing

@testable import Journal

@Suite struct PayloadEncoderTests {
    enum Event: JournalEvent {
        case answered(question: String, value: Value, note: String?, at: Int64)
        case listed([Value], isLast: Bool, seed: UInt64, nothing: [Int])
        case nested(Box)
        case bare

        static let schema = 1
    }

    enum Value: Codable, Hashable, Sendable {
        case text(String)
        case number(Int)
        case inner([String: Int])
    }

    struct Box: Codable, Hashable, Sendable {
        var zeta: String
        var alpha: [Box]
        var Capital: Bool
        var a_b: UInt8?
    }

    private func foundations(_ event: Event) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(event), as: UTF8.self)
    }

    /// Journals of earlier versions were written by Foundation's encoder: the same event must have the same bytes.
    @Test func eventsHaveTheBytesThatFoundationGivesThem() throws {
        let control = String(String.UnicodeScalarView((0..<0x80).compactMap { Unicode.Scalar($0) }))
        let box = Box(
            zeta: "z/\\\"", alpha: [Box(zeta: control, alpha: [], Capital: true, a_b: nil)], Capital: false, a_b: 255)
        let events: [Event] = [
            .bare, .nested(box),
            .answered(question: "q1", value: .text("Grüße 👩‍👩‍👧 \u{2028}\u{202E}"), note: nil, at: .min),
            .answered(question: "", value: .inner(["b": 1, "a": -2, "B": 3]), note: "n", at: .max),
            .listed([.number(.min), .text(control)], isLast: true, seed: .max, nothing: []),
        ]
        for event in events { #expect(try EventCodec.encode(event).payload == foundations(event)) }
    }

    @Test func randomTextsHaveTheBytesThatFoundationGivesThem() throws {
        var random = SplitMix64(seed: 11)
        for round in 0..<300 {
            let scalars = (0..<Int(random.next() % 40)).compactMap { _ in
                Unicode.Scalar(UInt32(truncatingIfNeeded: random.next() % (round % 2 == 0 ? 0x100 : 0x11_0000)))
            }
            let event = Event.answered(
                question: "q", value: .text(String(String.UnicodeScalarView(scalars))), note: nil, at: Int64(round))
            #expect(try EventCodec.encode(event).payload == foundations(event), "seed 11, round \(round)")
        }
    }

    /// A fraction has many spellings, and a hash only one.
    @Test func aFloatingPointNumberIsRefused() {
        struct Fraction: Encodable { var value = 0.5 }
        #expect(throws: EncodingError.self) { try PayloadEncoder.encode(Fraction(), userInfo: [:]) }
    }
}
