/// Counts over draws which rank things have, and how the order of each draw differs from the one that is shown.
struct RankTally: Hashable, Sendable {
    let thingCount: Int
    /// In how many draws a thing has a rank: `counts[thing * thingCount + rank]`, both from 0.
    private(set) var counts: [Int]
    /// In how many draws the first k of the headline are the first k of the draw, for k from 1.
    private(set) var rightSets: [Int]
    /// Pairs of things that a draw has the other way round than the headline, over all draws.
    private(set) var inversions = 0

    /// So many draws are laid out thing by thing at a time, since they come draw by draw.
    private static let tileWidth = 32

    init(thingCount: Int) {
        self.thingCount = thingCount
        counts = Array(repeating: 0, count: thingCount * thingCount)
        rightSets = Array(repeating: 0, count: thingCount)
    }

    /// The sum of a thing's ranks over all draws, from 0.
    func rankSum(of thing: Int) -> Int {
        (0..<thingCount).reduce(0) { $0 + $1 * counts[thing * thingCount + $1] }
    }

    /// Counts some of the draws.
    ///
    /// - Parameters:
    ///   - draws: By thing, a value in each draw.
    ///   - range: The draws to count.
    ///   - headline: The things in the order that is shown; where it is not all of them, nothing is compared.
    mutating func count(_ draws: [[Double]], _ range: Range<Int>, against headline: [Int]) {
        guard thingCount > 0 else { return }
        var tile = Array(repeating: 0.0, count: Self.tileWidth * thingCount)
        var sorting = DescendingOrder(count: thingCount)
        var comparison = headline.count == thingCount ? HeadlineComparison(headline) : nil
        for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.tileWidth) {
            let end = min(start + Self.tileWidth, range.upperBound)
            for thing in draws.indices {
                var place = thing
                for value in draws[thing][start..<end] {
                    tile[place] = value
                    place += thingCount
                }
            }
            tile.withUnsafeBufferPointer { tile in
                for row in 0..<end - start {
                    sorting.sort(UnsafeBufferPointer(rebasing: tile[row * thingCount..<(row + 1) * thingCount]))
                    for (rank, thing) in sorting.order.enumerated() { counts[thing * thingCount + rank] += 1 }
                    comparison?.add(sorting.order, &rightSets, &inversions)
                }
            }
        }
    }
}

/// Compares the orders of draws with one that is shown.
private struct HeadlineComparison {
    /// By thing, its rank in the headline.
    private var ranks: [Int]
    /// A bit for each rank of the headline that was met.
    private var met: [UInt64]

    init(_ headline: [Int]) {
        ranks = Array(repeating: 0, count: headline.count)
        for (rank, thing) in headline.enumerated() { ranks[thing] = rank }
        met = Array(repeating: 0, count: headline.count / 64 + 1)
    }

    mutating func add(_ order: [Int], _ rightSets: inout [Int], _ inversions: inout Int) {
        // The first k are right where none of them has a headline rank behind k.
        var last = 0
        for k in order.indices {
            last = max(last, ranks[order[k]])
            if last == k { rightSets[k] += 1 }
        }
        // From the end: those met so far come later in the draw, and are inverted where the headline has them before.
        for word in met.indices { met[word] = 0 }
        for thing in order.reversed() {
            let (word, bit) = (ranks[thing] >> 6, UInt64(1) << UInt64(ranks[thing] & 63))
            inversions += (met[word] & (bit - 1)).nonzeroBitCount
            for earlier in 0..<word { inversions += met[earlier].nonzeroBitCount }
            met[word] |= bit
        }
    }
}
