/// A selection problem as rows of a linear programme: Σ a·z ≤ b with z 0 or 1.
///
/// A limit is a row of its costs; a need z ≤ y is z − y ≤ 0; an exclusion is z + y ≤ 1. All numbers are whole, so that sums
/// of them are exact.
struct SelectionRows {
    struct Entry {
        var index: Int
        var factor: Double
    }

    /// By row its items, and by item its rows.
    var rows: [[Entry]] = []
    var columns: [[Entry]]
    var capacities: [Double] = []
    let values: [Double]

    init(_ problem: SelectionProblem) {
        columns = Array(repeating: [], count: problem.items.count)
        values = problem.items.map(\.value)
        for (number, limit) in problem.limits.enumerated() {
            let entries = problem.items.enumerated().compactMap { place, item in
                item.costs[number] > 0 ? Entry(index: place, factor: Double(item.costs[number])) : nil
            }
            // A row that everything fits into is none.
            if entries.reduce(0, { $0 + $1.factor }) > Double(limit.capacity) { add(entries, Double(limit.capacity)) }
        }
        for pair in problem.needs {
            add([Entry(index: pair.first, factor: 1), Entry(index: pair.second, factor: -1)], 0)
        }
        for pair in problem.exclusions {
            add([Entry(index: pair.first, factor: 1), Entry(index: pair.second, factor: 1)], 1)
        }
    }

    private mutating func add(_ entries: [Entry], _ capacity: Double) {
        for entry in entries { columns[entry.index].append(Entry(index: rows.count, factor: entry.factor)) }
        rows.append(entries)
        capacities.append(capacity)
    }
}

/// Prices for the rows, and what they say about the best choice.
///
/// With prices p ≥ 0, every choice is worth at most Σ p·b + Σ max(0, v − Σ p·a): Lagrange's relaxation (A. M. Geoffrion,
/// Mathematical Programming Study 2, 1974). With the best prices that is the bound of the fractional problem.
struct RowPrices {
    /// The value that is left of each item after it has paid for what it takes.
    var rests: [Double]
    var bound: Double

    /// Looks for prices by the subgradient method with Polyak's steps.
    ///
    /// M. Held, P. Wolfe and H. P. Crowder, Mathematical Programming 6, 1974.
    ///
    /// - Parameters:
    ///   - rows: The problem.
    ///   - state: For each item 0 or 1 where it is decided, −1 where it is open.
    ///   - target: What some choice is worth: the bound cannot fall below it.
    ///   - prices: Where to begin; afterwards the best prices.
    ///   - rounds: How many steps.
    init(_ rows: SelectionRows, state: [Int8], target: Double, prices: inout [Double], rounds: Int) {
        // Steps are taken in rows scaled to a like size: the squares of a team's weeks would drown those of a need.
        let scales = rows.rows.map { entries in
            let square = entries.reduce(0.0) { state[$1.index] < 0 ? $0 + $1.factor * $1.factor : $0 }
            return square > 0 ? 1 / square.squareRoot() : 0
        }
        rests = []
        bound = .infinity
        var current = prices
        var reach = 1.5
        var sinceBetter = 0
        for _ in 0...max(0, rounds) {
            var left = rows.values
            var total = 0.0
            for (row, price) in current.enumerated() where price > 0 {
                total += price * rows.capacities[row]
                for entry in rows.rows[row] { left[entry.index] -= price * entry.factor }
            }
            var slack = rows.capacities
            for (item, rest) in left.enumerated() where state[item] == 1 || (state[item] < 0 && rest > 0) {
                total += rest
                for entry in rows.columns[item] { slack[entry.index] -= entry.factor }
            }
            if total < bound {
                if bound - total > 1e-4 * abs(bound) { sinceBetter = 0 }
                (bound, rests, prices) = (total, left, current)
            }
            sinceBetter += 1
            if sinceBetter > 12 {
                reach /= 2
                sinceBetter = 0
                current = prices
            }
            // A row that is not full pulls its price down, but not below nothing.
            var square = 0.0
            for row in slack.indices {
                let step = slack[row] * scales[row]
                if current[row] > 0 || step < 0 { square += step * step }
            }
            guard square > 1e-18, bound > target, reach > 1e-4 else { break }
            let length = reach * max(total - target, 1e-9 * abs(total)) / square
            for row in slack.indices {
                current[row] = max(0, current[row] - length * slack[row] * scales[row] * scales[row])
            }
        }
    }
}
