/// What must be answered if a condition holds, or does not.
extension Expression {
    /// Names that must have a value for this to be true.
    ///
    /// A comparison with a missing value is never true, so where a condition holds, what it compares is there. What is
    /// not zero then is among them in the form of ``asDivisor``.
    package var presentWhenTrue: Set<String> { present(when: true) }

    /// Names that must have a value for this to be false; false is not the same as missing.
    package var presentWhenFalse: Set<String> { present(when: false) }

    private func present(when outcome: Bool) -> Set<String> {
        switch node {
        case .name: strictNames
        case .unary(.not, let operand): operand.present(when: !outcome)
        case .binary(.and, let left, let right), .binary(.or, let left, let right):
            // What decides an 'and' that is false, or an 'or' that is true, is one of the two.
            (node.operation == .and) == outcome
                ? left.present(when: outcome).union(right.present(when: outcome))
                : left.present(when: outcome).intersection(right.present(when: outcome))
        case .binary(.fallback, let left, let right):
            right.isConstant && right.evaluate(in: Environment()) != .value(.boolean(outcome))
                ? left.present(when: outcome) : []
        case .binary(let operation, let left, let right):
            left.strictNames.union(right.strictNames)
                .union(outcome ? Self.presentBySize(operation, left, right) : [])
                .union(left.divisor(outcome) { Expression(.binary(operation, $0, right), at: span) })
                .union(right.divisor(outcome) { Expression(.binary(operation, left, $0), at: span) })
        case .has(let left, _, let right): left.strictNames.union(right.strictNames)
        case .between(let value, let low, let high):
            value.strictNames.union(low.strictNames).union(high.strictNames)
                .union(value.divisor(outcome) { Expression(.between($0, low, high), at: span) })
        case .matches(let text, _): text.strictNames
        case .test(let operand, let state, let isNegated):
            switch state {
            case .answered where outcome != isNegated, .missing where outcome == isNegated: operand.strictNames
            // An empty text is a text.
            case .empty where outcome != isNegated: operand.strictNames
            default: []
            }
        case .conditional(let condition, let then, let otherwise):
            condition.present(when: true).union(then.present(when: outcome))
                .intersection(condition.present(when: false).union(otherwise.present(when: outcome)))
        case .call("any", let arguments), .call("all", let arguments):
            arguments.count == 1 && arguments[0].filter == nil ? arguments[0].value.present(when: outcome) : []
        case .call: strictNames
        default: []
        }
    }

    /// Itself as a divisor, where a test of it would come out otherwise if it were zero.
    private func divisor(_ outcome: Bool, _ test: (Expression) -> Expression) -> Set<String> {
        let ifZero = test(Expression(.integer(0), at: span))
        guard !isConstant, isPure, ifZero.isConstant,
            case .value(.boolean(let found)) = ifZero.evaluate(in: Environment()),
            found != outcome
        else { return [] }
        return [asDivisor]
    }

    /// `count(x) > 0` needs an x, and `x ?? 0 > 0` is not true of the 0.
    private static func presentBySize(
        _ operation: BinaryOperator, _ left: Expression, _ right: Expression
    ) -> Set<String> {
        var names: Set<String> = []
        for (side, other) in [(left, right), (right, left)] {
            let replacement: Expression
            let present: Set<String>
            switch side.node {
            case .call("count", let arguments) where arguments.count == 1:
                replacement = Expression(.integer(0), at: side.span)
                present = arguments[0].value.strictNames
            case .binary(.fallback, let first, let second) where second.isConstant:
                replacement = second
                present = first.strictNames
            default: continue
            }
            guard other.isConstant else { continue }
            let test: Node =
                side.span == left.span
                ? .binary(operation, replacement, other) : .binary(operation, other, replacement)
            if !Expression(test, at: side.span).isTrue(in: Environment()) { names.formUnion(present) }
        }
        return names
    }

    /// Names without which this has no value.
    private var strictNames: Set<String> {
        switch node {
        case .name(let name): name == "it" || name == "people" ? [] : [name]
        case .member(let base, let field):
            switch base.node {
            case .name("case"): ["case.\(field)"]
            case .name("prior"): ["prior.\(field)"]
            case .name("session"): ["session.\(field)"]
            default: base.strictNames
            }
        case .unary(_, let operand): operand.strictNames
        case .binary(.and, _, _), .binary(.or, _, _), .binary(.fallback, _, _), .test, .conditional: []
        case .binary(_, let left, let right), .element(let left, let right), .has(let left, _, let right):
            left.strictNames.union(right.strictNames)
        case .between(let value, let low, let high):
            value.strictNames.union(low.strictNames).union(high.strictNames)
        case .matches(let text, _): text.strictNames
        case .list(let items): items.reduce(into: []) { $0.formUnion($1.strictNames) }
        case .call(let name, let arguments):
            FunctionCatalogue.function(name)?.isStrict(arguments.count) == true
                ? arguments.reduce(into: []) { $0.formUnion($1.value.strictNames) } : []
        default: []
        }
    }

    /// Whether its value is the same always: it reads nothing, and no chance plays.
    var isConstant: Bool {
        switch node {
        case .name: false
        case .call(let name, let arguments):
            FunctionCatalogue.function(name)?.isPure == true
                && arguments.allSatisfy { $0.filter == nil && $0.value.isConstant }
        case .member(let base, _): base.isConstant
        default: children.allSatisfy(\.isConstant)
        }
    }
}

extension Expression {
    /// Whether it reads nothing and has a value.
    var hasConstantValue: Bool { isConstant && evaluate(in: Environment()).value != nil }
}

extension Expression {
    /// Whether it has one value at a time, wherever it stands: no chance plays, and nothing is counted or timed.
    private var isPure: Bool {
        if case .call(let name, _) = node, FunctionCatalogue.function(name)?.isPure != true { return false }
        return children.allSatisfy(\.isPure)
    }

    /// How the set of what is present says that something can be divided by this.
    var asDivisor: String { "/ \(self)" }
}

extension String {
    /// Whether it is a divisor in which a name occurs.
    func isDivisor(naming name: String) -> Bool {
        hasPrefix("/ ") && split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains { $0 == name }
    }
}

extension Expression.Node {
    fileprivate var operation: Expression.BinaryOperator? {
        if case .binary(let operation, _, _) = self { operation } else { nil }
    }
}

extension Function {
    /// Whether the result is missing as soon as one argument is.
    func isStrict(_ arguments: Int) -> Bool {
        switch computation {
        case .strict, .inSession: true
        // What is missing does not count, but of one alone nothing is left.
        case .gathered: arguments == 1 && name != "count"
        case .special(.label), .special(.score), .special(.filter): true
        default: false
        }
    }

    /// Whether the same arguments always give the same.
    var isPure: Bool {
        switch computation {
        case .strict, .gathered: true
        default: false
        }
    }
}
