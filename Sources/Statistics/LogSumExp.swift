/// ln Σ exp(xᵢ), without overflow: the logarithm of a sum of numbers that are known by their logarithms.
///
/// Of nothing, and of nothing but −∞, it is −∞.
package func logSumExp(_ logarithms: some Collection<Double>) -> Double {
    guard let largest = logarithms.max(), largest > -.infinity else { return -.infinity }
    guard largest.isFinite else { return largest }
    return largest + Elementary.log(logarithms.reduce(0.0) { $0 + Elementary.exp($1 - largest) })
}
