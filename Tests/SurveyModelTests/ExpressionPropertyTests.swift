import SourceDiagnostics
import SurveyModel
import TestSupport
import Testing

/// What holds for every expression, by seeded chance.
@Suite struct ExpressionPropertyTests {
    private static let rounds = 3000

    // 'survey print', '/why' and 'survey format' write expressions: what they write must mean what was meant.
    @Test func whatIsPrintedParsesToTheSameTree() throws {
        var random = SplitMix64(seed: 20_261_123)
        for round in 0..<Self.rounds {
            let tree = ExpressionGenerator.any(&random, depth: Int.random(in: 0...3, using: &random))
            let text = tree.description
            let again = try expression(text)
            #expect(again == tree, "round \(round): \(text) is read as \(again)")
        }
    }

    // Compiled with places, compiled without, and on a sheet of another order: the value is the same.
    @Test func aCompiledExpressionHasTheSameValue() {
        let names = ["open", "why", "nps", "gaps", "top_reason"]
        var environment = LanguageExample.environment
        var sheet = AnswerSheet(names)
        for name in names { sheet[name] = environment[name] }
        environment.answers = sheet
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        var random = SplitMix64(seed: 5)
        for round in 0..<Self.rounds {
            let tree = ExpressionGenerator.any(&random, depth: 3)
            let compiled = CompiledExpression(tree, places: places)
            #expect(compiled.evaluate(in: environment) == tree.evaluate(in: environment), "round \(round): \(tree)")
            #expect(compiled.isTrue(in: environment) == (tree.evaluate(in: environment) == .value(.boolean(true))))
        }
    }

    // An interview looks at an expression again only when something changes that it reads: so nothing else may matter.
    @Test func onlyWhatIsReadCanChangeTheValue() {
        var random = SplitMix64(seed: 17)
        for round in 0..<Self.rounds {
            let tree = ExpressionGenerator.any(&random, depth: 3)
            let before = tree.evaluate(in: LanguageExample.environment)
            var changed = LanguageExample.environment
            for name in ["nps", "why", "open", "gaps", "top_reason", "żółw"] where !tree.references.contains(name) {
                changed[name] = Bool.random(using: &random) ? .missing(.dontKnow) : .value(.integer(77))
            }
            if !tree.references.contains("people") { changed.people = [] }
            if !tree.reads.contains(.today) { changed.today = nil }
            if !tree.reads.contains(.now) { changed.now = nil }
            if !tree.reads.contains(.draw) { changed.seed = 99 }
            #expect(tree.evaluate(in: changed) == before, "round \(round): \(tree)")
        }
    }

    // Where the checker says that a value is there, it is: of expressions that pass, over answers that are all there.
    @Test func whatCannotBeMissingIsNot() {
        var random = SplitMix64(seed: 23)
        var checked = 0
        for round in 0..<20 * Self.rounds {
            let tree = ExpressionGenerator.any(&random, depth: 2)
            let log = DiagnosticLog()
            guard let type = TypeChecker(scope: LanguageExample.scope, log: log).type(of: tree) else {
                #expect(log.hasErrors, "round \(round): \(tree) is wrong without a word")
                continue
            }
            #expect(!log.hasErrors, "round \(round): \(tree) has a type and a mistake")
            checked += 1
            guard !type.mayBeMissing else { continue }
            let value = tree.evaluate(in: LanguageExample.environment)
            // A number that no decimal holds is the one thing that is missing and not foreseen.
            let isHuge =
                tree.description.contains("9223372036854775807") || tree.description.contains("123456789012345")
            #expect(value.value != nil || isHuge, "round \(round): \(tree) is \(value)")
        }
        #expect(checked > 500)
    }

    // Anything may be typed into a file; the worst that may happen is a diagnostic.
    @Test func randomTextNeverCrashes() {
        let pieces = [
            "if ", "then ", "else ", "and ", "or ", "not ", "has ", "any ", "in ", "is ", "missing ", "between ",
            "matches ",
            "'a'", "'", "1", "2.5", "@2026-01-01", "@9:99", "@", "(", ")", "[", "]", ",", ".", "??", "-", "+", "&",
            "==",
            "<", "why", "nps", "gaps", "case.", "session.", "prior.", "quota(", "count(", "label(", "it ", "where ",
            "÷",
            "\u{1F600}", "e\u{301}", "\u{202E}", "\0", "\r\n", "99999999999999999999999999999999", "'[a-'", "\u{FEFF}",
            "random(", "share(", "format_date(", "\"",
        ]
        var random = SplitMix64(seed: 7)
        for _ in 0..<6000 {
            let text = (0..<Int.random(in: 1...14, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            let log = DiagnosticLog()
            let source = SourceText(text, at: SourceLocation(file: "t", line: 1, column: 1))
            if let parsed = Expression.parse(source, log: log) {
                _ = TypeChecker(scope: LanguageExample.scope, log: log).type(of: parsed)
                _ = parsed.evaluate(in: LanguageExample.environment)
            } else {
                #expect(log.hasErrors, "\(text) is refused without a word")
            }
            let length = text.unicodeScalars.count
            for diagnostic in log.diagnostics { #expect(diagnostic.location.column <= length + 1, "\(text)") }
            let template = SourceText("a ${\(text)} b", at: SourceLocation(file: "t", line: 1, column: 1))
            _ = Template.parse(template, log: log)?.render(in: LanguageExample.environment)
        }
    }

    // Long input is refused after as many tokens as anybody reads, whatever its depth.
    @Test func depthAndLengthAreBounded() {
        let many = 100_000
        let texts = [
            String(repeating: "(", count: many), String(repeating: "[", count: many),
            String(repeating: "f(", count: many),
            String(repeating: "a.", count: many), String(repeating: "if ", count: many),
            "a" + String(repeating: "[1]", count: many),
            String(repeating: "a ?? ", count: many), "1" + String(repeating: " and 1", count: many),
            String(repeating: "'x' & ", count: many) + "'x'", String(repeating: "9", count: many),
        ]
        for text in texts { #expect(mistakes(text, in: LanguageExample.scope).first?.hasSuffix("E100") == true) }
        // What is just short enough is looked at in all ways without running out of stack.
        for text in ["1" + String(repeating: " + 1", count: 490), "nps" + String(repeating: "[1]", count: 300)] {
            _ = mistakes(text, in: LanguageExample.scope)
            if let parsed = try? expression(text) {
                _ = parsed.evaluate(in: LanguageExample.environment)
                _ = (parsed.description, parsed.reads, parsed.presentWhenTrue, parsed == parsed)
            }
        }
    }
}
