import Statistics
import Testing

/// Forecasts that came due, ranks that are compared, many means at once, and what a customer is worth.
struct ForecastTests {
    // By hand: .9 yes, .7 no, .2 no give (.01 + .49 + .04)/3 = .18.
    @Test func brierScoresForecasts() throws {
        let score = try #require(
            Calibration([.init(0.9, happened: true), .init(0.7, happened: false), .init(0.2, happened: false)]))
        #expect(abs(score.brier - 0.18) < 1e-12 && abs(score.baseRate - 1.0 / 3) < 1e-12)
        #expect(abs(try #require(score.skill) - (1 - 0.18 / (2.0 / 9))) < 1e-12)
        #expect(score.bands.map(\.count) == [1, 1, 1] && score.bands.map(\.happened) == [0, 0, 1])
        #expect(Calibration([]) == nil && Calibration([.init(1.2, happened: true)]) == nil)
        #expect(Calibration([.init(1, happened: true)])?.bands.first?.range == 0.95...1)
        #expect(Calibration([.init(1, happened: true)])?.skill == nil)
    }

    // A forecaster who is right about the chances is found to be so in each band.
    @Test func goodForecastsAreCalibrated() throws {
        var chance = Xoshiro256(seed: 17)
        let forecasts = (0..<20_000).map { _ in
            let probability = chance.uniform()
            return Calibration.Forecast(probability, happened: chance.uniform() < probability)
        }
        let calibration = try #require(Calibration(forecasts))
        #expect(calibration.bands.count == 6 && calibration.bands.reduce(0) { $0 + $1.count } == 20_000)
        for band in calibration.bands {
            #expect(abs(band.predicted - band.actual) < 0.02, "\(band)")
            #expect(try #require(band.interval(0.9999)).contains(band.predicted), "\(band)")
        }
        // For even forecasts the score is the mean of p(1 − p), a sixth.
        #expect(abs(calibration.brier - 1.0 / 6) < 0.005)
        #expect(calibration == Calibration(forecasts.reversed()))
    }

    // Oracles, computed: ranks 1234, 1243 and 2134 have W = .8222; 12345 against 21354 τ = .6 and ρ = .8. With ties, SciPy.
    @Test func rankingsAreCompared() throws {
        let concordance = try #require(Ranking.concordance([[1, 2, 3, 4], [1, 2, 4, 3], [2, 1, 3, 4]]))
        #expect(abs(concordance - 0.8222) < 5e-5)
        let (one, other): ([Double], [Double]) = ([1, 2, 3, 4, 5], [2, 1, 3, 5, 4])
        #expect(abs(try #require(Ranking.tau(one, other)) - 0.6) < 1e-12)
        #expect(abs(try #require(Ranking.spearman(one, other)) - 0.8) < 1e-12)
        let tied: ([Double], [Double]) = ([1, 2, 2, 4, 5], [2, 1, 3, 3, 5])
        #expect(abs(try #require(Ranking.tau(tied.0, tied.1)) - 0.6666666666666666) < 1e-12)
        #expect(abs(try #require(Ranking.spearman(tied.0, tied.1)) - 0.7631578947368421) < 1e-12)
        #expect(Ranking.meanRanks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2])
    }

    @Test func rankingsHaveTheirEnds() {
        #expect(Ranking.tau([1, 2, 3], [3, 2, 1]) == -1 && Ranking.spearman([1, 2, 3], [3, 2, 1]) == -1)
        #expect(Ranking.tau([1, 1], [1, 2]) == nil && Ranking.spearman([1, 1], [1, 2]) == nil)
        #expect(Ranking.tau([1], [1, 2]) == nil && Ranking.spearman([], []) == nil)
    }

    // Published: B. Efron & C. Morris, Scientific American 236 (1977): eighteen batsmen of 1970 at 45 at-bats; c = .212,
    // Clemente goes from .400 to .294, Alvis from .156 to .242.
    @Test func theBatsmenOfEfronAndMorris() throws {
        let hits: [Double] = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]
        let means = hits.map { $0 / 45 }
        let mean = hits.reduce(0, +) / 45 / 18
        let moved = try #require(JamesStein(means, variance: mean * (1 - mean) / 45))
        #expect(abs(moved.mean - 0.2654) < 5e-5 && abs(moved.factor - 0.212) < 5e-4)
        #expect(abs(try #require(moved.values.first) - 0.294) < 5e-4)
        #expect(abs(try #require(moved.values.last) - 0.242) < 5e-4)
        #expect(JamesStein([1, 2, 3], variance: 1) == nil && JamesStein([1, 1, 1, 1], variance: 0)?.factor == 0)
        #expect(JamesStein([1, 2, 3, 4], variance: 100)?.values == [2.5, 2.5, 2.5, 2.5])
    }

    // The formulas with m = 100, r = .9 and d = .01: a sixth lies between them.
    @Test func theThreeLifetimeValues() {
        func value(_ kind: LifetimeValue) -> Double? { kind.value(margin: 100, retention: 0.9, discount: 0.01) }
        #expect(value(.laterMargins).map { abs($0 - 818.18) < 5e-3 } == true)
        #expect(value(.withFirstMargin).map { abs($0 - 918.18) < 5e-3 } == true)
        #expect(value(.undiscounted).map { abs($0 - 1000) < 1e-9 } == true)
        #expect(LifetimeValue.undiscounted.value(margin: 1, retention: 1, discount: 0) == nil)
        #expect(LifetimeValue.laterMargins.value(margin: 1, retention: 1.1, discount: 0.1) == nil)
        #expect(LifetimeValue.laterMargins.value(margin: 1, retention: 0.5, discount: -0.1) == nil)
    }

    // Closed form: preferred 7 to 3, the strengths are .7 and .3, and their logarithms ln(7/3) = .8473 apart.
    @Test func sevenToThreeIsThat() throws {
        let strengths = try #require(PairedComparison.strengths(wins: [[0, 7], [3, 0]], prior: 0))
        #expect(abs(strengths[0] - 0.7) < 1e-12)
        #expect(abs(Elementary.log(strengths[0] / strengths[1]) - 0.8473) < 5e-5)
    }

    // Oracle, computed: p is Beta(2, 8), a choice is worth 1000p − 250 or 0. Asking n more is worth Σ P(x)·max(0, E) − 0; what
    // is known for certain is worth 30.03, and more answers are never worth less.
    @Test func whatAnAnswerIsWorth() {
        let prior = BetaDistribution(alpha: 2, beta: 8)
        func worth(_ n: Int) -> Double {
            BetaBinomial(count: n, share: prior).masses.enumerated().reduce(0) { sum, outcome in
                let mean = (2 + Double(outcome.offset)) / (10 + Double(n))
                return sum + outcome.element * max(0, 1000 * mean - 250)
            }
        }
        for (n, expected) in [(1, 4.545), (5, 12.64), (10, 16.80), (20, 22.10), (50, 26.09)] {
            #expect(abs(worth(n) - expected) < 6e-3, "\(n) answers")
        }
        for n in 0..<60 { #expect(worth(n) <= worth(n + 1) + 1e-9 && worth(n) <= 30.03 + 0.005, "\(n) answers") }
        #expect(abs(worth(20_000) - 30.03) < 0.02)
    }

    // Closed form: N(10, 2) is above N(9, 2) in Φ(1/√8) of cases.
    @Test func oneNormalAboveAnother() {
        #expect(abs(Normal.cumulative(1 / 8.0.squareRoot()) - 0.6382) < 5e-5)
    }
}
