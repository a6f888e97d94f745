/// Writes an event as canonical JSON: keys in the order of their bytes, no blanks, only what must be escaped.
///
/// The journal's own encoder and not Foundation's: every answer waits for it, and this one takes a third of the time.
/// It knows the types that events are made of; a floating-point number is none of them, since it has no one spelling.
struct PayloadEncoder: Encoder {
    let userInfo: [CodingUserInfoKey: Any]
    let codingPath: [any CodingKey] = []
    private let place: Place

    private init(_ place: Place, _ userInfo: [CodingUserInfoKey: Any]) {
        self.place = place
        self.userInfo = userInfo
    }

    /// The JSON text of a value, and the first key in it, which is the case's name for an event.
    static func encode(
        _ value: some Encodable, userInfo: [CodingUserInfoKey: Any]
    ) throws -> (text: String, firstKey: String?) {
        let place = Place()
        try value.encode(to: PayloadEncoder(place, userInfo))
        var bytes: [UInt8] = []
        place.write(to: &bytes)
        return (String(decoding: bytes, as: UTF8.self), place.members.first?.key)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        place.kind = .object
        return KeyedEncodingContainer(Members<Key>(place: place, userInfo: userInfo))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        place.kind = .array
        return Elements(place: place, userInfo: userInfo)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(place: place, userInfo: userInfo) }

    /// One value on its way: containers fill it in while the type that is encoded holds them.
    private final class Place {
        enum Kind { case scalar, object, array }

        var kind = Kind.scalar
        var scalar: [UInt8] = Array("null".utf8)
        var members: [(key: String, value: Place)] = []

        func member(_ key: String) -> Place {
            let place = Place()
            members.append((key, place))
            return place
        }

        func write(to bytes: inout [UInt8]) {
            switch kind {
            case .scalar: bytes += scalar
            case .array:
                bytes.append(UInt8(ascii: "["))
                for (index, member) in members.enumerated() {
                    if index > 0 { bytes.append(UInt8(ascii: ",")) }
                    member.value.write(to: &bytes)
                }
                bytes.append(UInt8(ascii: "]"))
            case .object:
                bytes.append(UInt8(ascii: "{"))
                let sorted =
                    members.count < 2
                    ? members : members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                for (index, member) in sorted.enumerated() {
                    if index > 0 { bytes.append(UInt8(ascii: ",")) }
                    PayloadEncoder.quote(member.key, to: &bytes)
                    bytes.append(UInt8(ascii: ":"))
                    member.value.write(to: &bytes)
                }
                bytes.append(UInt8(ascii: "}"))
            }
        }

        func set(_ text: String, quoted: Bool = false) {
            scalar = []
            if quoted { PayloadEncoder.quote(text, to: &scalar) } else { scalar += text.utf8 }
        }
    }

    /// A JSON string (RFC 8259, section 7).
    private static func quote(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x08: bytes += "\\b".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0C: bytes += "\\f".utf8
            case 0x0D: bytes += "\\r".utf8
            case ..<0x20: bytes += ((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func put(
        _ value: some Encodable, in place: Place, _ userInfo: [CodingUserInfoKey: Any]
    ) throws {
        switch value {
        case let text as String: place.set(text, quoted: true)
        case let flag as Bool: place.set(flag ? "true" : "false")
        case let number as Int: place.set(number.description)
        case let number as any FixedWidthInteger: place.set(number.description)
        case is any BinaryFloatingPoint:
            throw EncodingError.invalidValue(
                value, .init(codingPath: [], debugDescription: "a floating-point number has no one spelling"))
        default: try value.encode(to: PayloadEncoder(place, userInfo))
        }
    }

    private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let place: Place
        let userInfo: [CodingUserInfoKey: Any]
        let codingPath: [any CodingKey] = []

        func encodeNil(forKey key: Key) throws { _ = place.member(key.stringValue) }
        func encode(_ value: String, forKey key: Key) throws { place.member(key.stringValue).set(value, quoted: true) }
        func encode(_ value: Int, forKey key: Key) throws { place.member(key.stringValue).set(value.description) }
        func encode(_ value: some Encodable, forKey key: Key) throws {
            try PayloadEncoder.put(value, in: place.member(key.stringValue), userInfo)
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) -> KeyedEncodingContainer<Nested> {
            PayloadEncoder(place.member(key.stringValue), userInfo).container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
            PayloadEncoder(place.member(key.stringValue), userInfo).unkeyedContainer()
        }

        func superEncoder() -> any Encoder { PayloadEncoder(place.member("super"), userInfo) }
        func superEncoder(forKey key: Key) -> any Encoder { PayloadEncoder(place.member(key.stringValue), userInfo) }
    }

    private struct Elements: UnkeyedEncodingContainer {
        let place: Place
        let userInfo: [CodingUserInfoKey: Any]
        let codingPath: [any CodingKey] = []
        var count: Int { place.members.count }

        func encodeNil() throws { _ = place.member("") }
        func encode(_ value: some Encodable) throws { try PayloadEncoder.put(value, in: place.member(""), userInfo) }

        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
            PayloadEncoder(place.member(""), userInfo).container(keyedBy: type)
        }

        func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
            PayloadEncoder(place.member(""), userInfo).unkeyedContainer()
        }

        func superEncoder() -> any Encoder { PayloadEncoder(place.member(""), userInfo) }
    }

    private struct Single: SingleValueEncodingContainer {
        let place: Place
        let userInfo: [CodingUserInfoKey: Any]
        let codingPath: [any CodingKey] = []

        func encodeNil() throws { place.set("null") }
        func encode(_ value: some Encodable) throws { try PayloadEncoder.put(value, in: place, userInfo) }
    }
}
