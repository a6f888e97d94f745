package import FoundationEssentials
package import SourceDiagnostics

/// A condition, calculation or fill, parsed but not yet evaluated.
///
/// The grammar is that of the survey language; evaluation is three-valued, with a reason for what is missing.
package indirect enum Expression: Hashable, Sendable {
    case boolean(Bool)
    case integer(Int)
    case decimal(Decimal)
    case text(String)
    case date(CalendarDate)
    /// A question, a case root, `it`, or another bare word.
    case name(String, at: SourceLocation)
    /// `case.plan`, `gaps.cost`.
    case member(Expression, String, at: SourceLocation)
    /// `gaps[1]`.
    case element(Expression, Expression)
    case list([Expression])
    case call(String, [Argument], at: SourceLocation)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression, at: SourceLocation)
    /// `x has any [a, b]`.
    case has(Expression, Quantifier?, Expression)
    case between(Expression, Expression, Expression)
    case matches(Expression, pattern: String)
    /// `x is not refused`.
    case test(Expression, State, negated: Bool)
    case conditional(Expression, then: Expression, otherwise: Expression)

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
    }
}

/// A text with fills: `You said ${label(why)}.`
package struct Template: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case literal(String)
        case fill(Expression)
    }

    package var parts: [Part]

    package init(parts: [Part]) { self.parts = parts }
    package init(_ literal: String) { parts = literal.isEmpty ? [] : [.literal(literal)] }
}
