internal import Crypto
internal import Dispatch

/// The SHA-256 of a file, taken while it is read, on a thread of its own.
///
/// Few pieces wait to be digested, so that memory stays bounded when reading is faster.
package final class SourceDigest {
    private static let waitingPieces = 4

    private let source: ByteSource
    private let hash = Hash()
    private let queue = DispatchQueue(label: "digest")
    private let room = DispatchSemaphore(value: waitingPieces)

    package init(_ source: @escaping ByteSource) { self.source = source }

    package func next() throws -> [UInt8]? {
        guard let piece = try source() else { return nil }
        room.wait()
        queue.async { [hash, room] in
            hash.value.update(data: piece)
            room.signal()
        }
        return piece
    }

    /// The digest of the whole file in hexadecimal digits; what nobody has read of it is read now.
    package func finish() throws -> String {
        while try next() != nil {}
        return queue.sync { hash.value.finalize() }.map { Pseudonyms.hexadecimal($0) }.joined()
    }

    /// What was digested so far; the queue alone uses it.
    private final class Hash: @unchecked Sendable {
        var value = SHA256()
    }
}
