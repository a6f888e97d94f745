internal import Crypto
internal import FoundationEssentials

/// Gives people names that say nothing, the same name for the same person.
///
/// HMAC-SHA256 (RFC 2104) with the workspace's secret: without it nobody can find out a name by trying addresses.
final class Pseudonyms {
    /// The state after the key, which every name begins with.
    private let keyed: HMAC<SHA256>
    private var buffer: [UInt8] = []

    init(secret: [UInt8]) { keyed = HMAC<SHA256>(key: SymmetricKey(data: secret)) }

    /// Makes `p_` and 16 hexadecimal digits of a name.
    ///
    /// White space at the ends and case make no difference.
    func pseudonym(of name: String) -> String {
        Self.fold(name, into: &buffer)
        var code = keyed
        buffer.withUnsafeBytes { code.update(data: $0) }
        return code.finalize().withUnsafeBytes { digest in
            String(unsafeUninitializedCapacity: 18) { text in
                (text[0], text[1]) = (UInt8(ascii: "p"), UInt8(ascii: "_"))
                for index in 0..<8 {
                    text[2 + 2 * index] = Self.digit(digest[index] >> 4)
                    text[3 + 2 * index] = Self.digit(digest[index] & 15)
                }
                return 18
            }
        }
    }

    /// Puts the name as it is compared into a buffer: as `ColumnName` does, but quickly where it is Latin-1.
    private static func fold(_ name: String, into buffer: inout [UInt8]) {
        buffer.removeAll(keepingCapacity: true)
        var lead: UInt8 = 0
        for byte in name.utf8 {
            switch (lead, byte) {
            case (0, ..<0x80):
                switch byte {
                case .space, 0x09, 0x0A, 0x0D: if buffer.last != .space { buffer.append(.space) }
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): buffer.append(byte | 0x20)
                default: buffer.append(byte)
                }
            case (0, 0xC2), (0, 0xC3): lead = byte
            case (0xC2, 0xA1...), (0xC3, _):
                // `À` to `Þ` have their small letters 32 places on, but for `×`.
                let isCapital = lead == 0xC3 && byte < 0x9F && byte != 0x97
                buffer.append(lead)
                buffer.append(isCapital ? byte + 0x20 : byte)
                lead = 0
            default:
                buffer = Array(ColumnName(name).folded.utf8)
                return
            }
        }
        if buffer.last == .space { buffer.removeLast() }
        if buffer.first == .space { buffer.removeFirst() }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    static func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
