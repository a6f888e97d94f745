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
