internal import LocatedYAML
package import SourceDiagnostics
internal import SurveyModel
internal import SurveyYAML

/// What `survey format` does to a file.
package enum DefinitionFormat: Hashable, Sendable {
    /// It has the canonical layout already.
    case unchanged
    /// The bytes in canonical layout.
    case changed([UInt8])
    /// It has mistakes, or holds something that cannot be laid out; nothing is to be written.
    case refused([Diagnostic])

    package enum Content: Hashable, Sendable {
        /// A survey or a discussion guide: expressions are spelled alike and quoted where YAML would break them.
        case survey
        /// Any other file in YAML, of which only the layout changes.
        case other
    }

    /// Brings a file into the canonical layout.
    ///
    /// The result says the same as the text it was made of: both are parsed and compared, and what would differ is
    /// refused. Formatting a second time changes nothing.
    ///
    /// - Parameters:
    ///   - bytes: The content of the file.
    ///   - file: The path to show in diagnostics.
    ///   - content: What the file is.
    /// - Returns: What is to be done with the file.
    package static func format(_ bytes: [UInt8], file: String, as content: Content = .survey) -> DefinitionFormat {
        var source = decoded(bytes)
        if let mistakes = mistakes(in: bytes, file: file, as: content) {
            let mended = content == .survey ? ExpressionMending.mended(source) : source
            guard mended != source, Self.mistakes(in: Array(mended.utf8), file: file, as: content) == nil else {
                return .refused(mistakes)
            }
            source = mended
        }
        // What is hard to read is laid out with less: first without the order of keys, then as it is spelled.
        for care in content == .survey ? Care.allCases : [.layoutOnly] {
            guard let text = laidOut(source, care) else { break }
            let result = Array(text.utf8)
            guard saysTheSame(Array(source.utf8), result, file: file, as: content), laidOut(text, care) == text
            else { continue }
            return result == bytes ? .unchanged : .changed(result)
        }
        let start = SourceLocation(file: file, line: 1, column: 1)
        return .refused([
            Diagnostic(
                .error, .cannotLayOut, at: start,
                "the layout of this file cannot be changed without changing what it says",
                hint: "write lists and maps one item a line, without '?' keys and without '---' between")
        ])
    }

    /// How much is made alike.
    private enum Care: CaseIterable { case whole, spelling, layoutOnly }

    private static func laidOut(_ source: String, _ care: Care) -> String? {
        guard let text = YAMLLayout.laidOut(source, spellsExpressions: care != .layoutOnly) else { return nil }
        guard care == .whole else { return text }
        let expanded = QuestionLayout.expanded(text)
        guard let again = expanded == text ? text : YAMLLayout.laidOut(expanded, spellsExpressions: true) else {
            return nil
        }
        return QuestionLayout.ordered(again)
    }

    private static func decoded(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// All diagnostics if there is an error among them.
    private static func mistakes(in bytes: [UInt8], file: String, as content: Content) -> [Diagnostic]? {
        let log = DiagnosticLog()
        let node = YAMLNode.read(bytes, file: file, log: log)
        guard node != nil, !log.hasErrors else { return log.sorted }
        guard content == .survey else { return nil }
        let (survey, diagnostics) = SurveyParser.parse(bytes, file: file)
        return survey == nil ? diagnostics : nil
    }

    private static func saysTheSame(_ before: [UInt8], _ after: [UInt8], file: String, as content: Content) -> Bool {
        let log = DiagnosticLog()
        guard let old = YAMLNode.read(before, file: file, log: log),
            let new = YAMLNode.read(after, file: file, log: log),
            !log.hasErrors, old.saysTheSame(as: new, respelled: content == .survey)
        else { return false }
        guard content == .survey else { return true }
        let survey = SurveyParser.parse(before, file: file).survey
        return survey != nil && survey == SurveyParser.parse(after, file: file).survey
    }
}

extension Diagnostic.Code {
    /// A file that holds YAML which the layout does not know.
    package static let cannotLayOut: Self = "E009"
}

extension YAMLNode {
    /// Whether two files hold the same keys and texts, the keys of a map in any order.
    ///
    /// - Parameters:
    ///   - other: The other file.
    ///   - respelled: Whether expressions may be written in another way; that they mean the same is seen in the survey.
    ///   - key: The key that it stands behind.
    /// - Returns: Whether nothing but the order of keys differs, and how expressions are written.
    fileprivate func saysTheSame(as other: YAMLNode, respelled: Bool, behind key: String? = nil) -> Bool {
        switch (content, other.content) {
        case (.scalar(let left, _), .scalar(let right, _)):
            isAbsent == other.isAbsent
                && (left.text == right.text
                    || respelled
                        && CanonicalSpelling(key: key, isInBrackets: false)?.isSame(left.text, right.text) == true)
        case (.list(let left), .list(let right)):
            left.count == right.count
                && zip(left, right).allSatisfy { $0.saysTheSame(as: $1, respelled: respelled, behind: key) }
        case (.map(let left), .map(let right)):
            left.count == right.count && left.first?.key.text == right.first?.key.text
                && left.allSatisfy { entry in
                    right.first { $0.key.text == entry.key.text }.map {
                        entry.value.saysTheSame(as: $0.value, respelled: respelled, behind: entry.key.text)
                    } ?? false
                }
        default: false
        }
    }
}
