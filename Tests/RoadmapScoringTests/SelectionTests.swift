internal import RoadmapScoring
internal import TestSupport
internal import Testing

private func knapsack(_ capacity: Int, _ weights: [Int], _ values: [Double]) -> SelectionProblem {
    SelectionProblem(
        items: zip(weights, values).enumerated().map { number, item in
            .init(id: "i\(number < 10 ? "0" : "")\(number)", value: item.1, costs: [item.0])
        }, limits: [.init(name: "app", capacity: capacity)])
}

// J. Burkardt, data set KNAPSACK_01: P01 to P07.
private let classics = [
    knapsack(165, [23, 31, 29, 44, 53, 38, 63, 85, 89, 82], [92, 57, 49, 68, 60, 43, 67, 84, 87, 72]),
    knapsack(26, [12, 7, 11, 8, 9], [24, 13, 23, 15, 16]),
    knapsack(190, [56, 59, 80, 64, 75, 17], [50, 50, 64, 46, 50, 5]),
    knapsack(50, [31, 10, 20, 19, 4, 3, 6], [70, 20, 39, 37, 7, 5, 10]),
    knapsack(104, [25, 35, 45, 5, 25, 3, 2, 2], [350, 400, 450, 20, 70, 8, 5, 5]),
    knapsack(170, [41, 50, 49, 59, 55, 57, 60], [442, 525, 511, 593, 546, 564, 617]),
    knapsack(
        750, [70, 73, 77, 80, 82, 87, 90, 94, 98, 106, 110, 113, 115, 118, 120],
        [135, 139, 149, 150, 156, 163, 173, 184, 192, 201, 210, 214, 221, 229, 240]),
]

/// Some problem with limits, needs, exclusions, musts and nevers, hostile numbers among them.
private func problem(seed: UInt64, items count: Int, limits: Int) -> SelectionProblem {
    var chance = SplitMix64(seed: seed)
    func pick(_ part: Double, _ body: () -> Void) { if Double.random(in: 0..<1, using: &chance) < part { body() } }
    let ids = (0..<count).map { "x\(String(100 + $0))" }
    var (needs, exclusions): ([String: [String]], [String: [String]]) = ([:], [:])
    var (musts, nevers): (Set<String>, Set<String>) = ([], [])
    let items = ids.enumerated().map { number, id in
        if number > 0 { pick(0.25) { needs[id, default: []].append(ids[Int.random(in: 0..<number, using: &chance)]) } }
        pick(0.1) { exclusions[id, default: []].append(ids.randomElement(using: &chance) ?? id) }
        pick(0.04) { musts.insert(id) }
        pick(0.04) { nevers.insert(id) }
        var value = Double(Int.random(in: -5...60, using: &chance))
        pick(0.03) { value = [.nan, .infinity, 0, 1e15].randomElement(using: &chance) ?? 0 }
        return SelectionProblem.Item(
            id: id, value: value, costs: (0..<limits).map { _ in max(0, Int.random(in: -4...20, using: &chance)) })
    }
    return SelectionProblem(
        items: items.shuffled(using: &chance),
        limits: (0..<limits).map { .init(name: "t\($0)", capacity: Int.random(in: 0...(5 * count), using: &chance)) },
        needs: needs, exclusions: exclusions, musts: musts, nevers: nevers)
}

/// Tries every set.
private func bestByTrying(_ problem: SelectionProblem) -> Double? {
    (0..<(1 << problem.items.count)).compactMap { bits -> Double? in
        let chosen = Set(problem.items.indices.filter { bits & (1 << $0) != 0 })
        return problem.allows(chosen) ? problem.value(of: chosen) : nil
    }.max()
}

@Suite struct SelectionTests {
    @Test func theClassicKnapsacksAreSolved() throws {
        let found = try classics.map { try #require($0.best()) }
        #expect(found.map(\.value) == [309, 51, 150, 107, 900, 1735, 1458])
        #expect(found.allSatisfy { $0.isProven })
        #expect(classics[5].used(by: Set(found[5].chosen)) == [169])
    }

    // The table answers these; an item that excludes itself with one that costs nothing brings the search to work.
    @Test func theSearchSolvesTheClassicKnapsacksToo() throws {
        for (problem, value) in zip(classics, [309.0, 51, 150, 107, 900, 1735, 1458]) {
            let found = SelectionProblem(
                items: problem.items + [.init(id: "z1", value: 0, costs: [1]), .init(id: "z2", value: 0, costs: [1])],
                limits: problem.limits, exclusions: ["z1": ["z2"]])
            let best = try #require(found.best())
            #expect(best.value == value && best.isProven)
        }
    }

    // Sorting by value for effort and going down the list loses up to 15 %.
    @Test func sortingAndCuttingLosesWhatIsPublished() {
        #expect(classics.map { $0.sortedAndCut()?.value } == [309, 47, 146, 102, 858, 1478, 1441])
    }

    @Test func aNeedIsChosenWithWhatNeedsItAndNotWithoutAnybody() throws {
        let items: [SelectionProblem.Item] = [
            .init(id: "base", value: 0, costs: [4]), .init(id: "house", value: 10, costs: [4]),
            .init(id: "hut", value: 3, costs: [4]), .init(id: "tent", value: 2, costs: [4]),
        ]
        func chosen(_ capacity: Int) throws -> [String] {
            let problem = SelectionProblem(
                items: items, limits: [.init(name: "app", capacity: capacity)], needs: ["house": ["base"]])
            return try #require(problem.best()).chosen.map { problem.items[$0].id }
        }
        #expect(try chosen(4) == ["hut"])
        #expect(try chosen(8) == ["base", "house"])
        #expect(try chosen(12) == ["base", "house", "hut"])
        #expect(try chosen(0) == [])
    }

    @Test func mustsThatDoNotFitHaveNoAnswer() {
        let items = [SelectionProblem.Item(id: "a", value: 1, costs: [5]), .init(id: "b", value: 1, costs: [5])]
        func best(_ capacity: Int, nevers: Set<String> = [], exclusions: [String: [String]] = [:]) -> Selection? {
            SelectionProblem(
                items: items, limits: [.init(name: "app", capacity: capacity)], exclusions: exclusions,
                musts: ["a", "b"], nevers: nevers
            ).best()
        }
        #expect(best(10)?.value == 2)
        #expect(best(9) == nil)
        #expect(best(10, nevers: ["a"]) == nil)
        #expect(best(10, exclusions: ["b": ["a"]]) == nil)
    }

    // Against trying all sets: the best is the best, allowed, and not below the rule of thumb.
    @Test func nothingIsBetterThanTheBest() {
        for seed in 0..<150 as Range<UInt64> {
            let problem = problem(seed: seed, items: 9, limits: 1 + Int(seed % 3))
            let (best, tried) = (problem.best(), bestByTrying(problem))
            #expect(best?.value == tried, "seed \(seed)")
            guard let best else { continue }
            #expect(best.isProven && problem.allows(Set(best.chosen)), "seed \(seed)")
            if let thumb = problem.sortedAndCut() {
                #expect(thumb.value <= best.value && problem.allows(Set(thumb.chosen)), "seed \(seed)")
            }
        }
    }

    // Stopped early, it says how much better another choice could be at most, and that is so.
    @Test func aSearchThatIsStoppedTellsItsGap() throws {
        for seed in 0..<12 as Range<UInt64> {
            let problem = problem(seed: 1000 + seed, items: 30, limits: 4)
            guard let best = problem.best() else { continue }
            let early = try #require(problem.best(stepLimit: 3))
            #expect(best.isProven, "seed \(seed)")
            #expect(early.value <= best.value && best.value <= early.bound + 1e-6, "seed \(seed)")
            #expect(problem.allows(Set(early.chosen)), "seed \(seed)")
        }
    }

    @Test func theOrderOfTheItemsDecidesNothing() {
        let items = (0..<12).map { SelectionProblem.Item(id: "x\($0)", value: 5, costs: [3, 2]) }
        let limits = [SelectionProblem.Limit(name: "a", capacity: 13), .init(name: "b", capacity: 11)]
        let first = SelectionProblem(items: items, limits: limits)
        let second = SelectionProblem(items: items.reversed(), limits: limits)
        #expect(first.best() == second.best())
    }
}
