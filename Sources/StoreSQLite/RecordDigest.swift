internal import Crypto
internal import Importing

/// 128 bits that stand for the content of a record: the first half of its SHA-256, so that a change is never missed.
struct RecordDigest: Hashable {
    static let length = 16

    private let words: SIMD2<UInt64>

    /// Digests the fields between two marks, another digest before them, and more fields after them.
    init(
        _ fields: FieldBytes, _ range: Range<Int>, after first: RecordDigest? = nil, and rest: Range<Int> = 0..<0
    ) {
        var hash = SHA256()
        if let first { first.withUnsafeBytes { hash.update(bufferPointer: $0) } }
        fields.withUnsafeBytes(range) { hash.update(bufferPointer: $0) }
        if !rest.isEmpty { fields.withUnsafeBytes(rest) { hash.update(bufferPointer: $0) } }
        var words = SIMD2<UInt64>()
        // A closure without a result: one with it costs the making of its type, each time.
        hash.finalize().withUnsafeBytes { words = $0.loadUnaligned(as: SIMD2<UInt64>.self) }
        self.words = words
    }

    /// A stored digest; `nil` for bytes that are none.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        words = bytes.withUnsafeBytes { $0.loadUnaligned(as: SIMD2<UInt64>.self) }
    }

    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try Swift.withUnsafeBytes(of: words, body)
    }
}

/// What tells whether a ticket, and whether its words, are as they are stored.
struct TicketDigests {
    let text: RecordDigest
    /// Of the narrow fields and `unmapped`, of the words by their digest, so that their bytes are hashed once, and of
    /// the details where there are any.
    let whole: RecordDigest

    init(_ row: TicketBatch.Row, of fields: FieldBytes) {
        text = RecordDigest(fields, row.words..<row.details)
        whole = RecordDigest(fields, row.start..<row.textID, after: text, and: row.details..<row.end)
    }
}
