internal import FoundationEssentials

/// The few JSON values that stand in a column: lists of words and tables of attributes.
enum JSONText {
    /// An object of strings with its keys in the order of their bytes.
    static func object(_ strings: [String: String]) -> String {
        var bytes: [UInt8] = [0x7B]
        let keys = strings.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for (index, key) in keys.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            quote(key, into: &bytes)
            bytes.append(0x3A)
            quote(strings[key] ?? "", into: &bytes)
        }
        bytes.append(0x7D)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func array(_ strings: [String]) -> String {
        var bytes: [UInt8] = [0x5B]
        for (index, string) in strings.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            quote(string, into: &bytes)
        }
        bytes.append(0x5D)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func strings(_ array: String) -> [String] {
        guard array != "[]" else { return [] }
        if let plain = array.utf8.withContiguousStorageIfAvailable({ PlainJSON($0).strings() }), let plain {
            return plain
        }
        return (try? JSONDecoder().decode([String].self, from: Data(array.utf8))) ?? []
    }

    static func table(_ object: String) -> [String: String] {
        guard object != "{}" else { return [:] }
        if let plain = object.utf8.withContiguousStorageIfAvailable({ PlainJSON($0).table() }), let plain {
            return plain
        }
        return (try? JSONDecoder().decode([String: String].self, from: Data(object.utf8))) ?? [:]
    }

    private static func quote(_ string: String, into bytes: inout [UInt8]) {
        bytes.append(0x22)
        for byte in string.utf8 {
            switch byte {
            case 0x22, 0x5C:
                bytes.append(0x5C)
                bytes.append(byte)
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(hexadecimal[Int(byte >> 4)])
                bytes.append(hexadecimal[Int(byte & 0x0F)])
            default:
                bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }

    private static let hexadecimal = Array("0123456789abcdef".utf8)
}

/// Reads JSON as ``JSONText`` writes almost all of it: without blanks, and without escapes in its strings.
///
/// There is an object to each account, and a decoder takes longer than all else that is done with an account.
private struct PlainJSON {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// A list of strings; `nil` for anything else.
    consuming func strings() -> [String]? {
        guard take("[") else { return nil }
        var strings: [String] = []
        repeat {
            guard let string = string() else { return nil }
            strings.append(string)
        } while take(",")
        return take("]") && place == bytes.count ? strings : nil
    }

    /// An object of strings; `nil` for anything else.
    consuming func table() -> [String: String]? {
        guard take("{") else { return nil }
        var table: [String: String] = [:]
        repeat {
            guard let key = string(), take(":"), let value = string() else { return nil }
            table[key] = value
        } while take(",")
        return take("}") && place == bytes.count ? table : nil
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\\") {
            if take("\"") { return String(decoding: bytes[start..<place - 1], as: UTF8.self) }
            place += 1
        }
        return nil
    }
}
