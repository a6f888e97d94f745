internal import FoundationEssentials

extension Expression {
    /// The names under which an environment has the options that the value may come from.
    var labelSources: [String] {
        switch node {
        case .name(let name): [name]
        case .member(let base, let field):
            base.node == .name("case") ? ["case.\(field)"] : base.isRoot ? [field] : [field] + base.labelSources
        case .element(let base, _): base.labelSources
        case .call("pick", let arguments): arguments.last?.value.labelSources ?? []
        case .call(_, let arguments): arguments.first?.value.labelSources ?? []
        case .binary(.fallback, let left, let right): left.labelSources + right.labelSources
        case .conditional(_, let then, let otherwise): then.labelSources + otherwise.labelSources
        default: []
        }
    }
}

extension OptionList.Option {
    /// What `option(…)` gives.
    func asRecord(_ language: String?) -> [String: Answer] {
        var fields = attributes.mapValues { Answer.value($0) }
        fields["code"] = .value(.text(code))
        fields["label"] = .value(.text(label(in: language)))
        fields["number"] = number.map { .value(.integer($0)) } ?? .missing(.notApplicable)
        return fields
    }
}

extension Value {
    /// The labels of chosen options; anything else as a wording shows it.
    func label(_ sources: [String], in environment: Environment) -> String {
        let option = { (code: String) in
            sources.lazy.compactMap { environment.optionLists[$0]?.known(code) }.first?.label(in: environment.language)
        }
        if let codes = chosenCodes { return codes.map { option($0) ?? $0 }.joined(separator: ", ") }
        switch self {
        case .text(let text): return option(text) ?? text
        case .allocation(let points):
            return (bestFirst ?? []).map { "\(option($0) ?? $0) \(points[$0] ?? 0)" }.joined(separator: ", ")
        default: return worded
        }
    }

    /// The numbers of what was chosen, added up; `nil` if an option has none.
    func score(_ sources: [String], in environment: Environment) -> Value? {
        switch self {
        case .integer, .decimal: return self
        case .choice(let code):
            return sources.lazy.compactMap { environment.optionLists[$0]?.known(code)?.number }.first.map(Value.integer)
        default:
            guard let items else { return nil }
            var sum = Value.integer(0)
            for item in items {
                guard let score = item.score(sources, in: environment), let next = Value.apply(.plus, sum, score) else {
                    return nil
                }
                sum = next
            }
            return sum
        }
    }

    /// What `count` counts of a single value: the options that were given points, or the value itself.
    var counted: [Value] {
        guard case .allocation = self else { return [self] }
        return (bestFirst ?? []).map(Value.choice)
    }

    /// The same kind of several values, with only these members.
    func keeping(_ items: [Value]) -> Value {
        switch self {
        case .multi: .multi(items.compactMap(\.text))
        case .rank: .rank(items.compactMap(\.text))
        default: .list(items)
        }
    }

    static func seconds(_ milliseconds: Int) -> Value { .decimal(Decimal(milliseconds) / 1000) }

    /// Twelve digits behind the point.
    static func fraction(_ number: UInt64) -> Value {
        .decimal(Decimal(sign: .plus, exponent: -12, significand: Decimal(number)))
    }

    /// The options of several people's answers, the one first that stands highest on average.
    ///
    /// Of rankings, the mean place counts, and who did not rank an option gives it the place behind the last; of points,
    /// their sum; of choices, how many made them.
    static func bestOnAverage(_ answers: [Value]) -> [String] {
        var scores: [String: Decimal] = [:]
        var order: [String] = []
        let codes = answers.flatMap { $0.bestFirst ?? $0.chosenCodes ?? [] }
        for code in codes where scores[code] == nil {
            scores[code] = 0
            order.append(code)
        }
        for answer in answers {
            switch answer {
            case .rank(let ranked):
                for code in order {
                    scores[code, default: 0] -= Decimal(ranked.firstIndex(of: code) ?? ranked.count)
                }
            case .allocation(let points):
                for (code, number) in points { scores[code, default: 0] += Decimal(number) }
            case .maxDiff:
                for code in order { scores[code, default: 0] += answer.element(.text(code))?.amount ?? 0 }
            default:
                for code in answer.chosenCodes ?? [] { scores[code, default: 0] += 1 }
            }
        }
        return order.enumerated().sorted {
            let (left, right) = (scores[$0.element] ?? 0, scores[$1.element] ?? 0)
            return left == right ? $0.offset < $1.offset : left > right
        }.map(\.element)
    }
}

extension Environment {
    /// What a `where` sees of each member: the member as `it`, and of a record, its questions.
    func each(of items: [Value], _ lists: [String]) -> [(item: Value, inner: Environment)] {
        items.enumerated().map { place, item in
            var inner = self
            inner.it = item
            if let list = lists.lazy.compactMap({ self.optionLists[$0] }).first { inner.optionLists["it"] = list }
            if case .record(let fields) = item {
                inner.rounds.append(Round(fields, number: place + 1))
            } else {
                inner.rounds.append(Round([:], number: place + 1))
            }
            return (item, inner)
        }
    }

    /// What an expression sees of each person of a group.
    var eachPerson: [Environment] {
        people.enumerated().map { place, person in
            var inner = self
            inner.rounds.append(Round(person.answers, number: place + 1))
            return inner
        }
    }
}

extension Template {
    /// The text with its fills; a chosen option is shown by its label, and what is missing as `…`.
    package func render(in environment: Environment) -> String {
        parts.map { part in
            switch part {
            case .literal(let text): return text
            case .fill(let expression):
                let value = expression.evaluate(in: environment).value
                return value?.label(expression.labelSources, in: environment) ?? "…"
            }
        }.joined()
    }
}
