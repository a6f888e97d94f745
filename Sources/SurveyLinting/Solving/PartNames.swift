internal import SurveyModel

/// Gives a name of its own to each part of an answer that conditions look at, so that it is a thing that can be known.
///
/// Parts are a row of a matrix, the points and the place of an option, and the length of a text.
struct PartNames {
    enum Part: Hashable {
        /// `a.x`: a row or an option.
        case code(String)
        /// `len(a)`.
        case length
        /// `words(a)`.
        case words
    }

    private var parts: [String: [Part: String]] = [:]
    /// Questions of which `a['x']` is the same as `a.x`, even in why it is missing; a row of a matrix is not.
    private var indexed: Set<String> = []

    init(_ flow: SurveyFlow) {
        for step in flow.steps {
            let id = step.question.id
            switch step.question.kind {
            case .matrix(let list, _), .allocation(_, let list), .rank(let list, _):
                for option in list.options { parts[id, default: [:]][.code(option.code)] = "\0\(id).\(option.code)" }
                if case .matrix = step.question.kind { continue }
                indexed.insert(id)
            case .text: parts[id] = [.length: "\0len \(id)", .words: "\0words \(id)"]
            default: continue
            }
        }
    }

    /// The names of the parts of an answer.
    subscript(question: String) -> [Part: String] { parts[question] ?? [:] }

    /// The expression with names in the place of parts.
    func named(_ expression: Expression) -> Expression {
        guard !parts.isEmpty, expression.references.contains(where: { parts[$0] != nil }) else { return expression }
        return replaced(expression)
    }

    private func replaced(_ expression: Expression) -> Expression {
        guard let (question, part) = part(of: expression), let name = parts[question]?[part] else {
            return expression.mapped(replaced)
        }
        return Expression(.name(name), at: expression.span)
    }

    /// The part of an answer that an expression is, whatever kind of answer that may be.
    private func part(of expression: Expression) -> (question: String, part: Part)? {
        switch expression.node {
        case .member(let base, let code):
            guard case .name(let name) = base.node else { return nil }
            return (name, .code(code))
        case .element(let base, let position):
            guard case .name(let name) = base.node, indexed.contains(name), case .text(let code) = position.node else {
                return nil
            }
            return (name, .code(code))
        case .call("len", let arguments): return arguments.onlyName.map { ($0, .length) }
        case .call("words", let arguments): return arguments.onlyName.map { ($0, .words) }
        default: return nil
        }
    }
}

extension [Expression.Argument] {
    fileprivate var onlyName: String? {
        guard count == 1, self[0].filter == nil, case .name(let name) = self[0].value.node else { return nil }
        return name
    }
}
