/// Remembers the stem number of words that were seen, since stemming is dearer than looking up.
///
/// Open addressing over a 64-bit hash, with the words' bytes in one arena. It never holds more than 65,536 words: then
/// it is emptied and fills again with what is common, so that a flood of invented words costs time and not memory.
struct WordCache: Sendable {
    private struct Slot {
        var hash: UInt64 = 0
        var offset: UInt32 = 0
        /// 0 for an empty slot.
        var length: UInt16 = 0
        var stem: Int32 = 0
    }

    private static let most = 65_536
    private var slots = Array(repeating: Slot(), count: 1024)
    private var arena: [UInt8] = []
    private var count = 0

    /// The stem number of a word, from memory or from `compute`.
    @inline(__always)
    mutating func stem(
        of word: UnsafeBufferPointer<UInt8>, hash: UInt64, orElse compute: (UnsafeBufferPointer<UInt8>) -> Int32
    ) -> Int32 {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & mask
        // Words that were made to share a place must not make every look-up long.
        for _ in 0..<32 {
            let slot = slots[place]
            if slot.length == 0 { break }
            if slot.hash == hash, Int(slot.length) == word.count, isSame(word, at: Int(slot.offset)) {
                return slot.stem
            }
            place = (place + 1) & mask
        }
        let stem = compute(word)
        remember(word, hash: hash, stem: stem)
        return stem
    }

    @inline(__always)
    private func isSame(_ word: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        for i in 0..<word.count where arena[offset + i] != word[i] { return false }
        return true
    }

    private mutating func remember(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64, stem: Int32) {
        guard let length = UInt16(exactly: word.count) else { return }
        if count == Self.most {
            slots = Array(repeating: Slot(), count: slots.count)
            arena.removeAll(keepingCapacity: true)
            count = 0
        } else if count * 2 >= slots.count {
            let old = slots
            slots = Array(repeating: Slot(), count: slots.count * 2)
            for slot in old where slot.length > 0 { insert(slot) }
        }
        if insert(Slot(hash: hash, offset: UInt32(arena.count), length: length, stem: stem)) {
            arena.append(contentsOf: word)
            count += 1
        }
    }

    @discardableResult
    private mutating func insert(_ slot: Slot) -> Bool {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: slot.hash ^ (slot.hash >> 29)) & mask
        for _ in 0..<32 {
            if slots[place].length == 0 {
                slots[place] = slot
                return true
            }
            place = (place + 1) & mask
        }
        return false
    }
}
