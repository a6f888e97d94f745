/// The four prices of a price sensitivity meter: where the curves of its answers cross.
///
/// Each curve is looked at at the prices that were named, and a crossing is the first of them at which the rising curve
/// has reached the falling one. "Too cheap" and "cheap" are the shares who named a higher price; "expensive" and "too
/// expensive" those who named this or a lower one. Source: P. H. van Westendorp, "NSS Price Sensitivity Meter",
/// Proceedings of the 29th ESOMAR Congress (1976).
package struct PriceMeter: Hashable, Sendable {
    package struct Answer: Hashable, Sendable {
        package var weight: Double
        package var tooCheap: Double
        package var cheap: Double
        package var expensive: Double
        package var tooExpensive: Double

        package init(
            weight: Double = 1, tooCheap: Double, cheap: Double, expensive: Double, tooExpensive: Double
        ) {
            self.weight = weight
            self.tooCheap = tooCheap
            self.cheap = cheap
            self.expensive = expensive
            self.tooExpensive = tooExpensive
        }
    }

    /// Below it, more people find the price too cheap than find it not cheap.
    package let marginalCheapness: Double?
    /// Above it, more people find the price too expensive than find it not expensive.
    package let marginalExpensiveness: Double?
    /// As many find it cheap as expensive.
    package let indifference: Double?
    /// As many find it too cheap as too expensive.
    package let optimum: Double?

    /// Works out the prices of answers that do not contradict themselves; no price for no answers.
    package init(_ answers: [Answer]) { self = PriceCurves(answers).meter(answers.map(\.weight)) }

    /// Takes the four prices in the order of the properties.
    init(_ prices: [Double?]) {
        func price(_ place: Int) -> Double? { prices.indices.contains(place) ? prices[place] : nil }
        (marginalCheapness, marginalExpensiveness) = (price(0), price(1))
        (indifference, optimum) = (price(2), price(3))
    }

    /// The prices in the order in which they usually lie.
    var ordered: [Double?] { [marginalCheapness, optimum, indifference, marginalExpensiveness] }
}
