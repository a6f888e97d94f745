internal import Crypto
internal import FeedbackModel
internal import FoundationEssentials

/// Gives people names that say nothing, the same name for the same person.
///
/// HMAC-SHA256 (RFC 2104) with the workspace's secret: without it nobody can find out a name by trying addresses. It is
/// put together from its two hashes here, since the state after the key can then be kept and used for every name.
final class Pseudonyms {
    private static let blockLength = 64

    private let inner: SHA256
    private let outer: SHA256
    private var buffer: [UInt8] = []

    init(secret: [UInt8]) {
        let key = secret.count > Self.blockLength ? Array(SHA256.hash(data: secret)) : secret
        let block = key + repeatElement(0, count: Self.blockLength - key.count)
        func state(_ pad: UInt8) -> SHA256 {
            var hash = SHA256()
            block.map { $0 ^ pad }.withUnsafeBytes { hash.update(bufferPointer: $0) }
            return hash
        }
        (inner, outer) = (state(0x36), state(0x5C))
    }

    /// Makes `p_` and 16 hexadecimal digits of a name.
    ///
    /// White space at the ends and case make no difference. With the domain of an address, `@` and it follow.
    func pseudonym(of name: String, withDomain: Bool = false) -> String {
        var name = name
        return name.withUTF8 { pseudonym(of: $0, withDomain: withDomain) }
    }

    /// The same for a name that is known to be UTF-8.
    func pseudonym(of name: UnsafeBufferPointer<UInt8>, withDomain: Bool = false) -> String {
        String(decoding: pseudonymBytes(of: name, withDomain: withDomain), as: UTF8.self)
    }

    func pseudonymBytes(of name: UnsafeBufferPointer<UInt8>, withDomain: Bool) -> [UInt8] {
        let bytes = pseudonymBytes(of: name)
        guard withDomain, let domain = EmailDomain(address: String(decoding: name, as: UTF8.self)) else { return bytes }
        return bytes + [UInt8(ascii: "@")] + Array(domain.name.utf8)
    }

    func pseudonymBytes(of name: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        Self.fold(name, into: &buffer)
        var first = inner
        buffer.withUnsafeBytes { first.update(bufferPointer: $0) }
        var second = outer
        // A closure without a result: one with it costs the making of its type, each time.
        first.finalize().withUnsafeBytes { second.update(bufferPointer: $0) }
        var text: [UInt8] = [UInt8(ascii: "p"), UInt8(ascii: "_")]
        text.reserveCapacity(18)
        second.finalize().withUnsafeBytes { digest in
            for index in 0..<8 {
                text.append(Self.digit(digest[index] >> 4))
                text.append(Self.digit(digest[index] & 15))
            }
        }
        return text
    }

    /// Puts the name as it is compared into a buffer: as `ColumnName` does, but quickly where it is Latin-1.
    private static func fold(_ name: UnsafeBufferPointer<UInt8>, into buffer: inout [UInt8]) {
        buffer.removeAll(keepingCapacity: true)
        buffer.reserveCapacity(name.count)
        var lead: UInt8 = 0
        for byte in name {
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
                buffer = Array(ColumnName(String(decoding: name, as: UTF8.self)).folded.utf8)
                return
            }
        }
        if buffer.last == .space { buffer.removeLast() }
        if buffer.first == .space { buffer.removeFirst() }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    static func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
