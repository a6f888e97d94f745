/// Looks whether bytes are text as we keep it.
enum TextCheck {
    enum Finding {
        /// UTF-8 without NUL and without byte order marks.
        case clean
        /// The same with byte order marks, which are to be taken out.
        case marked
        /// NUL ends a text in too many programs.
        case hasNUL
        case invalid
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    static func finding(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Finding {
        guard let base = UnsafeRawPointer(bytes.baseAddress), start < end, end <= bytes.count else { return .clean }
        var index = start
        var isMarked = false
        while index < end {
            if index &+ 8 <= end {
                let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                // Bytes that are NUL or not ASCII; exact about the first of them, as in `ByteSearch`.
                let special = (word &- ones | word) & highs
                guard special != 0 else {
                    index &+= 8
                    continue
                }
                index &+= special.trailingZeroBitCount / 8
            }
            let byte = bytes[index]
            if byte == 0 { return .hasNUL }
            if byte < 0x80 {
                index &+= 1
                continue
            }
            let length = sequenceLength(bytes, at: index, to: end)
            guard length > 0 else { return .invalid }
            if byte == 0xEF, bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF { isMarked = true }
            index &+= length
        }
        return isMarked ? .marked : .clean
    }

    /// How long the sequence is that begins here with a byte above ASCII, or 0 where it is ill-formed.
    ///
    /// The Unicode Standard 16.0, section 3.9, table 3-7.
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, to end: Int) -> Int {
        func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index &+ offset < end && range.contains(bytes[index &+ offset])
        }
        switch bytes[index] {
        case 0xC2...0xDF: return continues(1) ? 2 : 0
        case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
        case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
        case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
        case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
        case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
        default: return 0
        }
    }
}

extension String {
    /// The text of bytes, without byte order marks.
    ///
    /// - Throws: For bytes that are not UTF-8, and for NUL.
    init(checking bytes: UnsafeBufferPointer<UInt8>) throws(RowFault) {
        switch TextCheck.finding(bytes, from: 0, to: bytes.count) {
        case .hasNUL: throw RowFault(reason: "holds a NUL character")
        case .invalid: throw RowFault(reason: RowFault.notUTF8)
        case .clean: self = String(decoding: bytes, as: UTF8.self)
        case .marked:
            let mark: Unicode.Scalar = "\u{FEFF}"
            var scalars = String.UnicodeScalarView()
            scalars.append(contentsOf: String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { $0 != mark })
            self = String(scalars)
        }
    }
}

/// A field's text in one record.
enum FieldText {
    case none
    /// As it is written in the record.
    case written(UnsafeBufferPointer<UInt8>)
    /// Another than what is written.
    case made([UInt8])

    /// What is written, once it is known to be text.
    init(checking bytes: UnsafeBufferPointer<UInt8>, isClean: Bool) throws(RowFault) {
        if isClean {
            self = .written(bytes)
            return
        }
        switch TextCheck.finding(bytes, from: 0, to: bytes.count) {
        case .clean: self = .written(bytes)
        default: self = .made(Array(try String(checking: bytes).utf8))
        }
    }

    init(_ text: String?) { self = text.map { .made(Array($0.utf8)) } ?? .none }

    /// The text's bytes, none where there is no text.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        switch self {
        case .none: body(UnsafeBufferPointer(start: nil, count: 0))
        case .written(let bytes): body(bytes)
        case .made(let bytes): bytes.withUnsafeBufferPointer(body)
        }
    }

    var isNone: Bool {
        if case .none = self { return true }
        return false
    }

    var string: String? { isNone ? nil : withBytes { String(decoding: $0, as: UTF8.self) } }

    func isEqual(_ word: [UInt8]) -> Bool { withBytes { ByteSearch.isEqual(word, $0) } }
}

extension FieldBytes {
    @inline(__always)
    mutating func add(_ text: FieldText) {
        switch text {
        case .none: addNull()
        case .written(let bytes): add(bytes)
        case .made(let bytes): bytes.withUnsafeBufferPointer { add($0) }
        }
    }
}
