internal import FoundationEssentials
internal import SurveyModel

extension SurveyModel.Expression {
    /// The expression as it is written in a survey, with no more parentheses than it needs.
    var sourceText: String { text(inside: 0) }

    /// Parenthesised where what surrounds it binds more tightly; levels follow the grammar, loosest first.
    private func text(inside level: Int) -> String {
        let (own, text) = written
        return own < level ? "(\(text))" : text
    }

    private var written: (level: Int, text: String) {
        switch node {
        case .boolean(let value): (9, value ? "true" : "false")
        case .integer(let number): (9, String(number))
        case .decimal(let number): (9, number.description)
        case .text(let text): (9, "'\(text)'")
        case .date(let day): (9, "@\(day)")
        case .name(let name): (9, name)
        case .member(let base, let field): (9, "\(base.text(inside: 9)).\(field)")
        case .element(let base, let index): (9, "\(base.text(inside: 9))[\(index.sourceText)]")
        case .list(let items): (9, "[\(items.map(\.sourceText).joined(separator: ", "))]")
        case .call(let name, let arguments):
            (9, "\(name)(\(arguments.map(\.sourceText).joined(separator: ", ")))")
        case .unary(.not, let operand): (3, "not \(operand.text(inside: 3))")
        case .unary(.minus, let operand): (7, "-\(operand.text(inside: 7))")
        case .binary(let sign, let left, let right):
            (sign.level, "\(left.text(inside: sign.level)) \(sign.rawValue) \(right.text(inside: sign.level + 1))")
        case .has(let set, let quantifier, let wanted):
            (4, "\(set.text(inside: 5)) has \(quantifier.map { $0.rawValue + " " } ?? "")\(wanted.text(inside: 5))")
        case .between(let value, let low, let high):
            (4, "\(value.text(inside: 5)) between \(low.text(inside: 5)) and \(high.text(inside: 5))")
        case .matches(let text, let pattern): (4, "\(text.text(inside: 5)) matches '\(pattern)'")
        case .test(let operand, let state, let isNegated):
            (4, "\(operand.text(inside: 5)) is \(isNegated ? "not " : "")\(state.rawValue)")
        case .conditional(let condition, let then, let otherwise):
            (0, "if \(condition.sourceText) then \(then.sourceText) else \(otherwise.sourceText)")
        }
    }
}

extension SurveyModel.Expression.Argument {
    fileprivate var sourceText: String { value.sourceText + (filter.map { " where \($0.sourceText)" } ?? "") }
}

extension SurveyModel.Expression.BinaryOperator {
    fileprivate var level: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .isNotIn: 4
        case .plus, .minus, .join: 5
        case .times, .over, .div, .mod: 6
        case .fallback: 8
        }
    }
}
