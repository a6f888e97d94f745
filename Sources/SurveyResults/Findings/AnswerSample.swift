internal import Statistics
internal import SurveyModel

/// What people answered to one question, or in one part of it, with the weight of each.
///
/// Answers of one account belong together, those of its sessions and those of their rounds: see ``RatioEstimate`` for what
/// that does to intervals.
struct AnswerSample {
    struct Item {
        /// The account, as a number; a session without an account has one of its own.
        var cluster: Int
        var weight: Double
        var value: Value
    }

    /// The level of all intervals.
    static let level = 0.9

    let items: [Item]

    init(_ items: [Item]) { self.items = items.filter { $0.weight > 0 } }

    var count: Int { items.count }

    /// The accounts behind the answers, in a fixed order.
    var clusters: [Int] { Set(items.map(\.cluster)).sorted() }

    /// How many accounts of equal weight it comes from.
    var effectiveSize: Double {
        var weights: [Int: Double] = [:]
        for item in items { weights[item.cluster, default: 0] += item.weight }
        // In a fixed order, so that the sums have the same bits in each run.
        return Statistics.effectiveSize(clusters.map { weights[$0] ?? 0 })
    }

    /// The same people with a part of their answers, as far as they have it.
    func map(_ part: (Value) -> Value?) -> AnswerSample {
        AnswerSample(
            items.compactMap { item in
                part(item.value).map { .init(cluster: item.cluster, weight: item.weight, value: $0) }
            }
        )
    }

    /// The share of the answers for which something is so.
    func share(
        _ label: String, as measure: ResultFinding.Measure = .share, item: String? = nil, category: String? = nil,
        where isSo: (Value) -> Bool
    ) -> ResultFinding {
        let estimate = ratio { (isSo($0) ? 1 : 0, 1) }
        return ResultFinding(
            measure, item: item, category: category, label: label, count: items.count { isSo($0.value) },
            base: count, value: estimate?.share?.value, interval: estimate?.share?.jeffreys(Self.level),
            effectiveSize: estimate?.effectiveSize ?? 0, unit: .share)
    }

    /// The mean of a number over all answers that have one.
    ///
    /// Its interval ends where the range of the type ends, since no mean lies beyond: what is cut off could not hold it.
    /// Answers from when the type was wider than it is now widen the range.
    func mean(
        _ label: String, as measure: ResultFinding.Measure = .mean, item: String? = nil, unit: ResultFinding.Unit,
        within range: ClosedRange<Double> = -Double.infinity...Double.infinity,
        _ number: (Value) -> Double?
    ) -> ResultFinding {
        let estimate = ratio { value in number(value).map { ($0, 1) } }
        let given = items.compactMap { number($0.value) }
        let ends = min(range.lowerBound, given.min() ?? .infinity)...max(range.upperBound, given.max() ?? -.infinity)
        return ResultFinding(
            measure, item: item, label: label, count: given.count, base: given.count, value: estimate?.value,
            interval: estimate?.interval(Self.level)?.clamped(to: ends), effectiveSize: estimate?.effectiveSize ?? 0,
            unit: unit)
    }

    /// The ratio of two sums.
    func ratio(_ parts: (Value) -> (numerator: Double, denominator: Double)?) -> RatioEstimate? {
        RatioEstimate(
            items.compactMap { item in
                parts(item.value).map {
                    .init(
                        cluster: item.cluster, weight: item.weight, numerator: $0.numerator,
                        denominator: $0.denominator)
                }
            })
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
            let value = sorted.quantile(probability)
            // Woodruff's interval is that of the share of numbers up to the quantile, turned back into numbers.
            let upTo = value.flatMap { limit in
                ratio { value in number(value).map { ($0 <= limit ? 1 : 0, 1) } }
            }
            let isEnd = probability == 0 || probability == 1
            return ResultFinding(
                measure, item: item, label: label, count: numbers.count, base: numbers.count, value: value,
                interval: isEnd
                    ? nil
                    : upTo.flatMap {
                        sorted.interval(of: probability, effectiveSize: $0.size(for: Self.level), level: Self.level)
                    },
                effectiveSize: upTo?.effectiveSize ?? 0, unit: unit)
        }
    }

    /// Intervals of numbers that have no formula for their error, by drawing accounts again and again.
    ///
    /// - Parameters:
    ///   - count: How many numbers there are.
    ///   - numbers: Works them out with a weight for each item.
    /// - Returns: One interval for each number, as far as it has one.
    func bootstrapped(_ count: Int, _ numbers: ([Double]) -> [Double?]) -> [ClosedRange<Double>?] {
        let clusters = clusters
        let number = Dictionary(uniqueKeysWithValues: clusters.enumerated().map { ($1, $0) })
        let places = items.map { number[$0.cluster] ?? 0 }
        let found = ClusterBootstrap(clusters: clusters.count).intervals(Self.level) { times in
            numbers(zip(items, places).map { $0.weight * times[$1] })
        }
        return found.isEmpty ? Array(repeating: nil, count: count) : found
    }
}

extension RatioEstimate {
    /// The estimate as a share, worth as many answers as its clusters allow.
    var share: WeightedShare? { WeightedShare(value, effectiveSize: size(for: AnswerSample.level)) }
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
