internal import FeedbackModel
internal import RoadmapScoring
internal import Statistics
internal import Testing

/// Published examples of each method.
@Suite struct MethodOracleTests {
    private func scored(
        _ initiatives: [Initiative], by method: ScoringMethod, methods: MethodSettings? = nil,
        goals: [Roadmap.Goal] = [],
        guards: DecisionGuardSettings? = nil
    ) -> [String: RoadmapScore] {
        let scoring = RoadmapScoring(
            Roadmap(name: "r", initiatives: initiatives, goals: goals, methods: methods), estimates: [],
            targetAccounts: 100, configuration: .init(draws: 200, methods: [method], guards: guards))
        return Dictionary(uniqueKeysWithValues: scoring.scores().map { ($0.initiative, $0) })
    }

    private func initiative(
        _ id: String, weeks: Double? = nil, reach: Double? = nil, impact: Double? = nil, confidence: Double? = nil,
        _ fill: (inout MethodInputs) -> Void = { _ in }
    ) -> Initiative {
        var inputs = MethodInputs()
        fill(&inputs)
        return Initiative(
            id: id, effort: weeks.map { [.init(team: "app", low: $0, high: $0)] } ?? [], impact: impact,
            confidence: confidence, reach: reach, inputs: inputs)
    }

    // The five lines of coderslingo.com, "feature prioritization language": 60, 50, 30, 6 and 4.8. Their inputs are in
    // hundreds and persons, of which only reach · impact · confidence / effort matters.
    @Test func riceIsThePublishedTable() {
        let month = RoadmapScoring.weeksPerMonth
        let lines: [(String, Double, Double, Double, Double, Double)] = [
            ("a", 60, 2, 1, 2, 60), ("b", 50, 1, 1, 1, 50), ("c", 150, 0.5, 0.8, 2, 30), ("d", 24, 1, 0.5, 2, 6),
            ("e", 24, 0.25, 0.8, 1, 4.8),
        ]
        let found = scored(
            lines.map { initiative($0.0, weeks: $0.4 * month, reach: $0.1, impact: $0.2, confidence: $0.3) }, by: .rice)
        for line in lines { #expect(abs((found[line.0]?.score ?? 0) - line.5) < 1e-8, "\(line.0)") }
        #expect(lines.map { found[$0.0]?.rank } == [1, 2, 3, 4, 5])
    }

    // madanswer.com/12433: 1200 prospects of whom 30 % reach the feature are a reach of 360; the model says the same of a need
    // that 30 % of 1200 accounts have.
    @Test func aShareOfTheAccountsIsAReach() throws {
        let estimate = ThemeEstimate(theme: "t", category: "bug", askedAccounts: 100_000, yesAccounts: 30_000)
        let scores = RoadmapScoring(
            Roadmap(
                name: "r",
                initiatives: [
                    Initiative(
                        id: "a", covers: [.init(theme: "t", share: 1)], effort: [.init(team: "x", low: 1, high: 1)],
                        impact: 1)
                ]), estimates: [estimate], targetAccounts: 1200,
            configuration: .init(draws: 1000, methods: [.riceModel])
        ).scores()
        #expect(abs(try #require(scores.first?.reach?.value) - 360) < 0.5)
    }

    // extrapinchofsalt.com/pm/frameworks/wsjf: (7 + 9 + 5) / 2 = 10.5 and (8 + 3 + 4) / 8 = 1.875.
    @Test func wsjfIsThePublishedExample() {
        let found = scored(
            [
                initiative("a") { $0.wsjf = .init(value: 7, urgency: 9, risk: 5, size: 2) },
                initiative("b") { $0.wsjf = .init(value: 8, urgency: 3, risk: 4, size: 8) },
            ], by: .wsjf)
        #expect(found["a"]?.score == 10.5 && found["a"]?.low == 10.5)
        #expect(found["b"]?.score == 1.875)
    }

    // blackswanfarming.com, "CD3 and proportionality to outcomes": A brings 10 a week after 2 weeks, B 30 after 4: 5 and 7.5.
    // With 10 a week from before, six weeks bring 100 with A first and 120 with B first: the wait costs 20 less.
    @Test func cd3IsThePublishedExample() {
        let found = scored(
            [
                initiative("a", weeks: 2) { $0.delayCost = Amount(exactly: 10) },
                initiative("b", weeks: 4) { $0.delayCost = Amount(exactly: 30) },
            ], by: .cd3)
        #expect(found["a"]?.score == 5)
        #expect(found["b"]?.score == 7.5 && found["b"]?.rank == 1)
        let (a, b) = ((costPerWeek: 10.0, weeks: 2.0), (costPerWeek: 30.0, weeks: 4.0))
        func output(_ queue: [(costPerWeek: Double, weeks: Double)]) -> Double {
            6 * 10 + 6 * queue.reduce(0) { $0 + $1.costPerWeek } - DelayCost.total(queue)
        }
        #expect(output([a, b]) == 100)
        #expect(output([b, a]) == 120)
    }

    // W. E. Smith, Naval Research Logistics Quarterly 3 (1956): no order of a queue costs less than by cost over time.
    @Test func noOrderCostsLessThanThatOfCD3() {
        for seed in UInt64(0)..<20 {
            var chance = Xoshiro256(seed: seed)
            let jobs = (0..<5).map { _ in (costPerWeek: chance.uniform() * 100, weeks: 0.1 + chance.uniform() * 20) }
            let best = DelayCost.total(jobs.sorted { $0.costPerWeek / $0.weeks > $1.costPerWeek / $1.weeks })
            for order in permutations(jobs.indices.map { $0 }) {
                #expect(best <= DelayCost.total(order.map { jobs[$0] }) + 1e-9, "seed \(seed)")
            }
        }
    }

    // Barron & Barrett (1996): .6111 .2778 .1111 for three, .5208 .2708 .1458 .0625 for four.
    @Test func weightsOfAnOrderAreThePublishedOnes() {
        for (count, published) in [(3, [0.6111, 0.2778, 0.1111]), (4, [0.5208, 0.2708, 0.1458, 0.0625])] {
            let weights = rankOrderCentroid(count)
            #expect(weights.count == count && abs(weights.reduce(0, +) - 1) < 1e-12)
            for (weight, number) in zip(weights, published) { #expect(abs(weight - number) < 5e-5) }
        }
        #expect(rankOrderCentroid(1) == [1])
        #expect(rankOrderCentroid(0).isEmpty)
    }

    // Jira Product Discovery's help: what another tool scales by its largest value, 6, 3 and 2 as 100, 50 and 33, and 5, 1 and
    // −5 over their range as 100, 60 and 0, our fixed anchors give the same for.
    @Test func anchorsGiveThePublishedScales() {
        for (numbers, worst, best, published) in [
            ([6.0, 3, 2], 0.0, 6.0, [100.0, 50, 33]), ([5, 1, -5], -5, 5, [100, 60, 0]),
        ] {
            let initiatives = numbers.enumerated().map { place, number in
                initiative("i\(place)") { $0.criteria = ["pull": number] }
            }
            let found = scored(
                initiatives, by: .weighted,
                methods: .init(weighted: .init([.init(name: "pull", worst: worst, best: best, weight: 1)])))
            #expect(published.indices.map { (found["i\($0)"]?.score ?? -1).rounded() } == published)
        }
    }

    // Two criteria by hand: .75 · (10 − 0)/(20 − 0) + .25 · (12 − 6)/(12 − 2) of which less is better.
    @Test func aWeightedScoreIsTheSumOfItsParts() throws {
        let settings = WeightedScore([
            .init(name: "pull", worst: 0, best: 20, weight: 30),
            .init(name: "time", source: .effort, group: .economics, worst: 12, best: 2, weight: 10),
        ])
        let found = scored(
            [initiative("a", weeks: 6) { $0.criteria = ["pull": 10] }, initiative("b", weeks: 6)], by: .weighted,
            methods: .init(weighted: settings))
        let score = try #require(found["a"])
        #expect(abs(try #require(score.score) - 52.5) < 1e-7)
        #expect(abs(try #require(score.parts).compactMap(\.points).reduce(0, +) - 52.5) < 1e-7)
        // What is missing is not 0.
        #expect(found["b"]?.score == nil)
        #expect(found["b"]?.missing == ["no 'pull' under criteria"])
    }

    @Test func whatLiesOutsideOfTheAnchorsCountsAsTheNearestAndIsSaid() {
        let found = scored(
            [initiative("a") { $0.criteria = ["pull": 30] }, initiative("b") { $0.criteria = ["pull": 5] }],
            by: .weighted, methods: .init(weighted: .init([.init(name: "pull", worst: 0, best: 20, weight: 1)])))
        #expect(found["a"]?.score == 100)
        #expect(found["a"]?.remarks == ["pull is 30, outside of 0 to 20, and counts as 20"])
        #expect(found["b"]?.remarks == nil)
    }

    // 100 a quarter from the second on, at 10 %, for three quarters, less 50: 100/1.21 + 100/1.331 − 50.
    @Test func aNetPresentValueIsDiscountedGainsLessTheCost() throws {
        var guards = DecisionGuardSettings()
        (guards.quarters, guards.discount) = (3, 0.1)
        let gains = MethodInputs.Gains(cost: Amount(exactly: 50), gain: Amount(exactly: 100), from: 2)
        let found = scored([initiative("a") { $0.npv = gains }], by: .npv, guards: guards)
        let expected: Double = 100 / 1.21 + 100 / 1.331 - 50
        #expect(abs(try #require(found["a"]?.score) - expected) < 1e-6)
        // Without the guard only the first quarter counts, and it brings nothing yet.
        #expect(
            scored([initiative("a") { $0.npv = gains }], by: .npv, guards: guards.with([]))["a"]?.score == -50)
    }

    @Test func iceIsAProductOrAMean() {
        let one = initiative("a") { $0.ice = .init(impact: 9, confidence: 2, ease: 7) }
        #expect(scored([one], by: .ice)["a"]?.score == 126)
        #expect(scored([one], by: .ice, methods: .init(ice: .mean))["a"]?.score == 6)
        #expect(scored([initiative("a")], by: .ice)["a"]?.missing == ["no ice"])
    }

    // The cut-offs are fixed, so that whatever else is on the list the quadrant stays.
    @Test func valueAndEffortGiveAQuadrant() {
        let settings = MethodSettings(valueEffort: .init(value: 50, weeks: 6))
        let all: [(id: String, value: Double, weeks: Double)] = [
            ("a", 80, 2), ("b", 80, 8), ("c", 20, 2), ("d", 20, 6),
        ]
        let initiatives = all.map { one in initiative(one.id, weeks: one.weeks) { $0.value = one.value } }
        let found = scored(initiatives, by: .valueEffort, methods: settings)
        #expect(found["a"]?.score == 40)
        #expect(all.map { found[$0.id]?.label } == ["quick_win", "big_bet", "fill_in", "money_pit"])
    }

    // Uncertain effort stays a distribution wherever it is divided by, and the draws are common to all methods.
    @Test func allMethodsShareTheDrawsOfTheEffort() throws {
        var inputs = MethodInputs()
        inputs.value = 10
        inputs.delayCost = Amount(exactly: 10)
        let scoring = RoadmapScoring(
            Roadmap(
                name: "r",
                initiatives: [
                    Initiative(
                        id: "a", effort: [.init(team: "app", least: 2, likely: 4, most: 9)], impact: 1, confidence: 1,
                        reach: 10 / RoadmapScoring.weeksPerMonth, inputs: inputs)
                ], methods: .init(valueEffort: .init(value: 1, weeks: 1))), estimates: [], targetAccounts: 10,
            configuration: .init(draws: 500, methods: [.rice, .cd3, .valueEffort]))
        let draws = scoring.rankings().map { $0.initiatives[0].draws }
        #expect(Set(draws[0]).count > 400)
        for i in 0..<500 {
            #expect(abs(draws[0][i] - draws[2][i]) < 1e-6)
            #expect(draws[1][i] == draws[2][i])
        }
    }

    private func permutations(_ items: [Int]) -> [[Int]] {
        guard let first = items.first else { return [[]] }
        return permutations(Array(items.dropFirst())).flatMap { rest in
            (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) }
        }
    }
}
