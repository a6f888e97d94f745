import Statistics
import Testing

/// What the shares of many things say about one, and numbers of which a few are far off.
struct PriorTests {
    private typealias Observation = BetaBinomialPrior.Observation

    // By hand: of three themes with shares .1, .2 and .3 of 20 each, μ = .2, v = .02/3, μ(1 − μ)/n̄ = .008: less scatter than
    // chance makes, so the least correlation.
    @Test func sharesThatScatterNoMoreThanChanceAreTakenAsAlike() throws {
        let prior = try #require(BetaBinomialPrior([0.1, 0.2, 0.3].map { Observation(share: $0, size: 20) }))
        #expect(abs(prior.mean - 0.2) < 1e-12)
        #expect(prior.correlation == 0.005 && abs(prior.strength - 199) < 1e-9)
    }

    // By hand: of shares .05 and .55 of 20, μ = .3, v = .0625, ρ = (.0625 − .21/20)/(.21 · .95) = .26065.
    @Test func sharesThatScatterWidelyGiveAWeakPrior() throws {
        let prior = try #require(BetaBinomialPrior([0.05, 0.55].map { Observation(share: $0, size: 20) }))
        #expect(abs(prior.correlation - 0.052 / 0.1995) < 1e-12)
        #expect(abs(prior.strength - (1 - prior.correlation) / prior.correlation) < 1e-12)
        #expect(abs(prior.distribution.mean - 0.3) < 1e-12)
    }

    // Edges: all themes alike, none or all, one answer each, nobody asked. ρ = .05 is κ = 19.
    @Test func thePriorHasItsEdges() throws {
        let alike = try #require(BetaBinomialPrior(Array(repeating: Observation(share: 0.4, size: 30), count: 6)))
        #expect(alike.correlation == 0.005)
        let none = try #require(BetaBinomialPrior(Array(repeating: Observation(share: 0, size: 10), count: 5)))
        #expect(abs(none.mean - 0.5 / 51) < 1e-12 && none.distribution.alpha > 0)
        #expect(try #require(BetaBinomialPrior([Observation(share: 1, size: 1)])).correlation == 0.5)
        #expect(BetaBinomialPrior([]) == nil && BetaBinomialPrior([Observation(share: 0.5, size: 0)]) == nil)
        #expect(BetaBinomialPrior([Observation(share: .nan, size: 5)]) == nil)
    }

    // Whatever was answered, the prior is a distribution and within its bounds.
    @Test func thePriorIsAlwaysADistribution() throws {
        var chance = Xoshiro256(seed: 6)
        for round in 0..<300 {
            let observations = (0...Int(chance.uniform() * 20)).map { _ in
                Observation(
                    share: chance.uniform() < 0.2 ? 0 : chance.uniform(), size: Elementary.exp(9 * chance.uniform() - 2)
                )
            }
            let prior = try #require(BetaBinomialPrior(observations))
            #expect(BetaBinomialPrior.correlations.contains(prior.correlation), "seed 6, round \(round)")
            #expect(prior.distribution.alpha > 0 && prior.distribution.beta > 0, "seed 6, round \(round)")
            // κ does not change when every weight is multiplied by the same and neither does μ change by order.
            let reversed = try #require(BetaBinomialPrior(observations.reversed()))
            #expect(abs(prior.mean - reversed.mean) < 1e-12, "seed 6, round \(round)")
        }
    }

    // Oracle, computed with statsmodels' RLM: of .2, .25, .3, .25 and 1 the mean is .40 and Huber's location .2667.
    @Test func oneAngryCustomerDoesNotMoveTheMiddle() throws {
        #expect(abs(try #require(Huber.location([0.2, 0.25, 0.3, 0.25, 1])) - 0.2667) < 5e-5)
        // A hundred times as far off, it pulls no harder.
        #expect(abs(try #require(Huber.location([0.2, 0.25, 0.3, 0.25, 100])) - 0.2667) < 5e-5)
        #expect(Huber.location([Double]()) == nil && Huber.location([3]) == 3)
    }

    // Where more than half are the same there is no scale: then it is they, unless a least scale is given.
    @Test func aLeastScaleLetsTheOthersCount() throws {
        #expect(Huber.location([0.5, 0.5, 0.5, 1, 1]) == 0.5)
        let held = try #require(Huber.location([0.5, 0.5, 0.5, 1, 1], leastScale: 0.25))
        // With a scale of .25 nobody is far off, and it is the mean.
        #expect(abs(held - 0.7) < 1e-12)
    }

    // It moves with the numbers, stretches with them, does not see their order, and lies among them.
    @Test func theLocationMovesWithTheNumbers() throws {
        var chance = Xoshiro256(seed: 7)
        for round in 0..<200 {
            let numbers = (0...Int(chance.uniform() * 30)).map { _ in Normal.quantile(chance.uniform()) }
            let weights = numbers.map { _ in 0.2 + chance.uniform() }
            let pairs = Array(zip(numbers, weights).map { (value: $0, weight: $1) })
            let location = try #require(Huber.location(pairs))
            let moved = try #require(Huber.location(pairs.map { (3 * $0.value + 7, 5 * $0.weight) }))
            #expect(abs(moved - (3 * location + 7)) < 1e-8, "seed 7, round \(round)")
            #expect(abs(try #require(Huber.location(pairs.reversed())) - location) < 1e-9, "seed 7, round \(round)")
            #expect(location >= (numbers.min() ?? 0) - 1e-12, "seed 7, round \(round)")
            #expect(location <= (numbers.max() ?? 0) + 1e-12, "seed 7, round \(round)")
        }
    }
}
