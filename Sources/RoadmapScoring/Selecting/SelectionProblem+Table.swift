extension SelectionProblem {
    /// More cells than this are left to the search.
    private static let largestTable = 20_000_000

    /// The best choice under one limit without relations.
    ///
    /// By the table of R. Bellman, "Dynamic Programming", 1957.
    ///
    /// - Returns: `nil` where the problem is not of that kind, the table would be too large, or the musts do not fit.
    func bestByTable() -> Selection? {
        guard limits.count == 1, needs.isEmpty, exclusions.isEmpty, let limit = limits.first else { return nil }
        guard musts.isDisjoint(with: nevers) else { return nil }
        let capacity = limit.capacity - musts.reduce(0) { $0 + items[$1].costs[0] }
        let open = items.indices.filter { !musts.contains($0) && !nevers.contains($0) && items[$0].value > 0 }
        guard capacity >= 0, (open.count + 1).multipliedReportingOverflow(by: capacity + 1).overflow == false,
            (open.count + 1) * (capacity + 1) <= Self.largestTable
        else { return nil }

        var worth = Array(repeating: 0.0, count: capacity + 1)
        var isTaken = Array(repeating: false, count: open.count * (capacity + 1))
        for (row, item) in open.enumerated() {
            let (cost, value) = (items[item].costs[0], items[item].value)
            guard cost <= capacity else { continue }
            for room in stride(from: capacity, through: cost, by: -1) where worth[room - cost] + value > worth[room] {
                worth[room] = worth[room - cost] + value
                isTaken[row * (capacity + 1) + room] = true
            }
        }
        var chosen = musts
        var room = capacity
        for (row, item) in open.enumerated().reversed() where isTaken[row * (capacity + 1) + room] {
            chosen.insert(item)
            room -= items[item].costs[0]
        }
        let value = value(of: chosen)
        return Selection(chosen: chosen.sorted(), value: value, bound: value, steps: 0)
    }
}
