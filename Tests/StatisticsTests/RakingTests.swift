import Statistics
import Testing

/// Weights that bring a sample to known margins.
struct RakingTests {
    /// Answers in a table of counts, with the cell of each in the two margins.
    private static func cells(_ table: [[Int]]) -> (rows: [Int], columns: [Int]) {
        var (rows, columns) = ([Int](), [Int]())
        for (row, counts) in table.enumerated() {
            for (column, count) in counts.enumerated() {
                rows += Array(repeating: row, count: count)
                columns += Array(repeating: column, count: count)
            }
        }
        return (rows, columns)
    }

    private static func margins(_ table: [[Int]], _ rows: [Double], _ columns: [Double]) -> [Raking.Margin] {
        let cells = cells(table)
        return [
            .init("row", cells: cells.rows, targets: rows), .init("column", cells: cells.columns, targets: columns),
        ]
    }

    // Oracle, computed with ipfn: rows 60/40 and columns 50/50 make [[40, 10], [20, 30]] exactly [[40, 20], [10, 30]]; the
    // odds ratio stays 6, the effective size is 86.96 and the design effect 1.15.
    @Test func rakingATwoByTwoTable() throws {
        let table = [[40, 10], [20, 30]]
        let raking = try #require(Raking(Self.margins(table, [60, 40], [50, 50])))
        #expect(raking.ending == .met && raking.unmet.isEmpty)
        let cells = Self.cells(table)
        var sums = [[0.0, 0], [0, 0]]
        for (i, weight) in raking.weights.enumerated() { sums[cells.rows[i]][cells.columns[i]] += weight }
        for (sum, expected) in zip(sums.joined(), [40.0, 20, 10, 30]) { #expect(abs(sum - expected) < 1e-3) }
        #expect(abs(sums[0][0] * sums[1][1] / (sums[0][1] * sums[1][0]) - 6) < 1e-9)
        #expect(abs(raking.effectiveSize - 86.96) < 0.005 && abs(raking.designEffect - 1.15) < 0.005)
    }

    // Targets are shares, so their unit does not matter; neither does that of the weights to begin with.
    @Test func unitsDoNotMatter() throws {
        let table = [[40, 10], [20, 30]]
        let one = try #require(Raking(Self.margins(table, [60, 40], [50, 50])))
        let base = Array(repeating: 7.0, count: 100)
        let other = try #require(Raking(Self.margins(table, [0.006, 0.004], [1e6, 1e6]), base: base))
        for (a, b) in zip(one.weights, other.weights) { #expect(abs(7 * a - b) < 1e-9) }
        #expect(abs(one.effectiveSize - other.effectiveSize) < 1e-9)
    }

    // One of a hundred answers stands for half the population: it may speak for five, and the rest is said.
    @Test func nobodySpeaksForMoreThanFive() throws {
        let cells = (0..<100).map { $0 == 0 ? 0 : 1 }
        let raking = try #require(Raking([.init("plan", cells: cells, targets: [50, 50])]))
        #expect(raking.ending == .settled)
        #expect((raking.weights.max() ?? 0) <= 5 + 1e-9 && (raking.weights.min() ?? 0) >= 0.2 - 1e-9)
        #expect(abs(raking.weights.reduce(0, +) - 100) < 1e-9)
        #expect(raking.unmet.map(\.cell) == [0, 1] && raking.unmet.allSatisfy { $0.reason == .held })
        #expect(abs((raking.unmet.first?.reached ?? 0) - 0.05) < 1e-6 && raking.unmet.first?.target == 0.5)
    }

    // A cell in which nobody answered is listed; the others share what is left in their proportion.
    @Test func emptyCellsAreListed() throws {
        let cells = Array(repeating: 0, count: 30) + Array(repeating: 1, count: 30)
        let raking = try #require(Raking([.init("size", cells: cells, targets: [20, 40, 40])]))
        #expect(raking.ending == .met)
        #expect(raking.unmet.map(\.cell) == [2] && raking.unmet.first?.reason == .nobody)
        #expect(abs(raking.weights[0] * 30 / 60 - 1.0 / 3) < 1e-6)
    }

    // Answers whose cell is not known keep their share; those of a cell that the population does not have are held down.
    @Test func unknownCellsKeepTheirShare() throws {
        let cells: [Int?] =
            Array(repeating: 0, count: 30) + Array(repeating: 1, count: 10) + Array(repeating: nil, count: 20)
        let raking = try #require(Raking([.init("region", cells: cells, targets: [50, 50])]))
        #expect(raking.ending == .met)
        #expect(abs(raking.weights.suffix(20).reduce(0, +) - 20) < 1e-9)
        let gone = try #require(Raking([.init("region", cells: [0, 0, 0, 1], targets: [1, 0])]))
        #expect(gone.unmet.contains { $0.cell == 1 && $0.reason == .notInPopulation })
        #expect(gone.weights.allSatisfy { $0 > 0 })
    }

    // Margins that contradict each other: everybody in the first row is in the first column, so both cannot hold.
    @Test func contradictionsAreSaid() throws {
        let raking = try #require(Raking(Self.margins([[50, 0], [0, 50]], [70, 30], [30, 70]), trim: 1e6))
        #expect(raking.ending != .met && !raking.unmet.isEmpty)
        #expect(raking.weights.allSatisfy { $0.isFinite && $0 > 0 })
    }

    @Test func whatDoesNotFitIsRefused() {
        #expect(Raking([.init("a", cells: [0, 2], targets: [1, 1])]) == nil)
        #expect(Raking([.init("a", cells: [0], targets: [1, 1])], base: [1, 1]) == nil)
        #expect(Raking([.init("a", cells: [0, 1], targets: [0, 0])]) == nil)
        #expect(Raking([.init("a", cells: [0, 1], targets: [-1, 2])]) == nil)
        #expect(Raking([.init("a", cells: [0, 1], targets: [1, 1])], base: [0, 0]) == nil)
        #expect(Raking([.init("a", cells: [0, 1], targets: [1, 1])], base: [-1, 2]) == nil)
        #expect(Raking([]) == nil)
        #expect(Raking([], base: [1, 2])?.weights == [1, 2])
    }

    // Whatever the sample and the margins: weights are finite, keep their sum and their bounds, and "met" is so.
    @Test func rakingKeepsItsPromises() throws {
        var chance = Xoshiro256(seed: 8)
        for round in 0..<150 {
            let count = 5 + Int(chance.uniform() * 120)
            let base = (0..<count).map { _ in chance.uniform() < 0.1 ? 0 : 0.3 + chance.uniform() }
            guard base.contains(where: { $0 > 0 }) else { continue }
            let margins = (0...Int(chance.uniform() * 3)).map { number in
                let width = 2 + Int(chance.uniform() * 4)
                return Raking.Margin(
                    "m\(number)",
                    cells: (0..<count).map { _ in
                        chance.uniform() < 0.05 ? nil : min(width - 1, Int(chance.uniform() * Double(width)))
                    },
                    targets: (0..<width).map { _ in 0.01 + chance.uniform() })
            }
            let raking = try #require(Raking(margins, base: base))
            let said: Comment = "seed 8, round \(round)"
            let sum = raking.weights.reduce(0, +)
            #expect(abs(sum / base.reduce(0, +) - 1) < 1e-9, said)
            for (weight, base) in zip(raking.weights, base) {
                #expect(weight >= 0.2 * base - 1e-9 && weight <= 5 * base + 1e-9, said)
            }
            #expect(raking.effectiveSize.isFinite && raking.designEffect >= 1, said)
            #expect(raking.ending == .met || !raking.unmet.isEmpty, said)
            #expect(raking.ending != .met || raking.unmet.allSatisfy { $0.reason == .nobody }, said)
        }
    }
}
