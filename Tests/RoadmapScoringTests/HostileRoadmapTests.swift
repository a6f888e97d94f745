internal import FeedbackModel
internal import RoadmapScoring
internal import TestSupport
internal import Testing

/// Some roadmap with what nobody would write: efforts of an hour and of ages, needs in circles, musts that exclude each
/// other, themes that nobody knows.
private func hostileRoadmap(_ chance: inout SplitMix64) -> (scoring: RoadmapScoring, limits: PlanLimits) {
    func any<Value>(_ values: [Value]) -> Value { values[Int.random(in: values.indices, using: &chance)] }
    let themes = ["bug/a", "ux/b", "wish/c", "wish/unknown"]
    let ids = (0..<Int.random(in: 0...7, using: &chance)).map { "i\($0)" }
    let efforts = [0.01, 0.1, 1, 4, 1e3, 1e4]
    let initiatives = ids.map { id in
        Initiative(
            id: id,
            covers: themes.filter { _ in any([true, false]) }.map { .init(theme: $0, share: any([1e-12, 0.5, 1])) },
            effort: ["app", "web", "gone"].filter { _ in any([true, false, false]) }.map { team in
                let low = any(efforts)
                return any([true, false])
                    ? .init(team: team, low: low, high: max(low, any(efforts)))
                    : .init(team: team, least: low, likely: low, most: max(low, any(efforts)))
            },
            kind: any(Initiative.Kind.allCases), impact: any([nil, 0.25, 3]), confidence: any([nil, 1e-12, 1]),
            reach: any([nil, 0, 1e12]), needs: ids.filter { _ in any([true, false, false, false]) },
            notWith: ids.filter { _ in any([true, false, false, false, false]) },
            plan: any([nil, nil, nil, .must, .never]))
    }
    let estimates = themes.dropLast().map { theme in
        let asked = any([0, 1, 40, 100_000])
        return ThemeEstimate(
            theme: theme, category: "bug", askedAccounts: asked, yesAccounts: any([0, asked / 2, asked]),
            ticketAccounts: any([0, 1, 1_000_000]), severity: any([nil, 0, 1]))
    }
    let scoring = RoadmapScoring(
        Roadmap(name: "r", initiatives: initiatives), estimates: estimates, targetAccounts: any([-1, 0, 1, 300]),
        configuration: .init(draws: any([1, 2, 110])))
    let limits = PlanLimits(
        teams: [.init(name: "app", capacity: any([0, 10, 40])), .init(name: "web", capacity: any([0, 3.3]))],
        reserve: CapacityReserve(
            support: any([0, 0.3, 1]), longBets: any([0, 0.2]), feedbackAtMost: any([nil, 0, 0.5])))
    return (scoring, limits)
}

@Suite struct HostileRoadmapTests {
    // Whatever the roadmap, no number that leaves the core is infinite or none; what cannot be is `nil` or a failure.
    @Test func noNumberIsEverNaNOrInfinite() throws {
        for seed in 0..<12 as Range<UInt64> {
            var chance = SplitMix64(seed: seed)
            let (scoring, limits) = hostileRoadmap(&chance)
            func check(_ numbers: [Double?], _ what: String) {
                for number in numbers { #expect(number?.isFinite ?? true, "\(what), seed \(seed)") }
            }
            for ranking in scoring.rankings() {
                for scored in ranking.initiatives {
                    let score = scored.score
                    check([score.score, score.low, score.high, score.topThree, scored.worth], "score")
                    for spread in [score.reach, score.effort, score.weeks, score.relief].compactMap(\.self) {
                        check([spread.value, spread.low, spread.high], "spread")
                    }
                    check(ranking.stability.acceptability(score.initiative), "acceptability")
                }
                let found = ranking.initiatives.first.flatMap {
                    scoring.sensitivity(of: $0.score.initiative, by: ranking.method)
                }
                check(found?.swings.flatMap { [$0.low, $0.high, $0.scoreAtLow, $0.scoreAtHigh] } ?? [], "swings")
                for even in [found?.above, found?.below].compactMap(\.self) {
                    check([even.worth, even.worthNeeded, even.effort, even.effortNeeded], "break-even")
                }
                check([ranking.stability.agreement], "agreement")
            }
            var planner = RoadmapPlanner(scoring, by: .needPerWeek, limits: limits)
            planner.drawsForCore = 5
            if let plan = try? planner.plan(quarters: 3) {
                check([plan.valueOfKnowing] + plan.lessons.map(\.value), "plan")
                for quarter in plan.quarters {
                    check([quarter.worth, quarter.bound, quarter.sortedAndCutWorth], "quarter")
                    check(quarter.places.flatMap { [$0.worth, $0.coreIndex] }, "place")
                    check(quarter.loads.flatMap { [$0.weeks, $0.chanceToFit] }, "load")
                    check(quarter.quotas.map(\.price), "quota")
                }
            }
            check(planner.nextQuestions(asking: 1, scoring).flatMap { [$0.gain, $0.most] }, "question")
            let document = try Review.freeze(
                Review.Inputs(
                    roadmap: scoring.roadmap, estimates: [], targetAccounts: scoring.targetAccounts, codebook: "c",
                    evidence: [], tickets: [], configuration: scoring.configuration))
            #expect(try Review.isReproducible(document), "seed \(seed)")
        }
    }
}
