extension PhraseMatcher {
    /// Calls `body` with each word of a text, folded, with its hash and its place.
    ///
    /// - Parameters:
    ///   - bytes: Valid UTF-8.
    ///   - capacity: Longer words are cut to this many bytes.
    ///   - body: Takes the folded word, a hash of it and its range in the text.
    @inline(__always)
    static func forEachWord(
        in bytes: UnsafeBufferPointer<UInt8>, capacity: Int,
        _ body: (_ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ range: Range<Int>) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity + 1) { buffer in
            WordFolding.ascii.withUnsafeBufferPointer { ascii in
                var i = 0
                while i < bytes.count {
                    let start = i
                    var length = 0
                    var hash: UInt64 = 0
                    var separator = 1
                    scanning: while i < bytes.count {
                        let folded = ascii[Int(bytes[i])]
                        if folded > 1 {
                            buffer[length] = folded
                            length += length < capacity ? 1 : 0
                            hash = mixed(hash, folded)
                            i += 1
                            continue
                        }
                        guard folded == 1 else { break }
                        let (scalar, width) = character(at: i, in: bytes)
                        switch WordFolding.classify(scalar) {
                        case .accent where length > 0:
                            break
                        case .letter(let letter):
                            for byte in UTF8.encode(letter) ?? .init() {
                                buffer[length] = byte
                                length += length < capacity ? 1 : 0
                                hash = mixed(hash, byte)
                            }
                        case .separator, .accent:
                            separator = width
                            break scanning
                        }
                        i += width
                    }
                    if length > 0 {
                        body(UnsafeBufferPointer(rebasing: buffer[..<length]), spread(hash), start..<i)
                    }
                    i += separator
                }
            }
        }
    }

    /// Takes one more byte into a word's hash: cheap, since it is done for each byte of every text.
    @inline(__always)
    private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash << 7 | hash >> 57) ^ UInt64(byte) }

    /// Spreads a word's hash over all of its bits.
    ///
    /// The multiplier is that of Fibonacci hashing: Knuth, The Art of Computer Programming 3, section 6.4.
    @inline(__always)
    private static func spread(_ hash: UInt64) -> UInt64 {
        let product = hash &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }

    /// The character that begins at a byte of 128 or more, and its size.
    private static func character(
        at i: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> (scalar: Unicode.Scalar, width: Int) {
        let lead = bytes[i]
        let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard i + width <= bytes.count else { return (" ", 1) }
        var value = UInt32(lead) & (0xFF >> UInt32(width + 1))
        for offset in 1..<width { value = value << 6 | UInt32(bytes[i + offset] & 0x3F) }
        return (Unicode.Scalar(value) ?? " ", width)
    }
}
