internal import LocatedYAML
internal import SourceDiagnostics

/// A regular expression that is looked for in columns' names, without regard to case.
///
/// It is kept as it is written, since compiled expressions can be neither compared nor sent between threads.
package struct ColumnPattern: Hashable, Sendable {
    package let text: String

    /// - Returns: `nil` for what is no regular expression.
    package init?(_ text: String) {
        guard (try? Regex(text)) != nil else { return nil }
        self.text = text
    }

    /// The places of the names that match.
    func places(in names: [String]) -> [Int] {
        guard let expression = try? Regex(text).ignoresCase() else { return [] }
        return names.indices.filter { names[$0].contains(expression) }
    }

    static func read(_ node: YAMLNode) -> ColumnPattern? {
        guard let text = node.text("a regular expression") else { return nil }
        guard let pattern = ColumnPattern(text) else {
            node.error(.mapping, "'\(text)' is not a regular expression")
            return nil
        }
        return pattern
    }
}
