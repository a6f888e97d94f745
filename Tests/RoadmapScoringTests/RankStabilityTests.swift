@testable internal import RoadmapScoring
internal import Statistics
internal import TestSupport
internal import Testing

/// Does the last piece first.
private struct ScatteredWorkers: Workers {
    var count: Int

    func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
        (0..<count).reversed().map(work).reversed()
    }
}

/// Values of things in each draw, some of them equal.
private func draws(seed: UInt64, things: Int, count: Int) -> [(id: String, draws: [Double])] {
    var chance = SplitMix64(seed: seed)
    return (0..<things).map { thing in
        ("t\(thing)", (0..<count).map { _ in Double(Int.random(in: 0..<12, using: &chance)) + Double(thing % 3) })
    }
}

@Suite struct RankStabilityTests {
    // SMAA, derived by hand: A (1, 0), B (0, 1), C (.6, .6) with weights even on the simplex.
    @Test func evenWeightsGiveTheAcceptabilitiesThatFollow() {
        let weights = (0..<10_000).map { (Double($0) + 0.5) / 10_000 }
        let found = RankStability([
            ("a", weights), ("b", weights.map { 1 - $0 }), ("c", weights.map { _ in 0.6 }),
        ])
        func near(_ id: String, _ expected: [Double]) -> Bool {
            zip(found.acceptability(id), expected).allSatisfy { abs($0 - $1) < 1e-3 }
        }
        #expect(near("a", [0.4, 0.1, 0.5]))
        #expect(near("b", [0.4, 0.1, 0.5]))
        #expect(near("c", [0.2, 0.8, 0]))
    }

    // Whoever counts, and however many they are, the figures are the same.
    @Test func itDoesNotMatterWhoCounts() {
        for seed in 0..<10 as Range<UInt64> {
            let things = draws(seed: seed, things: 3 + 40 * Int(seed), count: 101)
            #expect(RankStability(things, by: ScatteredWorkers(count: 3)) == RankStability(things), "seed \(seed)")
        }
    }

    // The order of many things, among them equal ones and both zeros, is that of a sort.
    @Test func numbersStandInTheOrderOfASort() {
        var chance = SplitMix64(seed: 11)
        for count in [0, 1, 2, 3, 17, 48, 200, 1_000] {
            var sorting = DescendingOrder(count: count)
            for round in 0..<20 {
                let numbers = (0..<count).map { _ in
                    let number = Double.random(in: -1...1, using: &chance)
                    return switch round % 4 {
                    case 0: number
                    case 1: (number * 3).rounded()
                    case 2: number * (Bool.random(using: &chance) ? 1e300 : 1e-300)
                    default: 1 + number * 1e-15
                    }
                }
                numbers.withUnsafeBufferPointer { sorting.sort($0) }
                let expected = numbers.indices.sorted { (-numbers[$0], $0) < (-numbers[$1], $1) }
                #expect(sorting.order == expected, "\(count) numbers, round \(round)")
            }
        }
    }

    // Two normals, C. E. Clark, Operations Research 9, 1961: N(10, 2) is above N(9, 2) with a chance of .6382.
    @Test func oneNormalIsAheadOfAnotherAsOftenAsPublished() throws {
        var chance = Xoshiro256(seed: 7)
        func drawn(_ mean: Double) -> [Double] {
            (0..<200_000).map { _ in mean + 2 * Normal.quantile(chance.uniform()) }
        }
        let found = RankStability([("a", drawn(10)), ("b", drawn(9))])
        #expect(abs(try #require(found.chance(of: "a", before: "b")) - 0.6382) < 0.004)
    }

    // Each thing has one rank and each rank one thing, whatever the draws and in whatever order they come.
    @Test func ranksAndThingsAddUpToOne() throws {
        for seed in 0..<20 as Range<UInt64> {
            let things = draws(seed: seed, things: 7, count: 101)
            let found = RankStability(things)
            let matrix = found.ids.map(found.acceptability)
            for row in matrix { #expect(abs(row.reduce(0, +) - 1) < 1e-12, "seed \(seed)") }
            for rank in 0..<7 {
                #expect(abs(matrix.reduce(0) { $0 + $1[rank] } - 1) < 1e-12, "seed \(seed)")
            }
            let sum = try found.ids.map { try #require(found.expectedRank($0)) }.reduce(0, +)
            #expect(abs(sum - 28) < 1e-9, "seed \(seed)")
            #expect(RankStability(things.shuffled()) == found, "seed \(seed)")
            for first in found.ids {
                for second in found.ids where first != second {
                    let one = try #require(found.chance(of: first, before: second))
                    let other = try #require(found.chance(of: second, before: first))
                    #expect(abs(one + other - 1) < 1e-12, "seed \(seed)")
                }
            }
            #expect((1...7).allSatisfy { (0...1).contains(found.chanceThatFirstAreRight($0)) })
        }
    }

    @Test func aRankingThatNeverChangesIsRightThroughout() {
        let found = RankStability(
            [("b", [2, 2, 3]), ("a", [5, 6, 7]), ("c", [1, 1, 1])], headline: ["a", "b", "c"])
        #expect(found.agreement == 1)
        #expect((0...3).allSatisfy { found.chanceThatFirstAreRight($0) == 1 })
        #expect(found.chance(of: "a", amongFirst: 1) == 1)
        #expect(RankStability([("b", [2, 2, 3]), ("a", [5, 6, 7])], headline: ["b", "a"]).agreement == -1)
    }

    // Kendall's τ of 12345 and 21354 is .6.
    @Test func agreementIsKendallsTau() throws {
        let found = RankStability(
            [("a", [4]), ("b", [5]), ("c", [3]), ("d", [1]), ("e", [2])], headline: ["a", "b", "c", "d", "e"])
        #expect(abs(try #require(found.agreement) - 0.6) < 1e-12)
    }

    @Test func nothingToRankHasNoFigures() {
        let found = RankStability([])
        #expect(found.agreement == nil && found.expectedRank("a") == nil && found.chanceThatFirstAreRight(3) == 1)
        #expect(RankLabel(chance: 0.8) == .solid)
        #expect(RankLabel(chance: 0.2) == .contested)
        #expect(RankLabel(chance: 0.199) == .out)
    }
}
