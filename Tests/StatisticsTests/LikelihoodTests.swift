import Statistics
import Testing

private func isClose(_ x: Double, _ y: Double, _ tolerance: Double = 1e-12) -> Bool {
    abs(x - y) <= tolerance * max(1, abs(y))
}

/// What counts say about a share.
struct LikelihoodTests {
    // Sums of very small numbers are known by their logarithms only.
    @Test func sumsOfLogarithmsDoNotOverflow() {
        #expect(isClose(logSumExp([-1000, -1000]), -1000 + Elementary.log(2)))
        #expect(isClose(logSumExp([800, 0]), 800))
        #expect(logSumExp([Double]()) == -.infinity)
        #expect(logSumExp([-.infinity, -.infinity]) == -.infinity)
        #expect(logSumExp([.infinity, 0]) == .infinity)
    }

    // Oracle: scipy.stats.binom; the second, with counts that are not whole, mpmath.
    @Test func countsNeedNotBeWhole() {
        #expect(isClose(Binomial.logMass(6, of: 40, share: 0.1), -2.237207129780751))
        #expect(isClose(Binomial.logMass(5.1, of: 33.2, share: 0.1), -2.130353746819798))
        #expect(Binomial.logMass(0, of: 12, share: 0) == 0 && Binomial.logMass(12, of: 12, share: 1) == 0)
        #expect(Binomial.logMass(1, of: 12, share: 0) == -.infinity)
        #expect(Binomial.logMass(11, of: 12, share: 1) == -.infinity)
        #expect(Binomial.logMass(13, of: 12, share: 0.5) == -.infinity)
        #expect(Binomial.logMass(0, of: 0, share: 0.3) == 0)
    }

    // Oracle: scipy.stats.betabinom(9, 1.6, 18.4), and mpmath for 2.3 of 9.5.
    @Test func betaBinomialMatches() {
        let distribution = BetaBinomial(count: 9, share: BetaDistribution(alpha: 1.6, beta: 18.4))
        let masses = [0.5332227105158093, 0.290848751190441, 0.11908767765277918, 0.040997397224727235]
        for (yes, mass) in masses.enumerated() {
            #expect(isClose(distribution.mass(yes), mass))
            #expect(isClose(distribution.masses[yes], mass))
        }
        #expect(isClose(distribution.cumulative(2), 0.9431591393590295))
        #expect(isClose(distribution.mean, 0.72) && isClose(distribution.variance, 0.9147428571428571))
        #expect(distribution.quantile(0.9) == 2 && distribution.quantile(0.5) == 0 && distribution.quantile(1) == 9)
        #expect(distribution.cumulative(-1) == 0 && distribution.cumulative(9) == 1)
        let real = BetaBinomial.logMass(2.3, of: 9.5, share: BetaDistribution(alpha: 2, beta: 8))
        #expect(isClose(real, -1.653338819213616))
    }

    // However long the odds, the chances of all outcomes add up to 1, and their mean is that of the formula.
    @Test func betaBinomialChancesAddUp() {
        var chance = Xoshiro256(seed: 5)
        for round in 0..<100 {
            let share = BetaDistribution(
                alpha: Elementary.exp(8 * (chance.uniform() - 0.5)), beta: Elementary.exp(8 * (chance.uniform() - 0.5)))
            let distribution = BetaBinomial(count: Int(chance.uniform() * 400), share: share)
            let masses = distribution.masses
            #expect(isClose(masses.reduce(0, +), 1), "seed 5, round \(round)")
            let mean = masses.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
            #expect(isClose(mean, distribution.mean, 1e-9), "seed 5, round \(round)")
            let place = Int(chance.uniform() * Double(masses.count))
            #expect(isClose(masses[place], distribution.mass(place), 1e-9), "seed 5, round \(round)")
        }
    }

    // Oracle: mpmath. A chance of 10⁻¹⁵ is no difference of 1 and nearly 1.
    @Test func smallTailsKeepTheirDigits() {
        let tails = [
            (2.5, 7.5, 0.95, 3.1755526555781883e-09), (0.5, 1000.5, 0.03, 5.903010705866911e-15),
            (300, 200, 0.75, 1.0169531065276603e-13),
        ]
        for (alpha, beta, x, expected) in tails {
            let distribution = BetaDistribution(alpha: alpha, beta: beta)
            #expect(abs(distribution.survival(x) / expected - 1) < 1e-9)
            #expect(abs(distribution.survival(x) + distribution.cumulative(x) - 1) < 1e-15)
        }
    }

    // A grid without evidence from elsewhere is the beta posterior: 6 of 40 on Beta(2, 18) is Beta(8, 52).
    @Test func aGridOfOneKindOfEvidenceIsTheBetaPosterior() throws {
        let prior = BetaDistribution(alpha: 2, beta: 18)
        let grid = try #require(
            GridPosterior(cells: 400) { share in
                prior.logDensity(share) + Binomial.logLikelihood(yes: 6, no: 34, share: share)
            })
        let exact = BetaDistribution(alpha: 8, beta: 52)
        #expect(isClose(grid.mean, exact.mean, 1e-10) && isClose(grid.variance, exact.variance, 1e-3))
        for probability in [0.001, 0.05, 0.5, 0.95, 0.999] {
            #expect(abs(grid.quantile(probability) - exact.quantile(probability)) < 1e-4)
            #expect(isClose(grid.cumulative(grid.quantile(probability)), probability))
        }
        #expect(grid.quantile(0) == 0 && grid.quantile(1) == 1 && grid.cumulative(-1) == 0 && grid.cumulative(1) == 1)
    }

    // Oracle, computed with NumPy: asked 6 of 40, prior μ .1 and κ 20; tickets of 30, 90 and 0 of 800 accounts whose chance
    // to write is Beta(1.2, 2.8). The published interval .0738–.2038 is that of the grid's points, ours that of its cells.
    @Test(arguments: [(30.0, 0.1299422), (90, 0.1758770), (0, 0.1161650)])
    func askedAndUnaskedEvidenceAreFused(_ tickets: Double, _ expected: Double) throws {
        let prior = BetaDistribution(alpha: 2, beta: 18)
        let reporting = BetaDistribution(alpha: 1.2, beta: 2.8)
        let rates = (0..<200).map { (Double($0) + 0.5) / 200 }
        let grid = try #require(
            GridPosterior(cells: 400) { share in
                prior.logDensity(share) + Binomial.logLikelihood(yes: 6, no: 34, share: share)
                    + logSumExp(
                        rates.map {
                            reporting.logDensity($0)
                                + Binomial.logLikelihood(yes: tickets, no: 800 - tickets, share: share * $0)
                        })
            })
        #expect(abs(grid.mean - expected) < 1e-7)
        if tickets == 30 {
            let interval = grid.interval(0.9)
            #expect(abs(interval.lowerBound - 0.0738) < 0.0013 && abs(interval.upperBound - 0.2038) < 0.0013)
        }
    }

    // Evidence that contradicts itself has no posterior, and says so.
    @Test func impossibleEvidenceHasNoPosterior() {
        #expect(GridPosterior(logDensities: []) == nil)
        #expect(GridPosterior(logDensities: [-.infinity, -.infinity]) == nil)
        #expect(GridPosterior(logDensities: [0, .nan]) == nil)
        #expect(GridPosterior(logDensities: [.infinity, 0]) == nil)
        #expect(GridPosterior(logDensities: [-.infinity, 0])?.interval().lowerBound == 0.525)
    }
}
