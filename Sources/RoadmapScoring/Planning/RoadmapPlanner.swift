internal import FeedbackModel

/// Chooses quarter by quarter what is worth most under the teams' capacity.
///
/// Each quarter is chosen exactly from what is left, so that the best comes first: a plan that gives up some of this quarter
/// for a better later one is not looked for. A need may be met in the same quarter or
/// an earlier one. Efforts count with their means, since means add up; how likely the sum fits is told beside it.
package struct RoadmapPlanner {
    /// The musts of a plan cannot all be in the first quarter.
    package enum Failure: Error, Hashable, Sendable {
        /// A team has less than the musts with what they need take together.
        case mustsDoNotFit(team: String, weeks: Double, capacity: Double)
        /// A quota leaves less than they take.
        case mustsBreakQuota
        /// A must needs something that is never done, or two musts exclude each other.
        case mustsContradict(String)
        /// Nobody said what a must, or something that it needs, costs, or its team has no capacity.
        case mustWithoutEffort(String)
    }

    package let roadmap: Roadmap
    package let limits: PlanLimits
    let ranking: MethodRanking
    let draws: RoadmapDraws
    /// Draws in which the first quarter is chosen anew, for how sure it is.
    package var drawsForCore = 200

    package init(_ scoring: RoadmapScoring, by method: ScoringMethod, limits: PlanLimits) {
        roadmap = scoring.roadmap
        self.limits = limits
        let draws = RoadmapDraws(scoring)
        self.draws = draws
        ranking = MethodRanking(method, scoring.scored(by: method, draws))
    }

    /// Plans so many quarters.
    package func plan(quarters count: Int) throws(Failure) -> RoadmapPlan {
        try checkMusts()
        var done: Set<String> = []
        var quarters: [RoadmapPlan.Quarter] = []
        let first = problem(done: done, limits: limits, withMusts: true)
        for number in 1...max(1, count) {
            let problem = number == 1 ? first : problem(done: done, limits: limits, withMusts: false)
            guard let best = problem.best() else { break }
            quarters.append(quarter(number, problem, best, done: done))
            done.formUnion(best.chosen.map { problem.items[$0].id })
        }
        var plan = RoadmapPlan(
            method: ranking.method, quarters: quarters, leftovers: leftovers(done: done), valueOfKnowing: nil,
            contenders: [])
        if !quarters.isEmpty { tellHowSure(&plan, first) }
        return plan
    }

    // MARK: The problem

    /// What can be chosen when some initiatives are done already.
    func problem(done: Set<String>, limits: PlanLimits, withMusts: Bool) -> SelectionProblem {
        let possible = roadmap.initiatives.filter { !done.contains($0.id) && isCosted($0) }
        func byID<Value>(_ value: (Initiative) -> Value) -> [String: Value] {
            Dictionary(possible.map { ($0.id, value($0)) }, uniquingKeysWith: { first, _ in first })
        }
        return SelectionProblem(
            items: possible.map { initiative in
                .init(id: initiative.id, value: worth(initiative.id) ?? 0, costs: limits.costs(of: initiative))
            },
            limits: limits.limits, needs: byID { $0.needs.filter { !done.contains($0) } },
            exclusions: byID(\.notWith),
            musts: withMusts ? Set(possible.filter { $0.plan == .must }.map(\.id)) : [],
            nevers: Set(possible.filter { $0.plan == .never || isExcluded($0, by: done) != nil }.map(\.id)))
    }

    /// Whether its effort is known and every team that it takes has a capacity.
    private func isCosted(_ initiative: Initiative) -> Bool {
        !initiative.effort.isEmpty
            && initiative.effort.allSatisfy { effort in limits.teams.contains { $0.name == effort.team } }
    }

    private func isExcluded(_ initiative: Initiative, by done: Set<String>) -> String? {
        roadmap.initiatives.first { other in
            done.contains(other.id) && (initiative.notWith.contains(other.id) || other.notWith.contains(initiative.id))
        }?.id
    }

    func worth(_ id: String) -> Double? { ranking[id]?.worth.map(rounded) }

    private func checkMusts() throws(Failure) {
        let byID = Dictionary(roadmap.initiatives.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var wanted: Set<String> = []
        var open = roadmap.initiatives.filter { $0.plan == .must }.map(\.id)
        while let id = open.popLast() {
            guard wanted.insert(id).inserted, let initiative = byID[id] else { continue }
            if initiative.plan == .never { throw .mustsContradict(id) }
            if !isCosted(initiative) { throw .mustWithoutEffort(id) }
            open += initiative.needs
        }
        let all = wanted.sorted().compactMap { byID[$0] }
        for initiative in all {
            if let other = initiative.notWith.first(where: wanted.contains) { throw .mustsContradict(other) }
        }
        let costs = all.map(limits.costs)
        for (place, limit) in limits.limits.enumerated() {
            let units = costs.reduce(0) { $0 + $1[place] }
            guard units > limit.capacity else { continue }
            guard limits.teams.indices.contains(place) else { throw .mustsBreakQuota }
            throw .mustsDoNotFit(
                team: limit.name, weeks: Double(units) / PlanLimits.unitsPerWeek,
                capacity: limits.teams[place].capacity)
        }
    }

    // MARK: What came out

    private func quarter(
        _ number: Int, _ problem: SelectionProblem, _ best: Selection, done: Set<String>
    ) -> RoadmapPlan.Quarter {
        let chosen = Set(best.chosen.map { problem.items[$0].id })
        let thumb = problem.sortedAndCut()
        return RoadmapPlan.Quarter(
            number: number, places: inOrder(chosen).map { place($0, chosen, isFirst: number == 1) },
            loads: limits.teams.map { load($0.name, $0.capacity, chosen) }, worth: rounded(best.value),
            bound: rounded(best.bound), sortedAndCut: thumb?.chosen.map { problem.items[$0].id } ?? [],
            sortedAndCutWorth: rounded(thumb?.value ?? 0),
            quotas: limits.quotas.map { quota in
                let freed = self.problem(done: done, limits: limits.without(quota), withMusts: number == 1)
                return .init(quota: quota, price: rounded(max(0, (freed.best()?.value ?? best.value) - best.value)))
            })
    }

    /// Needs before what needs them; apart from that, by worth for effort.
    private func inOrder(_ chosen: Set<String>) -> [Initiative] {
        var open = roadmap.initiatives.filter { chosen.contains($0.id) }.sorted { left, right in
            (-worthPerWeek(left), left.id) < (-worthPerWeek(right), right.id)
        }
        var ordered: [Initiative] = []
        while !open.isEmpty {
            let ready = open.firstIndex { initiative in
                !initiative.needs.contains { need in open.contains { $0.id == need } }
            }
            ordered.append(open.remove(at: ready ?? 0))
        }
        return ordered
    }

    private func worthPerWeek(_ initiative: Initiative) -> Double {
        let weeks = initiative.expectedWeeks
        return weeks > 0 ? rounded((worth(initiative.id) ?? 0) / weeks) : 0
    }

    private func place(_ initiative: Initiative, _ chosen: Set<String>, isFirst: Bool) -> RoadmapPlan.Place {
        let users = roadmap.initiatives.filter { chosen.contains($0.id) && $0.needs.contains(initiative.id) }
        let worth = worth(initiative.id)
        let reason: RoadmapPlan.Reason =
            isFirst && initiative.plan == .must
            ? .must : (worth ?? 0) <= 0 && !users.isEmpty ? .neededBy(users.map(\.id).sorted()) : .worth
        return RoadmapPlan.Place(
            initiative: initiative.id, worth: worth, reason: reason,
            weeks: limits.teams.compactMap { team in
                let weeks = initiative.weeks(of: team.name)
                return weeks > 0 ? .init(team: team.name, weeks: rounded(weeks)) : nil
            })
    }

    private func load(_ team: String, _ capacity: Double, _ chosen: Set<String>) -> RoadmapPlan.Load {
        let initiatives = roadmap.initiatives.filter { chosen.contains($0.id) }.sorted { $0.id < $1.id }
        var sums = Array(repeating: 0.0, count: draws.count)
        for initiative in initiatives {
            for drawn in draws.teamWeeks[initiative.id] ?? [] where drawn.team == team {
                for i in sums.indices { sums[i] += drawn.weeks[i] }
            }
        }
        return RoadmapPlan.Load(
            team: team, capacity: capacity, weeks: rounded(initiatives.reduce(0) { $0 + $1.weeks(of: team) }),
            chanceToFit: rounded(Double(sums.count { rounded($0) <= capacity }) / Double(max(1, sums.count))))
    }

    private func leftovers(done: Set<String>) -> [RoadmapPlan.Leftover] {
        roadmap.initiatives.filter { !done.contains($0.id) }.sorted { $0.id < $1.id }.map { initiative in
            .init(initiative: initiative.id, worth: worth(initiative.id), obstacle: obstacle(initiative, done: done))
        }
    }

    private func obstacle(_ initiative: Initiative, done: Set<String>) -> RoadmapPlan.Obstacle {
        if initiative.plan == .never { return .never }
        if initiative.effort.isEmpty { return .noEffort }
        for effort in initiative.effort {
            let capacity = limits.teams.first { $0.name == effort.team }?.capacity ?? 0
            let weeks = initiative.weeks(of: effort.team)
            if PlanLimits.units(weeks) > PlanLimits.room(capacity) {
                return .tooLarge(team: effort.team, weeks: rounded(weeks), capacity: capacity)
            }
        }
        if let other = isExcluded(initiative, by: done) { return .excluded(by: other) }
        if (worth(initiative.id) ?? 0) <= 0 { return .noWorth }
        if let need = initiative.needs.first(where: { !done.contains($0) }) { return .needs(need) }
        return .noRoom
    }

    /// Chooses the first quarter anew in some draws of what initiatives are worth: how often each is in, and what knowing
    /// beforehand would add.
    ///
    /// The core index of J. Liesiö, P. Mild and A. Salo (European Journal of Operational Research 181, 2007), over draws.
    private func tellHowSure(_ plan: inout RoadmapPlan, _ problem: SelectionProblem) {
        let count = min(max(1, drawsForCore), draws.count)
        let worths = problem.items.map { ranking[$0.id]?.worths ?? [] }
        guard worths.contains(where: { drawn in drawn.contains { $0 != drawn[0] } }) else { return }
        let chosen = Set(plan.quarters[0].places.map(\.initiative))
        var counts: [String: Int] = [:]
        var gain = 0.0
        for draw in 0..<count {
            let drawn = problem.replacing(
                values: zip(problem.items, worths).map { item, worths in
                    draw < worths.count ? rounded(worths[draw]) : item.value
                })
            guard let best = drawn.best(stepLimit: 20_000) else { continue }
            for item in best.chosen { counts[drawn.items[item].id, default: 0] += 1 }
            let kept = drawn.items.indices.filter { chosen.contains(drawn.items[$0].id) }
            gain += max(0, best.value - drawn.value(of: Set(kept)))
        }
        plan.valueOfKnowing = rounded(gain / Double(count))
        plan.lessons = lessons(problem, atMost: plan.valueOfKnowing ?? 0)
        func share(_ id: String) -> Double { rounded(Double(counts[id] ?? 0) / Double(count)) }
        for place in plan.quarters[0].places.indices {
            plan.quarters[0].places[place].coreIndex = share(plan.quarters[0].places[place].initiative)
        }
        plan.contenders = counts.keys.filter { !chosen.contains($0) }
            .map { .init(initiative: $0, coreIndex: share($0)) }
            .sorted { (-$0.coreIndex, $0.initiative) < (-$1.coreIndex, $1.initiative) }
    }
}
