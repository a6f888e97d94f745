internal import Crypto

/// The SHA-256 of a file, taken while it is read.
package final class SourceDigest {
    private let source: ByteSource
    private var hash = SHA256()

    package init(_ source: @escaping ByteSource) { self.source = source }

    package func next() throws -> [UInt8]? {
        guard let piece = try source() else { return nil }
        hash.update(data: piece)
        return piece
    }

    /// The digest of the whole file in hexadecimal digits; what nobody has read of it is read now.
    package func finish() throws -> String {
        while try next() != nil {}
        return hash.finalize().map { Pseudonyms.hexadecimal($0) }.joined()
    }
}
