internal import FoundationEssentials

extension FunctionCatalogue {
    private typealias Parameter = Function.Parameter

    private static let several = Parameter("values", .amounts)

    /// Functions of several numbers, for which what is missing does not count.
    static let numbers: [Function] = [
        Function(
            "sum", .numbers, [.init([several], to: .common, missing: .withAllArguments, open: true)],
            "Adds up what is there. What is missing does not count; where nothing is there, the sum is missing too. "
                + "Units and currencies must be the same.",
            [.init("sum(1, 2, 3.5)", "6.5"), .init("sum(gaps.cost)", "9500 EUR")],
            .gathered { values, reason in
                total(values).map(Answer.value) ?? .missing(values.isEmpty ? reason : .notApplicable)
            }
        ),
        Function(
            "mean", .numbers, [.init([several], to: .fraction, missing: .withAllArguments, open: true)],
            "The arithmetic mean of what is there.",
            [.init("mean(3, 4)", "3.5"), .init("mean(gaps.cost)", "4750 EUR")],
            .gathered { values, reason in
                guard !values.isEmpty else { return .missing(reason) }
                return total(values).flatMap { average($0, values.count) }.map(Answer.value) ?? .missing(.notApplicable)
            }),
        Function(
            "median", .numbers, [.init([several], to: .fraction, missing: .withAllArguments, open: true)],
            "The middle one of what is there in its order, or the mean of the two in the middle.",
            [.init("median(1, 10, 3)", "3"), .init("median(1, 2, 3, 10)", "2.5")],
            .gathered { values, reason in
                guard !values.isEmpty else { return .missing(reason) }
                return median(values).map(Answer.value) ?? .missing(.notApplicable)
            }),
        Function(
            "min", .numbers,
            [.init([.init("values", .ordered)], to: .common, missing: .withAllArguments, open: true)],
            "The lowest, or earliest, of what is there.",
            [.init("min(3, 2.5)", "2.5"), .init("min(case.since, @2025-06-30)", "2025-06-30")],
            .gathered { values, reason in extreme(values, -1).map(Answer.value) ?? .missing(reason) }),
        Function(
            "max", .numbers,
            [.init([.init("values", .ordered)], to: .common, missing: .withAllArguments, open: true)],
            "The highest, or latest, of what is there.",
            [.init("max(3, 2.5)", "3"), .init("max(gaps.cost)", "9000 EUR")],
            .gathered { values, reason in extreme(values, 1).map(Answer.value) ?? .missing(reason) }),
    ]

    private static let number = Parameter("x", .number)
    private static let plain = Parameter("x", .plain)

    /// Functions of one number.
    static let arithmetic: [Function] = [
        Function(
            "abs", .numbers, [.init([.init("x", .measurable)], to: .same(0))],
            "The number without its sign.", [.init("abs(-3)", "3")],
            .strict { values in
                if case .duration(let span)? = values.first { return span.seconds < 0 ? values[0].negated : values[0] }
                return values.first?.mapNumber(\.magnitude)
            }),
        Function(
            "round", .numbers,
            [
                .init([plain], to: .type(.integer)), .init([number], to: .same(0)),
                .init([number, .init("places", .whole)], to: .same(0)),
            ],
            "Rounds to a whole number, or to so many places after the point; a half goes away from zero.",
            [.init("round(2.5)", "3"), .init("round(2.345, 2)", "2.35"), .init("round(1234, -2)", "1200")],
            .strict { values in
                values.first?.mapNumber { number in
                    guard values.count == 2 else { return number.rounded() }
                    return values[1].number?.whole.flatMap { number.rounded(places: $0) }
                }
            }),
        Function(
            "floor", .numbers, [.init([plain], to: .type(.integer)), .init([number], to: .same(0))],
            "The whole number at or below.", [.init("floor(-1.2)", "-2")],
            .strict { $0.first?.mapNumber { $0.rounded(.down) } }),
        Function(
            "ceil", .numbers, [.init([plain], to: .type(.integer)), .init([number], to: .same(0))],
            "The whole number at or above.", [.init("ceil(1.2)", "2")],
            .strict { $0.first?.mapNumber { $0.rounded(.up) } }),
        Function(
            "pow", .numbers,
            [.init([plain, .init("exponent", .plain)], to: .type(.decimal), missing: .possible(.noResult))],
            "A power. With a whole exponent it is exact as far as 38 digits go.",
            [.init("pow(2, 10)", "1024"), .init("pow(2, 0.5)", "1.4142135623730950488")],
            .strict { values in
                guard values.count == 2, let base = values[0].number, let exponent = values[1].number else {
                    return nil
                }
                return base.power(exponent).map { .decimal($0.decimal) }
            }),
        Function(
            "sqrt", .numbers, [.init([plain], to: .type(.decimal), missing: .possible(.noResult))],
            "The square root; there is none of a negative number.", [.init("sqrt(16)", "4")],
            .strict { $0.first?.number?.squareRoot.map { .decimal($0.decimal) } }),
        Function(
            "ln", .numbers, [.init([plain], to: .type(.decimal), missing: .possible(.noResult))],
            "The natural logarithm of a number above zero.", [.init("round(ln(10), 6)", "2.302585")],
            .strict { $0.first?.number?.naturalLogarithm.map { .decimal($0.decimal) } }),
        Function(
            "log10", .numbers, [.init([plain], to: .type(.decimal), missing: .possible(.noResult))],
            "The logarithm to the base of ten of a number above zero.", [.init("log10(1000)", "3")],
            .strict { $0.first?.number?.commonLogarithm.map { .decimal($0.decimal) } }),
        Function(
            "exp", .numbers, [.init([plain], to: .type(.decimal), missing: .possible(.noResult))],
            "e to the power of a number; there is none above 200.", [.init("round(exp(1), 6)", "2.718282")],
            .strict { $0.first?.number?.exponential.map { .decimal($0.decimal) } }),
        Function(
            "number", .numbers, [.init([number], to: .type(.decimal))],
            "The bare number, without its unit or currency.", [.init("number(gaps[1].cost) / 2", "4500")],
            .strict { $0.first?.amount.map(Value.decimal) }),
    ]

    private static func total(_ values: [Value]) -> Value? {
        guard var sum = values.first else { return nil }
        for value in values.dropFirst() {
            guard let next = Value.apply(.plus, sum, value) else { return nil }
            sum = next
        }
        return sum
    }

    private static func average(_ sum: Value, _ count: Int) -> Value? { Value.apply(.over, sum, .integer(count)) }

    private static func median(_ values: [Value]) -> Value? {
        let sorted = values.sorted { ($0.order(to: $1) ?? 0) < 0 }
        let middle = sorted.count / 2
        guard sorted.count.isMultiple(of: 2) else {
            return sorted[middle].mapNumber { Number($0.decimal) } ?? sorted[middle]
        }
        return Value.apply(.plus, sorted[middle - 1], sorted[middle]).flatMap { average($0, 2) }
    }

    private static func extreme(_ values: [Value], _ wanted: Int) -> Value? {
        values.dropFirst().reduce(values.first) { best, value in
            best.flatMap { value.order(to: $0) } == wanted ? value : best
        }
    }
}
