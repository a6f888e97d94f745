/// A set of accounts by their numbers, one bit each.
struct AccountSet: Hashable, Sendable {
    private var words: [UInt64] = []

    /// Takes an account in; `expected` is how many there will be at least, so that a big set is made once.
    mutating func insert(_ account: Int, of expected: Int = 0) {
        let word = account >> 6
        if word >= words.count {
            let size = max(word + 1, words.isEmpty ? (expected + 63) >> 6 : words.count * 2)
            words.reserveCapacity(size)
            words.append(contentsOf: repeatElement(0, count: size - words.count))
        }
        words[word] |= 1 << UInt64(account & 63)
    }

    func contains(_ account: Int) -> Bool {
        let word = account >> 6
        return word < words.count && words[word] & (1 << UInt64(account & 63)) != 0
    }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    mutating func formUnion(_ other: AccountSet) {
        if other.words.count > words.count {
            words.append(contentsOf: repeatElement(0, count: other.words.count - words.count))
        }
        for i in other.words.indices { words[i] |= other.words[i] }
    }

    /// Calls `body` with each account, in rising order.
    func forEach(_ body: (Int) -> Void) {
        for (place, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                body(place << 6 | rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }
}
