/// The bytes of one record with its slots, for as long as a closure runs.
struct RecordBytes {
    let bytes: UnsafeBufferPointer<UInt8>
    let slots: [Slot]
    let extras: [ExtraMember]

    @inline(__always)
    func content(_ slot: Slot) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[slot.start..<slot.start + slot.count])
    }

    /// The content without white space at its ends.
    func trimmed(_ slot: Slot) -> UnsafeBufferPointer<UInt8> {
        Self.trimmed(bytes, slot.start, slot.start + slot.count)
    }

    /// The bytes from `start` to `end` without white space at their ends.
    @inline(__always)
    static func trimmed(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> UnsafeBufferPointer<UInt8> {
        var (start, end) = (start, end)
        while start < end, isSpace(bytes[start]) { start += 1 }
        while start < end, isSpace(bytes[end - 1]) { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    func isEmpty(_ slot: Slot) -> Bool {
        switch slot.kind {
        case .missing, .null: true
        case .text: trimmed(slot).isEmpty
        case .literal, .list, .object: slot.count == 0
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == .space || (0x09...0x0D).contains(byte) }
}

/// Why one record cannot be imported, to be read after "the row".
struct RowFault: Error {
    var reason: String
}

extension String {
    /// The text of bytes, without byte order marks.
    ///
    /// - Throws: For bytes that are not UTF-8, and for NUL, which ends a text in too many programs.
    init(checking bytes: UnsafeBufferPointer<UInt8>) throws(RowFault) {
        guard ByteSearch.first(0, in: bytes, from: 0, to: bytes.count) == bytes.count else {
            throw RowFault(reason: "holds a NUL character")
        }
        if ByteSearch.isASCII(bytes, from: 0, to: bytes.count) {
            self = String(decoding: bytes, as: UTF8.self)
            return
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw RowFault(reason: "is not valid UTF-8")
        }
        let mark: Unicode.Scalar = "\u{FEFF}"
        guard ByteSearch.first(0xEF, in: bytes, from: 0, to: bytes.count) < bytes.count,
            text.unicodeScalars.contains(mark)
        else {
            self = text
            return
        }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.filter { $0 != mark })
        self = String(scalars)
    }
}
