package import SourceDiagnostics

/// What is known about an expression before anybody has answered.
package struct StaticType: Hashable, Sendable {
    package var type: ValueType
    /// Why it may be missing, each reason once, in the order of the text; empty where it cannot be.
    package var missing: [MissingCause]
    /// The only texts that it can be, if that is known.
    package var literals: [String]?
    /// Whether it is a number that stands in the expression itself, and so takes any unit or currency.
    package var isLiteralNumber = false
    package var mayBeMissing: Bool { !missing.isEmpty }

    package init(_ type: ValueType, missing: [MissingCause] = [], literals: [String]? = nil) {
        self.type = type
        self.missing = missing
        self.literals = literals
    }

    /// The reasons of several parts, each once.
    static func causes(_ left: StaticType, _ right: StaticType) -> [MissingCause] {
        if right.missing.isEmpty { return left.missing }
        return left.missing.isEmpty ? right.missing : causes([left, right])
    }

    static func causes(_ types: [StaticType]) -> [MissingCause] {
        guard types.contains(where: { !$0.missing.isEmpty }) else { return [] }
        guard types.count > 1 else { return types[0].missing }
        var seen: Set<MissingCause> = []
        return types.flatMap(\.missing).filter { seen.insert($0).inserted }
    }
}

/// Something in an expression because of which it may have no value.
package struct MissingCause: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        /// A question that may be unanswered, or not be asked.
        case question
        /// A field of the case that may be absent.
        case caseField
        /// A question of an earlier wave, in which the respondent may not have taken part.
        case prior
        /// A field of the session that may not be known.
        case session
        /// A quota whose count may not be known.
        case quota
        /// A divisor that may be zero.
        case division
        /// A place or option that may not be there.
        case noMember
        /// A function that does not have a result for every value.
        case noResult
        /// Something about the giving of an answer that may not be known yet.
        case trace
        /// A time of day that a length of time may carry past midnight.
        case midnight
        /// A group of which nobody, or not enough, may have answered.
        case nobody
    }

    package var kind: Kind
    /// The question, field or function.
    package var name: String
    package var span: SourceSpan

    /// The reason in words, as "'nps' may be unanswered".
    package var sentence: String {
        switch kind {
        case .question: "'\(name)' may be unanswered"
        case .caseField: "'\(name)' may be absent"
        case .prior: "there may be no earlier answer '\(name)'"
        case .session, .trace, .quota: "'\(name)' may not be known"
        case .division: "'\(name)' may be zero"
        case .noMember: "'\(name)' may not be there"
        case .noResult: "'\(name)' does not always have a result"
        case .midnight: "'\(name)' may be past midnight, and a time of day has no next day"
        case .nobody: "too few people may have answered"
        }
    }

    package init(_ kind: Kind, _ name: String, at span: SourceSpan) {
        self.kind = kind
        self.name = name
        self.span = span
    }
}

extension ValueType {
    /// Whole numbers, decimals, and both with a unit.
    var isNumber: Bool {
        switch self {
        case .integer, .decimal, .quantity: true
        default: false
        }
    }

    var isPlainNumber: Bool { self == .integer || self == .decimal }

    /// Whether it has a sum.
    var isAmount: Bool {
        switch self {
        case .integer, .decimal, .quantity, .money, .duration: true
        default: false
        }
    }

    /// Whether its values come before and after each other.
    var hasOrder: Bool {
        switch self {
        case .date, .time, .dateTime: true
        default: isAmount
        }
    }

    var isWhole: Bool {
        switch self {
        case .integer, .quantity(_, isWhole: true): true
        default: false
        }
    }

    /// The unit or currency, if it has one.
    var unit: String? {
        switch self {
        case .quantity(let unit, _): unit
        case .money(let currency): currency
        default: nil
        }
    }

    /// The same, not whole.
    var fraction: ValueType {
        switch self {
        case .integer: .decimal
        case .quantity(let unit, _): .quantity(unit: unit, isWhole: false)
        default: self
        }
    }

    /// The type of the members of a multi, ranking, list or matrix.
    package var member: ValueType? {
        switch self {
        case .multi(let list), .rank(let list): .choice(list)
        case .list(let type): type
        case .matrix(_, let cell): cell
        default: nil
        }
    }

    /// The type that holds values of both; `nil` if there is none.
    static func common(_ left: ValueType, _ right: ValueType) -> ValueType? {
        if left == right { return left }
        if left.isPlainNumber, right.isPlainNumber { return .decimal }
        switch (left, right) {
        case (.quantity(let first, _), .quantity(let second, _)):
            return first == second ? .quantity(unit: first, isWhole: false) : nil
        case (.choice(let first), .choice(let second)): return OptionList.wider(first, second).map { .choice($0) }
        case (.multi(let first), .multi(let second)): return OptionList.wider(first, second).map { .multi($0) }
        case (.list(let first), .list(let second)): return common(first, second).map { .list($0) }
        default: return nil
        }
    }
}

extension StaticType {
    /// The type that holds values of both, where a number in the expression takes the unit of the other side.
    static func common(_ left: StaticType, _ right: StaticType) -> ValueType? {
        if let common = ValueType.common(left.type, right.type) { return common }
        if left.isLiteralNumber { return right.type.taking(left.type) }
        if right.isLiteralNumber { return left.type.taking(right.type) }
        return nil
    }
}

extension ValueType {
    /// This type, if a plain number can stand for it.
    func taking(_ literal: ValueType) -> ValueType? {
        switch self {
        case .money: self
        case .quantity(let unit, let isWhole): .quantity(unit: unit, isWhole: isWhole && literal == .integer)
        case .list(let member): literal.member.flatMap { member.taking($0) }.map { .list($0) }
        default: nil
        }
    }
}

extension OptionList {
    /// The one that includes the other.
    static func wider(_ left: OptionList, _ right: OptionList) -> OptionList? {
        let (first, second) = (Set(left.options.map(\.code)), Set(right.options.map(\.code)))
        return first.isSuperset(of: second) ? left : second.isSuperset(of: first) ? right : nil
    }
}
