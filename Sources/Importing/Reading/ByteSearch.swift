/// Looks for bytes eight at a time.
///
/// The tests for a byte within a word are exact about the lowest match (Hacker's Delight, 2nd ed., section 6-1), which
/// is the first in memory on little-endian machines; the last, incomplete word is searched byte by byte.
enum ByteSearch {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

    /// The first place of a byte, or `end`.
    @inline(__always)
    static func first(
        _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int {
        var index = start
        guard let base = UnsafeRawPointer(bytes.baseAddress), end <= bytes.count else { return end }
        let pattern = ones &* UInt64(byte)
        while index &+ 8 <= end {
            let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let found = zeros(word ^ pattern)
            if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < end, bytes[index] != byte { index &+= 1 }
        return index
    }

    /// The first place of any of three bytes, or `end`.
    @inline(__always)
    static func first(
        _ one: UInt8, _ two: UInt8, _ three: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int {
        var index = start
        guard let base = UnsafeRawPointer(bytes.baseAddress), end <= bytes.count else { return end }
        let (first, second, third) = (ones &* UInt64(one), ones &* UInt64(two), ones &* UInt64(three))
        while index &+ 8 <= end {
            let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let found = zeros(word ^ first) | zeros(word ^ second) | zeros(word ^ third)
            if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < end, bytes[index] != one, bytes[index] != two, bytes[index] != three { index &+= 1 }
        return index
    }

    /// Whether two stretches are the same.
    @inline(__always)
    static func isEqual(_ known: [UInt8], _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard known.count == word.count else { return false }
        for index in 0..<known.count where known[index] != word[index] { return false }
        return true
    }

    /// What one look over bytes finds out.
    struct Survey {
        var feeds = 0
        var hasReturn = false
        /// Whether all are ASCII and none is NUL.
        var isPlain = true
    }

    /// Counts line feeds, and looks for carriage returns, NUL and what is not ASCII, all in one pass.
    static func survey(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Survey {
        var survey = Survey()
        guard let base = UnsafeRawPointer(bytes.baseAddress), end <= bytes.count else { return survey }
        var index = start
        let (feed, carriage) = (ones &* UInt64(UInt8.lineFeed), ones &* UInt64(UInt8.carriageReturn))
        var (returns, specials): (UInt64, UInt64) = (0, 0)
        while index &+ 8 <= end {
            var counters: UInt64 = 0
            let stop = min(end &- 8, index &+ 254 &* 8)
            while index <= stop {
                let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                specials |= zeros(word) | word
                returns |= zeros(word ^ carriage)
                counters &+= exactZeros(word ^ feed)
                index &+= 8
            }
            survey.feeds &+= sum(counters)
        }
        while index < end {
            let byte = bytes[index]
            survey.feeds &+= byte == .lineFeed ? 1 : 0
            if byte == .carriageReturn { returns |= highs }
            if byte == 0 || byte >= 0x80 { specials |= highs }
            index &+= 1
        }
        survey.hasReturn = returns != 0
        survey.isPlain = specials & highs == 0
        return survey
    }

    /// 1 in each byte that is nought; unlike `zeros`, this is exact for every byte: no carry leaves one.
    @inline(__always)
    private static func exactZeros(_ word: UInt64) -> UInt64 {
        (~(((word & ~highs) &+ ~highs) | word) & highs) >> 7
    }

    /// The sum of eight counters, one to a byte, which hold 255 at most.
    @inline(__always)
    private static func sum(_ counters: UInt64) -> Int {
        let pairs = (counters & 0x00FF_00FF_00FF_00FF) &+ (counters >> 8 & 0x00FF_00FF_00FF_00FF)
        return Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    }
}
