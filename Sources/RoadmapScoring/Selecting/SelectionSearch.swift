/// Decides items one by one, and leaves a branch when its bound is no better than what was found.
///
/// Branch and bound: A. H. Land and A. G. Doig, Econometrica 28, 1960.
struct SelectionSearch {
    private let problem: SelectionProblem
    private let rows: SelectionRows
    private let stepLimit: Int
    /// 0 or 1 where an item is decided, −1 where it is open.
    private var state: [Int8]
    /// What each row still has room for, when every open item helps as much as it can.
    private var slack: [Double]
    private var trail: [Int] = []
    private var prices: RowPrices
    /// Items in the order in which they are decided: those that matter most first.
    private var order: [Int] = []
    /// The bound of the current branch.
    private var bound = 0.0
    private var best: (value: Double, chosen: Set<Int>)
    /// The best that a branch could hold which was left for lack of steps.
    private var unexplored = -Double.infinity
    private var steps = 0
    /// Differences below this are none: the last bits of a sum.
    private let tolerance: Double

    /// - Returns: `nil` where nothing keeps all rules.
    static func best(of problem: SelectionProblem, stepLimit: Int) -> Selection? {
        guard var search = SelectionSearch(problem, stepLimit: stepLimit) else { return nil }
        return search.run()
    }

    private init?(_ problem: SelectionProblem, stepLimit: Int) {
        self.problem = problem
        self.stepLimit = stepLimit
        rows = SelectionRows(problem)
        state = Array(repeating: -1, count: problem.items.count)
        slack = rows.capacities
        for (row, entries) in rows.rows.enumerated() {
            for entry in entries where entry.factor < 0 { slack[row] -= entry.factor }
        }
        let size = problem.items.reduce(0.0) { max($0, abs($1.value)) }
        tolerance = size * 1e-9
        var start = Array(repeating: 0.0, count: rows.rows.count)
        prices = RowPrices(rows, state: state, target: 0, prices: &start, rounds: 0)
        best = (-.infinity, [])
        guard problem.musts.isDisjoint(with: problem.nevers) else { return nil }
        for item in problem.nevers.sorted() where !decide(item, 0) { return nil }
        for item in problem.musts.sorted() where !decide(item, 1) { return nil }
    }

    private mutating func run() -> Selection? {
        // The musts with what they need are the least that any choice has.
        guard let thumb = problem.sortedAndCut() else { return nil }
        best = (thumb.value, Set(thumb.chosen))
        var start = Array(repeating: 0.0, count: rows.rows.count)
        // Where an item's rest alone is more than the gap, every better choice has it as the bound has it.
        for round in 0..<4 {
            let decided = trail.count
            prices = RowPrices(
                rows, state: state, target: best.value, prices: &start, rounds: round == 0 ? 300 : 100)
            bound = prices.bound
            // Deciding the first of them moves the bound, so the gap is read anew for each.
            for item in state.indices where state[item] < 0 {
                guard bound - abs(prices.rests[item]) <= best.value + tolerance else { continue }
                guard decide(item, prices.rests[item] > 0 ? 1 : 0) else { return finished() }
            }
            if trail.count == decided { break }
        }
        prices = RowPrices(rows, state: state, target: best.value, prices: &start, rounds: 100)
        bound = prices.bound
        order = state.indices.filter { state[$0] < 0 }
            .sorted { (-abs(prices.rests[$0]), $0) < (-abs(prices.rests[$1]), $1) }
        branch(from: 0)
        return finished()
    }

    private func finished() -> Selection {
        Selection(
            chosen: best.chosen.sorted(), value: best.value, bound: max(best.value, unexplored), steps: steps)
    }

    /// Goes on with the first open item of the order, first as the prices would have it.
    private mutating func branch(from place: Int) {
        guard bound > best.value + tolerance else { return }
        var place = place
        while place < order.count, state[order[place]] >= 0 { place += 1 }
        guard place < order.count else { return take() }
        guard steps < stepLimit else {
            unexplored = max(unexplored, bound)
            return
        }
        let item = order[place]
        let first: Int8 = prices.rests[item] > 0 ? 1 : 0
        for choice in [first, 1 - first] {
            steps += 1
            let (mark, before) = (trail.count, bound)
            if decide(item, choice) { branch(from: place + 1) }
            undo(to: mark)
            bound = before
        }
    }

    private mutating func take() {
        let chosen = Set(state.indices.filter { state[$0] == 1 })
        let value = problem.value(of: chosen)
        if value > best.value + tolerance { best = (value, chosen) }
    }

    /// Decides an item and everything that follows from it.
    ///
    /// - Returns: Whether all rules can still be kept.
    private mutating func decide(_ item: Int, _ choice: Int8) -> Bool {
        var open = [(item, choice)]
        while let (item, choice) = open.popLast() {
            if state[item] >= 0 {
                if state[item] != choice { return false }
                continue
            }
            state[item] = choice
            trail.append(item)
            let rest = prices.rests[item]
            if (rest > 0) != (choice == 1) { bound -= abs(rest) }
            // All rows of the item are brought up to date even when one breaks, so that it can be undone as a whole.
            var isBroken = false
            for column in rows.columns[item] where (column.factor > 0) == (choice == 1) {
                let row = column.index
                slack[row] -= abs(column.factor)
                isBroken = isBroken || slack[row] < 0
                for entry in rows.rows[row] where !isBroken && state[entry.index] < 0 && abs(entry.factor) > slack[row]
                {
                    open.append((entry.index, entry.factor > 0 ? 0 : 1))
                }
            }
            if isBroken { return false }
        }
        return true
    }

    private mutating func undo(to mark: Int) {
        while trail.count > mark, let item = trail.popLast() {
            for column in rows.columns[item] where (column.factor > 0) == (state[item] == 1) {
                slack[column.index] += abs(column.factor)
            }
            state[item] = -1
        }
    }
}

extension SelectionProblem {
    /// The choice that is worth most, with proof, or with the gap that is left after so many steps.
    ///
    /// Equal problems give equal choices; of two choices that are worth the same, the one that is found first wins, which
    /// the order of the ids decides.
    ///
    /// - Parameter stepLimit: How many decisions the search may take before it settles for the best that it has.
    /// - Returns: `nil` where nothing keeps all rules: the musts do not fit, or exclude each other.
    package func best(stepLimit: Int = 2_000_000) -> Selection? {
        guard var best = bestByTable() ?? SelectionSearch.best(of: self, stepLimit: stepLimit) else { return nil }
        // What adds nothing is chosen only for the sake of others.
        while let idle = best.chosen.last(where: { item in
            items[item].value <= 0 && !musts.contains(item)
                && !needs.contains { $0.second == item && best.chosen.contains($0.first) }
        }) {
            best.chosen.removeAll { $0 == idle }
        }
        return best
    }
}
