import SourceDiagnostics
import SurveyModel
import Testing

@Suite struct LanguageCatalogueTests {
    // The page that people read is written from the catalogue, so every example in it must be true.
    @Test(arguments: FunctionCatalogue.all.map(\.name))
    func everyExampleOfAFunctionGivesWhatItSays(_ name: String) throws {
        let function = try #require(FunctionCatalogue.function(name))
        #expect(!function.examples.isEmpty)
        #expect(function.explanation.hasSuffix("."))
        for example in function.examples {
            #expect(example.expression.contains("\(name)("), "\(example.expression) does not show \(name)")
            #expect(try value(example) == example.result, "\(example.expression)")
        }
    }

    @Test func everyExampleOfAnOperatorGivesWhatItSays() throws {
        for form in OperatorCatalogue.all {
            #expect(!form.examples.isEmpty, "\(form.spelling)")
            for example in form.examples {
                #expect(try value(example) == example.result, "\(example.expression)")
            }
        }
    }

    // A test of every signature by its number of arguments: too few and too many must be said, not crash.
    @Test func everyFunctionSaysHowManyValuesItTakes() {
        for function in FunctionCatalogue.all {
            let most = function.signatures.map(\.arity.upperBound).max() ?? 0
            let counts = Set(function.signatures.flatMap { Array($0.arity) })
            for count in 0...(most + 1) where !counts.contains(count) {
                let text = "\(function.name)(" + Array(repeating: "1", count: count).joined(separator: ", ") + ")"
                #expect(mistakes(text, in: LanguageExample.scope) == ["1 E103"], "\(text)")
            }
        }
    }

    // Names are looked up by reading people, so two functions must not share one.
    @Test func namesAreUnique() {
        #expect(Set(FunctionCatalogue.names).count == FunctionCatalogue.all.count)
        #expect(FunctionCatalogue.all.count >= 60)
    }

    private func value(_ example: Function.Example) throws -> String? {
        let log = DiagnosticLog()
        let source = SourceText(example.expression, at: SourceLocation(file: "t.yaml", line: 1, column: 1))
        let parsed = try #require(Expression.parse(source, log: log), "\(example.expression): \(log.diagnostics)")
        var scope = LanguageExample.scope
        if example.expression.contains("index()") { scope.isInRound = true }
        let type = TypeChecker(scope: scope, log: log).type(of: parsed)
        #expect(log.diagnostics.isEmpty, "\(example.expression): \(log.diagnostics)")
        let answer = parsed.evaluate(in: LanguageExample.environment)
        if let type, type.missing.isEmpty { #expect(answer.value != nil, "\(example.expression) is missing") }
        guard let value = answer.value else { return answer.reason?.rawValue }
        return type.map { value.conformed(to: $0.type).shown } ?? value.shown
    }
}
