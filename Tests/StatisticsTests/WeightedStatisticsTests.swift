import Statistics
import Testing

/// Statistics of weighted answers, against published numbers and closed forms.
struct WeightedStatisticsTests {
    // Kish, "Survey Sampling" (1965), 11.7: (1+1+2+4)²/(1+1+4+16) = 64/22, (5+1+1+1)²/28 = 64/28.
    @Test func theEffectiveSizeIsThatOfKish() {
        #expect(abs(effectiveSize([1, 1, 2, 4]) - 64.0 / 22) < 1e-12)
        #expect(abs(effectiveSize([5, 1, 1, 1]) - 64.0 / 28) < 1e-12)
        #expect(effectiveSize([3, 3, 3]) == 3)
        #expect(effectiveSize([]) == 0)
        #expect(effectiveSize([0, 0]) == 0)
    }

    // Without weights the weighted interval must be the plain one, to the last bit.
    @Test func equalWeightsGiveThePlainInterval() throws {
        for (yes, asked) in [(0, 10), (3, 10), (10, 10), (81, 263)] {
            let plain = try #require(Share(yes: yes, asked: asked)).jeffreys()
            let weighted = try #require(
                WeightedShare(Double(yes) / Double(asked), effectiveSize: Double(asked))
            ).jeffreys()
            #expect(abs(plain.lowerBound - weighted.lowerBound) < 1e-9)
            #expect(abs(plain.upperBound - weighted.upperBound) < 1e-9)
        }
    }

    // Tables of Student's t as every textbook has them (Abramowitz & Stegun, table 26.10).
    @Test(arguments: [
        (0.95, 1.0, 6.314), (0.95, 5, 2.015), (0.95, 10, 1.812), (0.975, 10, 2.228), (0.95, 30, 1.697),
        (0.995, 2, 9.925), (0.95, 120, 1.658),
    ])
    func studentsQuantilesAreThoseOfTheTable(_ probability: Double, _ degrees: Double, _ expected: Double) {
        #expect(abs(StudentT.quantile(probability, degreesOfFreedom: degrees) - expected) < 6e-4)
        #expect(abs(StudentT.quantile(1 - probability, degreesOfFreedom: degrees) + expected) < 6e-4)
    }

    // For equal weights the linearised variance of a mean is s²/n: of 2, 4, 4, 4, 5, 5, 7, 9 that is (32/7)/8.
    @Test func theErrorOfAMeanIsTheClassicalOne() throws {
        let numbers: [Double] = [2, 4, 4, 4, 5, 5, 7, 9]
        let estimate = try #require(RatioEstimate(numbers.enumerated().map { .init(cluster: $0, numerator: $1) }))
        #expect(estimate.value == 5)
        #expect(abs(try #require(estimate.standardError) - (32.0 / 7 / 8).squareRoot()) < 1e-12)
        #expect(estimate.effectiveSize == 8)
        #expect(RatioEstimate([]) == nil)
        #expect(RatioEstimate([.init(cluster: 0, numerator: 3)])?.interval() == nil)
    }

    // Multiplying all weights by a number must change nothing.
    @Test func onlyTheProportionsOfWeightsCount() throws {
        let parts = [(1.0, 3.0), (2, 5), (0.5, 1), (4, 2)].enumerated().map {
            RatioEstimate.Part(cluster: $0 / 2, weight: $1.0, numerator: $1.1)
        }
        let scaled = parts.map {
            RatioEstimate.Part(cluster: $0.cluster, weight: 7 * $0.weight, numerator: $0.numerator)
        }
        let (one, other) = (try #require(RatioEstimate(parts)), try #require(RatioEstimate(scaled)))
        #expect(abs(one.value - other.value) < 1e-12)
        #expect(abs(one.effectiveSize - other.effectiveSize) < 1e-12)
        #expect(abs(try #require(one.standardError) - (try #require(other.standardError))) < 1e-12)
    }

    @Test func aWeightedMedianCountsWeights() {
        #expect(WeightedQuantiles([(1, 1), (2, 1), (3, 1), (4, 1)]).quantile(0.5) == 2.5)
        #expect(WeightedQuantiles([(1, 1), (2, 1), (3, 1)]).quantile(0.5) == 2)
        #expect(WeightedQuantiles([(1, 1), (2, 1), (10, 5)]).quantile(0.5) == 10)
        #expect(WeightedQuantiles([(3, 1), (1, 0)]).quantile(0) == 3)
        #expect(WeightedQuantiles([]).quantile(0.5) == nil)
    }

    // Between the least and the most of four numbers lies the median seven times in eight only.
    @Test func fewNumbersGiveNoIntervalOfAMedian() throws {
        let four = WeightedQuantiles([(1, 1), (2, 1), (3, 1), (4, 1)])
        #expect(four.interval(of: 0.5, effectiveSize: 4) == nil)
        let five = WeightedQuantiles([(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)])
        #expect(five.interval(of: 0.5, effectiveSize: 5) == 1...5)
    }

    // Promoters ½, passives ⅓, detractors ⅙: variance 5/9, and with 324 answers an error of 4.14 points.
    @Test func theErrorOfANetPromoterScoreIsThePublishedOne() throws {
        let score = try #require(NetPromoterScore(promoters: 0.5, detractors: 1.0 / 6, effectiveSize: 324))
        #expect(abs(score.value - 1.0 / 3) < 1e-12)
        #expect(abs(score.variance - 5.0 / 9) < 1e-12)
        #expect(abs(100 * score.standardError - 4.14) < 0.005)
        // The interval is near the usual one, but never a point.
        #expect(abs(score.interval().lowerBound - (score.value - 1.645 * score.standardError)) < 0.005)
        let agreed = try #require(NetPromoterScore(promoters: 1, detractors: 0, effectiveSize: 5))
        #expect(agreed.interval().upperBound == 1)
        #expect(agreed.interval().lowerBound < 0.9)
    }

    // An interval that is called one of 90 % must hold the truth about nine times in ten, also for few answers.
    @Test func theIntervalOfANetPromoterScoreHoldsTheTruth() throws {
        var chance = Xoshiro256(seed: 20_261_123)
        for count in [10, 25, 100] {
            var held = 0
            for _ in 0..<2_000 {
                var (promoters, detractors) = (0, 0)
                for _ in 0..<count {
                    let draw = chance.uniform()
                    if draw < 0.45 { promoters += 1 } else if draw > 0.75 { detractors += 1 }
                }
                let size = Double(count)
                let score = try #require(
                    NetPromoterScore(
                        promoters: Double(promoters) / size, detractors: Double(detractors) / size, effectiveSize: size
                    ))
                if score.interval().contains(0.2) { held += 1 }
            }
            #expect((0.87...0.93).contains(Double(held) / 2_000), "\(count) answers")
        }
    }
}
