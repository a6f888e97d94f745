internal import Journal
package import LocatedYAML
internal import SourceDiagnostics

extension Review {
    /// What of `canvass.yaml` an estimate follows from; teams and their reserve are frozen as they are.
    private static let counting = ["guards", "segments", "target", "unit"]

    /// Hashes what settings say about how feedback is counted: comments, blanks, quotes and the order of keys do not matter.
    package static func digest(ofSettings root: YAMLNode?) -> String {
        guard case .map(let entries)? = root?.content else { return Digest.of([]).description }
        let said = entries.filter { counting.contains($0.key.text) }
        return Digest.of([Array(text(.map(said)).utf8)]).description
    }

    /// Each piece with its length before it, so that no two contents have one text.
    private static func text(_ content: YAMLNode.Content) -> String {
        switch content {
        case .scalar(let scalar, _): return sized(scalar.text)
        case .list(let nodes): return "[" + nodes.map { text($0.content) }.joined() + "]"
        case .map(let entries):
            let members = entries.sorted { $0.key.text < $1.key.text }
            return "{" + members.map { sized($0.key.text) + text($0.value.content) }.joined() + "}"
        }
    }

    private static func sized(_ text: String) -> String { "\(text.utf8.count):\(text)" }
}
