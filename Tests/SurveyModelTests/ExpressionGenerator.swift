import struct FoundationEssentials.Decimal
import SourceDiagnostics
import SurveyModel
import TestSupport

/// Trees of expressions by chance: any tree that a text can stand for, sensible or not.
enum ExpressionGenerator {
    private static let place = SourceSpan(SourceLocation(file: "t.yaml", line: 1, column: 1))

    private static func pick<T>(_ items: [T], _ random: inout SplitMix64) -> T {
        items[Int.random(in: 0..<items.count, using: &random)]
    }

    static func any(_ random: inout SplitMix64, depth: Int) -> Expression {
        Expression(depth == 0 ? leaf(&random) : branch(&random, depth: depth), at: place)
    }

    private static func leaf(_ random: inout SplitMix64) -> Expression.Node {
        switch Int.random(in: 0..<9, using: &random) {
        case 0: .integer(pick([0, 1, 7, .max], &random))
        case 1: .decimal(pick([2, 0.5, Decimal(string: "1234567890123456789012345678") ?? 1, 100], &random))
        case 2: .text(pick(["", "it's", "'", "żółw\n??", "a b"], &random))
        case 3: .boolean(.random(using: &random))
        case 4: CalendarDate("2026-02-28").map { .date($0) } ?? .integer(1)
        case 5: ClockTime("9:05").map { .time($0) } ?? .integer(1)
        case 6: CalendarMoment("2026-02-28T23:59:01").map { .dateTime($0) } ?? .integer(1)
        default: .name(pick(["nps", "why", "open", "gaps", "it", "people", "case", "żółw", "top_reason"], &random))
        }
    }

    private static func branch(_ random: inout SplitMix64, depth: Int) -> Expression.Node {
        let sub = { (random: inout SplitMix64) in
            any(&random, depth: depth - 1 - (Int.random(in: 0..<3, using: &random) == 0 ? min(1, depth - 1) : 0))
        }
        let operators: [Expression.BinaryOperator] = [
            .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .isNotIn, .plus,
            .minus,
            .join, .times, .over, .div, .mod, .fallback,
        ]
        switch Int.random(in: 0..<14, using: &random) {
        case 0: return .member(sub(&random), pick(["cost", "price", "has", "any"], &random))
        case 1: return .element(sub(&random), sub(&random))
        case 2: return .list((0..<Int.random(in: 0...3, using: &random)).map { _ in sub(&random) })
        case 3, 4:
            let names = FunctionCatalogue.names + ["nothing_known"]
            return .call(
                pick(names, &random),
                (0..<Int.random(in: 0...3, using: &random)).map { _ in
                    Expression.Argument(sub(&random), where: Bool.random(using: &random) ? sub(&random) : nil)
                })
        case 5: return .unary(.not, sub(&random))
        case 6: return .unary(.minus, sub(&random))
        case 7: return .has(sub(&random), pick([nil, .any, .all, Expression.Quantifier.none], &random), sub(&random))
        case 8: return .between(sub(&random), sub(&random), sub(&random))
        case 9: return .matches(sub(&random), pattern: pick([".*", "a'b|c", "[", "(?i)x{2,3}"], &random))
        case 10: return .test(sub(&random), pick(Expression.State.allCases, &random), negated: .random(using: &random))
        case 11: return .conditional(sub(&random), then: sub(&random), otherwise: sub(&random))
        default: return .binary(pick(operators, &random), sub(&random), sub(&random))
        }
    }

    /// A condition that makes sense, over three questions that may be missing.
    static func condition(_ random: inout SplitMix64, depth: Int) -> Expression {
        let text: String
        guard depth > 0 else {
            text = pick(
                [
                    "nps > 2", "nps ?? 0 > 0", "nps ?? 5 > 2", "count(why) > 0", "why has 'price'", "nps is missing",
                    "open is answered", "open = 'x'", "len(open) = 1", "0 >= count(why)", "nps between 1 and 4",
                    "nps in [3]", "open matches 'x'", "sum(nps) = 3", "sum(nps, 1) > 1", "any(nps > 2)",
                    "nps is refused",
                    "1 <= count(why)", "open is empty", "open ?? 'x' = 'x'", "(nps > 2) ?? false", "(nps > 2) ?? true",
                ], &random)
            return parsed(text)
        }
        let a = condition(&random, depth: depth - 1)
        let b = condition(&random, depth: depth - 1)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return Expression(.unary(.not, a), at: place)
        case 1: return Expression(.binary(.or, a, b), at: place)
        case 2: return Expression(.binary(.and, a, b), at: place)
        case 3: return Expression(.conditional(a, then: b, otherwise: a), at: place)
        default: return Expression(.binary(.equal, a, b), at: place)
        }
    }

    private static func parsed(_ text: String) -> Expression {
        (try? expression(text)) ?? Expression(.boolean(false), at: place)
    }
}
