import Statistics
import Testing

private func isClose(_ x: Double, _ y: Double, _ tolerance: Double) -> Bool { abs(x - y) <= tolerance }

/// Two shares, two rates, and shares that were seen through something that errs.
struct ShareDifferenceTests {
    private static func share(_ yes: Int, _ asked: Int) throws -> Share { try #require(Share(yes: yes, asked: asked)) }

    // Published: R. G. Newcombe, Statistics in Medicine 17, 1998, table II, contrast (a), method 10: 56/70 against 48/80.
    @Test func newcombesDifferenceIsThePublishedOne() throws {
        let difference = try #require(ShareDifference(try Self.share(56, 70), try Self.share(48, 80)))
        let interval = difference.newcombe()
        #expect(isClose(difference.value, 0.2, 1e-12))
        #expect(isClose(interval.lowerBound, 0.0524, 5e-5) && isClose(interval.upperBound, 0.3339, 5e-5))
        let ends = try #require(ShareDifference(try Self.share(10, 10), try Self.share(0, 10))).newcombe()
        #expect(ends.upperBound == 1 && ends.lowerBound > 0.5)
        let turned = try #require(ShareDifference(try Self.share(48, 80), try Self.share(56, 70))).newcombe()
        #expect(isClose(turned.lowerBound, -interval.upperBound, 1e-12))
    }

    // Oracle: scipy.stats.binomtest(…).proportion_ci(method="exact"). None of 20: the rule of three, exactly 13.9 %.
    @Test func theExactIntervalMatches() throws {
        let interval = try Self.share(6, 40).exact()
        #expect(isClose(interval.lowerBound, 0.057102258154525874, 1e-12))
        #expect(isClose(interval.upperBound, 0.29835266683957645, 1e-12))
        let none = try Self.share(0, 20).exact(0.9)
        #expect(none.lowerBound == 0 && isClose(none.upperBound, 0.13910834066837535, 1e-12))
        #expect(try Self.share(20, 20).exact().upperBound == 1)
    }

    // An exact interval must hold the truth at least as often as it says, for whichever truth.
    @Test func theExactIntervalNeverHoldsTheTruthTooSeldom() throws {
        for truth in [0.01, 0.1, 0.37, 0.5, 0.93] {
            var held = 0.0
            for yes in 0...25 where try Self.share(yes, 25).exact(0.9).contains(truth) {
                held += Elementary.exp(Binomial.logMass(Double(yes), of: 25, share: truth))
            }
            #expect(held >= 0.9, "\(truth)")
        }
    }

    // Oracle, computed: 12 in 3,000 account-months against 30 in 3,200.
    @Test func aRatioOfRates() throws {
        let ratio = try #require(RateRatio(12, per: 3000, over: 30, per: 3200))
        #expect(isClose(try #require(ratio.value), 0.427, 5e-4))
        let plain = try #require(ratio.logarithmic())
        #expect(isClose(plain.lowerBound, 0.218, 5e-4) && isClose(plain.upperBound, 0.833, 5e-4))
        let exact = try #require(ratio.exact())
        #expect(isClose(exact.lowerBound, 0.199, 5e-4) && isClose(exact.upperBound, 0.858, 5e-4))
    }

    // What never happened has no logarithm, but an exact interval; where neither did, nothing is known.
    @Test func ratesThatAreNoneHaveEdges() throws {
        let none = try #require(RateRatio(0, per: 10, over: 5, per: 10))
        #expect(none.value == 0 && none.logarithmic() == nil && none.exact()?.lowerBound == 0)
        let first = try #require(RateRatio(5, per: 10, over: 0, per: 10))
        #expect(first.value == nil && first.logarithmic() == nil && first.exact()?.upperBound == .infinity)
        let neither = try #require(RateRatio(0, per: 10, over: 0, per: 10))
        #expect(neither.value == nil && neither.exact() == nil)
        #expect(RateRatio(1, per: 0, over: 1, per: 1) == nil && RateRatio(-1, per: 1, over: 1, per: 1) == nil)
    }

    // Published formula (Rogan & Gladen 1978): .20 through Se .9 and Sp .95 is .1765 with an error of .0333 for 200; .04 comes
    // out as −.012, which is no share.
    @Test func aShareIsPutRight() throws {
        let share = try #require(RoganGladen(observed: 0.2, size: 200, sensitivity: 0.9, specificity: 0.95))
        #expect(isClose(share.value, 0.1765, 5e-5) && !share.isClipped)
        #expect(isClose(share.standardError, 0.0333, 5e-5))
        let few = try #require(RoganGladen(observed: 0.04, size: 200, sensitivity: 0.9, specificity: 0.95))
        #expect(few.value == 0 && few.isClipped && isClose(few.unclipped, -0.012, 5e-4))
        #expect(RoganGladen(observed: 0.2, size: 200, sensitivity: 0.5, specificity: 0.5) == nil)
        #expect(RoganGladen(observed: 0.2, size: 0, sensitivity: 1, specificity: 1) == nil)
        #expect(RoganGladen(observed: 1.2, size: 9, sensitivity: 1, specificity: 1) == nil)
    }

    // Published: Wikipedia, "Mark and recapture": 10 turtles marked, 15 caught, 5 of them marked.
    @Test func howManyThereAreInAll() throws {
        let turtles = try #require(CaptureRecapture(first: 10, second: 15, both: 5))
        #expect(turtles.lincolnPetersen == 30)
        #expect(isClose(turtles.chapman, 28.33, 5e-3) && isClose(turtles.variance, 34.92, 5e-3))
        let none = try #require(CaptureRecapture(first: 3, second: 4, both: 0))
        #expect(none.lincolnPetersen == nil && none.chapman == 19)
        #expect(CaptureRecapture(first: 3, second: 4, both: 4) == nil)
    }

    // Published: the fragility calculator of ClinCalc (1/100 against 9/100) and M. Walsh et al. 2014 as taught in Pulmonary
    // Chronicles (3/50 against 12/50); the chances as scipy.stats.fisher_exact gives them.
    @Test(arguments: [((1, 100), (9, 100), 0.018487679877476362), ((3, 50), (12, 50), 0.02260438688192351)])
    func oneMoreEventTakesTheSignificance(_ one: (Int, Int), _ other: (Int, Int), _ expected: Double) throws {
        let test = FisherExactTest(try Self.share(one.0, one.1), try Self.share(other.0, other.1))
        #expect(isClose(test.probability, expected, 1e-12))
        #expect(test.fragility() == 1)
        let turned = FisherExactTest(try Self.share(other.0, other.1), try Self.share(one.0, one.1))
        #expect(isClose(turned.probability, expected, 1e-12) && turned.fragility() == 1)
    }

    @Test func whatIsNotSignificantIsNotFragile() throws {
        let test = FisherExactTest(try Self.share(5, 20), try Self.share(6, 20))
        #expect(test.probability > 0.9 && test.fragility() == 0)
        let none = FisherExactTest(try Self.share(0, 5), try Self.share(0, 9))
        #expect(none.probability == 1)
    }

    // Oracle, computed with the formula of Cohen (1988): .20 against .30 with 80 % power takes 292 in each group.
    @Test func howManyMustBeAsked() throws {
        #expect(SampleSize.perGroup(0.2, 0.3) == 292 && SampleSize.perGroup(0.3, 0.2) == 292)
        #expect(SampleSize.perGroup(0.2, 0.3, designEffect: 1.95) == 569)
        #expect(SampleSize.perGroup(0, 1).map { $0 <= 3 } == true)
        #expect(SampleSize.perGroup(0.2, 0.2) == nil && SampleSize.perGroup(0.2, 1.3) == nil)
        #expect(SampleSize.perGroup(0.2, 0.3, power: 1) == nil && SampleSize.perGroup(.nan, 0.3) == nil)
    }
}
