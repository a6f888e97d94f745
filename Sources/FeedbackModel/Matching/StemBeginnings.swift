/// With which two bytes the words of phrases begin, so that most words of a text need not be looked up.
///
/// Porter's rules change nothing but the end of a word: a stem of three bytes or more begins with the two bytes of its
/// word. Of shorter stems only the first byte is sure.
struct StemBeginnings: Sendable {
    private var bits = Array(repeating: UInt64(0), count: 65_536 / 64)

    init(_ stems: some Sequence<[UInt8]>) {
        for stem in stems {
            guard let first = stem.first else { continue }
            for second in stem.count > 2 ? stem[1]...stem[1] : 0...255 { insert(first, second) }
        }
    }

    private mutating func insert(_ first: UInt8, _ second: UInt8) {
        let place = Int(first) << 8 | Int(second)
        bits[place >> 6] |= 1 << UInt64(place & 63)
    }

    /// Whether a word may have one of the stems.
    @inline(__always)
    func mayHave(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let place = Int(word[0]) << 8 | (word.count > 1 ? Int(word[1]) : 0)
        return bits[place >> 6] & (1 << UInt64(place & 63)) != 0
    }
}
