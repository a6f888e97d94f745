internal import FeedbackModel
internal import RoadmapScoring
internal import SourceDiagnostics
internal import Statistics
internal import TestSupport
internal import Testing

private func thing(
    _ id: String, worth: Double = 0, _ weeks: [(String, Double)] = [("app", 1)], kind: Initiative.Kind = .product,
    needs: [String] = [], notWith: [String] = [], plan: Initiative.Commitment? = nil
) -> Initiative {
    Initiative(
        id: id, effort: weeks.map { .init(team: $0.0, low: $0.1, high: $0.1) }, kind: kind,
        impact: worth > 0 ? 1 : nil, confidence: worth > 0 ? 1 : nil, reach: worth > 0 ? worth : nil, needs: needs,
        notWith: notWith, plan: plan)
}

private func planner(
    _ initiatives: [Initiative], _ teams: [(String, Double)] = [("app", 10)], reserve: CapacityReserve = .init(),
    draws: Int = 50
) -> RoadmapPlanner {
    RoadmapPlanner(
        RoadmapScoring(
            Roadmap(name: "r", initiatives: initiatives), estimates: [], targetAccounts: 10,
            configuration: .init(seed: 1, draws: draws, methods: [.rice])), by: .rice,
        limits: PlanLimits(teams: teams.map { .init(name: $0.0, capacity: $0.1) }, reserve: reserve))
}

private func ids(_ plan: RoadmapPlan) -> [[String]] { plan.quarters.map { $0.places.map(\.initiative) } }

@Suite struct RoadmapPlannerTests {
    @Test func theBestComesFirstAndTheRestLater() throws {
        let plan = try planner([
            thing("a", worth: 5, [("app", 6)]), thing("b", worth: 9, [("app", 6)]), thing("c", worth: 1, [("app", 4)]),
            thing("huge", worth: 99, [("app", 11)]), thing("idle", [("app", 1)]),
        ]).plan(quarters: 3)
        #expect(ids(plan) == [["b", "c"], ["a"], []])
        #expect(plan.quarters[0].isProven && plan.quarters[0].worth == 10)
        #expect(
            plan.leftovers.map(\.obstacle) == [.tooLarge(team: "app", weeks: 11, capacity: 10), .noWorth])
    }

    // What is worth nothing itself is built for what needs it, before it, and not otherwise.
    @Test func aNeedComesFirst() throws {
        let plan = try planner(
            [
                thing("a", worth: 9, [("app", 4)], needs: ["queue"]), thing("queue", [("platform", 3)]),
                thing("other", [("platform", 3)]),
            ], [("app", 10), ("platform", 3)]
        ).plan(quarters: 1)
        #expect(ids(plan) == [["queue", "a"]])
        #expect(plan.quarters[0].places[0].reason == .neededBy(["a"]))
    }

    @Test func whatIsReservedIsUsedByNobodyElse() throws {
        let things = [
            thing("p1", worth: 9, [("app", 5)]), thing("p2", worth: 8, [("app", 5)]),
            thing("fix", worth: 1, [("app", 3)], kind: .support),
        ]
        let plan = try planner(things, reserve: .init(support: 0.3)).plan(quarters: 1)
        #expect(ids(plan) == [["p1", "fix"]])
        #expect(plan.quarters[0].quotas.map(\.quota) == [.support] && plan.quarters[0].quotas.map(\.price) == [7])
        #expect(ids(try planner(things).plan(quarters: 1)) == [["p1", "p2"]])
        // Both shares together are what product work may not use.
        let both = try planner(things, reserve: .init(support: 0.3, longBets: 0.3)).plan(quarters: 1)
        #expect(ids(both) == [["fix"]])
    }

    @Test func sortingAndCuttingIsComparedWithTheBest() throws {
        let plan = try planner([
            thing("a", worth: 10, [("app", 6)]), thing("b", worth: 8, [("app", 5)]),
            thing("c", worth: 7.9, [("app", 5)]),
        ]).plan(quarters: 1)
        #expect(ids(plan) == [["b", "c"]])
        #expect(plan.quarters[0].sortedAndCut == ["a"])
        #expect(abs(plan.quarters[0].loss - 5.9) < 1e-9)
    }

    @Test func mustsAreInTheFirstQuarterAndNeversInNone() throws {
        let plan = try planner([
            thing("a", worth: 9, [("app", 6)]), thing("dull", [("app", 6)], plan: .must),
            thing("no", worth: 50, [("app", 1)], plan: .never),
        ]).plan(quarters: 2)
        #expect(ids(plan) == [["dull"], ["a"]])
        #expect(plan.quarters[0].places[0].reason == .must)
        #expect(plan.leftovers.map(\.obstacle) == [.never])
    }

    @Test func mustsThatCannotBeAreTold() {
        #expect(throws: RoadmapPlanner.Failure.mustsDoNotFit(team: "app", weeks: 12, capacity: 10)) {
            try planner([thing("a", [("app", 6)], plan: .must), thing("b", [("app", 6)], plan: .must)])
                .plan(quarters: 1)
        }
        #expect(throws: RoadmapPlanner.Failure.mustsContradict("b")) {
            try planner([thing("a", needs: ["b"], plan: .must), thing("b", plan: .never)]).plan(quarters: 1)
        }
        #expect(throws: RoadmapPlanner.Failure.mustWithoutEffort("a")) {
            try planner([thing("a", [], plan: .must)]).plan(quarters: 1)
        }
        #expect(throws: RoadmapPlanner.Failure.mustsBreakQuota) {
            try planner([thing("a", [("app", 9)], plan: .must)], reserve: .init(support: 0.5)).plan(quarters: 1)
        }
    }

    // Capacity zero is a plan with nothing in it.
    @Test func withoutCapacityNothingIsBuilt() throws {
        let plan = try planner([thing("a", worth: 5)], [("app", 0)]).plan(quarters: 2)
        #expect(ids(plan) == [[], []])
        #expect(plan.leftovers.map(\.obstacle) == [.tooLarge(team: "app", weeks: 1, capacity: 0)])
    }

    // 2/4/9 weeks have a mean of 4.5 and end by 9 at the latest.
    @Test func thePlanTellsHowLikelyItFits() throws {
        let plan = try planner(
            [
                Initiative(
                    id: "a", effort: [.init(team: "app", least: 2, likely: 4, most: 9)], impact: 1, confidence: 1,
                    reach: 5)
            ], [("app", 9)], draws: 2000
        ).plan(quarters: 1)
        #expect(plan.quarters[0].loads.map(\.weeks) == [4.5])
        #expect(plan.quarters[0].loads[0].chanceToFit == 1)
    }

    // Where a need is in doubt, so is the choice: an initiative that is best in some draws only is no core.
    @Test func theCoreIsWhatIsChosenWhateverTheNeed() throws {
        let estimates =
            ["a", "b"].map {
                ThemeEstimate(theme: "bug/\($0)", category: "bug", askedAccounts: 10, yesAccounts: 4, severity: 0.5)
            } + [ThemeEstimate(theme: "bug/c", category: "bug", askedAccounts: 40, yesAccounts: 39, severity: 1)]
        let roadmap = Roadmap(
            name: "r",
            initiatives: ["a", "b", "c"].map {
                Initiative(
                    id: $0, covers: [.init(theme: "bug/\($0)", share: 1)],
                    effort: [.init(team: "app", low: 5, high: 5)])
            })
        let scoring = RoadmapScoring(
            roadmap, estimates: estimates, targetAccounts: 100,
            configuration: .init(seed: 3, draws: 400, methods: [.needPerWeek]))
        let plan = try RoadmapPlanner(
            scoring, by: .needPerWeek, limits: PlanLimits(teams: [.init(name: "app", capacity: 10)])
        ).plan(quarters: 1)
        let places = plan.quarters[0].places
        #expect(places.count == 2 && places[0].initiative == "c")
        #expect(places[0].coreIndex == 1)
        let (index, other) = (try #require(places[1].coreIndex), try #require(plan.contenders.first?.coreIndex))
        #expect((0.3...0.7).contains(index) && abs(index + other - 1) < 1e-9)
        #expect(try #require(plan.valueOfKnowing) > 0)
    }

    @Test func effortIsWrittenInFourWays() throws {
        let log = DiagnosticLog()
        let roadmap = RoadmapParser.parse(
            Array(
                """
                roadmap: r
                initiatives:
                  - a: {plan: must, effort: {t: 2..5, u: 2/4/9, v: 3, w: {least: 1, likely: 2, most: 6, shape: triangular}}}
                """.utf8), file: "roadmap.yaml", codebook: Codebook(name: "t", themes: []), log: log)
        #expect(log.sorted.isEmpty)
        let first = try #require(roadmap?.initiatives.first)
        #expect(first.plan == .must)
        #expect(
            first.effort == [
                .init(team: "t", low: 2, high: 5), .init(team: "u", least: 2, likely: 4, most: 9),
                .init(team: "v", low: 3, high: 3), .init(team: "w", least: 1, likely: 2, most: 6, shape: .triangular),
            ])
        // Published: lognormal 2–8 has a mean of 4.371, PERT 2/4/9 one of 4.5.
        #expect(abs(Initiative.Effort(team: "t", low: 2, high: 8).quantity.mean - 4.371) < 5e-4)
        #expect(abs(first.effort[1].quantity.mean - 4.5) < 1e-12)
        #expect(abs(first.effort[3].quantity.mean - 3) < 1e-12)
    }

    @Test func effortsThatCannotBeAreRefusedWithTheirPlace() {
        let marked: MarkedText = """
            roadmap: r
            initiatives:
              - a:
                  plan: «1»perhaps
                  effort: {t: «2»2/9/4, u: «3»1/2/3/4, v: «4»{least: 3, likely: 2, most: 1}, w: «5»0/1/2, x: «6»0.000001}
            """
        let log = DiagnosticLog()
        #expect(
            RoadmapParser.parse(
                Array(marked.text.utf8), file: "roadmap.yaml", codebook: Codebook(name: "t", themes: []), log: log)
                == nil)
        for marker in ["1", "2", "3", "4", "5", "6"] {
            let place = marked.places[marker]
            #expect(
                log.sorted.contains { $0.location.line == place?.line && $0.location.column == place?.column },
                "\(marker)")
        }
        #expect(log.sorted.count == 6)
        #expect(log.sorted.contains { $0.hint == "write 2/4/9" })
    }
}
