/// The value below which a share of sorted numbers lies, with straight lines between neighbours.
///
/// Type 7 of R. J. Hyndman and Y. Fan (The American Statistician 50, 1996), as in R and NumPy.
///
/// - Parameters:
///   - probability: From 0 to 1.
///   - sorted: Numbers in rising order.
/// - Returns: The quantile; `nil` for no numbers.
package func quantile(_ probability: Double, ofSorted sorted: [Double]) -> Double? {
    guard let last = sorted.indices.last else { return nil }
    let place = min(max(probability, 0), 1) * Double(last)
    let i = min(Int(place), last)
    guard i < last else { return sorted[last] }
    return sorted[i] + (sorted[i + 1] - sorted[i]) * (place - Double(i))
}

/// The same for several shares of numbers in any order, which takes a thirtieth of the time that sorting them takes.
///
/// - Parameters:
///   - probabilities: Each from 0 to 1, in rising order.
///   - numbers: None of them NaN.
/// - Returns: A quantile for each share; `nil` for no numbers.
package func quantiles(_ probabilities: [Double], of numbers: [Double]) -> [Double]? {
    guard let last = numbers.indices.last else { return nil }
    let places = probabilities.map { min(max($0, 0), 1) * Double(last) }
    let lower = places.map { min(Int($0), last) }
    let sorted = SortedPlaces(lower.flatMap { [$0, min($0 + 1, last)] }, of: numbers)
    return zip(places, lower).map { place, i in
        i < last ? sorted[i] + (sorted[i + 1] - sorted[i]) * (place - Double(i)) : sorted[last]
    }
}

/// What would stand at a few places if numbers were sorted.
///
/// The numbers are dealt to many cells of equal width, of which only those that hold a wanted place are sorted.
private struct SortedPlaces {
    private static let cellCount = 1024

    /// The sorted numbers of each wanted cell, and the place of the first of them.
    private var cells: [(first: Int, numbers: [Double])] = []

    init(_ places: [Int], of numbers: [Double]) {
        cells = numbers.withUnsafeBufferPointer { Self.cells(holding: places, of: $0) ?? [(0, $0.sorted())] }
    }

    /// `nil` where dealing would not help: few numbers, equal ones, and what is without end.
    private static func cells(
        holding places: [Int], of numbers: UnsafeBufferPointer<Double>
    ) -> [(first: Int, numbers: [Double])]? {
        let (low, high) = bounds(of: numbers)
        let scale = Double(cellCount) / (high - low)
        guard numbers.count > cellCount, scale > 0, scale.isFinite else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: numbers.count) { cells in
            for place in numbers.indices { cells[place] = cell(of: numbers[place], low, scale) }
            return sorted(wanted: places, numbers, in: UnsafeBufferPointer(cells))
        }
    }

    /// The least and the greatest number, found in four runs that need not wait for each other.
    private static func bounds(of numbers: UnsafeBufferPointer<Double>) -> (low: Double, high: Double) {
        var (low, high) = (SIMD4(repeating: Double.infinity), SIMD4(repeating: -Double.infinity))
        let whole = numbers.count / 4 * 4
        for place in stride(from: 0, to: whole, by: 4) {
            let four = SIMD4(numbers[place], numbers[place + 1], numbers[place + 2], numbers[place + 3])
            low.replace(with: four, where: four .< low)
            high.replace(with: four, where: four .> high)
        }
        return numbers[whole...].reduce((low.min(), high.max())) { (min($0.0, $1), max($0.1, $1)) }
    }

    /// The cell that a number is dealt to; in this order even what is not a number comes into one.
    private static func cell(of number: Double, _ low: Double, _ scale: Double) -> UInt16 {
        // Where numbers have no fraction left, the lowest bits are the whole number: converting takes thrice the time.
        UInt16(truncatingIfNeeded: (min(Double(cellCount - 1), (number - low) * scale) + 0x1p52).bitPattern)
    }

    /// The wanted ones of the cells, each number standing beside the cell that it belongs to.
    private static func sorted(
        wanted places: [Int], _ numbers: UnsafeBufferPointer<Double>, in cellOfNumber: UnsafeBufferPointer<UInt16>
    ) -> [(first: Int, numbers: [Double])] {
        // How many numbers a cell holds; then, where it is wanted, which of the wanted ones it is, else −1.
        withUnsafeTemporaryAllocation(of: Int.self, capacity: cellCount) { kept in
            kept.initialize(repeating: 0)
            for cell in cellOfNumber { kept[Int(cell)] += 1 }
            var cells: [(first: Int, numbers: [Double])] = []
            var first = 0
            for cell in kept.indices {
                let count = kept[cell]
                kept[cell] = -1
                if places.contains(where: { $0 >= first && $0 < first + count }) {
                    kept[cell] = cells.count
                    cells.append((first, []))
                    cells[cells.count - 1].numbers.reserveCapacity(count)
                }
                first += count
            }
            for (number, cell) in zip(numbers, cellOfNumber) where kept[Int(cell)] >= 0 {
                cells[kept[Int(cell)]].numbers.append(number)
            }
            for cell in cells.indices { cells[cell].numbers.sort() }
            return cells
        }
    }

    /// The number at one of the places that were asked for.
    subscript(place: Int) -> Double {
        for cell in cells where place - cell.first < cell.numbers.count { return cell.numbers[place - cell.first] }
        return .nan
    }
}
