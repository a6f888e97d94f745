internal import Crypto

/// A SHA-256 value, 32 bytes.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
    package let bytes: [UInt8]

    /// - Parameter bytes: Exactly 32 bytes; `nil` for any other number.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    private init(hashed: [UInt8]) { bytes = hashed }

    /// What stands before the first entry of every session.
    package static let zero = Digest(hashed: Array(repeating: 0, count: 32))

    /// Hashes fields so that no two different lists of fields give the same input.
    ///
    /// Each field is preceded by its length in bytes as eight bytes, most significant first.
    package static func of(_ fields: [[UInt8]]) -> Digest {
        var hash = SHA256()
        for field in fields {
            hash.update(data: withUnsafeBytes(of: UInt64(field.count).bigEndian, Array.init))
            hash.update(data: field)
        }
        return Digest(hashed: Array(hash.finalize()))
    }

    /// The SHA-256 of bytes alone, as `sha256sum` gives it for a file.
    package static func ofFile(_ bytes: [UInt8]) -> Digest { Digest(hashed: Array(SHA256.hash(data: bytes))) }

    /// The value in 64 hexadecimal digits.
    package var description: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
