import Statistics
import Testing

/// Errors of answers that come in clusters, as sessions of one account do.
struct ClusteredStatisticsTests {
    // S. L. Lohr, "Sampling: Design and Analysis", chapter 5: grade points of four students in each of 5 of 100 suites.
    private static let suites: [[Double]] = [
        [3.08, 2.60, 3.44, 3.04], [2.36, 3.04, 3.28, 2.68], [2.00, 2.56, 2.52, 1.88], [3.00, 2.88, 3.44, 3.64],
        [2.68, 1.92, 3.28, 3.20],
    ]

    private static func parts(_ clusters: [[Double]]) -> [RatioEstimate.Part] {
        clusters.enumerated().flatMap { number, answers in answers.map { .init(cluster: number, numerator: $0) } }
    }

    // Lohr has 2.826 with an error of 0.164; hers has the correction for 5 of 100 suites, √(1 − 5/100), which ours does not,
    // since accounts are no sample without replacement from a short list.
    @Test func theErrorOfAMeanOfClustersIsThePublishedOne() throws {
        let estimate = try #require(RatioEstimate(Self.parts(Self.suites)))
        #expect(abs(estimate.value - 2.826) < 1e-9)
        #expect(abs(try #require(estimate.standardError) * 0.95.squareRoot() - 0.164) < 5e-4)
        #expect(estimate.clusters == 5 && estimate.count == 20)
        // Student's quantile with 4 degrees of freedom is 2.132.
        let interval = try #require(estimate.interval())
        #expect(abs((interval.upperBound - 2.826) / (try #require(estimate.standardError)) - 2.132) < 5e-4)
    }

    // With one answer to a cluster a share has p(1 − p)/(n − 1) as its variance, and its interval is the plain one.
    @Test func clustersOfOneChangeNothing() throws {
        let answers: [Double] = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
        let estimate = try #require(RatioEstimate(Self.parts(answers.map { [$0] })))
        #expect(abs(try #require(estimate.standardError) - (0.3 * 0.7 / 9).squareRoot()) < 1e-12)
        #expect(estimate.designEffect == 1 && estimate.size(for: 0.9) == 10)
        let share = try #require(WeightedShare(estimate.value, effectiveSize: estimate.size(for: 0.9)))
        let plain = try #require(Share(yes: 3, asked: 10)).jeffreys()
        #expect(abs(share.jeffreys().lowerBound - plain.lowerBound) < 1e-9)
    }

    // Where all of an account say the same, four answers are worth one; where they differ, clusters cost nothing.
    @Test func aliceAskedFourTimesIsOneAccount() throws {
        let alike = try #require(
            RatioEstimate(Self.parts([[1, 1, 1, 1], [0, 0, 0, 0], [1, 1, 1, 1], [0, 0, 0, 0]])))
        #expect(abs(alike.designEffect - 4) < 1e-12 && abs(alike.effectiveSize - 4) < 1e-12)
        #expect(alike.size(for: 0.9) < 4)
        let mixed = try #require(RatioEstimate(Self.parts([[1, 0], [0, 1], [1, 0], [1, 0]])))
        #expect(mixed.designEffect == 1 && mixed.effectiveSize == 8)
        // Nothing but yes does not tell how alike the answers of an account are: each counts as one.
        let agreed = try #require(RatioEstimate(Self.parts([[1, 1, 1], [1, 1, 1]])))
        #expect(agreed.effectiveSize == 2)
        #expect(try #require(RatioEstimate(Self.parts([[1, 0, 1]]))).interval() == nil)
    }

    /// Accounts of one to four sessions whose answers are alike by about a half.
    private static func sample(_ accounts: Int, _ chance: inout Xoshiro256) -> [RatioEstimate.Part] {
        (0..<accounts).flatMap { account in
            // Beta(0.3, 0.7): mean 0.3, correlation within an account 1/2.
            let share = BetaDistribution(alpha: 0.3, beta: 0.7).quantile(chance.uniform())
            return (0...Int(chance.uniform() * 4)).map { _ in
                RatioEstimate.Part(cluster: account, numerator: chance.uniform() < share ? 1 : 0)
            }
        }
    }

    // An interval that is called one of 90 % must hold the truth about nine times in ten, which it would not without the
    // clusters: then it is about seven in ten.
    @Test func intervalsOfClusteredSharesHoldTheTruth() throws {
        var chance = Xoshiro256(seed: 4)
        for accounts in [12, 40] {
            var (held, heldPlain) = (0, 0)
            for _ in 0..<400 {
                let parts = Self.sample(accounts, &chance)
                let estimate = try #require(RatioEstimate(parts))
                let size = estimate.size(for: 0.9)
                if try #require(WeightedShare(estimate.value, effectiveSize: size)).jeffreys().contains(0.3) {
                    held += 1
                }
                let yes = parts.count { $0.numerator == 1 }
                if try #require(Share(yes: yes, asked: parts.count)).jeffreys().contains(0.3) { heldPlain += 1 }
            }
            #expect((0.86...0.95).contains(Double(held) / 400), "\(accounts) accounts: \(held)")
            #expect(Double(heldPlain) / 400 < 0.84, "\(accounts) accounts: \(heldPlain)")
        }
    }

    // The bootstrap of a mean must come near the interval that has a formula, be the same each time, and be silent for few.
    @Test func theBootstrapAgreesWithTheFormula() throws {
        var chance = Xoshiro256(seed: 9)
        let parts = Self.sample(60, &chance)
        let estimate = try #require(RatioEstimate(parts))
        func drawn() -> [ClosedRange<Double>?] {
            ClusterBootstrap(clusters: 60).intervals { times in
                [
                    RatioEstimate(
                        parts.map { part in
                            var part = part
                            part.weight = times[part.cluster]
                            return part
                        })?.value
                ]
            }
        }
        let (interval, formula) = (try #require(drawn().first ?? nil), try #require(estimate.interval()))
        #expect(abs(interval.lowerBound - formula.lowerBound) < 0.02)
        #expect(abs(interval.upperBound - formula.upperBound) < 0.02)
        #expect(drawn() == [interval])
        #expect(ClusterBootstrap(clusters: 9).intervals { _ in [1] }.isEmpty)
        #expect(ClusterBootstrap(clusters: 10).intervals { _ in [1, nil] } == [1...1, nil])
    }
}
