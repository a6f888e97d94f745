/// Remembers the stem number of words that were seen, since stemming is dearer than looking up.
///
/// Open addressing over a 64-bit hash, with the words' bytes in one arena and slots of twelve bytes, so that the common
/// words stay in the processor's cache. It never holds more than 65,536 words: then it is emptied and fills again with
/// what is common, so that a flood of invented words costs time and not memory.
struct WordCache: Sendable {
    private struct Slot {
        /// The upper half of the hash; the lower half decides the place.
        var tag: UInt32 = 0
        var offset: UInt32 = 0
        /// The length of the word in the upper 8 bits, 0 for an empty slot; the stem's number in the others.
        var lengthAndStem: UInt32 = 0
    }

    private static let most = 65_536
    private static let stemMask: UInt32 = 0xFF_FFFF
    /// Words that were made to share a place must not make every look-up long.
    private static let probes = 32

    private var slots = Array(repeating: Slot(), count: 1024)
    private var arena: [UInt8] = []
    /// For growing: the hash of each word and its slot.
    private var words: [(hash: UInt64, slot: Slot)] = []

    /// The stem number of a word, or `nil` where it is not remembered.
    @inline(__always)
    func stem(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32? {
        let mask = slots.count - 1
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var place = Self.place(hash) & mask
        for _ in 0..<Self.probes {
            let slot = slots[place]
            if slot.lengthAndStem == 0 { return nil }
            if slot.tag == tag, Int(slot.lengthAndStem >> 24) == word.count, isSame(word, at: Int(slot.offset)) {
                return Int32(slot.lengthAndStem & Self.stemMask)
            }
            place = (place + 1) & mask
        }
        return nil
    }

    /// Keeps a word that is not remembered yet.
    mutating func remember(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64, stem: Int32) {
        guard (1...255).contains(word.count), let stem = UInt32(exactly: stem), stem <= Self.stemMask else { return }
        if words.count == Self.most {
            slots = Array(repeating: Slot(), count: slots.count)
            arena.removeAll(keepingCapacity: true)
            words.removeAll(keepingCapacity: true)
        } else if words.count * 2 >= slots.count {
            slots = Array(repeating: Slot(), count: slots.count * 2)
            for word in words { insert(word.slot, hash: word.hash) }
        }
        let slot = Slot(
            tag: UInt32(truncatingIfNeeded: hash >> 32), offset: UInt32(arena.count),
            lengthAndStem: UInt32(word.count) << 24 | stem)
        guard insert(slot, hash: hash) else { return }
        arena.append(contentsOf: word)
        words.append((hash, slot))
    }

    @discardableResult
    private mutating func insert(_ slot: Slot, hash: UInt64) -> Bool {
        let mask = slots.count - 1
        var place = Self.place(hash) & mask
        for _ in 0..<Self.probes {
            if slots[place].lengthAndStem == 0 {
                slots[place] = slot
                return true
            }
            place = (place + 1) & mask
        }
        return false
    }

    @inline(__always)
    private static func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ (hash >> 29)) }

    @inline(__always)
    private func isSame(_ word: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        arena.withUnsafeBufferPointer { arena in
            for i in 0..<word.count where arena[offset &+ i] != word[i] { return false }
            return true
        }
    }
}
