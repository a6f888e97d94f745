internal import FeedbackModel
internal import RoadmapScoring
internal import Statistics
internal import TestSupport
internal import Testing

@Suite struct ValueOfInformationTests {
    // The table of the article on EVPI in Wikipedia: 680, 590 and 500 expected, 1030 with perfect information.
    @Test func perfectInformationIsWorthWhatIsPublished() throws {
        let payoffs = [[1500.0, 300, -800], [900, 600, -200], [500, 500, 500]]
        #expect(abs(try #require(ValueOfInformation.perfect(payoffs, chances: [0.5, 0.3, 0.2])) - 350) < 1e-9)
        #expect(ValueOfInformation.perfect([]) == nil)
    }

    // N(10, 2) and N(9, 2), C. E. Clark, Operations Research 9, 1961: the larger is 10.6982 on average.
    @Test func perfectInformationAboutTwoNormalsIsClarks() throws {
        var chance = Xoshiro256(seed: 5)
        func drawn(_ mean: Double) -> [Double] {
            (0..<200_000).map { _ in mean + 2 * Normal.quantile(chance.uniform()) }
        }
        #expect(abs(try #require(ValueOfInformation.perfect([drawn(10), drawn(9)])) - 0.6982) < 0.015)
    }

    // p ~ Beta(2, 8), worth 1000p − 250 or nothing.
    @Test func askingIsWorthWhatTheBetaBinomialSays() {
        let share = BetaDistribution(alpha: 2, beta: 8)
        func best(_ p: Double) -> Double { max(0, 1000 * p - 250) }
        for (count, value) in [(1, 4.545), (5, 12.64), (10, 16.80), (20, 22.10), (50, 26.09)] {
            #expect(abs(ValueOfInformation.asking(count, about: share, best: best) - value) < 0.006, "\(count)")
        }
        #expect(abs(ValueOfInformation.knowing(share, steps: 4000, best: best) - 30.03) < 0.02)
    }

    // Of N(10, 2) and N(9, 2) only the first is learned: E max(A, 9) − 10 = 1·Φ(½) + 2·φ(½) − 1 = .3956; of what decides
    // nothing, knowing is worth nothing.
    @Test func knowingOneOfTwoNormalsIsWorthItsClosedForm() {
        var chance = Xoshiro256(seed: 8)
        let known = (0..<100_000).map { _ in 10 + 2 * Normal.quantile(chance.uniform()) }
        let other = (0..<100_000).map { _ in 9 + 2 * Normal.quantile(chance.uniform()) }
        let idle = (0..<100_000).map { _ in chance.uniform() }
        func best(_ means: [Double]) -> Double { means.max() ?? 0 }
        let value = ValueOfInformation.knowing(known, worths: [known, other], bins: 100, best: best)
        #expect(abs(value - 0.3956) < 0.02)
        #expect(ValueOfInformation.knowing(idle, worths: [known, other], bins: 16, best: best) < 0.01)
        #expect(ValueOfInformation.knowing([], worths: [], best: best) == 0)
    }

    // 0 ≤ EVSI(n) ≤ EVSI(n+1) ≤ EVPI, whatever is believed and decided.
    @Test func askingMoreIsNeverWorthLess() {
        for seed in 0..<20 as Range<UInt64> {
            var chance = SplitMix64(seed: seed)
            let share = BetaDistribution(
                alpha: .random(in: 0.2...20, using: &chance), beta: .random(in: 0.2...20, using: &chance))
            let lines = (0..<4).map { _ in
                (Double.random(in: -9...9, using: &chance), Double.random(in: -9...9, using: &chance))
            }
            func best(_ p: Double) -> Double { lines.map { $0.0 + $0.1 * p }.max() ?? 0 }
            let values = (0...25).map { ValueOfInformation.asking($0, about: share, best: best) }
            #expect(values[0] == 0)
            for (first, second) in zip(values, values.dropFirst()) { #expect(first <= second + 1e-8, "seed \(seed)") }
            #expect(values[25] <= ValueOfInformation.knowing(share, steps: 2000, best: best) + 2e-3, "seed \(seed)")
        }
    }
}

@Suite struct RoadmapSensitivityTests {
    private func scoring() -> RoadmapScoring {
        RoadmapScoring(
            Roadmap(
                name: "r",
                initiatives: [
                    Initiative(
                        id: "a", covers: [.init(theme: "bug/a", share: 0.9)],
                        effort: [.init(team: "app", low: 1, high: 9), .init(team: "web", low: 1, high: 1.1)], impact: 2,
                        confidence: 0.5, reach: 100),
                    Initiative(
                        id: "b", covers: [.init(theme: "bug/b", share: 0.9)],
                        effort: [.init(team: "app", low: 4, high: 4)], impact: 1, confidence: 1, reach: 130),
                ]),
            estimates: [("a", 6), ("b", 9)].map {
                ThemeEstimate(
                    theme: "bug/\($0.0)", category: "bug", askedAccounts: 20, yesAccounts: $0.1, severity: 0.5)
            }, targetAccounts: 100, configuration: .init(draws: 100))
    }

    @Test func theWidestInputComesFirst() throws {
        let found = try #require(scoring().sensitivity(of: "a", by: .needPerWeek))
        #expect(found.swings.map(\.input) == [.effort(team: "app"), .share(theme: "bug/a"), .effort(team: "web")])
        #expect(found.swings[0].scoreAtLow > found.score && found.swings[0].scoreAtHigh < found.score)
        #expect(found.swings[1].scoreAtLow < found.score && found.swings[1].scoreAtHigh > found.score)
        #expect(found.swings[0].rankAtLow == 1 && found.swings[0].rankAtHigh == 2)
        #expect(scoring().sensitivity(of: "nobody", by: .rice) == nil)
    }

    // R* = score_j · E_i / (I_i · C_i): with that reach both have the same score.
    @Test func theBreakEvenMakesScoresEqual() throws {
        let found = try #require(scoring().sensitivity(of: "b", by: .rice))
        let even = try #require(found.above ?? found.below)
        let other = try #require(scoring().sensitivity(of: even.other, by: .rice))
        #expect(abs(even.worthNeeded / found.score * found.score / even.effort - other.score) < 1e-6)
        #expect(abs(even.worth / even.effortNeeded - other.score) < 1e-6)
    }

    // Asking about what no choice hangs on is worth nothing; about what decides between two it is.
    @Test func theQuestionThatDecidesIsAskedFirst() throws {
        func estimate(_ theme: String, _ yes: Int, of asked: Int) -> ThemeEstimate {
            ThemeEstimate(
                theme: "bug/\(theme)", category: "bug", askedAccounts: asked, yesAccounts: yes, severity: 0.5)
        }
        func thing(_ id: String) -> Initiative {
            Initiative(
                id: id, covers: [.init(theme: "bug/\(id)", share: 1)], effort: [.init(team: "app", low: 5, high: 5)])
        }
        let scoring = RoadmapScoring(
            Roadmap(name: "r", initiatives: [thing("sure"), thing("doubt"), thing("rival")]),
            estimates: [estimate("sure", 190, of: 200), estimate("doubt", 3, of: 6), estimate("rival", 120, of: 240)],
            targetAccounts: 100, configuration: .init(draws: 50, methods: [.needPerWeek]))
        let planner = RoadmapPlanner(
            scoring, by: .needPerWeek, limits: PlanLimits(teams: [.init(name: "app", capacity: 10)]))
        let questions = planner.nextQuestions(asking: 10, scoring)
        #expect(questions.first?.theme == "bug/doubt")
        #expect(questions.last?.theme == "bug/sure" && questions.last?.gain == 0)
        #expect(questions.allSatisfy { 0 <= $0.gain && $0.gain <= $0.most })
    }
}

@Suite struct WeightBreakEvenTests {
    // v .9/.4 and r .3/.6: w* = .375, where both have .525.
    @Test func theWeightMakesBothLevel() throws {
        let weight = try #require(
            RoadmapSensitivity.WeightBreakEven.weight(values: (0.9, 0.4), rests: (0.3, 0.6)))
        #expect(abs(weight - 0.375) < 1e-12)
        #expect(abs(weight * 0.9 + (1 - weight) * 0.3 - 0.525) < 1e-12)
        #expect(abs(weight * 0.4 + (1 - weight) * 0.6 - 0.525) < 1e-12)
        // Who is ahead in everything stays ahead whatever the weight; who is the same in everything is level at any.
        #expect(RoadmapSensitivity.WeightBreakEven.weight(values: (0.9, 0.4), rests: (0.6, 0.3)) == nil)
        #expect(RoadmapSensitivity.WeightBreakEven.weight(values: (0.5, 0.5), rests: (0.5, 0.5)) == nil)
    }

    // The same from scores: value weighs a quarter now, and would have to weigh .375.
    @Test func itIsFoundFromTheParts() {
        func score(_ id: String, _ value: Double, _ rest: Double) -> RoadmapScore {
            var score = RoadmapScore(initiative: id, method: .weighted)
            score.parts = [
                .init("value", Spread(exactly: value), weight: 0.25, points: 25 * value),
                .init("reach", Spread(exactly: rest), weight: 0.75, points: 75 * rest),
            ]
            return score
        }
        let found = RoadmapSensitivity.WeightBreakEven.all(
            of: score("i", 0.9, 0.3), beside: [score("j", 0.4, 0.6)])
        #expect(found.map(\.criterion) == ["reach", "value"])
        #expect(found.map(\.weightNeeded).contains { abs($0 - 0.375) < 1e-9 })
        #expect(found.map(\.weightNeeded).contains { abs($0 - 0.625) < 1e-9 })
    }
}
