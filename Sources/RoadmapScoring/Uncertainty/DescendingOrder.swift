/// Puts numbers in order, the largest first and equal ones by their place.
///
/// One value sorts many rows of the same length, so that nothing is allocated for a row.
struct DescendingOrder {
    /// A number's sign, exponent and first 20 bits, turned round so that the largest number has the smallest key, above
    /// its place.
    private var entries: [UInt64]
    private var spare: [UInt64]
    private var starts = Array(repeating: 0, count: 256)
    /// The places of the numbers sorted last.
    private(set) var order: [Int]

    /// So few are put in order one by one faster than by their digits.
    private static let few = 48

    init(count: Int) {
        entries = Array(repeating: 0, count: count)
        for place in entries.indices { entries[place] = UInt64(place) }
        spare = entries
        order = Array(0..<count)
    }

    /// Sorts a row; none of the numbers may be NaN.
    mutating func sort(_ values: UnsafeBufferPointer<Double>) {
        if values.count < Self.few {
            finish(values)
            return
        }
        for place in values.indices {
            let bits = values[place].bitPattern
            let descending = bits >> 63 == 0 ? ~bits & UInt64(Int64.max) : bits
            entries[place] = descending & ~0xFFFF_FFFF | UInt64(place)
        }
        for shift in stride(from: UInt64(32), to: 64, by: 8) { sort(byDigitAt: shift) }
        finish(values)
    }

    /// One pass of a radix sort: a stable sort by eight bits.
    private mutating func sort(byDigitAt shift: UInt64) {
        for digit in starts.indices { starts[digit] = 0 }
        for entry in entries { starts[Int(entry >> shift & 255)] += 1 }
        var sum = 0
        for digit in starts.indices {
            let count = starts[digit]
            // All have the same digit: they are in order already.
            if count == entries.count { return }
            starts[digit] = sum
            sum += count
        }
        for entry in entries {
            let digit = Int(entry >> shift & 255)
            spare[starts[digit]] = entry
            starts[digit] += 1
        }
        swap(&entries, &spare)
    }

    /// Numbers that differ only behind the first bits are next to each other; here they come to their places.
    private mutating func finish(_ values: UnsafeBufferPointer<Double>) {
        for end in entries.indices {
            let moving = Int(entries[end] & 0xFFFF_FFFF)
            let value = values[moving]
            var place = end
            while place > 0 {
                let other = order[place - 1]
                guard value > values[other] || (value == values[other] && moving < other) else { break }
                order[place] = other
                place -= 1
            }
            order[place] = moving
        }
    }
}
