internal import Statistics
internal import Testing

private func isClose(_ x: Double, _ y: Double, _ tolerance: Double) -> Bool { abs(x - y) <= tolerance }

@Suite struct ShareTests {
    // Published: R. G. Newcombe, Statistics in Medicine 17, 1998, table I, 95 %.
    @Test(arguments: [
        (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
    ])
    func wilsonMatchesNewcombesTable(_ row: (yes: Int, asked: Int, low: Double, high: Double)) throws {
        let interval = try #require(Share(yes: row.yes, asked: row.asked)).wilson()
        #expect(isClose(interval.lowerBound, row.low, 5e-5))
        #expect(isClose(interval.upperBound, row.high, 5e-5))
    }

    // Oracle: scipy.stats.beta.ppf(.05 and .95, 6.5, 34.5).
    @Test func jeffreysMatchesBetaQuantiles() throws {
        let interval = try #require(Share(yes: 6, asked: 40)).jeffreys()
        #expect(isClose(interval.lowerBound, 0.07616548989794342, 1e-12))
        #expect(isClose(interval.upperBound, 0.25999043176439174, 1e-12))
    }

    // An interval that leaves out its own share would look like a mistake (Brown, Cai and DasGupta 2001).
    @Test func noneAndAllLieInTheirIntervals() throws {
        let none = try #require(Share(yes: 0, asked: 20)).jeffreys()
        #expect(none.lowerBound == 0)
        #expect(isClose(none.upperBound, 0.0904764265378723, 1e-12))
        #expect(try #require(Share(yes: 20, asked: 20)).jeffreys().upperBound == 1)
    }

    @Test func aShareOfNobodyDoesNotExist() {
        #expect(Share(yes: 0, asked: 0) == nil)
        #expect(Share(yes: 3, asked: 2) == nil)
    }

    // Oracle (computed with SciPy): 2 of 9 with prior μ = .08, κ = 20 has mean .1241 and 90 % .0418–.2361.
    @Test func betaBinomialPosteriorMatches() {
        let posterior = BetaDistribution(alpha: 3.6, beta: 25.4)
        #expect(isClose(posterior.mean, 0.1241, 5e-5))
        #expect(isClose(posterior.interval(0.9).lowerBound, 0.04179720469149313, 1e-12))
        #expect(isClose(posterior.interval(0.9).upperBound, 0.23612734925140969, 1e-12))
    }

    // Oracle: scipy.special.betainc, in the middle, near a pole and for many asked.
    @Test func incompleteBetaMatches() {
        #expect(isClose(BetaDistribution(alpha: 2.5, beta: 7.5).cumulative(0.2), 0.40123869824719194, 1e-13))
        #expect(isClose(BetaDistribution(alpha: 0.5, beta: 1000.5).cumulative(1e-4), 0.3453275878260384, 1e-12))
        #expect(isClose(BetaDistribution(alpha: 300, beta: 200).cumulative(0.61), 0.6741626935263771, 1e-12))
        #expect(isClose(BetaDistribution(alpha: 0.5, beta: 1000.5).quantile(0.05), 1.965576612136093e-06, 1e-15))
    }

    // Whatever was answered, a quantile undoes the distribution and lies between 0 and 1.
    @Test func quantilesUndoTheDistribution() {
        var chance = Xoshiro256(seed: 20_260_101)
        for round in 0..<500 {
            let asked = Int(chance.uniform() * 3000) + 1
            let yes = Int(chance.uniform() * Double(asked + 1))
            let probability = chance.uniform()
            let posterior = BetaDistribution.jeffreys(yes: min(yes, asked), asked: asked)
            let x = posterior.quantile(probability)
            #expect(x >= 0 && x <= 1, "round \(round)")
            #expect(isClose(posterior.cumulative(x), probability, 1e-9), "round \(round): \(yes) of \(asked)")
        }
    }

    // The table that draws are made from must not be another distribution.
    @Test func drawsFollowTheDistribution() {
        for (yes, asked) in [(0, 12), (3, 7), (40, 41), (200, 900)] {
            let posterior = BetaDistribution.jeffreys(yes: yes, asked: asked)
            let table = QuantileTable(posterior)
            for probability in [0.001, 0.05, 0.31, 0.5, 0.95, 0.999] {
                let drawn = table.value(atScore: Normal.quantile(probability))
                #expect(isClose(drawn, posterior.quantile(probability), 2e-5), "\(yes) of \(asked) at \(probability)")
            }
        }
    }

    // The table walks from point to point; each of its points is what an inversion of its own finds.
    @Test func pointsOfATableAreExact() {
        for (alpha, beta) in [
            (0.5, 60.5), (0.5, 0.5), (3.5, 4.5), (900.5, 100.5), (40_000.5, 7.5), (1, 1), (2, 2_000_000),
        ] {
            let distribution = BetaDistribution(alpha: alpha, beta: beta)
            let table = QuantileTable(distribution)
            for point in stride(from: 0, through: 800, by: 25) {
                let z = -5 + Double(point) * 0.0125
                let exact = distribution.quantile(Normal.cumulative(z))
                let drawn = table.value(atScore: z)
                let room = 2e-15 + 1e-10 * min(exact, 1 - exact)
                #expect(abs(drawn - exact) <= room, "\(alpha), \(beta) at \(z)")
            }
        }
    }

    // Published: 2–8 weeks at 90 % has median 4.00, σ .4214 and mean 4.371.
    @Test func anEffortIntervalIsALognormal() {
        let effort = Lognormal(interval: 2...8)
        #expect(isClose(effort.median, 4, 1e-12))
        #expect(isClose(effort.sigma, 0.4214, 5e-5))
        #expect(isClose(effort.mean, 4.371, 5e-4))
        #expect(isClose(effort.quantile(0.95), 8, 1e-9))
        #expect(isClose(Lognormal(interval: 3...3).quantile(0.01), 3, 1e-12))
    }

    @Test func quantilesOfNumbersAreThoseOfTypeSeven() {
        #expect(quantile(0.5, ofSorted: [1, 2, 3, 4]) == 2.5)
        #expect(quantile(0.95, ofSorted: [0, 10]) == 9.5)
        #expect(quantile(1, ofSorted: [7]) == 7)
        #expect(quantile(0.5, ofSorted: []) == nil)
    }

    // Picked out of the unsorted numbers, quantiles are those of the sorted ones to the last bit.
    @Test func quantilesNeedNoOrder() {
        #expect(quantiles([0.5], of: []) == nil)
        for seed in UInt64(1)...200 {
            var chance = Xoshiro256(seed: seed)
            // Few numbers are sorted, many are dealt to cells.
            let count = 1 + Int(chance.next() % (seed.isMultiple(of: 3) ? 4_000 : 60))
            // Half of the lists are full of equal numbers, and some have one far away or without end.
            var numbers = (0..<count).map { _ in
                seed.isMultiple(of: 2) ? chance.uniform() - 0.5 : Double(chance.next() % 5)
            }
            if seed.isMultiple(of: 7) { numbers[0] = seed.isMultiple(of: 5) ? .infinity : 1e18 }
            let shares = [0, 0.05, 0.05, 0.5, 0.95, 1]
            let expected = shares.compactMap { quantile($0, ofSorted: numbers.sorted()) }
            let found = quantiles(shares, of: numbers) ?? []
            // Between a number and infinity there is none: both ways say so.
            #expect(found.map(\.bitPattern) == expected.map(\.bitPattern), "seed \(seed)")
        }
    }
}
