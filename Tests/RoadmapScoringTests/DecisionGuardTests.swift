internal import FeedbackModel
internal import RoadmapScoring
internal import Testing

@Suite struct DecisionGuardTests {
    private func initiative(
        _ id: String, _ criteria: [String: Double], goals: [Initiative.Alignment] = [], npv: MethodInputs.Gains? = nil,
        covers: [Initiative.Coverage] = []
    ) -> Initiative {
        var inputs = MethodInputs()
        inputs.criteria = criteria
        inputs.npv = npv
        return Initiative(id: id, covers: covers, goals: goals, inputs: inputs)
    }

    private func scoring(
        _ initiatives: [Initiative], _ criteria: [WeightedScore.Criterion], goals: [Roadmap.Goal] = [],
        estimates: [ThemeEstimate] = [], _ change: (inout DecisionGuardSettings) -> Void = { _ in }
    ) -> RoadmapScoring {
        var guards = DecisionGuardSettings()
        change(&guards)
        return RoadmapScoring(
            Roadmap(
                name: "r", initiatives: initiatives, goals: goals,
                methods: .init(weighted: WeightedScore(criteria))), estimates: estimates, targetAccounts: 100,
            configuration: .init(draws: 400, methods: [.weighted], guards: guards))
    }

    private func score(_ id: String, _ scoring: RoadmapScoring) -> Double? {
        scoring.scores().first { $0.initiative == id }?.score
    }

    private let pull = WeightedScore.Criterion(name: "pull", worst: 0, best: 10, weight: 1)

    // Goals are a criterion with a quarter of the weight: 100 · (.75 · .4 + .25 · (1 + 1)/2), and 40 without.
    @Test func visionIsACriterionOfItsOwn() {
        let one = initiative("a", ["pull": 4], goals: [.init(goal: "g", raters: ["ana": 1, "ben": 1])])
        let goals = [Roadmap.Goal(name: "g", weight: 2)]
        #expect(score("a", scoring([one], [pull], goals: goals)) == 55)
        #expect(score("a", scoring([one], [pull], goals: goals) { $0 = $0.with([]) }) == 40)
        #expect(score("a", scoring([one], [pull])) == 40)
    }

    // One person's opinion of what serves the goals is not the company's.
    @Test func visionAsksForTwoRaters() {
        let one = initiative("a", ["pull": 4], goals: [.init(goal: "g", rating: 1)])
        let goals = [Roadmap.Goal(name: "g", weight: 2)]
        let found = scoring([one], [pull], goals: goals).scores()
        #expect(found[0].score == nil)
        #expect(found[0].missing == ["its goals are rated by 1 person, and vision asks for 2"])
        #expect(score("a", scoring([one], [pull], goals: goals) { $0.leastRaters = 1 }) == 55)
    }

    @Test func whatMeetsMuchNeedAndServesTheGoalsLittleIsPointedOut() {
        let estimates = [
            ThemeEstimate(theme: "t", category: "bug", askedAccounts: 40, yesAccounts: 20),
            ThemeEstimate(theme: "u", category: "bug", askedAccounts: 40, yesAccounts: 2),
        ]
        func initiative(_ id: String, _ theme: String, _ rating: Double) -> Initiative {
            Initiative(
                id: id, covers: [.init(theme: theme, share: 1)], effort: [.init(team: "x", low: 1, high: 1)],
                goals: [.init(goal: "g", rating: rating)])
        }
        let roadmap = Roadmap(
            name: "r", initiatives: [initiative("a", "t", 0), initiative("b", "t", 1), initiative("c", "u", -1)],
            goals: [.init(name: "g", weight: 1)])
        let ranking = RoadmapScoring(
            roadmap, estimates: estimates, targetAccounts: 100,
            configuration: .init(draws: 200, methods: [.needPerWeek])
        ).rankings()[0]
        let tension = VisionTension.all(ranking, roadmap)
        #expect(tension.map(\.initiative) == ["a"])
        #expect(tension.first?.alignment == 0)
    }

    // By hand: of three that differ in both by as much and independently, weights .8 and .2 give influences .64 and .04 of .68.
    @Test func influenceIsACovarianceAndNotAWeight() throws {
        let influence = Influence([[0, 0], [0, 1], [1, 0], [1, 1]])
        let part = try #require(influence.part(of: [true, false], weights: [0.8, 0.2]))
        #expect(abs(part - 0.64 / 0.68) < 1e-12)
        let other = try #require(influence.part(of: [false, true], weights: [0.8, 0.2]))
        #expect(abs(part + other - 1) < 1e-12)
        // All weights times a number are the same weights.
        #expect(abs(try #require(influence.part(of: [true, false], weights: [8, 2])) - part) < 1e-12)
        let capped = influence.capped([true, false], at: 0.6, weights: [0.8, 0.2])
        #expect(capped.isAttained)
        #expect(abs(try #require(capped.after) - 0.6) < 1e-9)
        #expect(abs(capped.weights.reduce(0, +) - 1) < 1e-12)
        // w²/(w² + v²) = .6 for w/v = √1.5.
        #expect(abs(capped.weights[0] / capped.weights[1] - 1.5.squareRoot()) < 1e-9)
    }

    // Where nothing but the feedback tells initiatives apart, no weight gives it less influence.
    @Test func aCapThatCannotBeAttainedIsSaid() {
        let alike = Influence([[0, 0.5], [1, 0.5]])
        let capped = alike.capped([true, false], at: 0.6, weights: [0.5, 0.5])
        #expect(!capped.isAttained && capped.after == 1 && capped.weights == [0.5, 0.5])
        #expect(Influence([[1, 1]]).capped([true, false], at: 0.6, weights: [0.5, 0.5]).before == nil)
        #expect(Influence([]).capped([true], at: 0.6, weights: [1]).isAttained)
    }

    @Test func theCapTakesWeightFromTheFeedback() throws {
        let feedback = WeightedScore.Criterion(name: "loud", group: .feedback, worst: 0, best: 10, weight: 8)
        let other = WeightedScore.Criterion(name: "pull", worst: 0, best: 10, weight: 2)
        let all = [(0.0, 0.0), (0, 10), (10, 0), (10, 10)].enumerated().map { place, numbers in
            initiative("i\(place)", ["loud": numbers.0, "pull": numbers.1])
        }
        let weights = try #require(scoring(all, [feedback, other]).weightedWeights())
        #expect(weights.cap?.isAttained == true)
        #expect(abs(try #require(weights.cap?.before) - 0.64 / 0.68) < 1e-9)
        #expect(abs(weights.lines[0].weight / weights.lines[1].weight - 1.5.squareRoot()) < 1e-6)
        let off = try #require(scoring(all, [feedback, other]) { $0 = $0.with([]) }.weightedWeights())
        #expect(off.cap == nil && off.lines.map(\.weight) == [0.8, 0.2])
    }

    // Quick money first, slow money longer: over one quarter it is on top, over eight it is not.
    @Test func whatPaysOnlyNowIsCalledShortLived() throws {
        func gains(_ gain: Double, from: Int, until: Int?) -> MethodInputs.Gains {
            .init(cost: Amount(exactly: 10), gain: Amount(exactly: gain), from: from, until: until)
        }
        let view = try #require(
            scoring(
                [
                    initiative("quick", [:], npv: gains(50, from: 1, until: 1)),
                    initiative("slow", [:], npv: gains(40, from: 3, until: nil)),
                    initiative("steady", [:], npv: gains(20, from: 1, until: nil)),
                    initiative("late", [:], npv: gains(30, from: 5, until: nil)),
                ], [pull]
            ).horizons())
        #expect(view.quarters == [1, 4, 8])
        #expect(view.lines.map(\.initiative) == ["slow", "steady", "late", "quick"])
        let quick = try #require(view.lines.last)
        #expect(quick.ranks.first == 1 && quick.ranks.last == 4 && quick.isShortLived)
        #expect(view.lines.count { $0.isShortLived } == 1)
    }

    // Nine tenths of the revenue behind the need are one account's. It counts for at most half, so that what is left is one
    // fifth: .1 of the others, and as much of the one.
    @Test func oneCustomerCountsForAtMostAPartOfANeed() throws {
        var estimate = ThemeEstimate(theme: "t", category: "bug", askedAccounts: 4000, yesAccounts: 2000)
        let need = WeightedScore.Criterion(
            name: "need", source: .need, group: .feedback, worst: 0, best: 100, weight: 1)
        func score(_ part: Double, _ guards: Set<DecisionGuard>) throws -> Double {
            estimate.concentration = .init(effectiveAccounts: 2, largestPart: part, largest: "x")
            return try #require(
                self.score(
                    "a",
                    scoring(
                        [initiative("a", [:], covers: [.init(theme: "t", share: 1)])], [need], estimates: [estimate]
                    ) {
                        $0 = $0.with(guards)
                    }))
        }
        let whole = try score(0.9, [])
        #expect(whole > 10)
        #expect(abs(try score(0.9, [.concentration]) - whole / 5) < 1e-6)
        #expect(try score(0.5, [.concentration]) == whole)
        #expect(try score(1, [.concentration]) == 0)
    }
}
