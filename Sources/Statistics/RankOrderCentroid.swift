/// Weights for so many things of which only the order is known, the most important first: wᵢ = (1/n) Σ 1/j for j from i to n.
///
/// The mean of all weights that have this order. Source: F. H. Barron & B. E. Barrett, "Decision quality using ranked
/// attribute weights", Management Science 42(11) (1996).
package func rankOrderCentroid(_ count: Int) -> [Double] {
    guard count > 0 else { return [] }
    var (sum, weights) = (0.0, Array(repeating: 0.0, count: count))
    for place in stride(from: count, to: 0, by: -1) {
        sum += 1 / Double(place)
        weights[place - 1] = sum / Double(count)
    }
    return weights
}
