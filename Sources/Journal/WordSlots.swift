internal import FoundationEssentials
internal import Synchronization

/// Where ``Words`` put their text while an event is encoded, and find it while one is decoded.
///
/// Coders pass it in `userInfo`, which is the only door that `Codable` leaves open for a side table.
final class WordSlots: Sendable {
    static let key: CodingUserInfoKey = {
        guard let key = CodingUserInfoKey(rawValue: "words") else {
            preconditionFailure("a coding key can be made of any string")
        }
        return key
    }()

    private let storage: Mutex<[String?]>

    init(_ texts: [String?]) { storage = Mutex(texts) }

    var texts: [String?] { storage.withLock { $0 } }

    /// Keeps a text and returns its number.
    func add(_ text: String?) -> Int {
        storage.withLock {
            $0.append(text)
            return $0.count - 1
        }
    }
}

extension Words: Codable {
    /// Outside an ``EventCodec`` words are an ordinary string, for example in JSON output.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let slots = decoder.userInfo[WordSlots.key] as? WordSlots else {
            self.init(container.decodeNil() ? nil : try container.decode(String.self))
            return
        }
        let slot = try container.decode(Int.self)
        let texts = slots.texts
        guard texts.indices.contains(slot) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no words number \(slot)")
        }
        self.init(texts[slot])
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        guard let slots = encoder.userInfo[WordSlots.key] as? WordSlots else {
            try container.encode(text)
            return
        }
        try container.encode(slots.add(text))
    }
}
