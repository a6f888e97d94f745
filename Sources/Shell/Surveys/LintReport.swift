internal import FoundationEssentials
internal import SourceDiagnostics
internal import SurveyLinting
internal import Tabulation
internal import TerminalText

/// Findings and rules in the forms of other programs.
enum LintReport {
    /// All rules in plain words, by family.
    ///
    /// - Parameter width: The columns that there are; `nil` for as many as are needed.
    /// - Returns: The lines, each with its line break.
    static func reference(width: Int? = nil) -> String {
        let indented = { (start: String, text: String) -> String in
            let lines = width.map { Fitting.wrapped(text, to: max(1, $0 - 8)) } ?? [text]
            return lines.enumerated().map { ($0 == 0 ? start : "        ") + $1 + "\n" }.joined()
        }
        var text = ""
        for family in LintRule.Family.allCases {
            let rules = LintCatalogue.rules.filter { $0.family == family }
            guard !rules.isEmpty else { continue }
            text += (text.isEmpty ? "" : "\n") + family.title + "\n"
            for rule in rules {
                text += indented("  \(rule.code.rawValue)  ", rule.summary) + indented("        ", rule.remedy)
                if let source = rule.source { text += indented("        ", "After: \(source).") }
            }
        }
        return text
    }

    /// The Static Analysis Results Interchange Format of OASIS, version 2.1.0 (2020).
    static func sarif(_ found: [Diagnostic]) -> JSONValue {
        let indices = Dictionary(
            LintCatalogue.rules.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        return .object([
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
            "runs": .array([
                .object([
                    "tool": .object([
                        "driver": .object([
                            "name": "canvass", "rules": .array(LintCatalogue.rules.map(\.sarif)),
                        ])
                    ]), "columnKind": "unicodeCodePoints", "results": .array(found.map { $0.sarif(indices[$0.code]) }),
                ])
            ]),
        ])
    }
}

extension LintRule {
    fileprivate var sarif: JSONValue {
        .object([
            "id": .string(code.rawValue), "shortDescription": .object(["text": .string(summary)]),
            "help": .object(["text": .string(remedy)]),
            "defaultConfiguration": .object(["level": .string(severity.rawValue)]),
            "properties": .object(["category": .string(family.title)]),
        ])
    }

    var json: JSONValue {
        .object([
            "code": .string(code.rawValue), "family": .string(family.title), "severity": .string(severity.rawValue),
            "summary": .string(summary), "remedy": .string(remedy), "source": JSONValue(source),
        ])
    }
}

extension Diagnostic {
    var json: JSONValue {
        .object([
            "file": .string(location.file), "line": .integer(location.line), "column": .integer(location.column),
            "length": .integer(length), "severity": .string(severity.rawValue), "code": .string(code.rawValue),
            "message": .string(message), "label": JSONValue(label), "hint": JSONValue(hint),
        ])
    }

    fileprivate func sarif(_ ruleIndex: Int?) -> JSONValue {
        let text = [message, label.map { "(\($0))" }, hint].compactMap(\.self).joined(separator: "; ")
        var members: [JSONValue.Member] = [.init("ruleId", .string(code.rawValue))]
        if let ruleIndex { members.append(.init("ruleIndex", .integer(ruleIndex))) }
        members += [
            .init("level", .string(severity.rawValue)), .init("message", .object(["text": .string(text)])),
            .init(
                "locations",
                .array([
                    .object([
                        "physicalLocation": .object([
                            "artifactLocation": .object(["uri": .string(Self.uri(location.file))]),
                            "region": .object([
                                "startLine": .integer(location.line), "startColumn": .integer(location.column),
                                "endColumn": .integer(location.column + length),
                            ]),
                        ])
                    ])
                ])),
        ]
        return .object(members)
    }

    /// The path as a relative reference or a file URI, after RFC 3986.
    private static func uri(_ path: String) -> String {
        let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let escaped = path.utf8.map { byte -> String in
            if kept.contains(byte) { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
        return path.hasPrefix("/") ? "file://" + escaped : escaped
    }
}
