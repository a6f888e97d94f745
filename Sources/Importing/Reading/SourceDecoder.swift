/// Turns the bytes of a file in any of the known encodings into UTF-8, piece by piece.
///
/// What is not text in the encoding becomes a byte that is never UTF-8, so that the row it stands in is counted as
/// failed and all others are kept.
enum SourceDecoder {
    private static let invalid: UInt8 = 0xFF
    /// How many bytes are looked at, however few come at a time.
    private static let headLength = 64

    /// Looks at the first bytes and decodes from there.
    ///
    /// - Returns: A source of UTF-8 without a byte order mark, and the encoding's name for people.
    static func utf8(
        _ source: @escaping ByteSource, encoding: ReadingOptions.Encoding
    ) throws -> (source: ByteSource, name: String) {
        var head: [UInt8] = []
        while head.count < headLength, let piece = try source() { head += piece }
        if head.starts(with: [0xEF, 0xBB, 0xBF]) {
            guard encoding == .auto || encoding == .utf8 else {
                throw ImportFailure(
                    .encoding,
                    "the file begins with the byte order mark of UTF-8, and the mapping says \(encoding.rawValue)")
            }
            return (prepending(Array(head.dropFirst(3)), to: source), "UTF-8")
        }
        let isLittle = head.starts(with: [0xFF, 0xFE])
        if isLittle || head.starts(with: [0xFE, 0xFF]) {
            guard encoding == .auto || encoding == .utf16 else {
                throw ImportFailure(
                    .encoding,
                    "the file begins with the byte order mark of UTF-16, and the mapping says \(encoding.rawValue)")
            }
            return (utf16(prepending(Array(head.dropFirst(2)), to: source), isLittle: isLittle), "UTF-16")
        }
        switch encoding {
        case .utf16:
            throw ImportFailure(
                .encoding,
                "the mapping says utf-16, but the file has no byte order mark, which says the order of its bytes")
        case .windows1252: return (singleByte(prepending(head, to: source), upper: windows1252), "windows-1252")
        case .macRoman: return (singleByte(prepending(head, to: source), upper: macRoman), "Mac Roman")
        case .auto, .utf8:
            let start = head.prefix(headLength)
            if start.count(where: { $0 == 0 }) * 4 >= max(1, start.count) {
                throw ImportFailure(
                    .encoding,
                    "the file is not text in UTF-8; it may be UTF-16 without a byte order mark, or no text at all",
                    hint: "save it as UTF-8")
            }
            return (prepending(head, to: source), "UTF-8")
        }
    }

    private static func prepending(_ head: [UInt8], to source: @escaping ByteSource) -> ByteSource {
        var head: [UInt8]? = head
        return {
            guard let first = head else { return try source() }
            head = nil
            return first
        }
    }

    private static func singleByte(_ source: @escaping ByteSource, upper: [Unicode.Scalar?]) -> ByteSource {
        let table = upper.map { scalar in scalar.flatMap { UTF8.encode($0) }.map(Array.init) ?? [invalid] }
        return {
            guard let piece = try source() else { return nil }
            var result: [UInt8] = []
            result.reserveCapacity(piece.count + piece.count / 8)
            for byte in piece {
                if byte < 0x80 { result.append(byte) } else { result += table[Int(byte) - 0x80] }
            }
            return result
        }
    }

    private static func utf16(_ source: @escaping ByteSource, isLittle: Bool) -> ByteSource {
        var half: UInt8?
        var high: UInt16?
        var isDone = false
        return {
            guard !isDone else { return nil }
            var result: [UInt8] = []
            guard let piece = try source() else {
                isDone = true
                return half == nil && high == nil ? nil : [invalid]
            }
            result.reserveCapacity(piece.count)
            for byte in piece {
                guard let first = half else {
                    half = byte
                    continue
                }
                half = nil
                let unit = isLittle ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte)
                if let lead = high {
                    high = nil
                    if UTF16.isTrailSurrogate(unit),
                        let scalar = Unicode.Scalar(0x10000 + (UInt32(lead) - 0xD800) << 10 + (UInt32(unit) - 0xDC00))
                    {
                        result += UTF8.encode(scalar).map(Array.init) ?? [invalid]
                        continue
                    }
                    result.append(invalid)
                }
                if UTF16.isLeadSurrogate(unit) {
                    high = unit
                } else if let scalar = Unicode.Scalar(UInt32(unit)) {
                    result += UTF8.encode(scalar).map(Array.init) ?? [invalid]
                } else {
                    result.append(invalid)
                }
            }
            return result
        }
    }

    /// 0x80 to 0xFF of windows-1252 (WHATWG Encoding Standard, without its guesses for the five free places).
    static let windows1252: [Unicode.Scalar?] = {
        let first: [UInt32?] = [
            0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, nil,
            0x017D, nil, nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
            0x0153, nil, 0x017E, 0x0178,
        ]
        return first.map { $0.flatMap { Unicode.Scalar($0) } } + (UInt32(0xA0)...0xFF).map { Unicode.Scalar($0) }
    }()

    /// 0x80 to 0xFF of Mac Roman (Unicode's mapping table ROMAN.TXT).
    static let macRoman: [Unicode.Scalar?] = Array(
        """
        ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\
        \u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
        """.unicodeScalars)
}
