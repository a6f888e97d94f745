/// Reads JSON strings, decoding their escapes in place.
enum JSONString {
    /// Reads the string whose opening quote is at `start`.
    static func read(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int, to end: Int, decodes: Bool
    ) throws(JSONFault) -> (Slot, after: Int) {
        let first = start + 1
        var from = ByteSearch.first(.quote, .backslash, .quote, in: UnsafeBufferPointer(bytes), from: first, to: end)
        var to = from
        while from < end {
            let byte = bytes[from]
            if byte == .quote { return (Slot(start: first, count: to - first, kind: .text), from + 1) }
            if byte == .backslash {
                let (scalar, after) = try escape(bytes, at: from, to: end)
                if decodes {
                    to = put(scalar, into: bytes, at: to)
                } else {
                    to = after
                }
                from = after
            } else {
                if decodes { bytes[to] = byte }
                to += 1
                from += 1
            }
        }
        throw JSONFault(offset: end, reason: "ends inside a string")
    }

    /// Reads the escape at `start`, both halves of a surrogate pair included.
    private static func escape(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int, to end: Int
    ) throws(JSONFault) -> (Unicode.Scalar, after: Int) {
        guard start + 1 < end else { throw JSONFault(offset: end, reason: "ends inside a string") }
        switch bytes[start + 1] {
        case .quote: return ("\"", start + 2)
        case .backslash: return ("\\", start + 2)
        case UInt8(ascii: "/"): return ("/", start + 2)
        case UInt8(ascii: "b"): return ("\u{8}", start + 2)
        case UInt8(ascii: "f"): return ("\u{C}", start + 2)
        case UInt8(ascii: "n"): return ("\n", start + 2)
        case UInt8(ascii: "r"): return ("\r", start + 2)
        case UInt8(ascii: "t"): return ("\t", start + 2)
        case UInt8(ascii: "u"): break
        default: throw JSONFault(offset: start, reason: "has an escape that JSON does not know")
        }
        guard let unit = hex(bytes, at: start + 2, to: end) else {
            throw JSONFault(offset: start, reason: "has a '\\u' escape without four digits")
        }
        if let scalar = Unicode.Scalar(unit) { return (scalar, start + 6) }
        // A lone surrogate stands for no character; some exporters cut texts between the halves of a pair.
        guard unit < 0xDC00, start + 7 < end, bytes[start + 6] == .backslash, bytes[start + 7] == UInt8(ascii: "u"),
            let low = hex(bytes, at: start + 8, to: end), (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        else { return ("\u{FFFD}", start + 6) }
        return (scalar, start + 12)
    }

    private static func hex(_ bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int, to end: Int) -> UInt32? {
        guard start + 4 <= end else { return nil }
        var value: UInt32 = 0
        for index in start..<start + 4 {
            let digit: UInt8
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[index] - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[index] - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = bytes[index] - UInt8(ascii: "A") + 10
            default: return nil
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private static func put(
        _ scalar: Unicode.Scalar, into bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int
    ) -> Int {
        var index = start
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
            bytes[index] = unit
            index += 1
        }
        return index
    }

    /// A control character, a quote or a backslash as it is written in a string.
    static func escape(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case .lineFeed: [.backslash, UInt8(ascii: "n")]
        case .carriageReturn: [.backslash, UInt8(ascii: "r")]
        case .tab: [.backslash, UInt8(ascii: "t")]
        case ..<0x20: Array("\\u00\(Pseudonyms.hexadecimal(byte))".utf8)
        default: [.backslash, byte]
        }
    }

    /// A text as a JSON string.
    static func quoted(_ text: String) -> String { String(decoding: quotedBytes(text), as: UTF8.self) }

    static func quotedBytes(_ text: String) -> [UInt8] {
        var result: [UInt8] = [.quote]
        for byte in text.utf8 {
            if byte < 0x20 || byte == .quote || byte == .backslash {
                result += escape(byte)
            } else {
                result.append(byte)
            }
        }
        result.append(.quote)
        return result
    }
}
