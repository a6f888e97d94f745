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

/// The same for several shares of numbers in any order, which takes a tenth of the time that sorting them takes.
///
/// - Parameters:
///   - probabilities: Each from 0 to 1, in rising order.
///   - numbers: None of them NaN.
/// - Returns: A quantile for each share; `nil` for no numbers.
package func quantiles(_ probabilities: [Double], of numbers: [Double]) -> [Double]? {
    guard let last = numbers.indices.last else { return nil }
    var numbers = numbers
    return numbers.withUnsafeMutableBufferPointer { numbers in
        // What is left of `settled` is not above what follows.
        var settled = 0
        return probabilities.map { probability in
            let place = min(max(probability, 0), 1) * Double(last)
            let i = min(Int(place), last)
            select(i, of: numbers, from: settled)
            settled = i
            guard i < last else { return numbers[last] }
            let next = numbers[(i + 1)...].min() ?? numbers[i]
            return numbers[i] + (next - numbers[i]) * (place - Double(i))
        }
    }
}

/// Brings the number to a place that would stand there if all were sorted, with none above it before it and none below it
/// behind it.
///
/// C. A. R. Hoare, "Algorithm 65: find", Communications of the ACM 4 (1961), with the median of three as pivot.
private func select(_ place: Int, of numbers: UnsafeMutableBufferPointer<Double>, from start: Int) {
    var (low, high) = (start, numbers.count - 1)
    while low < high {
        let (first, middle, last) = (numbers[low], numbers[low + (high - low) / 2], numbers[high])
        let pivot = max(min(first, middle), min(max(first, middle), last))
        var (left, right) = (low, high)
        while left <= right {
            while numbers[left] < pivot { left += 1 }
            while numbers[right] > pivot { right -= 1 }
            guard left <= right else { break }
            numbers.swapAt(left, right)
            left += 1
            right -= 1
        }
        if place <= right { high = right } else if place >= left { low = left } else { return }
    }
}
