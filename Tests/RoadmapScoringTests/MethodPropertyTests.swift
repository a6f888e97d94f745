internal import FeedbackModel
internal import RoadmapScoring
internal import Statistics
internal import Testing

/// What holds for every method, over random roadmaps.
@Suite struct MethodPropertyTests {
    /// A roadmap with numbers from nothing to very much, with gaps, and some of it all alike.
    private func roadmap(_ chance: inout Xoshiro256, count: Int) -> Roadmap {
        func maybe<Value>(_ value: Value) -> Value? { chance.uniform() < 0.75 ? value : nil }
        func number(_ range: Double) -> Double { chance.uniform() < 0.2 ? 0 : chance.uniform() * range }
        let areAlike = chance.uniform() < 0.2
        var initiatives: [Initiative] = []
        for place in 0..<count {
            if areAlike, var copy = initiatives.first {
                copy.id = "i\(place)"
                initiatives.append(copy)
                continue
            }
            var inputs = MethodInputs()
            inputs.ice = maybe(.init(impact: number(10), confidence: number(10), ease: number(10)))
            inputs.wsjf = maybe(.init(value: number(20), urgency: number(20), risk: number(20), size: number(20)))
            inputs.delayCost = maybe(Amount(low: number(1e6), high: number(1e9)))
            inputs.value = maybe(number(1e6))
            inputs.npv = maybe(
                .init(
                    cost: Amount(exactly: number(1e9)), gain: Amount(low: number(1e3), high: number(1e6)),
                    from: Int(number(10)), until: maybe(Int(number(10)))))
            inputs.criteria = maybe(["pull": number(30) - 10, "push": number(3)])
            initiatives.append(
                Initiative(
                    id: "i\(place)", covers: maybe([.init(theme: "a", share: number(1))]) ?? [],
                    effort: maybe([.init(team: "x", low: number(5), high: number(20))]) ?? [],
                    impact: maybe(number(3)), confidence: maybe(number(1)), reach: maybe(number(1e9)),
                    goals: maybe([.init(goal: "g", raters: ["ana": number(2) - 1, "ben": number(1)])]) ?? [],
                    inputs: inputs))
        }
        return Roadmap(
            name: "r", initiatives: initiatives, goals: [.init(name: "g", weight: number(2))],
            methods: MethodSettings(
                valueEffort: .init(value: number(10), weeks: number(10)),
                weighted: WeightedScore([
                    .init(name: "need", source: .need, group: .feedback, worst: 0, best: number(30), weight: number(2)),
                    .init(name: "pull", worst: 0, best: 10, weight: number(2)),
                    .init(name: "money", source: .npv, group: .economics, worst: -1e6, best: 1e9, weight: number(2)),
                    .init(name: "time", source: .effort, group: .economics, worst: 10, best: 0, weight: number(2)),
                ])))
    }

    private func scoring(
        _ roadmap: Roadmap, asked: Int, guards: Set<DecisionGuard> = Set(DecisionGuard.allCases)
    ) -> RoadmapScoring {
        var estimate = ThemeEstimate(
            theme: "a", category: "bug", askedAccounts: asked, yesAccounts: asked / 3, ticketAccounts: asked / 2,
            tickets: asked)
        estimate.concentration = .init(effectiveAccounts: 1.2, largestPart: 0.9, largest: "x")
        let answers = roadmap.initiatives.flatMap { initiative in
            [ScoringMethod.kano, .opportunity, .maxDiff].map { method in
                MethodAnswer(
                    initiative: initiative.id, method: method, source: .init(survey: "s", question: "q"),
                    value: asked == 0 ? nil : Double(asked), replicates: asked == 0 ? [] : [0, Double(asked), 2])
            }
        }
        return RoadmapScoring(
            roadmap, estimates: [estimate], targetAccounts: asked * 2, answers: answers,
            configuration: .init(
                draws: 60, methods: ScoringMethod.allCases, guards: DecisionGuardSettings().with(guards)))
    }

    // Zeros, nothing at all, everything alike: a score is a finite number, or it is missing and says why.
    @Test func noMethodGivesWhatIsNoNumber() {
        for seed in UInt64(0)..<40 {
            var chance = Xoshiro256(seed: seed)
            let count = Int(chance.uniform() * 6)
            let scoring = scoring(roadmap(&chance, count: count), asked: Int(chance.uniform() * 3) * 20)
            for ranking in scoring.rankings() {
                for scored in ranking.initiatives {
                    let score = scored.score
                    let numbers =
                        [score.score, score.low, score.high, score.topThree, scored.worth].compactMap(\.self)
                        + scored.draws + scored.worths
                        + (score.parts ?? []).flatMap { part in
                            [part.value.value, part.value.low, part.value.high, part.weight ?? 0, part.points ?? 0]
                        }
                    #expect(numbers.allSatisfy { $0.isFinite }, "seed \(seed), \(ranking.method), \(score)")
                    #expect(
                        score.score != nil || !score.missing.isEmpty, "seed \(seed), \(ranking.method), \(score)")
                    if let value = score.score, let low = score.low, let high = score.high {
                        #expect(low <= value && value <= high, "seed \(seed), \(ranking.method), \(score)")
                    }
                }
            }
            for method in ScoringMethod.allCases {
                for ledger in scoring.ledgers(by: method) {
                    #expect(ledger.plain.isFinite && ledger.score.isFinite, "seed \(seed)")
                }
            }
            _ = scoring.horizons()
            _ = scoring.delayCosts()
        }
    }

    // A score hangs on nothing but the initiative itself. The one exception is named after what it does: 'feedback-cap' takes
    // weights from how all initiatives differ.
    @Test func anInitiativeThatIsAddedChangesNoOtherScore() {
        for seed in UInt64(0)..<15 {
            var chance = Xoshiro256(seed: seed)
            let whole = roadmap(&chance, count: 5)
            var less = whole
            less.initiatives.removeLast()
            let guards: Set<DecisionGuard> = [.vision, .horizon, .concentration]
            let before = scoring(less, asked: 40, guards: guards).scores()
            let after = scoring(whole, asked: 40, guards: guards).scores()
            for score in before {
                let same = after.first { $0.initiative == score.initiative && $0.method == score.method }
                #expect(same?.score == score.score, "seed \(seed), \(score.method), \(score.initiative)")
                #expect(same?.low == score.low && same?.high == score.high, "seed \(seed), \(score.method)")
            }
        }
    }

    @Test func theOrderOfTheFileDoesNotMatter() {
        for seed in UInt64(0)..<12 {
            var chance = Xoshiro256(seed: seed)
            let roadmap = roadmap(&chance, count: 6)
            var turned = roadmap
            turned.initiatives.reverse()
            #expect(scoring(roadmap, asked: 40).scores() == scoring(turned, asked: 40).scores(), "seed \(seed)")
        }
    }

    // Whatever the guards do to each other, their parts add up to what all of them do together.
    @Test func theSecondLedgerSumsToTheDifference() {
        var (ledgers, moved) = (0, 0)
        for seed in UInt64(0)..<15 {
            var chance = Xoshiro256(seed: seed)
            let scoring = scoring(roadmap(&chance, count: 6), asked: 40)
            let plain = self.scoring(scoring.roadmap, asked: 40, guards: []).scores()
            let scores = scoring.scores()
            for method in [ScoringMethod.weighted, .npv] {
                for ledger in scoring.ledgers(by: method) {
                    func score(_ scores: [RoadmapScore]) -> Double? {
                        scores.first { $0.initiative == ledger.initiative && $0.method == method }?.score
                    }
                    let sum = ledger.entries.reduce(0) { $0 + $1.points }
                    // Net present values are of the size of a million millions, of which a double has so many digits.
                    let slack = max(1e-9, 1e-12 * abs(ledger.score))
                    #expect(abs(sum - (ledger.score - ledger.plain)) <= slack, "seed \(seed), \(method), \(ledger)")
                    #expect(score(scores) == ledger.score && score(plain) == ledger.plain, "seed \(seed), \(method)")
                    ledgers += 1
                    moved += ledger.entries.isEmpty ? 0 : 1
                }
            }
        }
        #expect(ledgers > 25 && moved > 12)
    }
}
