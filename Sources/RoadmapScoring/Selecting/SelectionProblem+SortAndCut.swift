extension SelectionProblem {
    /// What a team chooses that sorts a list by value for effort and goes down it while there is room.
    ///
    /// Musts come first. An item comes with what it needs, where all of that fits; what does not fit is skipped. The effort
    /// is the sum of the costs, each as a part of its limit, so that with one limit it is the usual ratio.
    ///
    /// - Parameter order: Ids in the order in which they are looked at, best first; by value for effort where `nil`.
    /// - Returns: A choice that keeps all rules; `nil` where the musts alone break one.
    package func sortedAndCut(order: [String]? = nil) -> Selection? {
        var chosen: Set<Int> = []
        func take(_ item: Int) -> Bool {
            var wanted = chosen
            var open = [item]
            while let next = open.popLast() {
                guard wanted.insert(next).inserted else { continue }
                open += needs.lazy.filter { $0.first == next }.map(\.second)
            }
            guard nevers.isDisjoint(with: wanted),
                exclusions.allSatisfy({ !wanted.contains($0.first) || !wanted.contains($0.second) }),
                zip(used(by: wanted), limits).allSatisfy({ $0 <= $1.capacity })
            else { return false }
            chosen = wanted
            return true
        }
        for item in musts.sorted() where !take(item) { return nil }
        for item in places(order) where items[item].value > 0 && !chosen.contains(item) { _ = take(item) }
        let value = value(of: chosen)
        return Selection(chosen: chosen.sorted(), value: value, bound: .infinity, steps: 0)
    }

    private func places(_ order: [String]?) -> [Int] {
        guard let order else {
            let effort = items.map { item in
                zip(item.costs, limits).reduce(0.0) { $0 + Double($1.0) / Double(max(1, $1.1.capacity)) }
            }
            return items.indices.sorted { left, right in
                // Cross-multiplied, so that an item without effort comes first and nothing is divided by 0.
                let (first, second) = (items[left].value * effort[right], items[right].value * effort[left])
                return (-first, left) < (-second, right)
            }
        }
        let places = Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        return order.compactMap { places[$0] }
    }
}
