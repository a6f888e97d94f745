import Foundation
import SourceDiagnostics
import SurveyLinting
import SurveyModel
import SurveyYAML
import Testing

/// The page about the survey language, against the language.
@Suite struct SurveyReferenceTests {
    private func page() throws -> ReferencePage { try #require(ReferencePage.current, "surveys/README.md") }

    // Tables and messages come from the code; `UPDATE_TRANSCRIPTS=1` writes them anew.
    @Test func tablesAndMessagesAreThoseOfTheCode() throws {
        let page = try page()
        for name in ReferenceTables.names {
            #expect(page.text.contains("<!-- table: \(name) -->"), "the page has no table '\(name)'")
        }
        let renewed = page.renewed()
        #expect(!renewed.contains("there is no table '"))
        if ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] == "1" {
            try renewed.write(to: ReferencePage.file, atomically: true, encoding: .utf8)
            return
        }
        let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
        for (index, pair) in zip(lines(page.text), lines(renewed)).enumerated() where pair.0 != pair.1 {
            Issue.record(
                "surveys/README.md:\(index + 1) is not what the code says; UPDATE_TRANSCRIPTS=1 writes: \(pair.1)")
            return
        }
        #expect(page.text == renewed)
    }

    // An example with a mistake teaches it.
    @Test func everySurveyIsWithoutMistakes() throws {
        let page = try page()
        #expect(page.blocks.contains { $0.isClean })
        for block in page.blocks where block.isClean || block.isEarlier {
            let said = ReferenceExample(block, in: page).said
            #expect(said.isEmpty, "surveys/README.md:\(block.line)\n\(said)")
        }
    }

    // A wrong example is there for one mistake, and what the reader sees below it is what lint says.
    @Test func everyWrongSurveyHasTheMistakeItIsThereFor() throws {
        let page = try page()
        for (index, block) in page.blocks.enumerated() {
            guard let code = block.wrong else { continue }
            let codes = ReferenceExample(block, in: page).diagnostics.map(\.code.rawValue)
            #expect(codes == [code], "surveys/README.md:\(block.line)")
            let next = page.blocks.indices.contains(index + 1) ? page.blocks[index + 1].kind : ""
            #expect(next == "text", "surveys/README.md:\(block.line) does not show what is said")
        }
    }

    // Blocks of another kind would be looked at by nobody.
    @Test func everyBlockIsOfAKindThatIsChecked() throws {
        for block in try page().blocks {
            let isKnown =
                block.isClean || block.isEarlier || block.wrong != nil || block.isFile
                || ["expression", "text", "sh", "console"].contains(block.kind)
            #expect(isKnown, "surveys/README.md:\(block.line): \(block.info)")
        }
    }

    // Who gets a message finds here what it means, on a survey that is small enough to understand.
    @Test func everyRuleHasAnExampleAndNoOthersAreNamed() throws {
        let page = try page()
        let rules = Set(LintCatalogue.rules.map(\.code.rawValue))
        let shown = Set(page.blocks.compactMap { $0.wrong })
        #expect(rules.subtracting(shown).subtracting(Self.unshown.keys).sorted() == [], "rules without an example")
        #expect(shown.intersection(Self.unshown.keys).sorted() == [], "rules that can be shown after all")
        let named = Set(page.text.matches(of: /\b[EW][0-9]{3}\b/).map { String($0.0) })
        #expect(named.subtracting(rules).sorted() == [], "codes that are no rules")
    }

    /// Rules of which no survey on the page can be an example, and why.
    private static let unshown: [String: String] = [
        "E008": "only mappings of imports have something that is not available yet",
        "E509": "it takes two files; the transcript of versions shows it",
        "W512": "it takes the name of a file; the transcript of versions shows it",
    ]

    // Who looks for a type, a key or a word of it finds it in a survey that works.
    @Test func everythingOfTheLanguageIsUsedInAnExample() throws {
        let page = try page()
        var use = LanguageUse()
        for block in page.blocks where block.isClean || block.isEarlier { use.add(block.text) }
        let types = Set(TypeName.allCases.map(\.rawValue))
        #expect(types.subtracting(use.types).sorted() == [], "types")
        #expect(Set(FieldTypeName.allCases.map(\.rawValue)).subtracting(use.fieldTypes).sorted() == [], "field types")
        let keys = Set(DefinitionPart.allCases.flatMap { part in part.keys.map { "\(part.rawValue).\($0.rawValue)" } })
        #expect(keys.subtracting(use.keys).sorted() == [], "keys")
        #expect(LanguageUse.known.subtracting(use.words).sorted() == [], "words")
    }

    // A word in code that is no word of the language sends the reader astray.
    @Test func everyWordInCodeIsOfTheLanguageOrOfAnExample() throws {
        let page = try page()
        var use = LanguageUse()
        var known = Self.words
        for block in page.blocks where block.isFile { use.add(block.text) }
        for block in page.blocks where block.kind == "yaml" && !block.isFile {
            let example = ReferenceExample(block, in: page)
            use.add(example.whole)
            known.formUnion(example.survey?.questions.map(\.id) ?? [])
        }
        known.formUnion(use.written)
        for example in page.expressions {
            known.formUnion((example.expression + " " + example.result).matches(of: /[a-z_]+/).map { String($0.0) })
        }
        for (line, text) in page.prose {
            for span in text.matches(of: /`([^`]+)`/) {
                guard let word = span.1.wholeMatch(of: /([a-z][a-z_]*)(:|\([^)]*\)|\(|\?)?/)?.1 else { continue }
                #expect(known.contains(String(word)), "surveys/README.md:\(line): \(span.1)")
            }
        }
    }

    private static var words: Set<String> {
        var words = Expression.reservedWords.union(FunctionCatalogue.names)
        words.formUnion(TypeName.allCases.map(\.rawValue) + FieldTypeName.allCases.map(\.rawValue))
        for part in DefinitionPart.allCases { for key in part.keys { words.insert(key.rawValue) } }
        words.formUnion(LanguageUse.known.compactMap { $0.split(separator: " ").last.map(String.init) })
        words.formUnion(MissingReason.allCases.map(\.rawValue) + Expression.State.allCases.map(\.rawValue))
        words.formUnion(KanoAnswer.Category.allCases.map(\.rawValue) + KanoAnswer.Feeling.allCases.map(\.rawValue))
        words.formUnion(SessionField.allCases.map(\.rawValue))
        // Commands, and what a test of a survey has that stands in no survey.
        words.formUnion(["name", "ja", "j", "results", "lint"])
        return words
    }

    // Whoever is told that a word cannot be a name finds them all in one place.
    @Test func allReservedWordsAreListed() throws {
        let page = try page()
        let start = try #require(page.text.range(of: "Some words mean something in an expression")).lowerBound
        let end = try #require(page.text[start...].range(of: "\n\n")).lowerBound
        let listed = page.text[start..<end].matches(of: /`([a-z]+)`/).map { String($0.1) }
        #expect(Set(listed) == Expression.reservedWords && listed.count == Expression.reservedWords.count)
    }

    // The result that a reader sees behind an arrow must be the one that a survey would get.
    @Test func everyExpressionGivesWhatThePageSays() throws {
        let page = try page()
        #expect(page.expressions.count > 100)
        for example in page.expressions {
            let place = "surveys/README.md:\(example.line)"
            let log = DiagnosticLog()
            let source = SourceText(
                example.expression, at: SourceLocation(file: "example.yaml", line: 1, column: 1))
            var scope = LanguageExample.scope
            scope.isInRound = example.expression.contains("index()")
            guard let parsed = Expression.parse(source, log: log),
                let type = TypeChecker(scope: scope, log: log).type(of: parsed)
            else {
                Issue.record("\(place): \(example.expression): \(log.sorted.map(\.message))")
                continue
            }
            let answer = parsed.evaluate(in: LanguageExample.environment)
            let shown = answer.value?.conformed(to: type.type).shown ?? answer.reason?.rawValue ?? ""
            #expect(shown == example.result, "\(place): \(example.expression)")
        }
    }

    // The examples of expressions speak of the first survey, so what the two call the same must be the same.
    @Test func theFirstSurveyIsTheOneOfTheExpressions() throws {
        let page = try page()
        let first = try #require(page.blocks.first { $0.isClean })
        let survey = try #require(ReferenceExample(first, in: page).survey)
        for (name, symbol) in LanguageExample.scope.symbols {
            let question = try #require(
                survey.questions.first { $0.id == name }, "'\(name)' is not in the first survey")
            guard let type = question.valueType else { continue }
            #expect(type.name == symbol.type.name, "\(name)")
            #expect(type.options?.options.map(\.code) == symbol.type.options?.options.map(\.code), "\(name)")
        }
        for (name, field) in LanguageExample.scope.caseFields {
            #expect(survey.caseFields.contains(field), "case.\(name)")
        }
    }
}

extension ReferencePage {
    struct Expected {
        let expression: String
        let result: String
        let line: Int
    }

    /// `expression → result`, in blocks of their own and behind one another in a line.
    var expressions: [Expected] {
        var found: [Expected] = []
        for block in blocks where block.kind == "expression" {
            for (index, line) in block.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                guard let arrow = line.range(of: "→") else { continue }
                found.append(
                    Expected(
                        expression: line[..<arrow.lowerBound].trimmed, result: line[arrow.upperBound...].trimmed,
                        line: block.line + 1 + index))
            }
        }
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for match in line.matches(of: /`([^`]+)` → `([^`]+)`/) {
                found.append(Expected(expression: String(match.1), result: String(match.2), line: index + 1))
            }
        }
        return found
    }
}

extension Substring {
    var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
