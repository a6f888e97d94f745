package import FoundationEssentials
package import SourceDiagnostics

/// A condition, calculation or fill, parsed but not yet evaluated.
///
/// The grammar is that of the survey language; evaluation is three-valued, with a reason for what is missing. Two
/// expressions are equal when they mean the same, wherever they stand.
package struct Expression: Sendable {
    package indirect enum Node: Hashable, Sendable {
        case boolean(Bool)
        case integer(Int)
        case decimal(Decimal)
        case text(String)
        case date(CalendarDate)
        /// `@14:30`.
        case time(ClockTime)
        /// `@2026-11-22T14:30`.
        case dateTime(CalendarMoment)
        /// A question, a case root, `it`, or another bare word.
        case name(String)
        /// `case.plan`, `gaps.cost`.
        case member(Expression, String)
        /// `gaps[1]`.
        case element(Expression, Expression)
        case list([Expression])
        case call(String, [Argument])
        case unary(UnaryOperator, Expression)
        case binary(BinaryOperator, Expression, Expression)
        /// `x has any [a, b]`.
        case has(Expression, Quantifier?, Expression)
        case between(Expression, Expression, Expression)
        case matches(Expression, pattern: String)
        /// `x is not refused`.
        case test(Expression, State, negated: Bool)
        case conditional(Expression, then: Expression, otherwise: Expression)
    }

    package struct Argument: Hashable, Sendable {
        package var value: Expression
        /// `count(gaps where cost > 100)`.
        package var filter: Expression?

        package init(_ value: Expression, where filter: Expression? = nil) {
            self.value = value
            self.filter = filter
        }
    }

    package enum UnaryOperator: String, Hashable, Sendable { case not, minus }

    package enum BinaryOperator: String, Hashable, Sendable {
        case or, and
        case equal = "="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case isIn = "in"
        case isNotIn = "not in"
        case plus = "+"
        case minus = "-"
        case join = "&"
        case times = "*"
        case over = "/"
        case div, mod
        case fallback = "??"
    }

    package enum Quantifier: String, Hashable, Sendable { case any, all, none }

    package enum State: String, Hashable, Sendable, CaseIterable {
        case answered, missing, refused, skipped, empty
        case dontKnow = "dont_know"
        case notAsked = "not_asked"
        case notApplicable = "not_applicable"
    }

    package let node: Node
    package let span: SourceSpan
    /// The place of the field behind a point, or of a pattern, which may be on another line than the beginning.
    package let focus: SourceSpan?

    package init(_ node: Node, at span: SourceSpan, focus: SourceSpan? = nil) {
        self.node = node
        self.span = span
        self.focus = focus
    }
}

extension Expression: Hashable {
    package static func == (lhs: Self, rhs: Self) -> Bool { lhs.node == rhs.node }
    package func hash(into hasher: inout Hasher) { hasher.combine(node) }
}

extension Expression {
    /// The expressions directly inside this one, from left to right.
    package var children: [Expression] {
        switch node {
        case .boolean, .integer, .decimal, .text, .date, .time, .dateTime, .name: []
        case .member(let base, _), .unary(_, let base), .matches(let base, _), .test(let base, _, _): [base]
        case .element(let left, let right), .binary(_, let left, let right), .has(let left, _, let right):
            [left, right]
        case .list(let items): items
        case .call(_, let arguments): arguments.flatMap { [$0.value] + ($0.filter.map { [$0] } ?? []) }
        case .between(let value, let low, let high): [value, low, high]
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
        }
    }
}

/// A text with fills, as `You said ${label(why)}`.
package struct Template: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case literal(String)
        case fill(Expression)
    }

    package var parts: [Part]

    package init(parts: [Part]) { self.parts = parts }
    package init(_ literal: String) { parts = literal.isEmpty ? [] : [.literal(literal)] }

    package var fills: [Expression] {
        parts.compactMap { part in
            guard case .fill(let expression) = part else { return nil }
            return expression
        }
    }
}

extension Template: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(text) }
}
