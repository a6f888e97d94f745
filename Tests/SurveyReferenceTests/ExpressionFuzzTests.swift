import SourceDiagnostics
import SurveyModel
import TestSupport
import Testing

/// Expressions made of the parts of all examples: what is printed is read again, and what the checker says holds.
@Suite struct ExpressionFuzzTests {
    /// Every example of the language, and every part of one.
    private static let parts: [Expression] = {
        let texts =
            FunctionCatalogue.all.flatMap { $0.examples.map(\.expression) }
            + OperatorCatalogue.all.flatMap { $0.examples.map(\.expression) }
        func all(_ expression: Expression) -> [Expression] { [expression] + expression.children.flatMap(all) }
        return texts.compactMap { Self.parse($0) }.flatMap(all)
    }()

    private static func parse(_ text: String) -> Expression? {
        let source = SourceText(text, at: SourceLocation(file: "f.yaml", line: 1, column: 1))
        return Expression.parse(source, log: DiagnosticLog())
    }

    // The checker promises a type, and whether something can be missing; a survey relies on both.
    @Test func whatTheCheckerPromisesHolds() throws {
        #expect(Self.parts.count > 200)
        var (checked, valued) = (0, 0)
        for seed in FuzzSeeds(1500) {
            var random = SplitMix64(seed: seed)
            var made =
                Self.parts.randomElement(using: &random)
                ?? Expression(.boolean(true), at: .init(.init(file: "", line: 1, column: 1), length: 1))
            for _ in 0..<Int.random(in: 1...4, using: &random) { made = made.mended(with: Self.parts, using: &random) }
            let text = made.description
            // Too deep or too long is refused, and rightly.
            guard let parsed = Self.parse(text) else { continue }
            #expect(parsed == made, "seed \(seed): \(text)")
            #expect(parsed.description == text, "seed \(seed): \(text)")
            let log = DiagnosticLog()
            guard let type = TypeChecker(scope: LanguageExample.scope, log: log).type(of: parsed) else {
                #expect(log.hasErrors, "seed \(seed): \(text) has neither type nor mistake")
                _ = parsed.evaluate(in: LanguageExample.environment)
                continue
            }
            guard !log.hasErrors else { continue }
            checked += 1
            let answer = parsed.evaluate(in: LanguageExample.environment)
            guard let value = answer.value else {
                #expect(!type.missing.isEmpty, "seed \(seed): \(text) is missing, and cannot be")
                continue
            }
            valued += 1
            #expect(
                value.conformed(to: type.type).fits(type.type),
                "seed \(seed): \(text) is \(value), not \(type.type.name)")
            #expect(parsed.evaluate(in: LanguageExample.environment) == answer, "seed \(seed): \(text)")
        }
        #expect(checked > 0 && valued > 0)
    }

    // What the long fuzz has found stays found.
    @Test func noResultIsPromisedWhereThereIsNone() throws {
        for (text, result) in [("round(1234, -29)", "0"), ("round(1.5, 29)", "1.5"), ("round(-7.25, -21)", "0")] {
            let answer = try #require(Self.parse(text)).evaluate(in: LanguageExample.environment)
            #expect(answer.value?.shown == result, "\(text)")
        }
        for text in ["format_date(@14:30, 'd MMMM')", "format_date(today(), 'HH:mm')"] {
            let log = DiagnosticLog()
            _ = TypeChecker(scope: LanguageExample.scope, log: log).type(of: try #require(Self.parse(text)))
            #expect(log.sorted.map(\.code.rawValue) == ["E105"], "\(text)")
        }
    }

    // Half an expression, or one with a sign too many, is a mistake at a place and nothing worse.
    @Test func mangledExpressionsAreRefusedInPlace() {
        let signs = [
            "(", ")", "[", "]", "'", ",", ".", "??", "=", "!=", "-", "@", "$", "\\", " ", "and", "where", "é", "\u{0}",
            "9999999999999999999999", "@2026-13-40",
        ]
        for seed in FuzzSeeds(800) {
            var random = SplitMix64(seed: seed)
            var text = Array((Self.parts.randomElement(using: &random)?.description ?? "").unicodeScalars)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0...text.count, using: &random)
                if Bool.random(using: &random), place < text.count {
                    text.remove(at: place)
                } else {
                    text.insert(contentsOf: (signs.randomElement(using: &random) ?? "").unicodeScalars, at: place)
                }
            }
            let log = DiagnosticLog()
            let source = SourceText(
                String(String.UnicodeScalarView(text)), at: SourceLocation(file: "f.yaml", line: 1, column: 1))
            let parsed = Expression.parse(source, log: log)
            #expect((parsed == nil) == log.hasErrors, "seed \(seed)")
            for diagnostic in log.sorted {
                #expect((1...(text.count + 1)).contains(diagnostic.location.column), "seed \(seed)")
            }
            if let parsed {
                _ = TypeChecker(scope: LanguageExample.scope, log: log).type(of: parsed)
                _ = parsed.evaluate(in: LanguageExample.environment)
            }
        }
    }
}

extension Expression {
    /// The same with one of its parts replaced by some other expression.
    fileprivate func mended(with parts: [Expression], using random: inout SplitMix64) -> Expression {
        guard !children.isEmpty, Int.random(in: 0..<3, using: &random) > 0 else {
            return parts.randomElement(using: &random) ?? self
        }
        var place = Int.random(in: 0..<children.count, using: &random)
        func next(_ child: Expression) -> Expression {
            defer { place -= 1 }
            return place == 0 ? child.mended(with: parts, using: &random) : child
        }
        let made: Node =
            switch node {
            case .boolean, .integer, .decimal, .text, .date, .time, .dateTime, .name: node
            case .member(let base, let field): .member(next(base), field)
            case .unary(let sign, let operand): .unary(sign, next(operand))
            case .matches(let text, let pattern): .matches(next(text), pattern: pattern)
            case .test(let operand, let state, let isNegated): .test(next(operand), state, negated: isNegated)
            case .element(let base, let position): .element(next(base), next(position))
            case .binary(let sign, let left, let right): .binary(sign, next(left), next(right))
            case .has(let left, let quantifier, let right): .has(next(left), quantifier, next(right))
            case .list(let items): .list(items.map(next))
            case .call(let name, let arguments):
                .call(name, arguments.map { Argument(next($0.value), where: $0.filter.map(next)) })
            case .between(let value, let low, let high): .between(next(value), next(low), next(high))
            case .conditional(let condition, let then, let otherwise):
                .conditional(next(condition), then: next(then), otherwise: next(otherwise))
            }
        return Expression(made, at: span)
    }
}

extension Value {
    /// Whether it is one of the values that a type has.
    fileprivate func fits(_ type: ValueType) -> Bool {
        switch (self, type) {
        case (.boolean, .boolean), (.integer, .integer), (.decimal, .decimal), (.text, .text), (.date, .date),
            (.time, .time), (.dateTime, .dateTime), (.duration, .duration), (.person, .person), (.kano, .kano):
            true
        // A whole number is a number too, and a code is the text of a choice.
        case (.integer, .decimal), (.choice, .text): true
        case (.integer, .quantity), (.decimal, .quantity): true
        case (.money(let money), .money(let currency)): money.currency == currency
        case (.choice(let code), .choice(let list)), (.text(let code), .choice(let list)): list[code] != nil
        case (.multi(let codes), .multi(let list)), (.rank(let codes), .rank(let list)):
            codes.allSatisfy { list[$0] != nil }
        case (.multi(let codes), .list(let member)): codes.allSatisfy { Value.choice($0).fits(member) }
        case (.list(let items), .list(let member)): items.allSatisfy { $0.fits(member) }
        case (.list(let items), .multi(let list)), (.list(let items), .rank(let list)):
            items.allSatisfy { $0.fits(.choice(list)) }
        case (.allocation(let points), .allocation(let list)): points.keys.allSatisfy { list[$0] != nil }
        case (.record(let fields), .record(let record)):
            record.fields.allSatisfy { field in
                fields[field.name]?.value.map { $0.conformed(to: field.type).fits(field.type) } ?? true
            }
        case (.matrix, .matrix), (.maxDiff, .maxDiff), (.pricePoints, .pricePoints): true
        default: false
        }
    }
}
