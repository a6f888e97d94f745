import Statistics
import Testing

/// What changed where something was done, less what changed where it was not.
struct DifferenceInDifferencesTests {
    private typealias Change = DifferenceInDifferences.Change

    // Published: D. Card & A. B. Krueger, American Economic Review 84 (1994), table 3: employment in New Jersey 20.44 and
    // 21.03, in Pennsylvania 23.33 and 21.17; the difference is 2.75 (2.76 there, from unrounded means). Of the restaurants
    // that answered twice the mean changes are .4667 and −2.2833, which give 2.75 too.
    @Test func theMinimumWageDidNotCostJobs() throws {
        let means = try #require(
            DifferenceInDifferences(
                treated: [Change(before: 20.44, after: 21.03)], untreated: [Change(before: 23.33, after: 21.17)]))
        #expect(abs(means.value - 2.75) < 1e-9 && means.difference.standardError == nil)
        let balanced = try #require(
            DifferenceInDifferences(
                treated: [Change(before: 0, after: 0.4667)], untreated: [Change(before: 0, after: -2.2833)]))
        #expect(abs(balanced.value - 2.75) < 1e-9)
        #expect(abs(balanced.treated - 0.4667) < 1e-12 && abs(balanced.untreated + 2.2833) < 1e-12)
    }

    // Oracle: scipy.stats.ttest_ind(…, equal_var=False).
    @Test func welchsTestMatches() throws {
        let difference = try #require(MeanDifference([1.2, 3.4, 2.2, 5.1, 4.0], [0.3, 1.1, 2.0, 1.4, 0.9, 1.6, -0.2]))
        #expect(abs(try #require(difference.degreesOfFreedom) - 5.434574195772985) < 1e-10)
        #expect(abs(try #require(difference.probability) - 0.029599686089106243) < 1e-12)
        let interval = try #require(difference.interval())
        #expect(abs(interval.lowerBound - 0.7013414032525846) < 1e-9)
        #expect(abs(interval.upperBound - 3.6300871681759856) < 1e-9)
        for (t, degrees, expected) in [(2.5, 3.7, 7.18220229e-02), (0.1, 12, 9.21995570e-01), (40, 5, 1.84119622e-07)] {
            #expect(abs(StudentT.twoSided(t, degreesOfFreedom: degrees) / expected - 1) < 1e-8)
        }
        #expect(StudentT.twoSided(0, degreesOfFreedom: 5) == 1 && StudentT.twoSided(-1e300, degreesOfFreedom: 5) < 1e-9)
    }

    // By hand: of three against three all 20 ways to part them are equally likely; two of them differ as much.
    @Test func shufflesGiveTheExactChance() throws {
        let difference = try #require(MeanDifference([10, 11, 12], [1, 2, 3]))
        #expect(abs(difference.permutationProbability() - 0.1) < 0.01)
        #expect(difference.permutationProbability() == difference.permutationProbability())
        #expect(try #require(MeanDifference([1, 1], [1, 1])).permutationProbability() == 1)
        #expect(difference.permutationProbability(draws: 0) == 1)
    }

    // Where there is no difference, the chances are even: about one in ten is below a tenth, by either way.
    @Test func chancesAreEvenWhereNothingDiffers() throws {
        var chance = Xoshiro256(seed: 15)
        var (welch, shuffled) = (0, 0)
        for _ in 0..<300 {
            // The two groups scatter differently.
            let one = (0..<9).map { _ in Normal.quantile(chance.uniform()) }
            let other = (0..<14).map { _ in 2 * Normal.quantile(chance.uniform()) }
            if try #require(MeanDifference(one, other)?.probability) < 0.1 { welch += 1 }
            let alike = (0..<14).map { _ in Normal.quantile(chance.uniform()) }
            if try #require(MeanDifference(one, alike)).permutationProbability(draws: 99) <= 0.1 { shuffled += 1 }
        }
        #expect((17...44).contains(welch) && (17...44).contains(shuffled), "seed 15: \(welch), \(shuffled)")
    }

    // What moves everybody alike is not an effect: a constant in one period changes nothing but rounding.
    @Test func aConstantInAPeriodChangesNothing() throws {
        var chance = Xoshiro256(seed: 16)
        for round in 0..<100 {
            func group() -> [Change] {
                (0...Int(1 + chance.uniform() * 12)).map { _ in
                    Change(before: 10 * chance.uniform(), after: 10 * chance.uniform())
                }
            }
            let (treated, untreated) = (group(), group())
            let plain = try #require(DifferenceInDifferences(treated: treated, untreated: untreated))
            let constant = 100 * chance.uniform() - 50
            func moved(_ changes: [Change]) -> [Change] {
                changes.map { Change(before: $0.before, after: $0.after + constant) }
            }
            let other = try #require(DifferenceInDifferences(treated: moved(treated), untreated: moved(untreated)))
            #expect(abs(plain.value - other.value) < 1e-11, "seed 16, round \(round)")
            let errors = (plain.difference.standardError ?? 0, other.difference.standardError ?? 0)
            #expect(abs(errors.0 - errors.1) < 1e-11, "seed 16, round \(round)")
        }
    }

    @Test func tooFewChangesHaveNoError() throws {
        #expect(DifferenceInDifferences(treated: [], untreated: [Change(before: 1, after: 2)]) == nil)
        #expect(MeanDifference([.nan], [1]) == nil && MeanDifference([1e308], [-1e308]) == nil)
        let still = try #require(MeanDifference([1, 1], [0, 0]))
        #expect(still.value == 1 && still.standardError == 0 && still.probability == nil && still.interval() == nil)
    }
}
