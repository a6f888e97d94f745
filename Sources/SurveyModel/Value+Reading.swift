internal import FoundationEssentials

extension Value {
    var boolean: Bool? {
        guard case .boolean(let value) = self else { return nil }
        return value
    }

    /// `x.field`: of a record, a matrix, an allocation and so on; of a list of records, all that have one.
    func field(_ name: String) -> Answer {
        switch self {
        case .record(let fields): return fields[name] ?? .missing(.notAsked)
        case .list(let items):
            return .value(.list(items.compactMap { $0.field(name).value }))
        default: return element(.text(name)).map(Answer.value) ?? cell(name)
        }
    }

    /// A row of a matrix keeps the reason why it is missing.
    private func cell(_ name: String) -> Answer {
        guard case .matrix(let rows) = self else { return .missing(.notApplicable) }
        return rows[name] ?? .missing(.notAsked)
    }

    /// `x[2]` or `x['price']`.
    func element(_ position: Value) -> Value? {
        guard let code = position.text else {
            guard let place = position.number?.whole, let items, items.indices.contains(place - 1) else { return nil }
            return items[place - 1]
        }
        switch self {
        case .allocation(let points): return points[code].map(Value.integer)
        case .matrix(let rows): return rows[code]?.value
        case .rank(let codes): return codes.firstIndex(of: code).map { .integer($0 + 1) }
        case .maxDiff(let picks):
            let shown = picks.filter { $0.shown.contains(code) }
            guard !shown.isEmpty else { return nil }
            return .integer(shown.count { $0.most == code } - shown.count { $0.least == code })
        case .pricePoints(let prices):
            return PriceSensitivity.Point(rawValue: code).map { .money(Money(prices[$0], prices.currency)) }
        case .kano(let answer):
            switch code {
            case "with": return .text(answer.with.rawValue)
            case "without": return .text(answer.without.rawValue)
            case "category": return .text(answer.category.rawValue)
            default: return nil
            }
        default: return nil
        }
    }

    /// `has`, and `has any`, `has all` and `has none`; `nil` of what has no members.
    func has(_ quantifier: Expression.Quantifier?, _ wanted: Value) -> Bool? {
        guard let chosen = items else { return nil }
        let sought = wanted.items ?? [wanted]
        return switch quantifier {
        case .any: sought.contains { chosen.holds($0) }
        case .none?: !sought.contains { chosen.holds($0) }
        case .all, nil: sought.allSatisfy { chosen.holds($0) }
        }
    }

    /// The codes of a choice, a multi, a ranking, or a list of choices.
    package var chosenCodes: [String]? {
        switch self {
        case .choice(let code): return [code]
        case .multi(let codes), .rank(let codes): return codes
        case .list(let items):
            let codes = items.compactMap { item -> String? in
                guard case .choice(let code) = item else { return nil }
                return code
            }
            return codes.count == items.count && !codes.isEmpty ? codes : nil
        default: return nil
        }
    }

    /// The options by how high they were put: ranked, given most points, or chosen best most often.
    var bestFirst: [String]? {
        switch self {
        case .rank(let codes), .multi(let codes): return codes
        case .allocation(let points):
            return points.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        case .maxDiff(let picks):
            let codes = Set(picks.flatMap(\.shown))
            let scores = codes.map { code in (code, element(.text(code))?.number?.whole ?? 0) }
            return scores.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
        default: return nil
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

extension [Value] {
    /// Whether one of them is equal to the value, as `=` sees it: a code in quotes is a text, and the option is a choice.
    func holds(_ value: Value) -> Bool { contains { $0.isEqual(to: value) == true } }
}

extension Answer {
    package var reason: MissingReason? {
        guard case .missing(let reason) = self else { return nil }
        return reason
    }

    func flatMap(_ transform: (Value) -> Answer) -> Answer {
        switch self {
        case .value(let value): transform(value)
        case .missing: self
        }
    }

    /// `not_applicable` where there is no result.
    func map(_ transform: (Value) -> Value?) -> Answer {
        switch self {
        case .value(let value): transform(value).map(Answer.value) ?? .missing(.notApplicable)
        case .missing: self
        }
    }

    /// What `is answered`, `is refused` and so on ask.
    func isIn(_ state: Expression.State) -> Bool {
        switch (state, self) {
        case (.answered, .value): true
        case (.missing, .missing): true
        case (.refused, .missing(.refused)): true
        case (.skipped, .missing(.skipped)): true
        case (.dontKnow, .missing(.dontKnow)): true
        case (.notAsked, .missing(.notAsked)): true
        case (.notApplicable, .missing(.notApplicable)): true
        case (.empty, .value(.text(let text))): text.isEmpty
        case (.empty, .value(let value)): value.items?.isEmpty ?? false
        default: false
        }
    }
}

extension Environment {
    /// The answer of the innermost round that has a question of that name.
    func inRound(_ name: String) -> Answer? {
        rounds.lazy.reversed().compactMap { $0.fields[name] }.first
    }

    /// The participants as records, so that they can be counted and filtered like the rounds of a repeat.
    var peopleAsRecords: Value {
        .list(people.map { .record($0.answers.merging(["person": .value(.person($0.alias))]) { $1 }) })
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
