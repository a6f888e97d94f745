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

    static func strings(_ array: String) -> [String] {
        guard array != "[]" else { return [] }
        return (try? JSONDecoder().decode([String].self, from: Data(array.utf8))) ?? []
    }

    static func table(_ object: String) -> [String: String] {
        guard object != "{}" else { return [:] }
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
