import Statistics
import Testing

struct BestWorstLogitTests {
    private func picks(_ shown: [Int], best: Int, worst: Int, times: Int) -> [BestWorstLogit.Pick] {
        Array(repeating: .init(shown: shown, best: best, worst: worst), count: times)
    }

    /// Closed form of Bradley and Terry: 7 wins against 3 are a difference of ln(7/3), and shares of 70 and 30.
    @Test func sevenToThreeIsTheClosedForm() throws {
        let both = picks([0, 1], best: 0, worst: 1, times: 7) + picks([0, 1], best: 1, worst: 0, times: 3)
        let fit = try #require(BestWorstLogit(2, picks: both, ridge: 0))
        #expect(abs(fit.utilities[0] - fit.utilities[1] - 0.8473) < 5e-5)
        #expect(abs(fit.shares[0] - 70) < 1e-9 && abs(fit.shares[1] - 30) < 1e-9)
        #expect(abs(fit.utilities.reduce(0, +)) < 1e-12)
    }

    /// What always wins has a utility without end; half a win and half a loss hold it.
    @Test func theRidgeHoldsWhatAlwaysWins() throws {
        let always = picks([0, 1, 2], best: 0, worst: 2, times: 5)
        #expect(BestWorstLogit(3, picks: always, ridge: 0) == nil)
        let fit = try #require(BestWorstLogit(3, picks: always))
        #expect(fit.utilities[0] > 0 && fit.utilities[0] < 5)
        #expect(abs(fit.utilities[0] + fit.utilities[2]) < 1e-9 && abs(fit.utilities[1]) < 1e-9)
        let nothing = try #require(BestWorstLogit(3, picks: []))
        #expect(nothing.shares.allSatisfy { abs($0 - 100.0 / 3) < 1e-9 })
        #expect(BestWorstLogit(1, picks: []) == nil)
    }

    /// The utilities are where the expected numbers of best and worst are those that were seen.
    @Test func theFitExpectsWhatWasSeen() throws {
        for seed in UInt64(0)..<10 {
            var chance = Xoshiro256(seed: seed)
            var all: [BestWorstLogit.Pick] = []
            for _ in 0..<60 {
                var things = Array(0..<6)
                for place in (1..<6).reversed() {
                    things.swapAt(place, min(place, Int(chance.uniform() * Double(place + 1))))
                }
                all.append(.init(shown: Array(things[..<4]), best: things[0], worst: things[1]))
            }
            let fit = try #require(BestWorstLogit(6, picks: all, ridge: 0), "seed \(seed)")
            #expect(fit.pull(of: all).allSatisfy { abs($0) < 1e-8 }, "seed \(seed)")
            // Nobody drawn more or less often than once: the fit itself.
            let same = fit.shares(pulled: Array(repeating: 0, count: 6))
            #expect(zip(same, fit.shares).allSatisfy { abs($0 - $1) < 1e-9 }, "seed \(seed)")
        }
    }

    /// One step from the fit is near to the fit of the answers drawn again.
    @Test func oneStepOfTheBootstrapIsNearTheWholeFit() throws {
        var chance = Xoshiro256(seed: 4)
        let people = (0..<40).map { _ in
            (0..<6).map { _ -> BestWorstLogit.Pick in
                let best = chance.uniform() < 0.5 ? 0 : 1
                return .init(shown: [0, 1, 2, 3], best: best, worst: chance.uniform() < 0.6 ? 3 : 2)
            }
        }
        let fit = try #require(BestWorstLogit(4, picks: people.flatMap { $0 }))
        let times = people.indices.map { Double($0 % 3) }
        var pull = Array(repeating: 0.0, count: 4)
        for (person, times) in zip(people, times) {
            for (thing, part) in fit.pull(of: person).enumerated() { pull[thing] += (times - 1) * part }
        }
        let again = try #require(
            BestWorstLogit(4, picks: zip(people, times).flatMap { Array(repeating: $0, count: Int($1)).flatMap { $0 } })
        )
        for (one, other) in zip(fit.shares(pulled: pull), again.shares) { #expect(abs(one - other) < 2) }
    }
}
