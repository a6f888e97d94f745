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

    /// How often a byte comes.
    static func count(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        guard let base = UnsafeRawPointer(bytes.baseAddress), end <= bytes.count else { return 0 }
        var index = start
        var total = 0
        let pattern = ones &* UInt64(byte)
        while index &+ 8 <= end {
            // Eight counters, one to a byte, which hold 255 at most.
            var counters: UInt64 = 0
            let stop = min(end &- 8, index &+ 254 &* 8)
            while index <= stop {
                let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ pattern
                // Unlike `zeros`, this is exact for every byte: no carry leaves one.
                counters &+= (~(((word & ~highs) &+ ~highs) | word) & highs) >> 7
                index &+= 8
            }
            let pairs = (counters & 0x00FF_00FF_00FF_00FF) &+ (counters >> 8 & 0x00FF_00FF_00FF_00FF)
            total &+= Int((pairs &* 0x0001_0001_0001_0001) >> 48)
        }
        while index < end {
            total &+= bytes[index] == byte ? 1 : 0
            index &+= 1
        }
        return total
    }

    /// Whether no byte is above 127.
    @inline(__always)
    static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
        var index = start
        guard let base = UnsafeRawPointer(bytes.baseAddress), end <= bytes.count else { return true }
        while index &+ 8 <= end {
            if base.loadUnaligned(fromByteOffset: index, as: UInt64.self) & highs != 0 { return false }
            index &+= 8
        }
        while index < end {
            if bytes[index] & 0x80 != 0 { return false }
            index &+= 1
        }
        return true
    }
}
