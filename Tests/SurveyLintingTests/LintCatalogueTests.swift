import Foundation
import SourceDiagnostics
import SurveyLinting
import Testing

/// One list of rules, from which the help, SARIF and the reference are made.
@Suite struct LintCatalogueTests {
    @Test func codesAreUniqueAndRulesAreSentences() {
        let rules = LintCatalogue.rules
        #expect(Set(rules.map(\.code)).count == rules.count)
        for rule in rules {
            #expect(rule.summary.last == "." && rule.remedy.last == ".", "\(rule.code.rawValue)")
            #expect(rule.code.rawValue.count == 4)
        }
    }

    /// A code that somebody adds to the reading of surveys has a rule here.
    @Test func everyCodeOfADefinitionHasARule() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        for module in ["LocatedYAML", "SurveyModel", "SurveyYAML", "SurveyLinting", "SurveyVersions"] {
            let files = FileManager.default.enumerator(
                at: sources.appending(path: module), includingPropertiesForKeys: nil)
            while let file = files?.nextObject() as? URL {
                guard file.pathExtension == "swift" else { continue }
                let text = try String(contentsOf: file, encoding: .utf8)
                for match in text.matches(of: /: Self = "([EW][0-9]{3})"/) {
                    let code = String(match.1)
                    #expect(
                        LintCatalogue.rules.contains { $0.code.rawValue == code },
                        "\(code) of \(file.lastPathComponent)")
                }
            }
        }
    }
}
