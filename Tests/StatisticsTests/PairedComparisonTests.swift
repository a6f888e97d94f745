import Statistics
import Testing

struct PairedComparisonTests {
    /// The American League East of 1987.
    ///
    /// Source: A. Agresti, "Categorical Data Analysis", 2nd edition, 10.6.2, with Baltimore as 0.
    @Test func strengthsMatchAPublishedExample() throws {
        let wins: [[Double]] = [
            [0, 7, 9, 7, 7, 9, 11], [6, 0, 7, 5, 11, 9, 9], [4, 6, 0, 7, 7, 8, 12], [6, 8, 6, 0, 6, 7, 10],
            [6, 2, 6, 7, 0, 7, 12], [4, 4, 5, 6, 6, 0, 6], [2, 4, 1, 3, 1, 7, 0],
        ]
        let strengths = try #require(PairedComparison.strengths(wins: wins, prior: 0))
        let printed = [1.581, 1.436, 1.294, 1.248, 1.108, 0.684, 0]
        for (strength, log) in zip(strengths, printed) {
            #expect(abs(Elementary.log(strength / strengths[6]) - log) < 0.001)
        }
    }

    /// Two things, 3 to 1: without a prior 3/4; with half a win each way 3.5 of 5.
    @Test func thePriorPullsTowardsTheMiddle() throws {
        let wins: [[Double]] = [[0, 3], [1, 0]]
        let bare = try #require(PairedComparison.strengths(wins: wins, prior: 0))
        let held = try #require(PairedComparison.strengths(wins: wins))
        #expect(abs(bare[0] - 0.75) < 1e-12)
        #expect(abs(held[0] - 0.7) < 1e-12)
    }

    /// In a group of four everybody may prefer the same; only the prior has an answer to that.
    @Test func whatIsAlwaysPreferredHasAnEstimateWithAPriorOnly() throws {
        let wins: [[Double]] = [[0, 4, 4], [0, 0, 2], [0, 2, 0]]
        #expect(PairedComparison.strengths(wins: wins, prior: 0) == nil)
        let strengths = try #require(PairedComparison.strengths(wins: wins))
        #expect(strengths[0] > 0.7 && strengths[0] < 1)
        #expect(abs(strengths[1] - strengths[2]) < 1e-12)
        #expect(PairedComparison.strengths(wins: [[0]]) == nil)
        #expect(PairedComparison.strengths(wins: [[0, 1], [1]]) == nil)
    }

    /// All pairs, or as many rounds of the circle as there is room for: every thing as often as any other.
    @Test func everyThingStandsInAsManyPairs() {
        for count in 2...20 {
            let all = PairedComparison.pairs(of: count, atMost: .max)
            #expect(all.count == count * (count - 1) / 2, "\(count)")
            #expect(Set(all.map { Set([$0.first, $0.second]) }).count == all.count, "\(count): a pair comes twice")
            let some = PairedComparison.pairs(of: count, atMost: 15)
            #expect(some.count <= max(15, count), "\(count)")
            let often = (0..<count).map { thing in some.count { $0.first == thing || $0.second == thing } }
            #expect(Set(often).count == 1, "\(count): \(often)")
        }
        #expect(PairedComparison.pairs(of: 1, atMost: 9).isEmpty)
    }

    /// Whatever was preferred, strengths add up to 1 and rise with each win.
    @Test func oneMoreWinNeverWeakens() throws {
        for seed in UInt64(1)...40 {
            var generator = Xoshiro256(seed: seed)
            let count = 2 + Int(generator.next() % 6)
            var wins = (0..<count).map { one in
                (0..<count).map { $0 == one ? 0 : Double(generator.next() % 5) }
            }
            let before = try #require(PairedComparison.strengths(wins: wins), "seed \(seed)")
            #expect(abs(before.reduce(0, +) - 1) < 1e-12, "seed \(seed)")
            wins[0][1] += 1
            let after = try #require(PairedComparison.strengths(wins: wins), "seed \(seed)")
            #expect(after[0] > before[0] && after[1] < before[1], "seed \(seed)")
        }
    }
}
