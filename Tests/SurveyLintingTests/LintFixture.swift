import SourceDiagnostics
import SurveyLinting
import TestSupport
import Testing

/// A survey of which only the parts that matter to a test are written.
enum LintFixture {
    /// Wraps questions, indented by two blanks, into a survey for oneself; more keys may come first.
    static func survey(_ questions: String, mode: String = "self", head: String = "") -> String {
        "survey: s\ntitle: T\nmode: \(mode)\n\(head)questions:\n\(questions)"
    }

    static func found(_ text: String) -> [Diagnostic] { SurveyLint(text, file: "s.yaml").diagnostics }

    static func codes(_ text: String) -> [String] { found(text).map(\.code.rawValue) }

    /// Expects exactly one finding, at the mark `«1»`, with the words in its message, label or hint.
    static func expect(
        _ code: String, _ words: String..., in marked: MarkedText, length: Int? = nil,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let found = found(marked.text)
        guard found.count == 1, let only = found.first, let place = marked.places["1"] else {
            Issue.record(
                "\(found.count) findings: \(found.map(\.description).joined(separator: "\n"))",
                sourceLocation: sourceLocation)
            return
        }
        #expect(only.code.rawValue == code, sourceLocation: sourceLocation)
        #expect(only.location.line == place.line, sourceLocation: sourceLocation)
        #expect(only.location.column == place.column, sourceLocation: sourceLocation)
        if let length { #expect(only.length == length, sourceLocation: sourceLocation) }
        let said = [only.message, only.label ?? "", only.hint ?? ""].joined(separator: " | ")
        for word in words { #expect(said.contains(word), "\(said)", sourceLocation: sourceLocation) }
    }
}
