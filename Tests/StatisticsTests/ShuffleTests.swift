import Statistics
import Testing

struct ShuffleTests {
    /// The vectors that JavaRosa's own tests publish (`FisherYatesExamplesTest`): a form that comes from ODK must show its
    /// options in the same order here.
    @Test(
        arguments: [
            ("ABCDEF", 42, "AFCBDE"), ("ABCDEF", -42, "EDAFBC"), ("ABCDEF", 1, "BFEACD"),
            ("ABCDEF", 11_111_111, "ACDBFE"), ("0123456789", 33, "3548201697"), ("0123456789", 42, "0591846372"),
            // The seeds whose remainder is 0 stand for the highest state, as in JavaRosa.
            ("ABCDEF", 0, "CBEAFD"), ("ABCDEF", 2_147_483_647, "CBEAFD"),
        ] as [(String, Int64, String)])
    func aSeedShufflesAsInODK(_ items: String, _ seed: Int64, _ expected: String) {
        var chance = ParkMiller(seed: seed)
        #expect(String(items.shuffled(by: &chance)) == expected)
    }

    /// Any seed gives a stream that moves, and keeps all elements.
    @Test func everySeedKeepsAllElements() {
        for seed in [Int64.min, -2_147_483_646, -1, 0, 7, .max] {
            var chance = ParkMiller(seed: seed)
            let shuffled = (0..<50).shuffled(by: &chance)
            #expect(shuffled.sorted() == Array(0..<50), "seed \(seed)")
            #expect(shuffled != Array(0..<50), "seed \(seed)")
        }
        var nothing = ParkMiller(seed: 1)
        #expect([Int]().shuffled(by: &nothing).isEmpty)
    }

    /// Every order must come about equally often: 24 orders of four in 24,000 draws, by Pearson's chi-square.
    @Test func everyOrderIsAsLikelyAsAnyOther() {
        var counts: [String: Int] = [:]
        for number in 0..<24_000 {
            var chance = ParkMiller(seed: 99, name: "question \(number)")
            counts[String("abcd".shuffled(by: &chance)), default: 0] += 1
        }
        let deviation = counts.values.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
        #expect(counts.count == 24)
        // The 99.9 % point of chi-square with 23 degrees of freedom.
        #expect(deviation < 49.73)
    }
}

struct BalancedDesignTests {
    /// In a best-worst scaling an item that comes more often would win or lose more often.
    @Test func everyItemComesEquallyOften() {
        for (items, sets, size) in [(7, 7, 3), (10, 8, 4), (13, 13, 4), (5, 6, 4), (30, 24, 5), (3, 2, 5), (4, 1, 4)] {
            for seed in 1...5 as ClosedRange<UInt64> {
                let design = BalancedDesign.sets(items: items, sets: sets, size: size, seed: seed, name: "q")
                #expect(design.count == sets)
                var counts = Array(repeating: 0, count: items)
                for set in design {
                    #expect(set.count == min(size, items) && Set(set).count == set.count)
                    for item in set { counts[item] += 1 }
                }
                let (low, high) = (counts.min() ?? 0, counts.max() ?? 0)
                #expect(high - low <= 1, "\(items) items in \(sets) sets of \(size), seed \(seed): \(counts)")
            }
        }
    }

    /// The plane of order 2 is the smallest design in which every two items meet exactly once.
    @Test func everyTwoItemsMeetAsEvenlyAsThereIsAWay() {
        let design = BalancedDesign.sets(items: 7, sets: 7, size: 3, seed: 1, name: "plane")
        var meetings: [Set<Int>: Int] = [:]
        for set in design {
            for (place, item) in set.enumerated() {
                for other in set[(place + 1)...] { meetings[[item, other], default: 0] += 1 }
            }
        }
        #expect(meetings.count >= 19)
        #expect((meetings.values.max() ?? 0) <= 2)
    }

    @Test func theSameSeedGivesTheSameDesign() {
        let first = BalancedDesign.sets(items: 10, sets: 8, size: 4, seed: 3, name: "a")
        #expect(first == BalancedDesign.sets(items: 10, sets: 8, size: 4, seed: 3, name: "a"))
        #expect(first != BalancedDesign.sets(items: 10, sets: 8, size: 4, seed: 4, name: "a"))
        #expect(BalancedDesign.sets(items: 0, sets: 8, size: 4, seed: 3, name: "a").isEmpty)
    }
}
