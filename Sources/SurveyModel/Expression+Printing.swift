internal import FoundationEssentials

extension Expression: CustomStringConvertible {
    /// The expression as an author would write it, with no more parentheses than it needs.
    package var description: String { written }

    /// How tightly it binds, as in the grammar: 0 for `if`, 8 for an atom.
    private var strength: Int {
        switch node {
        case .conditional: 0
        case .binary(.or, _, _): 1
        case .binary(.and, _, _): 2
        case .unary(.not, _): 3
        case .binary(.plus, _, _), .binary(.minus, _, _), .binary(.join, _, _): 5
        case .binary(.times, _, _), .binary(.over, _, _), .binary(.div, _, _), .binary(.mod, _, _): 6
        case .unary(.minus, _): 7
        case .binary(.fallback, _, _): 8
        case .binary, .has, .between, .matches, .test: 4
        case .integer(let number): number < 0 ? 7 : 10
        default: 10
        }
    }

    private func inside(_ least: Int) -> String { strength < least ? "(\(written))" : written }

    private var written: String {
        switch node {
        case .boolean(let value): value ? "true" : "false"
        case .integer(let number): String(number)
        case .decimal(let number): Self.decimal(number)
        case .text(let text): Self.quoted(text)
        case .date(let date): "@\(date)"
        case .time(let time): "@\(time)"
        case .dateTime(let moment): "@\(moment)"
        case .name(let name): name
        case .member(let base, let field): "\(base.inside(9)).\(field)"
        case .element(let base, let position): "\(base.inside(9))[\(position)]"
        case .list(let items): "[\(items.map(\.written).joined(separator: ", "))]"
        case .call(let name, let arguments):
            "\(name)("
                + arguments.map { $0.value.written + ($0.filter.map { " where \($0.written)" } ?? "") }
                .joined(separator: ", ") + ")"
        case .unary(.not, let operand): "not \(operand.inside(3))"
        case .unary(.minus, let operand): "-\(operand.inside(7))"
        case .binary(let operation, let left, let right):
            if strength == 4 {
                "\(left.inside(5)) \(operation.rawValue) \(right.inside(5))"
            } else if operation == .fallback {
                "\(left.inside(8)) ?? \(right.inside(9))"
            } else {
                "\(left.inside(strength)) \(operation.rawValue) \(right.inside(strength + 1))"
            }
        case .has(let set, let quantifier, let wanted):
            "\(set.inside(5)) has \(quantifier.map { "\($0.rawValue) " } ?? "")"
                + (quantifier == nil ? wanted.afterHas : wanted.inside(5))
        case .between(let value, let low, let high):
            "\(value.inside(5)) between \(low.inside(5)) and \(high.inside(5))"
        case .matches(let text, let pattern): "\(text.inside(5)) matches \(Self.quoted(pattern))"
        case .test(let operand, let state, let isNegated):
            "\(operand.inside(5)) is \(isNegated ? "not " : "")\(state.rawValue)"
        case .conditional(let condition, let then, let otherwise):
            "if \(condition) then \(then) else \(otherwise)"
        }
    }

    /// In parentheses where its first word would be taken for `any` or `all` of `has any`.
    private var afterHas: String {
        let text = inside(5)
        return text.hasPrefix("any(") || text.hasPrefix("all(") ? "(\(text))" : text
    }

    /// A decimal keeps its point, so that it is one when it is read again.
    private static func decimal(_ number: Decimal) -> String {
        let written = "\(number)"
        return written.contains(".") || written.utf8.count > 19 ? written : written + ".0"
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
    }
}
