internal import FoundationEssentials
internal import SurveyModel

/// How the values of each type are cut into cells.
extension SolverVariable {
    /// The most cells with a value, so that a few missing reasons fit beside them.
    private static let most = 56

    mutating func take(_ values: [Value], isExhaustive: Bool) {
        samples = values.map(Answer.value) + samples
        self.isExhaustive = isExhaustive
    }

    /// Each option is a cell; of a very long list, each that is named somewhere, and one for all others.
    mutating func take(codes: [String], mentioned: [Value]) {
        guard codes.count > Self.most else { return take(codes.map(Value.choice), isExhaustive: true) }
        let named = Set(mentioned.compactMap(\.plainText))
        var kept = codes.filter(named.contains)
        guard kept.count < Self.most else { return }
        if let other = codes.first(where: { !named.contains($0) }) { kept.append(other) }
        take(kept.map(Value.choice), isExhaustive: false)
    }

    mutating func take(texts: [Value]) {
        var texts = Set(texts.compactMap(\.plainText)).sorted()
        guard texts.count < Self.most else { return }
        var other = "something else"
        while texts.contains(other) { other += "!" }
        texts.append(other)
        take(texts.map(Value.text), isExhaustive: false)
    }

    /// Bounds of a number, of days since 1970, or of seconds; both are included.
    typealias Bounds = (low: Decimal?, high: Decimal?)

    /// Whole numbers of a short range are a cell each; otherwise each constant is, and each gap between them.
    mutating func take(numbers: [Value], range: Bounds, isWhole: Bool) {
        if isWhole, let low = range.low.flatMap(Int.init(exactly:)), let high = range.high.flatMap(Int.init(exactly:)),
            low <= high, high - low < 40
        {
            return take((low...high).map(Value.integer), isExhaustive: true)
        }
        take(points: numbers.compactMap(\.plainNumber), range, isWhole: isWhole) { point in
            isWhole ? Int(exactly: point).map(Value.integer) : .decimal(point)
        }
    }

    mutating func take(amounts: [Value], range: Bounds, _ currency: String) {
        take(points: amounts.compactMap(\.plainNumber), range, isWhole: false) { .money(Money($0, currency)) }
    }

    mutating func take(spans: [Value], range: Bounds) {
        let seconds = spans.compactMap { value -> Decimal? in
            guard case .duration(let span) = value else { return nil }
            return Decimal(span.seconds)
        }
        take(points: seconds, (range.low ?? 0, range.high), isWhole: true) { point in
            Int(exactly: point).map { .duration(TimeSpan(seconds: $0)) }
        }
    }

    mutating func take(dates: [Value], range: Bounds) {
        let days = dates.compactMap { value -> Decimal? in
            guard case .date(let date) = value else { return nil }
            return Decimal(date.dayNumber)
        }
        // The years from 1 to 9999, which are all there are.
        let bounds = (low: range.low ?? -719_162, high: range.high ?? 2_932_896)
        take(points: days, bounds, isWhole: true) { point in
            Int(exactly: point).flatMap(CalendarDate.init(dayNumber:)).map(Value.date)
        }
    }

    mutating func take(times: [Value], range: Bounds) {
        take(points: times.compactMap(\.position), (range.low ?? 0, range.high ?? 86_399), isWhole: true) { point in
            Int(exactly: point).flatMap(ClockTime.init(secondOfDay:)).map(Value.time)
        }
    }

    mutating func take(moments: [Value]) {
        let seconds = moments.compactMap { value -> Decimal? in
            guard case .dateTime(let moment) = value else { return nil }
            return Decimal(moment.secondNumber)
        }
        take(points: seconds, (nil, nil), isWhole: true) { point in
            Int(exactly: point).flatMap(CalendarMoment.init(secondNumber:)).map(Value.dateTime)
        }
    }

    private mutating func take(
        points constants: [Decimal], _ range: Bounds, isWhole: Bool, _ value: (Decimal) -> Value?
    ) {
        let points = Self.points(constants, low: range.low, high: range.high, isWhole: isWhole)
        guard points.count <= Self.most else { return }
        take(points.compactMap(value), isExhaustive: false)
    }

    /// One number out of each stretch that the constants leave alike: each constant in range, and one of each gap.
    static func points(_ constants: [Decimal], low: Decimal?, high: Decimal?, isWhole: Bool) -> [Decimal] {
        // Beyond this, whole numbers are not told apart from their neighbours.
        let bound = Decimal(1_000_000_000_000_000)
        guard constants.allSatisfy({ $0 > -bound && $0 < bound }) else { return [] }
        var edges = Set(constants.filter { (low.map($0.isAtLeast) ?? true) && (high.map($0.isAtMost) ?? true) })
        if let low, low > -bound { edges.insert(low) }
        if let high, high < bound { edges.insert(high) }
        let sorted = edges.sorted()
        guard let first = sorted.first, let last = sorted.last else { return [0] }
        var points: [Decimal] = []
        if low.map({ $0 < first }) ?? true { points.append(isWhole ? first.floored - 1 : first - 1) }
        for (place, edge) in sorted.enumerated() {
            if !isWhole || edge.floored == edge { points.append(edge) }
            guard place + 1 < sorted.count else { continue }
            let next = sorted[place + 1]
            let middle = isWhole ? edge.floored + 1 : (edge + next) / 2
            if middle > edge, middle < next { points.append(middle) }
        }
        if high.map({ $0 > last }) ?? true { points.append(last.floored + 1) }
        return points
    }
}

extension Decimal {
    fileprivate func isAtLeast(_ bound: Decimal) -> Bool { self >= bound }
    fileprivate func isAtMost(_ bound: Decimal) -> Bool { self <= bound }

    /// The next whole number below, or itself.
    fileprivate var floored: Decimal {
        let digits = "\(self)"
        guard let point = digits.firstIndex(of: "."), let whole = Decimal(string: String(digits[..<point])) else {
            return self
        }
        return self < 0 ? whole - 1 : whole
    }
}

extension Int {
    /// The same whole number, if it is one and fits.
    init?(exactly number: Decimal) {
        guard number > -1_000_000_000_000_000_000, number < 1_000_000_000_000_000_000 else { return nil }
        guard let whole = Int("\(number)") else { return nil }
        self = whole
    }
}

extension Value {
    fileprivate var plainNumber: Decimal? {
        switch self {
        case .integer(let number): Decimal(number)
        case .decimal(let number): number
        case .money(let money): money.amount
        default: nil
        }
    }
}
