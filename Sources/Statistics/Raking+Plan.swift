extension Raking {
    /// A margin with what it can reach: its targets as shares of those whose cell is known.
    struct Plan {
        private let margin: Margin
        /// Each cell's share of the population.
        private let wanted: [Double]
        /// Each cell's share that can be reached, where those that nobody answered in are left out.
        private let reachable: [Double]
        private let isAnswered: [Bool]

        init(_ margin: Margin, base: [Double]) {
            self.margin = margin
            let sum = margin.targets.reduce(0, +)
            wanted = margin.targets.map { $0 / sum }
            var answered = Array(repeating: false, count: margin.targets.count)
            for (cell, weight) in zip(margin.cells, base) where weight > 0 { if let cell { answered[cell] = true } }
            isAnswered = answered
            let left = zip(wanted, answered).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
            reachable = zip(wanted, answered).map { $1 && left > 0 ? $0 / left : 0 }
        }

        /// Multiplies the factors so that each cell has its share.
        func fit(_ factors: inout [Double], _ base: [Double]) {
            let (sums, whole) = sums(factors, base)
            guard reachable.contains(where: { $0 > 0 }) else { return }
            for (i, cell) in margin.cells.enumerated() {
                if let cell, sums[cell] > 0 { factors[i] *= reachable[cell] * whole / sums[cell] }
            }
        }

        /// How far the cell that is furthest from its share is from it.
        func gap(_ factors: [Double], _ base: [Double]) -> Double {
            let reached = reached(factors, base)
            return reachable.indices.filter { isAnswered[$0] }.map { abs(reached[$0] - reachable[$0]) }.max() ?? 0
        }

        func unmet(_ number: Int, _ factors: [Double], _ base: [Double]) -> [Unmet] {
            let reached = reached(factors, base)
            return wanted.indices.compactMap { cell in
                let reason: Unmet.Reason
                if !isAnswered[cell] {
                    guard wanted[cell] > 0 else { return nil }
                    reason = .nobody
                } else {
                    guard abs(reached[cell] - reachable[cell]) > tolerance else { return nil }
                    reason = wanted[cell] == 0 ? .notInPopulation : .held
                }
                return Unmet(margin: number, cell: cell, target: wanted[cell], reached: reached[cell], reason: reason)
            }
        }

        private func reached(_ factors: [Double], _ base: [Double]) -> [Double] {
            let (sums, whole) = sums(factors, base)
            return sums.map { whole > 0 ? $0 / whole : 0 }
        }

        /// The weight of each cell, and of all answers whose cell is known.
        private func sums(_ factors: [Double], _ base: [Double]) -> (cells: [Double], whole: Double) {
            var sums = Array(repeating: 0.0, count: margin.targets.count)
            for (i, cell) in margin.cells.enumerated() { if let cell { sums[cell] += base[i] * factors[i] } }
            return (sums, sums.reduce(0, +))
        }
    }
}
