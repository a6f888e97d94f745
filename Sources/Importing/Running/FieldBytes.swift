/// The fields of records, laid out one behind the other: a store reads its texts from here, and so does a digest.
///
/// Each field is one byte for its kind and eight for its length or number, and then a text's own bytes, so that no two
/// records look alike. The room is used again for other records, so that nothing is allocated for each.
package struct FieldBytes: Sendable {
    package enum Field {
        case null
        /// UTF-8, valid as long as the bytes that are read.
        case text(UnsafeRawBufferPointer)
        case integer(Int64)
        case real(Double)
    }

    @usableFromInline enum Kind {
        static let null: UInt8 = 0
        @inlinable static var text: UInt8 { 1 }
        @inlinable static var integer: UInt8 { 2 }
        @inlinable static var real: UInt8 { 3 }
    }

    @inlinable static var leadLength: Int { 9 }

    /// All the room there is; what is laid out ends at `mark`.
    private var bytes: [UInt8] = []

    /// How many bytes are laid out: where the next field will begin.
    package private(set) var mark = 0

    package init() {}

    package mutating func removeAll() { mark = 0 }

    /// Forgets the fields from a mark on.
    mutating func truncate(to mark: Int) { self.mark = min(mark, self.mark) }

    @inline(__always)
    private mutating func makeRoom(for count: Int) {
        if mark &+ count > bytes.count { grow(count) }
    }

    @inline(never)
    private mutating func grow(_ count: Int) {
        let wanted = max(mark + count, bytes.count * 2, 1 << 12)
        bytes.append(contentsOf: repeatElement(0, count: wanted - bytes.count))
    }

    @inline(__always)
    private mutating func lead(_ kind: UInt8, _ number: UInt64) {
        makeRoom(for: Self.leadLength)
        let start = mark
        bytes.withUnsafeMutableBytes { all in
            all[start] = kind
            all.storeBytes(of: number.littleEndian, toByteOffset: start + 1, as: UInt64.self)
        }
        mark = start + Self.leadLength
    }

    package mutating func addNull() { lead(Kind.null, 0) }

    package mutating func add(_ number: Int64?) {
        guard let number else { return addNull() }
        lead(Kind.integer, UInt64(bitPattern: number))
    }

    package mutating func add(_ number: Double?) {
        guard let number else { return addNull() }
        lead(Kind.real, number.bitPattern)
    }

    package mutating func add(_ text: String?) {
        guard var text else { return addNull() }
        text.withUTF8 { add($0) }
    }

    /// Adds a text that is known to be UTF-8.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        lead(Kind.text, UInt64(text.count))
        append(text)
    }

    /// Adds the text again that begins at a mark.
    mutating func addAgain(from start: Int) {
        let (count, end) = bytes.withUnsafeBytes { all in
            (Int(UInt64(littleEndian: all.loadUnaligned(fromByteOffset: start + 1, as: UInt64.self))), mark)
        }
        let length = Self.leadLength + count
        makeRoom(for: length)
        bytes.withUnsafeMutableBytes { all in
            UnsafeMutableRawBufferPointer(rebasing: all[end..<end + length])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: all[start..<start + length]))
        }
        mark = end + length
    }

    /// Adds a list of texts as a JSON array.
    package mutating func add(list texts: [String]) {
        let place = beginText()
        append(.openBracket)
        for (index, text) in texts.enumerated() {
            if index > 0 { append(.comma) }
            var text = text
            text.withUTF8 { append(quoted: $0) }
        }
        append(.closeBracket)
        endText(place)
    }
}

/// Texts that are put together.
extension FieldBytes {
    /// Begins a text; what is appended up to `endText` is its content.
    mutating func beginText() -> Int {
        let place = mark
        lead(Kind.text, 0)
        return place
    }

    mutating func endText(_ place: Int) {
        let count = UInt64(mark - place - Self.leadLength)
        bytes.withUnsafeMutableBytes { all in
            all.storeBytes(of: count.littleEndian, toByteOffset: place + 1, as: UInt64.self)
        }
    }

    mutating func append(_ byte: UInt8) {
        makeRoom(for: 1)
        bytes[mark] = byte
        mark += 1
    }

    @inline(__always)
    mutating func append(_ content: UnsafeBufferPointer<UInt8>) {
        guard !content.isEmpty else { return }
        makeRoom(for: content.count)
        let start = mark
        bytes.withUnsafeMutableBytes { all in
            UnsafeMutableRawBufferPointer(rebasing: all[start..<start + content.count])
                .copyMemory(from: UnsafeRawBufferPointer(content))
        }
        mark = start + content.count
    }

    mutating func append(_ content: [UInt8]) { content.withUnsafeBufferPointer { append($0) } }

    /// Appends a JSON string.
    mutating func append(quoted content: UnsafeBufferPointer<UInt8>) {
        append(.quote)
        var start = 0
        for (index, byte) in content.enumerated() where byte < 0x20 || byte == .quote || byte == .backslash {
            append(UnsafeBufferPointer(rebasing: content[start..<index]))
            append(JSONString.escape(byte))
            start = index + 1
        }
        append(UnsafeBufferPointer(rebasing: content[start...]))
        append(.quote)
    }
}

/// Reading.
extension FieldBytes {
    /// Goes through fields in their order.
    package struct Cursor {
        @usableFromInline let bytes: UnsafeRawBufferPointer
        @usableFromInline var index: Int

        fileprivate init(_ bytes: UnsafeRawBufferPointer, at mark: Int) {
            self.bytes = bytes
            index = mark
        }

        /// The next field; past the last one, what it gives is null.
        @inlinable
        package mutating func next() -> Field {
            guard index + FieldBytes.leadLength <= bytes.count else { return .null }
            let kind = bytes[index]
            let number = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index + 1, as: UInt64.self))
            index += FieldBytes.leadLength
            switch kind {
            case Kind.text:
                let start = index
                index = min(bytes.count, index + Int(number))
                return .text(UnsafeRawBufferPointer(rebasing: bytes[start..<index]))
            case Kind.integer: return .integer(Int64(bitPattern: number))
            case Kind.real: return .real(Double(bitPattern: number))
            default: return .null
            }
        }
    }

    /// Reads the fields from a mark on; texts are valid within the closure only.
    package func read<Result>(from mark: Int, _ body: (inout Cursor) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBytes { all in
            var cursor = Cursor(UnsafeRawBufferPointer(rebasing: all[..<self.mark]), at: mark)
            return try body(&cursor)
        }
    }

    /// The bytes between two marks.
    package func withUnsafeBytes(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Void) {
        bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
}
