internal import Statistics

/// Counts over draws which rank things have, and how the order of each draw differs from the one that is shown.
struct RankTally: Hashable, Sendable {
    let thingCount: Int
    /// In how many draws a thing has a rank: `counts[thing * thingCount + rank]`, both from 0.
    ///
    /// No wider than it must be: it is written to all over for each draw, and should stay in the processor's own memory.
    private var counts: [UInt32]
    /// In how many draws the first k of the headline are the first k of the draw, for k from 1.
    private(set) var rightSets: [Int]
    /// Pairs of things that a draw has the other way round than the headline, over all draws.
    private(set) var inversions = 0

    /// So many draws are laid out thing by thing at a time, since they come draw by draw.
    private static let tileWidth = 16

    private init(thingCount: Int) {
        self.thingCount = thingCount
        counts = Array(repeating: 0, count: thingCount * thingCount)
        rightSets = Array(repeating: 0, count: thingCount)
    }

    /// Counts all draws.
    ///
    /// - Parameters:
    ///   - draws: By thing, a value in each draw; all of the same length.
    ///   - headline: The things in the order that is shown; where it is not all of them, nothing is compared.
    ///   - workers: Who counts; sums of whole numbers come out the same, however they are shared out.
    init(_ draws: [[Double]], against headline: [Int], by workers: any Workers) {
        self.init(thingCount: draws.count)
        let parts = workers.parts(of: draws.first?.count ?? 0, workers.count)
        for part in workers.map(
            parts,
            { range in
                var tally = RankTally(thingCount: draws.count)
                tally.count(draws, range, against: headline)
                return tally
            })
        { add(part) }
    }

    private mutating func add(_ other: RankTally) {
        for place in counts.indices { counts[place] += other.counts[place] }
        for place in rightSets.indices { rightSets[place] += other.rightSets[place] }
        inversions += other.inversions
    }

    /// In how many draws a thing has a rank, both from 0.
    func count(of thing: Int, rank: Int) -> Int { Int(counts[thing * thingCount + rank]) }

    /// The sum of a thing's ranks over all draws, from 0.
    func rankSum(of thing: Int) -> Int {
        (0..<thingCount).reduce(0) { $0 + $1 * count(of: thing, rank: $1) }
    }

    /// Counts some of the draws.
    private mutating func count(_ draws: [[Double]], _ range: Range<Int>, against headline: [Int]) {
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
                    countRanks(in: sorting.order)
                    comparison?.add(sorting.order, &rightSets, &inversions)
                }
            }
        }
    }

    private mutating func countRanks(in order: [Int]) {
        counts.withUnsafeMutableBufferPointer { counts in
            for (rank, thing) in order.enumerated() { counts[thing &* order.count &+ rank] &+= 1 }
        }
    }
}

/// Compares the orders of draws with one that is shown.
private struct HeadlineComparison {
    /// By thing, its rank in the headline.
    private var ranks: [Int]
    /// The headline's ranks that were met, 64 to a word, and how many of them each word has.
    private var met: [(ranks: UInt64, count: Int)]

    init(_ headline: [Int]) {
        ranks = Array(repeating: 0, count: headline.count)
        for (rank, thing) in headline.enumerated() { ranks[thing] = rank }
        met = Array(repeating: (0, 0), count: headline.count / 64 + 1)
    }

    mutating func add(_ order: [Int], _ rightSets: inout [Int], _ inversions: inout Int) {
        // The first k are right where none of them has a headline rank behind k.
        var last = 0
        for k in order.indices {
            last = max(last, ranks[order[k]])
            if last == k { rightSets[k] += 1 }
        }
        inversions += met.withUnsafeMutableBufferPointer { met in
            ranks.withUnsafeBufferPointer { Self.inversions(of: order, ranks: $0, met: met) }
        }
    }

    private static func inversions(
        of order: [Int], ranks: UnsafeBufferPointer<Int>, met: UnsafeMutableBufferPointer<(ranks: UInt64, count: Int)>
    ) -> Int {
        met.update(repeating: (0, 0))
        var inversions = 0
        // From the end: those met so far come later in the draw, and are inverted where the headline has them before.
        for thing in order.reversed() {
            let (word, bit) = (ranks[thing] >> 6, UInt64(1) << UInt64(ranks[thing] & 63))
            inversions &+= (met[word].ranks & (bit - 1)).nonzeroBitCount
            // All words are looked at, since how many are before it cannot be foretold.
            for other in met.indices { inversions &+= other < word ? met[other].count : 0 }
            met[word].ranks |= bit
            met[word].count &+= 1
        }
        return inversions
    }
}
