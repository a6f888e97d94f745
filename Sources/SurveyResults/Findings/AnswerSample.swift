internal import Statistics
internal import SurveyModel

/// What people answered to one question, or in one part of it, with the weight of each.
///
/// In a repeat one person has several answers. They are taken as if all answers of a person said the same, so that no
/// interval is narrower than the number of people allows.
struct AnswerSample {
    struct Item {
        /// The session's place among the responses.
        var person: Int
        var weight: Double
        var value: Value
    }

    let items: [Item]
    /// How many equally weighted people it is worth.
    let effectiveSize: Double
    private let weight: Double

    init(_ items: [Item]) {
        self.items = items.filter { $0.weight > 0 }
        var people: [Int: Double] = [:]
        for item in self.items { people[item.person, default: 0] += item.weight }
        // In the order of people, so that the sums have the same bits in each run.
        effectiveSize = Statistics.effectiveSize(people.sorted { $0.key < $1.key }.map(\.value))
        weight = self.items.reduce(0) { $0 + $1.weight }
    }

    var count: Int { items.count }

    /// The same people with a part of their answers, as far as they have it.
    func map(_ part: (Value) -> Value?) -> AnswerSample {
        AnswerSample(
            items.compactMap { item in
                part(item.value).map { .init(person: item.person, weight: item.weight, value: $0) }
            }
        )
    }

    /// The share of the answers for which something is so.
    func share(
        _ label: String, as measure: ResultFinding.Measure = .share, item: String? = nil, category: String? = nil,
        where isSo: (Value) -> Bool
    ) -> ResultFinding {
        var (count, yes) = (0, 0.0)
        for item in items where isSo(item.value) {
            count += 1
            yes += item.weight
        }
        let share = WeightedShare(weight > 0 ? yes / weight : .nan, effectiveSize: effectiveSize)
        return ResultFinding(
            measure, item: item, category: category, label: label, count: count, base: self.count, value: share?.value,
            interval: share?.jeffreys(), effectiveSize: effectiveSize, unit: .share)
    }

    /// The mean of a number over all answers that have one.
    func mean(
        _ label: String, as measure: ResultFinding.Measure = .mean, item: String? = nil, unit: ResultFinding.Unit,
        within range: ClosedRange<Double> = -Double.infinity...Double.infinity,
        _ number: (Value) -> Double?
    ) -> ResultFinding {
        let estimate = ratio { value in number(value).map { ($0, 1) } }
        let counted = items.count { number($0.value) != nil }
        return ResultFinding(
            measure, item: item, label: label, count: counted, base: counted, value: estimate?.value,
            interval: estimate?.interval()?.clamped(to: range), effectiveSize: estimate?.effectiveSize ?? 0, unit: unit)
    }

    /// The ratio of two sums, with the people as the units.
    func ratio(_ parts: (Value) -> (numerator: Double, denominator: Double)?) -> RatioEstimate? {
        var people: [Int: RatioEstimate.Part] = [:]
        for item in items {
            guard let (numerator, denominator) = parts(item.value) else { continue }
            var part = people[item.person] ?? .init(weight: item.weight, numerator: 0, denominator: 0)
            part.numerator += numerator
            part.denominator += denominator
            people[item.person] = part
        }
        return RatioEstimate(people.sorted { $0.key < $1.key }.map(\.value))
    }

    /// Median, quartiles and ends of a number.
    func quantiles(item: String? = nil, unit: ResultFinding.Unit, _ number: (Value) -> Double?) -> [ResultFinding] {
        let numbers = items.compactMap { item in number(item.value).map { (value: $0, weight: item.weight) } }
        let sorted = WeightedQuantiles(numbers)
        let kinds: [(ResultFinding.Measure, String, Double)] = [
            (.median, "median", 0.5), (.lowerQuartile, "lower quartile", 0.25),
            (.upperQuartile, "upper quartile", 0.75),
            (.least, "least", 0), (.most, "most", 1),
        ]
        return kinds.map { measure, label, probability in
            let isEnd = probability == 0 || probability == 1
            return ResultFinding(
                measure, item: item, label: label, count: numbers.count, base: numbers.count,
                value: sorted.quantile(probability),
                interval: isEnd ? nil : sorted.interval(of: probability, effectiveSize: effectiveSize),
                effectiveSize: effectiveSize, unit: unit)
        }
    }
}

extension Value {
    /// The number that a value is for statistics: dates in days, times and durations in seconds.
    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .decimal(let number): number.number
        case .money(let money): money.amount.number
        case .date(let day): Double(day.daysSinceEpoch)
        case .time(let time): Double(time.secondOfDay)
        case .duration(let span): Double(span.seconds)
        case .dateTime(let moment): Double(moment.date.daysSinceEpoch) + Double(moment.time.secondOfDay) / 86_400
        default: nil
        }
    }
}

extension CalendarDate {
    /// Days since 1970-01-01 in the Gregorian calendar.
    ///
    /// Source: H. Hinnant, "chrono-compatible low-level date algorithms" (2013), days_from_civil.
    var daysSinceEpoch: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
