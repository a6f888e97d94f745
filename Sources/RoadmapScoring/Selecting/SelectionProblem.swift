/// A choice among things that are worth something and use up what there is too little of.
package struct SelectionProblem: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        package var id: String
        /// What it adds; values of chosen items add up.
        package var value: Double
        /// What it takes of each limit, in whole units; below 0 counts as 0.
        package var costs: [Int]

        package init(id: String, value: Double, costs: [Int]) {
            self.id = id
            self.value = value
            self.costs = costs
        }
    }

    /// Something that there is so much of: a team's time, or what a quota leaves to others.
    package struct Limit: Hashable, Sendable {
        package var name: String
        /// In the units of the costs; below 0 counts as 0.
        package var capacity: Int

        package init(name: String, capacity: Int) {
            self.name = name
            self.capacity = capacity
        }
    }

    /// Two items, one of which says something about the other.
    package struct Pair: Hashable, Sendable {
        package var first: Int
        package var second: Int
    }

    /// In the order of their ids, so that the order of a file decides nothing.
    package let items: [Item]
    package let limits: [Limit]
    /// The first is chosen only where the second is.
    package let needs: [Pair]
    /// Not both are chosen.
    package let exclusions: [Pair]
    /// Chosen in any case.
    package let musts: Set<Int>
    /// Chosen in no case.
    package let nevers: Set<Int>

    /// Makes a problem; relations to items that are not in it are left out, except that a need of something that is not
    /// there makes the item impossible.
    ///
    /// - Parameters:
    ///   - items: Each id once; a value that is no number counts as 0.
    ///   - limits: In the order of the items' costs; missing costs count as 0.
    ///   - needs: By item, the ids of what it needs.
    ///   - exclusions: By item, the ids that exclude it, in either direction.
    ///   - musts: Ids that are chosen in any case.
    ///   - nevers: Ids that are chosen in no case.
    package init(
        items: [Item], limits: [Limit], needs: [String: [String]] = [:], exclusions: [String: [String]] = [:],
        musts: Set<String> = [], nevers: Set<String> = []
    ) {
        let limits = limits.map { Limit(name: $0.name, capacity: max(0, $0.capacity)) }
        let sorted = items.sorted { $0.id < $1.id }
        let places = Dictionary(sorted.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.items = sorted.map { item in
            Item(
                id: item.id, value: item.value.isFinite ? item.value : 0,
                costs: limits.indices.map { $0 < item.costs.count ? max(0, item.costs[$0]) : 0 })
        }
        self.limits = limits
        var pairs: [Pair] = []
        var impossible: Set<Int> = []
        for (place, item) in sorted.enumerated() {
            for needed in Set(needs[item.id] ?? []).sorted() where needed != item.id {
                guard let second = places[needed] else {
                    impossible.insert(place)
                    continue
                }
                pairs.append(Pair(first: place, second: second))
            }
        }
        self.needs = pairs
        var excluding: Set<Pair> = []
        for (place, item) in sorted.enumerated() {
            for other in exclusions[item.id] ?? [] {
                guard let second = places[other], second != place else { continue }
                excluding.insert(Pair(first: min(place, second), second: max(place, second)))
            }
        }
        self.exclusions = excluding.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
        self.musts = Set(musts.compactMap { places[$0] })
        self.nevers = impossible.union(nevers.compactMap { places[$0] })
    }

    /// The same problem with other values, in the order of ``items``; values that are no numbers count as 0.
    package func replacing(values: [Double]) -> SelectionProblem { SelectionProblem(self, values: values) }

    private init(_ problem: SelectionProblem, values: [Double]) {
        items = problem.items.enumerated().map { place, item in
            let value = place < values.count ? values[place] : 0
            return Item(id: item.id, value: value.isFinite ? value : 0, costs: item.costs)
        }
        (limits, needs, exclusions) = (problem.limits, problem.needs, problem.exclusions)
        (musts, nevers) = (problem.musts, problem.nevers)
    }

    /// Whether a set of items keeps all limits, needs, exclusions, musts and nevers.
    package func allows(_ chosen: Set<Int>) -> Bool {
        musts.isSubset(of: chosen) && nevers.isDisjoint(with: chosen)
            && needs.allSatisfy { !chosen.contains($0.first) || chosen.contains($0.second) }
            && exclusions.allSatisfy { !chosen.contains($0.first) || !chosen.contains($0.second) }
            && zip(used(by: chosen), limits).allSatisfy { $0 <= $1.capacity }
    }

    /// What a set of items takes of each limit.
    package func used(by chosen: Set<Int>) -> [Int] {
        limits.indices.map { limit in chosen.reduce(0) { $0 + items[$1].costs[limit] } }
    }

    /// What a set of items is worth, added up in the order of the items.
    package func value(of chosen: Set<Int>) -> Double { chosen.sorted().reduce(0) { $0 + items[$1].value } }
}

/// What was chosen, and how sure it is that nothing is better.
package struct Selection: Hashable, Sendable {
    /// Places in the problem's items, rising.
    package var chosen: [Int]
    package var value: Double
    /// No choice is worth more than this.
    package var bound: Double
    /// How many steps the search took; 0 for a table or a rule of thumb.
    package var steps: Int

    /// Whether nothing else is worth more.
    package var isProven: Bool { gap == 0 }
    /// How much more another choice could be worth at most.
    package var gap: Double { max(0, bound - value) }
}
