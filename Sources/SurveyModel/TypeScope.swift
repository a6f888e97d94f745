/// The names that an expression may use at its place in a survey.
package struct TypeScope: Sendable {
    package struct Symbol: Hashable, Sendable {
        package var type: ValueType
        /// Whether it can be missing once it was reached.
        package var mayBeMissing: Bool
        /// The only texts that it can be, if that is known, as of a calculation with a text in each branch.
        package var literals: [String]?

        package init(_ type: ValueType, mayBeMissing: Bool, literals: [String]? = nil) {
            self.type = type
            self.mayBeMissing = mayBeMissing
            self.literals = literals
        }
    }

    /// Questions and calculations that come before this place.
    package var symbols: [String: Symbol] = [:]
    /// Names of this survey that stand here or later.
    package var later: Set<String> = []
    /// Names whose own definition is wrong: they exist, but nothing is said about their use.
    package var broken: Set<String> = []
    /// Names that are asked in each round of a repeat, and are only that repeat's fields here, with its name.
    package var rounds: [String: String] = [:]
    package var caseFields: [String: CaseField] = [:]
    /// The question whose definition this is, which may not use itself.
    package var current: String?
    /// The option that `it` stands for.
    package var it: ValueType?
    /// Names that have a value wherever this expression is used.
    package var present: Set<String> = []

    package init() {}
}

/// What is known about an expression before anybody has answered.
package struct StaticType: Hashable, Sendable {
    package var type: ValueType
    package var mayBeMissing: Bool
    package var literals: [String]?

    package init(_ type: ValueType, mayBeMissing: Bool = false, literals: [String]? = nil) {
        self.type = type
        self.mayBeMissing = mayBeMissing
        self.literals = literals
    }
}

extension ValueType {
    var isNumber: Bool { self == .integer || self == .decimal }

    /// What it is called in a message.
    package var name: String {
        switch self {
        case .boolean: "true or false"
        case .integer: "a whole number"
        case .decimal: "a number"
        case .text: "a text"
        case .choice(let list): "a choice of '\(list.name)'"
        case .multi(let list): "several of '\(list.name)'"
        case .rank(let list): "an order of '\(list.name)'"
        case .allocation(let list): "points for '\(list.name)'"
        case .matrix(let rows, _): "rows of '\(rows.name)'"
        case .maxDiff(let list): "best and worst of '\(list.name)'"
        case .kano: "a pair of feelings"
        case .pricePoints: "four prices"
        case .date: "a date"
        case .time: "a time of day"
        case .dateTime: "a date with a time"
        case .duration: "a length of time"
        case .quantity(let unit, _): "a number of \(unit)"
        case .money(let currency): "an amount in \(currency)"
        case .list: "a list"
        case .record(let type): "a round of '\(type.name)'"
        case .person: "a person"
        }
    }
}

extension Expression {
    /// Names that must have a value for this to be true.
    ///
    /// A comparison with a missing value is never true, so where a condition holds, what it compares is there.
    package var presentWhenTrue: Set<String> {
        switch node {
        case .binary(.and, let left, let right): left.presentWhenTrue.union(right.presentWhenTrue)
        case .binary(.or, let left, let right): left.presentWhenTrue.intersection(right.presentWhenTrue)
        case .binary(.fallback, _, _), .conditional, .unary(.not, _): []
        case .binary(_, let left, let right): left.strictNames.union(right.strictNames)
        case .has(let left, _, let right): left.strictNames.union(right.strictNames)
        case .between(let value, let low, let high):
            value.strictNames.union(low.strictNames).union(high.strictNames)
        case .matches(let text, _): text.strictNames
        case .test(let operand, .answered, negated: false), .test(let operand, .missing, negated: true):
            operand.strictNames
        default: []
        }
    }

    /// Names that must have a value for this to be false.
    package var presentWhenFalse: Set<String> {
        switch node {
        case .binary(.or, let left, let right): left.presentWhenFalse.union(right.presentWhenFalse)
        case .binary(.and, let left, let right): left.presentWhenFalse.intersection(right.presentWhenFalse)
        case .unary(.not, let operand): operand.presentWhenTrue
        case .test(let operand, .missing, negated: false), .test(let operand, .answered, negated: true):
            operand.strictNames
        case .test: []
        default: presentWhenTrue
        }
    }

    /// Names without which this has no value.
    private var strictNames: Set<String> {
        switch node {
        case .name(let name): [name]
        case .member(let base, let field):
            base.node == .name("case") ? ["case.\(field)"] : []
        case .unary(.minus, let operand): operand.strictNames
        case .binary(.plus, let left, let right), .binary(.minus, let left, let right),
            .binary(.times, let left, let right), .binary(.over, let left, let right),
            .binary(.join, let left, let right), .element(let left, let right):
            left.strictNames.union(right.strictNames)
        case .call("label", let arguments), .call("len", let arguments), .call("first", let arguments),
            .call("last", let arguments), .call("round", let arguments), .call("lower", let arguments):
            arguments.first?.value.strictNames ?? []
        default: []
        }
    }
}
