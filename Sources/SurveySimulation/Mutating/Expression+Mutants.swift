internal import FoundationEssentials
internal import SourceDiagnostics
internal import SurveyModel

/// An expression with one small defect.
struct ExpressionMutant {
    var expression: SurveyModel.Expression
    /// What was changed, as `'<' became '<='`.
    var change: String
    /// Where the changed part stands.
    var span: SourceSpan
}

extension SurveyModel.Expression {
    /// Every expression that differs from this one in one place, as authors err.
    ///
    /// - Parameter neighbours: For a code, another one of the same list.
    /// - Returns: The mutants, from the outermost place inward and from left to right.
    func mutants(_ neighbours: [String: String]) -> [ExpressionMutant] {
        let here = alternatives(neighbours).map { node, change in
            ExpressionMutant(expression: Self(node, at: span, focus: focus), change: change, span: span)
        }
        let inside = children.enumerated().flatMap { place, child in
            child.mutants(neighbours).map { mutant in
                var children = self.children
                children[place] = mutant.expression
                return ExpressionMutant(expression: with(children), change: mutant.change, span: mutant.span)
            }
        }
        return here + inside
    }

    private func alternatives(_ neighbours: [String: String]) -> [(Node, String)] {
        switch node {
        case .integer(let number) where number < .max: return [(.integer(number + 1), "\(number) became \(number + 1)")]
        case .decimal(let number): return [(.decimal(number + 1), "\(number) became \(number + 1)")]
        case .text(let text):
            return neighbours[text].map { [(.text($0), "'\(text)' became '\($0)'")] } ?? []
        case .binary(let operation, let left, let right):
            return operation.mistaken.map {
                [(.binary($0, left, right), "'\(operation.rawValue)' became '\($0.rawValue)'")]
            } ?? []
        case .unary(.not, let operand): return [(operand.node, "'not' is gone")]
        case .test(let operand, let state, let isNegated):
            let words = isNegated ? "'is not' became 'is'" : "'is' became 'is not'"
            return [(.test(operand, state, negated: !isNegated), words)]
        case .has(let set, .any, let wanted): return [(.has(set, .all, wanted), "'has any' became 'has all'")]
        case .has(let set, .all, let wanted): return [(.has(set, .any, wanted), "'has all' became 'has any'")]
        case .conditional(let condition, let then, let otherwise):
            return [(.conditional(condition, then: otherwise, otherwise: then), "'then' and 'else' changed places")]
        default: return []
        }
    }

    /// The same with other parts, as many as ``children`` has.
    private func with(_ parts: [Self]) -> Self {
        let changed: Node
        switch (node, parts.count) {
        case (.member(_, let name), 1): changed = .member(parts[0], name)
        case (.element, 2): changed = .element(parts[0], parts[1])
        case (.list, _): changed = .list(parts)
        case (.call(let name, let arguments), _):
            var rest = parts[...]
            changed = .call(
                name,
                arguments.map { argument in
                    let value = rest.popFirst() ?? argument.value
                    return Argument(value, where: argument.filter == nil ? nil : rest.popFirst())
                })
        case (.unary(let operation, _), 1): changed = .unary(operation, parts[0])
        case (.binary(let operation, _, _), 2): changed = .binary(operation, parts[0], parts[1])
        case (.has(_, let quantifier, _), 2): changed = .has(parts[0], quantifier, parts[1])
        case (.between, 3): changed = .between(parts[0], parts[1], parts[2])
        case (.matches(_, let pattern), 1): changed = .matches(parts[0], pattern: pattern)
        case (.test(_, let state, let isNegated), 1): changed = .test(parts[0], state, negated: isNegated)
        case (.conditional, 3): changed = .conditional(parts[0], then: parts[1], otherwise: parts[2])
        default: changed = node
        }
        return Self(changed, at: span, focus: focus)
    }

    /// The opposite of a condition.
    var negated: Self { Self(.unary(.not, self), at: span) }
}

extension SurveyModel.Expression.BinaryOperator {
    /// The one that is most easily taken for it.
    fileprivate var mistaken: Self? {
        switch self {
        case .or: .and
        case .and: .or
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .lessOrEqual
        case .lessOrEqual: .less
        case .greater: .greaterOrEqual
        case .greaterOrEqual: .greater
        case .isIn: .isNotIn
        case .isNotIn: .isIn
        case .plus: .minus
        case .minus: .plus
        case .times: .over
        case .join, .over, .div, .mod, .fallback: nil
        }
    }
}
