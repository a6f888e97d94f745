/// Some of the questions, by their places, in the order of the definition.
struct PositionSet: Hashable, Sendable {
    private var words: [UInt64]

    /// None of so many questions.
    init(count: Int) { words = Array(repeating: 0, count: count / 64 + 1) }

    /// All of so many questions.
    init(all count: Int) {
        self.init(count: count)
        insert(0..<count)
    }

    func contains(_ position: Int) -> Bool { words[position / 64] & 1 << UInt64(position % 64) != 0 }

    mutating func insert(_ position: Int) { words[position / 64] |= 1 << UInt64(position % 64) }

    mutating func insert(_ positions: Range<Int>) { for position in positions { insert(position) } }

    mutating func set(_ position: Int, _ isMember: Bool) {
        let bit: UInt64 = 1 << UInt64(position % 64)
        if isMember { words[position / 64] |= bit } else { words[position / 64] &= ~bit }
    }

    /// The first one.
    var first: Int? { first(from: 0) }

    /// The last one before a place.
    func last(before position: Int) -> Int? {
        var index = position / 64
        var word = words[index] & ((1 << UInt64(position % 64)) - 1)
        while word == 0 {
            guard index > 0 else { return nil }
            index -= 1
            word = words[index]
        }
        return index * 64 + 63 - word.leadingZeroBitCount
    }

    /// Takes out the first one; none may stand before the word of `position`.
    mutating func popFirst(from position: Int) -> Int? {
        guard let first = first(from: position) else { return nil }
        set(first, false)
        return first
    }

    private func first(from position: Int) -> Int? {
        for index in words.indices[(position / 64)...] where words[index] != 0 {
            return index * 64 + words[index].trailingZeroBitCount
        }
        return nil
    }
}

extension PositionSet: Sequence {
    /// Takes them in order.
    struct Iterator: IteratorProtocol {
        fileprivate var rest: PositionSet
        fileprivate var position = 0

        mutating func next() -> Int? {
            guard let next = rest.popFirst(from: position) else { return nil }
            position = next
            return next
        }
    }

    func makeIterator() -> Iterator { Iterator(rest: self) }
}
