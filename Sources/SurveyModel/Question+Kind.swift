internal import FoundationEssentials

extension Question.Kind {
    /// The options that are chosen, ranked, compared or given points; a matrix has rows and not options.
    package var options: OptionList? {
        switch self {
        case .yesNo(let list), .choice(let list), .multi(let list), .rank(let list, _), .allocation(_, let list): list
        case .maxDiff(let design): design.items
        default: nil
        }
    }

    /// What can be shuffled: the options, or the rows of a matrix.
    package var shuffled: OptionList? {
        if case .matrix(let rows, _) = self { rows } else { options }
    }

    /// The type of its answers, units apart; `nil` where there is none of its own: for a statement, for a calculation,
    /// whose type is that of its expression, and for a repeat, whose type is made of its questions.
    package var valueType: ValueType? {
        switch self {
        case .yesNo(let list), .choice(let list): .choice(list)
        case .multi(let list): .multi(list)
        case .rank(let list, _): .rank(list)
        case .scale, .integer: .integer
        case .decimal: .decimal
        case .money(let currency, _, _): .money(currency: currency)
        case .allocation(_, let list): .allocation(list)
        case .matrix(let rows, let cell): cell.valueType.map { .matrix(rows: rows, cell: $0) }
        case .maxDiff(let design): .maxDiff(design.items)
        case .kano: .kano
        case .priceSensitivity(let meter): .pricePoints(currency: meter.currency)
        case .text: .text
        case .date: .date
        case .time: .time
        case .dateTime: .dateTime
        case .duration: .duration
        case .statement, .repetition, .calculation: nil
        }
    }

    /// Whether the bounds of a number leave zero out.
    package var isNeverZero: Bool {
        switch self {
        case .scale(let range): !range.contains(0)
        case .integer(let low, let high): low ?? 0 > 0 || high ?? 0 < 0
        case .decimal(let low, let high), .money(_, let low, let high): low ?? 0 > 0 || high ?? 0 < 0
        case .duration(let low, let high): low?.seconds ?? 0 > 0 || high?.seconds ?? 0 < 0
        default: false
        }
    }

    package var isYesNo: Bool { if case .yesNo = self { true } else { false } }

    /// Whether somebody is asked for an answer: not for statements, calculations and repeats.
    package var takesAnswer: Bool {
        switch self {
        case .statement, .repetition, .calculation: false
        default: true
        }
    }
}

extension Question {
    /// The type of its answers, with its unit.
    package var valueType: ValueType? {
        guard let unit else { return kind.valueType }
        return switch kind {
        case .scale, .integer: .quantity(unit: unit, isWhole: true)
        case .decimal: .quantity(unit: unit, isWhole: false)
        default: kind.valueType
        }
    }
}

extension ValueType {
    /// The options of a choice, a multi, a rank, an allocation or a MaxDiff.
    package var options: OptionList? {
        switch self {
        case .choice(let list), .multi(let list), .rank(let list), .allocation(let list), .maxDiff(let list): list
        default: nil
        }
    }
}
