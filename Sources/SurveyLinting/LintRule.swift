package import SourceDiagnostics

/// One thing that is looked for in a definition.
package struct LintRule: Hashable, Sendable {
    /// What a rule is about; the first letter and figure of its code.
    package enum Family: String, Hashable, Sendable, CaseIterable {
        case form = "0"
        case names = "1"
        case structure = "2"
        case logic = "3"
        case texts = "4"
        case versions = "5"
        case missing = "6"
        case method = "7"

        package var title: String {
            switch self {
            case .form: "The form of the file"
            case .names: "Names and types"
            case .structure: "Order and dependence"
            case .logic: "Logic"
            case .texts: "Texts and fills"
            case .versions: "Versions"
            case .missing: "Missing answers"
            case .method: "Method"
            }
        }
    }

    /// `E104`, `W703`: it never changes and is never used for anything else.
    package let code: Diagnostic.Code
    package let severity: Diagnostic.Severity
    /// What it finds, in one sentence.
    package let summary: String
    /// How to mend it, in one sentence.
    package let remedy: String
    /// Where the advice comes from.
    package let source: String?

    init(_ code: Diagnostic.Code, _ summary: String, mend remedy: String, after source: String? = nil) {
        self.code = code
        severity = code.rawValue.hasPrefix("E") ? .error : .warning
        self.summary = summary
        self.remedy = remedy
        self.source = source
    }

    package var family: Family {
        code.rawValue.dropFirst().first.flatMap { Family(rawValue: String($0)) } ?? .form
    }

    /// Whether a comment may silence it: advice, and what is proven about logic, but never what makes a survey unusable.
    package var canBeIgnored: Bool { severity == .warning || family == .logic || code == .missingTranslation }
}

/// All rules, in the order of their codes.
package enum LintCatalogue {
    package static let rules: [LintRule] =
        (form + names + structure + logic + texts + versions + missing + method + guide)
        .sorted { ($0.code.rawValue.dropFirst(), $0.code.rawValue) < ($1.code.rawValue.dropFirst(), $1.code.rawValue) }

    private static let byCode = Dictionary(rules.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

    package static func rule(_ code: Diagnostic.Code) -> LintRule? { byCode[code] }
}
