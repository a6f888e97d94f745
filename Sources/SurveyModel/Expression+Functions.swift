internal import FoundationEssentials

extension Expression {
    static func call(_ name: String, _ arguments: [Expression], in environment: Environment) -> Answer {
        switch name {
        case "count", "sum", "mean", "min", "max", "any", "all":
            return aggregate(name, of: arguments.map { $0.evaluate(in: environment) })
        case "today": return environment.today.map { .value(.date($0)) } ?? .missing(.notApplicable)
        case "label":
            guard let argument = arguments.first else { return .missing(.notApplicable) }
            return argument.evaluate(in: environment).flatMap { value in
                .value(.text(label(of: value, from: argument, in: environment)))
            }
        default:
            var values: [Value] = []
            for argument in arguments {
                switch argument.evaluate(in: environment) {
                case .value(let value): values.append(value)
                case .missing(let reason): return .missing(reason)
                }
            }
            return (apply(name, values[...]) ?? nil).map(Answer.value) ?? .missing(.notApplicable)
        }
    }

    /// Functions over several values, or over the members of one: what is missing does not count.
    private static func aggregate(_ name: String, of answers: [Answer]) -> Answer {
        let given = answers.compactMap(\.value)
        let values = given.count == 1 ? given[0].items ?? given : given
        let reason = answers.lazy.compactMap(\.reason).first ?? .notApplicable
        switch name {
        case "count": return .value(.integer(values.count))
        case "any", "all":
            let seen = values.compactMap { value -> Bool? in
                guard case .boolean(let value) = value else { return nil }
                return value
            }
            if seen.contains(name == "any") { return .value(.boolean(name == "any")) }
            return given.count < answers.count ? .missing(reason) : .value(.boolean(name == "all"))
        case "min", "max":
            let wanted = name == "min" ? -1 : 1
            var best: Value?
            for value in values {
                guard let current = best else {
                    best = value
                    continue
                }
                if value.order(to: current) == wanted { best = value }
            }
            return best.map(Answer.value) ?? .missing(reason)
        default:
            let numbers = values.compactMap(\.number)
            guard var sum = numbers.first else { return .missing(reason) }
            for number in numbers.dropFirst() {
                guard let next = Number.apply(.plus, sum, number) else { return .missing(.notApplicable) }
                sum = next
            }
            guard name == "mean" else { return .value(sum.value) }
            return Number.apply(.over, sum, Number(numbers.count)).map { .value($0.value) } ?? .missing(.notApplicable)
        }
    }

    /// Functions of values that are all there; `nil` where there is no result.
    private static func apply(_ name: String, _ values: ArraySlice<Value>) -> Value? {
        guard let first = values.first else { return nil }
        let second = values.dropFirst().first
        switch name {
        case "has":
            guard let items = first.items, let second else { return nil }
            return .boolean(items.contains { $0.isEqual(to: second) == true })
        case "first": return first.items?.first
        case "last": return first.items?.last
        case "at":
            guard let items = first.items, let place = second?.number?.whole, items.indices.contains(place - 1) else {
                return nil
            }
            return items[place - 1]
        case "abs": return first.number?.magnitude?.value
        case "round":
            guard let second else { return first.number?.rounded()?.value }
            return second.number?.whole.flatMap { first.number?.rounded(places: $0)?.value }
        case "floor": return first.number?.rounded(.down)?.value
        case "ceil": return first.number?.rounded(.up)?.value
        default: return applyToText(name, first, second) ?? applyToDate(name, values)
        }
    }

    private static func applyToText(_ name: String, _ first: Value, _ second: Value?) -> Value? {
        guard let text = first.text else { return nil }
        switch name {
        case "len": return .integer(text.count)
        case "words": return .integer(text.split(whereSeparator: \.isWhitespace).count)
        case "lower": return .text(text.lowercased())
        case "upper": return .text(text.uppercased())
        case "trim": return .text(text.trimmed)
        case "contains": return second?.text.map { .boolean($0.isEmpty || text.contains($0)) }
        case "starts": return second?.text.map { .boolean(text.hasPrefix($0)) }
        case "ends": return second?.text.map { .boolean(text.hasSuffix($0)) }
        case "date": return CalendarDate(text).map(Value.date)
        default: return nil
        }
    }

    private static func applyToDate(_ name: String, _ values: ArraySlice<Value>) -> Value? {
        let numbers = values.compactMap { $0.number?.whole }
        if name == "date", numbers.count == 3 {
            return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]).map(Value.date)
        }
        let dates = values.compactMap { value -> CalendarDate? in
            guard case .date(let date) = value else { return nil }
            return date
        }
        guard let date = dates.first else { return nil }
        switch name {
        case "year": return .integer(date.year)
        case "month": return .integer(date.month)
        case "day": return .integer(date.day)
        case "days_between": return dates.count == 2 ? .integer(dates[1].dayNumber - dates[0].dayNumber) : nil
        default: return nil
        }
    }

    /// The labels of chosen options; anything else as it is.
    private static func label(of value: Value, from expression: Expression, in environment: Environment) -> String {
        guard let codes = value.chosenCodes else { return value.shown }
        let lists = expression.optionLists(in: environment)
        return codes.map { code in lists.lazy.compactMap { $0[code]?.label }.first ?? code }.joined(separator: ", ")
    }

    /// The options that its value may come from.
    private func optionLists(in environment: Environment) -> [OptionList] {
        switch node {
        case .name(let name): environment.optionLists[name].map { [$0] } ?? []
        case .member(let base, let field):
            base.node == .name("case") ? environment.optionLists["case.\(field)"].map { [$0] } ?? [] : []
        case .element(let base, _): base.optionLists(in: environment)
        case .call(_, let arguments): arguments.first?.value.optionLists(in: environment) ?? []
        case .binary(.fallback, let left, let right):
            left.optionLists(in: environment) + right.optionLists(in: environment)
        case .conditional(_, let then, let otherwise):
            then.optionLists(in: environment) + otherwise.optionLists(in: environment)
        default: []
        }
    }
}

extension Template {
    /// The text with its fills; a chosen option is shown by its label, and what is missing as `…`.
    package func render(in environment: Environment) -> String {
        parts.map { part in
            switch part {
            case .literal(let text): text
            case .fill(let expression):
                Expression.call("label", [expression], in: environment).value?.shown ?? "…"
            }
        }.joined()
    }
}

extension Value {
    /// The codes of a choice or a multi.
    package var chosenCodes: [String]? {
        switch self {
        case .choice(let code): [code]
        case .multi(let codes): codes
        default: nil
        }
    }

    /// The value in words: codes for options, `true` or `false`, `2026-11-22`.
    package var shown: String {
        switch self {
        case .boolean(let value): value ? "true" : "false"
        case .integer(let number): String(number)
        case .decimal(let number): "\(number)"
        case .text(let text), .choice(let text): text
        case .multi(let codes): codes.joined(separator: ", ")
        case .date(let date): date.description
        case .list(let values): values.map(\.shown).joined(separator: ", ")
        case .money(let money): money.description
        case .rank(let codes): codes.joined(separator: " > ")
        case .allocation(let points):
            points.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        case .matrix(let answers), .record(let answers):
            answers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.value?.shown ?? "…")" }
                .joined(separator: ", ")
        case .maxDiff(let picks): picks.map { "\($0.most) over \($0.least)" }.joined(separator: ", ")
        case .kano(let answer): "\(answer.with.rawValue), \(answer.without.rawValue)"
        case .pricePoints(let prices):
            PriceSensitivity.Point.allCases.map { "\(prices[$0])" }.joined(separator: " ≤ ") + " \(prices.currency)"
        case .time(let time): time.description
        case .dateTime(let moment): moment.description
        case .duration(let span): span.description
        case .person(let alias): alias
        }
    }
}

extension Answer {
    package var reason: MissingReason? {
        guard case .missing(let reason) = self else { return nil }
        return reason
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
