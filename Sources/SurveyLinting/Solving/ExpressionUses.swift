internal import SurveyModel

/// How an expression uses what it reads, which says whether cells of samples can stand for all values.
struct ExpressionUses {
    /// Read, and compared with constants only or asked for its state; by name.
    var compared: [String: [Value]] = [:]
    /// Options of a multi that are looked for; by name.
    var members: [String: Set<String>] = [:]
    /// Multis whose options are counted.
    var counted: Set<String> = []
    /// Anything else, such as arithmetic.
    var raw: Set<String> = []
    /// Whether something is read that no question and no case field is, such as the clock.
    var readsWorld = false

    var names: Set<String> { Set(compared.keys).union(members.keys).union(counted).union(raw) }

    /// Functions that give the same for the same arguments, always.
    static let pure: Set<String> = [
        "count", "sum", "mean", "min", "max", "any", "all", "has", "first", "last", "at", "abs", "round", "floor",
        "ceil", "len", "words", "lower", "upper", "trim", "contains", "starts", "ends", "date", "year", "month", "day",
        "days_between", "median", "pow", "sqrt", "weekday", "weeks_between", "months_between", "years_between",
        "add_days", "add_months", "add_years", "replace", "slice", "before", "after", "distinct", "join", "split",
    ]

    init(_ expression: Expression) { walk(expression) }

    private mutating func walk(_ expression: Expression) {
        switch expression.node {
        case .binary(let operation, let left, let right) where operation.compares:
            if let value = right.constant { select(left, against: value) } else { _ = left.constant ?? walkRaw(left) }
            if let value = left.constant { select(right, against: value) } else { _ = right.constant ?? walkRaw(right) }
        case .between(let value, let low, let high):
            guard let first = low.constant, let second = high.constant else { return walkAll(expression) }
            select(value, against: first + second)
        case .test(let operand, .empty, _):
            if case .name(let name) = operand.node { compared[name, default: []] += [] } else { walkRaw(operand) }
            if case .name(let name) = operand.node { emptied.insert(name) }
        case .test(let operand, _, _): select(operand, against: [])
        case .has(let set, _, let wanted):
            guard case .name(let name) = set.node, let codes = wanted.constant else { return walkAll(expression) }
            members[name, default: []].formUnion(codes.compactMap(\.plainText))
        case .binary(.and, let left, let right), .binary(.or, let left, let right):
            walk(left)
            walk(right)
        case .unary(.not, let operand): walk(operand)
        case .conditional(let condition, let then, let otherwise):
            walk(condition)
            walk(then)
            walk(otherwise)
        case .name, .member: select(expression, against: [])
        default: walkRaw(expression)
        }
    }

    /// Names of which it is asked whether they are empty, which a text can be in one cell with others.
    private(set) var emptied: Set<String> = []

    private mutating func select(_ expression: Expression, against values: [Value]) {
        switch expression.node {
        case .name("it"): break
        case .name(let name): compared[name, default: []] += values
        case .member(let base, let field):
            if case .name("case") = base.node {
                compared["case.\(field)", default: []] += values
            } else {
                walkRaw(expression)
            }
        case .call("count", let arguments):
            if arguments.count == 1, arguments[0].filter == nil, case .name(let name) = arguments[0].value.node {
                counted.insert(name)
            } else {
                walkRaw(expression)
            }
        case .binary(.fallback, let left, let right):
            select(left, against: values)
            if right.constant == nil { select(right, against: values) }
        case .conditional(let condition, let then, let otherwise):
            walk(condition)
            for branch in [then, otherwise] where branch.constant == nil { select(branch, against: values) }
        default: if expression.constant == nil { walk(expression) }
        }
    }

    private mutating func walkAll(_ expression: Expression) { for child in expression.children { walkRaw(child) } }

    @discardableResult
    private mutating func walkRaw(_ expression: Expression) -> [Value]? {
        switch expression.node {
        case .name("it"): break
        case .name(let name): raw.insert(name)
        case .member(let base, let field):
            switch base.node {
            case .name("case"): raw.insert("case.\(field)")
            case .name(let name): raw.insert(name)
            default: readsWorld = true
            }
        case .call(let name, let arguments):
            if !Self.pure.contains(name) || arguments.contains(where: { $0.filter != nil }) { readsWorld = true }
            walkAll(expression)
        case .conditional, .test, .has, .between: walkBranches(expression)
        default: if expression.isKnownForm { walkAll(expression) } else { readsWorld = true }
        }
        return nil
    }

    private mutating func walkBranches(_ expression: Expression) {
        guard case .conditional(let condition, let then, let otherwise) = expression.node else {
            return walk(expression)
        }
        walk(condition)
        walkRaw(then)
        walkRaw(otherwise)
    }
}

extension Expression.BinaryOperator {
    fileprivate var compares: Bool {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .isNotIn: true
        default: false
        }
    }
}

extension Expression {
    /// What it comes to without reading anything; of a list, its items.
    var constant: [Value]? {
        guard isLiteral else { return nil }
        guard case .value(let value) = evaluate(in: Environment()) else { return nil }
        if case .list(let items) = value { return items }
        return [value]
    }

    /// Whether it is made of literals only.
    private var isLiteral: Bool {
        switch node {
        case .boolean, .integer, .decimal, .text, .date, .time, .dateTime: true
        case .list(let items): items.allSatisfy(\.isLiteral)
        case .unary(.minus, let operand): operand.isLiteral
        case .binary(.plus, let left, let right), .binary(.minus, let left, let right),
            .binary(.times, let left, let right), .binary(.over, let left, let right):
            left.isLiteral && right.isLiteral
        default: false
        }
    }

    /// Whether it is a form of which the solver knows what it reads.
    fileprivate var isKnownForm: Bool {
        switch node {
        case .boolean, .integer, .decimal, .text, .date, .time, .dateTime, .list, .unary, .binary, .element, .matches:
            true
        default: false
        }
    }
}

extension Value {
    /// The letters of a text or the code of an option.
    var plainText: String? {
        switch self {
        case .text(let text), .choice(let text): text
        default: nil
        }
    }
}
