import Statistics
import Testing

/// What answers are worth that come in clusters or are old.
struct ClusterDesignTests {
    // Kish's formula: 20 answers to a cluster with ρ = .05 give 1 + 19 · .05 = 1.95. Eight repeats at ρ = .5 are worth
    // 8 / (1 + 3.5) = 1.78.
    @Test func theDesignEffectIsThatOfKish() {
        #expect(abs(designEffect(clusterSizes: [20, 20, 20], correlation: 0.05) - 1.95) < 1e-12)
        #expect(abs(8 / designEffect(clusterSizes: [8], correlation: 0.5) - 1.78) < 0.005)
        #expect(designEffect(clusterSizes: [1, 1, 1], correlation: 0.5) == 1)
        #expect(designEffect(clusterSizes: [], correlation: 0.5) == 1)
        #expect(designEffect(clusterSizes: [4, 0], correlation: 7) == 4)
    }

    // S. L. Lohr, "Sampling: Design and Analysis", chapter 5: four students in each of five suites; between suites .56392
    // with 4 degrees of freedom, within .18504 with 15.
    @Test func theAnalysisOfVarianceOfSuites() throws {
        let suites: [[Double]] = [
            [3.08, 2.60, 3.44, 3.04], [2.36, 3.04, 3.28, 2.68], [2.00, 2.56, 2.52, 1.88], [3.00, 2.88, 3.44, 3.64],
            [2.68, 1.92, 3.28, 3.20],
        ]
        let correlation = try #require(IntraclassCorrelation(suites))
        #expect(abs(correlation.between - 0.56392) < 5e-6 && abs(correlation.within - 0.18504) < 5e-6)
        #expect(abs(correlation.value - (0.56392 - 0.18504) / (0.56392 + 3 * 0.18504)) < 1e-5)
        #expect(correlation.clusters == 5)
    }

    @Test func theCorrelationHasItsEnds() {
        #expect(IntraclassCorrelation([[1, 1], [0, 0], [1, 1]])?.value == 1)
        #expect(IntraclassCorrelation([[1, 0], [0, 1], [1, 0]])?.value == 0)
        #expect(IntraclassCorrelation([[1, 1], [1, 1]]) == nil, "all say the same")
        #expect(IntraclassCorrelation([[1], [0], [1]]) == nil, "nobody was asked twice")
        #expect(IntraclassCorrelation([[1, 0]]) == nil && IntraclassCorrelation([]) == nil)
    }

    // Clusters of unequal sizes drawn with ρ = .3 must give about that.
    @Test func theCorrelationIsFoundAgain() throws {
        var chance = Xoshiro256(seed: 10)
        let clusters = (0..<2_000).map { _ in
            // Beta(.7, 1.4) has ρ = 1 / (.7 + 1.4 + 1) = .3226.
            let share = BetaDistribution(alpha: 0.7, beta: 1.4).quantile(chance.uniform())
            return (0...Int(chance.uniform() * 5)).map { _ in chance.uniform() < share ? 1.0 : 0 }
        }
        #expect(abs(try #require(IntraclassCorrelation(clusters)).value - 1 / 3.1) < 0.04)
    }

    // Without discounts it is Kish's size, without weights the sum of the discounts, and it never grows as time passes.
    @Test func discountedAnswersAreWorthLess() {
        #expect(abs(effectiveSize([1, 1, 2, 4], discounts: [1, 1, 1, 1]) - 64.0 / 22) < 1e-12)
        #expect(abs(effectiveSize([1, 1, 1], discounts: [1, 0.5, 0.25]) - 1.75) < 1e-12)
        #expect(effectiveSize([], discounts: []) == 0 && effectiveSize([0], discounts: [1]) == 0)
        var chance = Xoshiro256(seed: 11)
        for round in 0..<100 {
            let answers = (0...Int(chance.uniform() * 30)).map { _ in (chance.uniform() * 3, chance.uniform() * 1000) }
            func size(_ days: Double, _ scale: Double = 1) -> Double {
                effectiveSize(
                    answers.map { scale * $0.0 },
                    discounts: answers.map { Elementary.exp(-0.6931471805599453 * ($0.1 + days) / 365) })
            }
            #expect(size(30) <= size(0) && size(400) <= size(30), "seed 11, round \(round)")
            #expect(abs(size(0, 17) - size(0)) < 1e-9, "all weights times 17; seed 11, round \(round)")
        }
    }
}
