internal import Crypto
internal import GRDB
internal import GRDBSQLite

/// 128 bits that stand for the content of a record: the first half of its SHA-256, so that a change is never missed.
struct RecordDigest: Hashable {
    private let words: SIMD2<UInt64>

    init(_ hash: SHA256Digest) {
        words = hash.withUnsafeBytes { $0.loadUnaligned(as: SIMD2<UInt64>.self) }
    }

    /// A stored digest; `nil` for bytes that are none.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == MemoryLayout<SIMD2<UInt64>>.size else { return nil }
        words = bytes.withUnsafeBytes { $0.loadUnaligned(as: SIMD2<UInt64>.self) }
    }

    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        Swift.withUnsafeBytes(of: words, body)
    }
}

/// The fields of records, laid out once: SQLite reads its texts from here, and so does the digest.
///
/// A bulk load makes one for many records, so that nothing is allocated for each.
struct FieldBytes {
    private enum Field {
        case null
        case text(start: Int, count: Int)
        case integer(Int64)
        case real(Double)
    }

    private var bytes: [UInt8] = []
    private var fields: [Field] = []

    mutating func begin() {
        bytes.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
    }

    /// How many fields are laid out so far.
    var count: Int { fields.count }

    /// How many bytes are laid out so far: the start of a stretch to digest.
    var mark: Int { bytes.count }

    mutating func add(_ text: String) {
        // Each field is led by its kind and length, so that no two records look alike.
        lead(1, UInt64(text.utf8.count))
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        fields.append(.text(start: start, count: bytes.count - start))
    }

    mutating func add(_ text: String?) {
        guard let text else { return addNull() }
        add(text)
    }

    mutating func add(_ number: Int64?) {
        guard let number else { return addNull() }
        lead(2, UInt64(bitPattern: number))
        fields.append(.integer(number))
    }

    mutating func add(_ number: Double?) {
        guard let number else { return addNull() }
        lead(3, number.bitPattern)
        fields.append(.real(number))
    }

    /// A list of texts as JSON.
    mutating func add(list texts: [String]) {
        lead(1, 0)
        let start = bytes.count
        JSONText.write(texts, into: &bytes)
        let count = bytes.count - start
        withUnsafeBytes(of: UInt64(count).littleEndian) { bytes.replaceSubrange(start - 8..<start, with: $0) }
        fields.append(.text(start: start, count: count))
    }

    private mutating func addNull() {
        lead(0, 0)
        fields.append(.null)
    }

    private mutating func lead(_ kind: UInt8, _ number: UInt64) {
        bytes.append(kind)
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// The digest of a stretch, and of another digest before it.
    func digest(_ range: Range<Int>, after first: RecordDigest? = nil) -> RecordDigest {
        var hash = SHA256()
        first?.withUnsafeBytes { hash.update(bufferPointer: $0) }
        bytes.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[range])) }
        return RecordDigest(hash.finalize())
    }

    /// Binds fields to a statement and runs it; the texts are read from here without another copy.
    func run(_ statement: Statement, _ range: Range<Int>, digests: [RecordDigest] = []) throws {
        _ = try step(statement, range, lead: .null, from: 1, digests) { _ in }
    }

    /// The same for a statement whose first place is the number of a ticket's text.
    func run(_ statement: Statement, text: Int64?, _ range: Range<Int>, digests: [RecordDigest] = []) throws {
        _ = try step(statement, range, lead: text.map { .integer($0) } ?? .null, from: 2, digests) { _ in }
    }

    /// The first row that a statement gives for some fields.
    func first<T>(_ statement: Statement, _ range: Range<Int>, _ map: (SQLRow) -> T) throws -> T? {
        try step(statement, range, lead: .null, from: 1, [], map)
    }

    private func step<T>(
        _ statement: Statement, _ range: Range<Int>, lead: Field, from first: Int32, _ digests: [RecordDigest],
        _ map: (SQLRow) -> T
    ) throws -> T? {
        let statement = statement.sqliteStatement
        defer { sqlite3_reset(statement) }
        return try bytes.withUnsafeBytes { all in
            if first > 1 { bind(lead, of: all, to: statement, at: 1) }
            var index = first
            for field in fields[range] {
                bind(field, of: all, to: statement, at: index)
                index += 1
            }
            for digest in digests {
                digest.withUnsafeBytes {
                    _ = sqlite3_bind_blob64(statement, index, $0.baseAddress, UInt64($0.count), sqliteCopies)
                }
                index += 1
            }
            switch sqlite3_step(statement) {
            case SQLITE_DONE: return nil
            case SQLITE_ROW: return map(SQLRow(statement: statement))
            case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
            }
        }
    }

    private func bind(_ field: Field, of all: UnsafeRawBufferPointer, to statement: OpaquePointer, at index: Int32) {
        switch field {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let number): sqlite3_bind_int64(statement, index, number)
        case .real(let number): sqlite3_bind_double(statement, index, number)
        case .text(let start, let count):
            // No length is nought bytes from a valid place, and not NULL: the lead is before it.
            let text = all.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
            sqlite3_bind_text64(statement, index, text, UInt64(count), nil, UInt8(SQLITE_UTF8))
        }
    }
}
