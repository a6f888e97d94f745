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
        var (low, high) = (Double.infinity, -Double.infinity)
        for number in numbers {
            low = min(low, number)
            high = max(high, number)
        }
        let scale = Double(cellCount) / (high - low)
        guard numbers.count > cellCount, scale > 0, scale.isFinite else { return nil }
        // In this order even what is not a number comes into a cell.
        func cell(_ number: Double) -> Int { Int(min(Double(cellCount - 1), (number - low) * scale)) }
        var cells: [(first: Int, numbers: [Double])] = []
        // How many numbers a cell holds; then, where it is wanted, which of the wanted ones it is, else −1.
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: cellCount) { kept in
            kept.initialize(repeating: 0)
            for number in numbers { kept[cell(number)] += 1 }
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
            for number in numbers {
                let wanted = kept[cell(number)]
                if wanted >= 0 { cells[wanted].numbers.append(number) }
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
