internal import FoundationEssentials

/// Functions that look at all people of a group.
extension Compilation {
    func share(_ condition: @escaping Step) -> Step {
        { environment in
            let known = environment.eachPerson.compactMap { condition($0).value?.boolean }
            guard !known.isEmpty else { return .missing(.notAsked) }
            return .value(.decimal(Decimal(known.count { $0 }) / Decimal(known.count)))
        }
    }

    /// Functions of what each person answered, or of the place each gave to an option.
    mutating func personal(
        _ special: Function.Special, _ answer: Expression.Argument, code: Expression.Argument?
    ) -> Step {
        let (value, code) = (step(answer.value), code.map { step($0.value) })
        let scale: String? = if case .name(let name) = answer.value.node { name } else { nil }
        return { environment in
            let option = code.flatMap { $0(environment).value }
            var given: [(alias: String, value: Value)] = []
            var isRanking = false
            for (person, inner) in zip(environment.people, environment.eachPerson) {
                guard let value = value(inner).value else { continue }
                if code == nil {
                    given.append((person.alias, value))
                    continue
                }
                if case .rank = value { isRanking = true }
                if let place = option.flatMap({ value.element($0) }) {
                    given.append((person.alias, place))
                }
            }
            let result: Value?
            switch special {
            case .spread: result = Self.deviation(given.compactMap(\.value.amount)).map(Value.decimal)
            case .highest, .lowest:
                // A place in a ranking is higher the smaller it is.
                result = Self.extreme(given, wanted: (special == .highest) != isRanking ? 1 : -1).map(Value.person)
            default:
                result = Self.agreement(given.map(\.value), scale: scale.flatMap { environment.scales[$0] })
                    .map(Value.decimal)
            }
            return result.map(Answer.value) ?? .missing(.notAsked)
        }
    }

    private static func extreme(_ given: [(alias: String, value: Value)], wanted: Int) -> String? {
        given.dropFirst().reduce(given.first) { best, next in
            best.flatMap { next.value.order(to: $0.value) } == wanted ? next : best
        }?.alias
    }

    private static func deviation(_ numbers: [Decimal]) -> Decimal? {
        guard numbers.count > 1 else { return nil }
        let count = Decimal(numbers.count)
        let mean = numbers.reduce(0, +) / count
        let squares = numbers.reduce(Decimal(0)) { $0 + ($1 - mean) * ($1 - mean) }
        return Number(squares / (count - 1))?.squareRoot?.decimal
    }

    /// Van der Eijk's A of numbers; the share of the commonest one of anything else.
    ///
    /// Source: C. van der Eijk, "Measuring Agreement in Ordered Rating Scales", Quality & Quantity 35, 2001, 325–341.
    private static func agreement(_ values: [Value], scale: ClosedRange<Int>?) -> Decimal? {
        guard !values.isEmpty else { return nil }
        let numbers = values.compactMap { $0.number?.whole }
        guard numbers.count == values.count, let least = numbers.min(), let most = numbers.max() else {
            var counts: [String: Int] = [:]
            for value in values { counts[value.shown, default: 0] += 1 }
            return Decimal(counts.values.max() ?? 0) / Decimal(values.count)
        }
        let range = scale ?? least...most
        guard range.count > 1, range.count <= 1001 else { return range.count == 1 ? 1 : nil }
        var counts = Array(repeating: 0, count: range.count)
        for number in numbers where range.contains(number) { counts[number - range.lowerBound] += 1 }
        let total = counts.reduce(0, +)
        guard total > 0 else { return nil }
        // The frequencies are taken apart into layers of equal height, each a pattern of empty and filled points.
        var result = Decimal(0)
        while let height = counts.filter({ $0 > 0 }).min() {
            let filled = counts.map { $0 > 0 }
            let weight = Decimal(height * filled.count { $0 }) / Decimal(total)
            result += weight * agreement(of: filled)
            counts = counts.map { max(0, $0 - height) }
        }
        // Thirds are not exact, so that layers that cancel out leave a trace in the last digits.
        return Number(result)?.rounded(places: 15)?.decimal
    }

    private static func agreement(of filled: [Bool]) -> Decimal {
        let size = filled.count
        let points = filled.count { $0 }
        // Of any three points in order, two filled neighbours and an empty one speak for one peak, an empty one between
        // two filled ones for two.
        var (unimodal, bimodal, before) = (0, 0, 0)
        for isFilled in filled {
            if isFilled {
                before += 1
            } else {
                let after = points - before
                unimodal += before * (before - 1) / 2 + after * (after - 1) / 2
                bimodal += before * after
            }
        }
        let factor = Decimal(size - points) / Decimal(size - 1)
        guard unimodal + bimodal > 0 else { return points == 1 ? 1 : 0 }
        let share = Decimal((size - 2) * unimodal - (size - 1) * bimodal) / Decimal((size - 2) * (unimodal + bimodal))
        return share * factor
    }
}
