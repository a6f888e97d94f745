package import SurveyModel

extension Expression {
    /// The condition as a person would say it, with questions by name and answers by label where that is known.
    ///
    /// What has no plain wording is left as it is written.
    package func inWords(_ labels: (_ question: String, _ code: String) -> String?) -> String {
        switch node {
        case .binary(.and, let left, let right): return "\(left.inWords(labels)) and \(right.inWords(labels))"
        case .binary(.or, let left, let right): return "(\(left.inWords(labels)) or \(right.inWords(labels)))"
        case .unary(.not, let operand): return "it is not so that \(operand.inWords(labels))"
        case .binary(let operation, let left, let right):
            guard let verb = operation.verb else { return description }
            let names: [Expression] = if case .list(let items) = right.node { items } else { [right] }
            return "\(left) \(verb) \(names.map { $0.operand(of: left, labels) }.joined(separator: ", "))"
        case .between(let value, let low, let high): return "\(value) is from \(low) to \(high)"
        case .has(let set, let quantifier, let wanted):
            let names: [Expression] = if case .list(let items) = wanted.node { items } else { [wanted] }
            let options = names.map { $0.operand(of: set, labels) }.joined(separator: ", ")
            let how =
                switch quantifier {
                case nil: "includes"
                case .any?: "includes any of"
                case .all?: "includes all of"
                case .none?: "includes none of"
                }
            return "\(set) \(how) \(options)"
        case .test(let operand, let state, let isNegated):
            return "\(operand) is \(isNegated ? "not " : "")\(state.rawValue)"
        default: return description
        }
    }

    private func operand(of other: Expression, _ labels: (String, String) -> String?) -> String {
        guard case .text(let code) = node, case .name(let question) = other.node else { return description }
        return labels(question, code).map { "“\($0)”" } ?? "“\(code)”"
    }
}

extension Expression.BinaryOperator {
    /// How a comparison is said; `nil` for what is no comparison.
    fileprivate var verb: String? {
        switch rawValue {
        case "=": "is"
        case "!=", "<>": "is not"
        case "<": "is less than"
        case "<=": "is at most"
        case ">": "is more than"
        case ">=": "is at least"
        case "in": "is one of"
        case "not in": "is none of"
        default: nil
        }
    }
}
