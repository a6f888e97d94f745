/// One number that a question's answers come to.
package struct ResultFinding: Hashable, Sendable {
    package enum Measure: String, Hashable, Sendable, CaseIterable {
        /// Of those who gave a value.
        case share
        case topTwo = "top_two"
        case mean, median
        case lowerQuartile = "lower_quartile"
        case upperQuartile = "upper_quartile"
        case least, most
        case netPromoterScore = "nps"
        case opportunity
        case meanRank = "mean_rank"
        case firstPlaces = "first_places"
        case meanPoints = "mean_points"
        case bestLessWorst = "best_less_worst"
        case utility
        case best, worst
        case better
        case worse
        case marginalCheapness = "marginal_cheapness"
        case marginalExpensiveness = "marginal_expensiveness"
        case indifferencePrice = "indifference_price"
        case optimalPrice = "optimal_price"
        /// People who gave words.
        case words
        /// Why a row of a matrix has no value; of those who were asked the question.
        case missing
    }

    /// What a value counts in.
    package enum Unit: Hashable, Sendable {
        /// A part of all, 0 to 1.
        case share
        /// From −1 to 1, shown in points from −100 to 100.
        case points
        /// A plain number, with its unit where it has one.
        case number(String?)
        /// Days since 1970-01-01.
        case days
        /// The same with a time, as a part of the day.
        case moments
        /// Seconds since midnight.
        case clock
        case seconds
        /// People, and nothing else.
        case count
    }

    package var measure: Measure
    /// The row, option or item that it is about, by code.
    package var item: String?
    /// The answer whose share it is, by code.
    package var category: String?
    /// What it is for a person.
    package var label: String
    /// Answers behind it; weights are not in it.
    package var count: Int
    /// Answers that it is a part of, or that its value rests on.
    package var base: Int
    package var value: Double?
    /// With a level of 90 %.
    package var interval: ClosedRange<Double>?
    /// How many answers of equal weight, from as many accounts, the base is worth.
    package var effectiveSize: Double
    package var unit: Unit

    init(
        _ measure: Measure, item: String? = nil, category: String? = nil, label: String, count: Int, base: Int,
        value: Double?, interval: ClosedRange<Double>? = nil, effectiveSize: Double, unit: Unit
    ) {
        self.measure = measure
        self.item = item
        self.category = category
        self.label = label
        self.count = count
        self.base = base
        self.value = value
        self.interval = interval
        self.effectiveSize = effectiveSize
        self.unit = unit
    }
}
