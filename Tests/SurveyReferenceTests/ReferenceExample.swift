import FeedbackModel
import Foundation
import SourceDiagnostics
import SurveyLinting
import SurveyModel
import SurveyVersions
import SurveyYAML

/// An example of the page as a whole survey.
///
/// What an example leaves out stands behind it, so that its own lines keep their numbers: name and title, the mode, and
/// case and lists of the first example.
struct ReferenceExample {
    let whole: String
    let survey: Survey?
    let diagnostics: [Diagnostic]

    init(_ block: ReferencePage.Block, in page: ReferencePage) {
        // Characters that no file may hold cannot stand on a page either.
        let text = block.text.replacing(/«U\+([0-9A-F]{4})»/) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
        }
        whole = Self.completed(text, from: page.blocks.first { $0.isClean }?.text ?? "")
        let lock = Self.lock(before: block, in: page)
        let found = SurveyLint(Array(whole.utf8), file: "example.yaml", themes: Self.themes) { survey, places in
            lock?.diagnostics(for: survey, places: places) ?? []
        }
        survey = found.survey
        diagnostics = found.diagnostics
    }

    /// What lint prints about it.
    var said: String {
        let lines = SourceLines(whole)
        return diagnostics.map { $0.rendered(in: lines) }.joined(separator: "\n")
    }

    /// The lock of the revisions that stand right above the examples of what a lock forbids.
    private static func lock(before block: ReferencePage.Block, in page: ReferencePage) -> DefinitionLock? {
        guard block.wrong?.dropFirst().hasPrefix("5") ?? false else { return nil }
        let earlier = page.blocks.filter { $0.isEarlier && $0.line < block.line }.compactMap {
            SurveyParser.parse($0.text, file: "example.yaml").survey
        }
        guard let last = earlier.last else { return nil }
        return earlier.filter { $0.id == last.id }.reduce(DefinitionLock(survey: last.id)) { $0.locking($1) }
    }

    private static func completed(_ text: String, from first: String) -> String {
        let keys = Set(sections(text).map(\.key))
        guard !keys.contains("survey") else { return text }
        var whole = text + "survey: example\n"
        if !keys.contains("title") { whole += "title: Example\n" }
        let isGuide = keys.contains("sections")
        if !keys.contains("mode") { whole += isGuide ? "mode: group\n" : "mode: interviewer\n" }
        guard !isGuide else { return whole }
        // A list that the example does not use would be a mistake of its own.
        let used = text.contains(/[(,] ?reason/) ? ["case", "lists"] : ["case"]
        for section in sections(first) where used.contains(section.key) && !keys.contains(section.key) {
            whole += section.lines.map { $0 + "\n" }.joined()
        }
        return whole
    }

    /// The lines below each key of the first level.
    private static func sections(_ text: String) -> [(key: String, lines: [String])] {
        var sections: [(key: String, lines: [String])] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) where !line.isEmpty {
            if let first = line.first, first.isLetter || first == "_" {
                sections.append((String(line.prefix { $0 != ":" }), [line]))
            } else if !sections.isEmpty {
                sections[sections.count - 1].lines.append(line)
            }
        }
        return sections
    }

    /// The themes of the example workspace.
    private static let themes: [String] = {
        let file = ReferencePage.file.deletingLastPathComponent().appending(path: "themes.yaml")
        let text = (try? Data(contentsOf: file)).map { [UInt8]($0) } ?? []
        return CodebookParser.parse(text, file: "themes.yaml", log: DiagnosticLog())?.themes.map(\.id) ?? []
    }()
}
