/// Puts numbers in order, the largest first and equal ones by their place.
///
/// One value sorts many rows of the same length, so that nothing is allocated for a row.
struct DescendingOrder {
    /// The places of the numbers sorted last.
    private(set) var order: [Int]
    /// The same numbers' keys; the largest number has the smallest.
    private var keys: [UInt64]
    /// The keys by the places of their numbers.
    private var unordered: [UInt64]
    /// Where the next number of each cell goes.
    private var starts: [Int]

    init(count: Int) {
        order = Array(0..<count)
        keys = Array(repeating: 0, count: count)
        unordered = keys
        // About as many cells as numbers.
        starts = Array(repeating: 0, count: 1 << (Int.bitWidth - max(0, count - 1).leadingZeroBitCount))
    }

    /// Sorts a row; none of the numbers may be NaN.
    ///
    /// Numbers are dealt to cells by what their keys have in front, which is nearly the whole work: behind it only the
    /// numbers of one cell are out of order, and stand close to each other.
    mutating func sort(_ values: UnsafeBufferPointer<Double>) {
        var (least, most) = (UInt64.max, UInt64.min)
        for place in values.indices {
            let key = Self.key(values[place])
            unordered[place] = key
            least = min(least, key)
            most = max(most, key)
        }
        let shift = max(0, UInt64.bitWidth - (most &- least).leadingZeroBitCount - starts.count.trailingZeroBitCount)
        deal { Int(truncatingIfNeeded: ($0 &- least) >> UInt64(truncatingIfNeeded: shift)) }
        insertNeighbours()
    }

    /// Brings keys and places into the order of the cells that keys belong to.
    private mutating func deal(_ cell: (UInt64) -> Int) {
        unordered.withUnsafeBufferPointer { unordered in
            starts.withUnsafeMutableBufferPointer { starts in
                starts.update(repeating: 0)
                for key in unordered { starts[cell(key)] &+= 1 }
                var sum = 0
                for cell in starts.indices {
                    let count = starts[cell]
                    starts[cell] = sum
                    sum &+= count
                }
                keys.withUnsafeMutableBufferPointer { keys in
                    order.withUnsafeMutableBufferPointer { order in
                        for (place, key) in unordered.enumerated() {
                            let cell = cell(key)
                            let next = starts[cell]
                            starts[cell] = next &+ 1
                            keys[next] = key
                            order[next] = place
                        }
                    }
                }
            }
        }
    }

    /// A number's bits, turned round.
    private static func key(_ value: Double) -> UInt64 {
        // The sum makes one of both zeros.
        let bits = (value + 0).bitPattern
        return bits >> 63 == 0 ? ~bits & UInt64(Int64.max) : bits
    }

    /// Sorts by insertion, which leaves equal keys as they stand.
    private mutating func insertNeighbours() {
        keys.withUnsafeMutableBufferPointer { keys in
            order.withUnsafeMutableBufferPointer { order in
                for end in keys.indices.dropFirst() where keys[end] < keys[end - 1] {
                    let (key, moving) = (keys[end], order[end])
                    var place = end
                    while place > 0, key < keys[place - 1] {
                        keys[place] = keys[place - 1]
                        order[place] = order[place - 1]
                        place -= 1
                    }
                    keys[place] = key
                    order[place] = moving
                }
            }
        }
    }
}
