/// A value with its interval as a row of characters: `····━━━●━━━━······`.
///
/// It repeats what stands beside it in numbers, for those who would rather look.
struct IntervalBar: CustomStringConvertible {
    var low: Double
    var value: Double
    var high: Double
    /// What the left end stands for.
    var start = 0.0
    /// What the right end stands for.
    var end: Double
    var width = 20

    var description: String {
        guard end > start else { return "" }
        func place(_ number: Double) -> Int {
            min(max(Int(((number - start) / (end - start) * Double(width - 1)).rounded()), 0), width - 1)
        }
        let (from, to, middle) = (place(low), place(high), place(value))
        return String((0..<width).map { $0 == middle ? "●" : (from...max(from, to)).contains($0) ? "━" : "·" })
    }
}
