/// The bytes of one record with its slots, for as long as a closure runs.
struct RecordBytes {
    let bytes: UnsafeBufferPointer<UInt8>
    let slots: [Slot]
    let extras: [ExtraMember]
    /// Whether all of the bytes are known to be text as we keep it.
    var isClean = false

    @inline(__always)
    func content(_ slot: Slot) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[slot.start..<slot.start + slot.count])
    }

    /// What a slot holds, once it is known to be text; trimmed or as it stands.
    @inline(__always)
    func text(_ slot: Slot, trims: Bool = true) throws(RowFault) -> FieldText {
        try FieldText(checking: trims ? trimmed(slot) : content(slot), isClean: isClean)
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
    /// Whether it is no fault of the row but a question that only a person can answer.
    var isQuestion = false
    static let notUTF8 = "is not valid UTF-8"
}
