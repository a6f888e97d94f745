internal import LocatedYAML
internal import SourceDiagnostics

/// Where each question of a definition, and each of its keys, stands in the file.
///
/// The model of a survey knows no places, so that two surveys that say the same are equal; this finds them again.
struct SurveyOutline {
    struct Item {
        let name: SourceText
        let type: YAMLNode?
        let entries: [YAMLEntry]
        /// The lines from the name to the last thing that belongs to it.
        let lines: ClosedRange<Int>

        func key(_ key: String) -> SourceText? { entries.first { $0.key.text == key }?.key }
        func value(_ key: String) -> YAMLNode? { entries.first { $0.key.text == key }?.value }
    }

    /// In the order of the file, those inside of others after them.
    private(set) var items: [Item] = []
    private var places: [String: Int] = [:]
    let root: [YAMLEntry]

    /// Reads the places; `nil` where the file is no map.
    init?(_ node: YAMLNode) {
        guard case .map(let entries) = node.content else { return nil }
        root = entries
        for entry in entries where Self.holders.contains(entry.key.text) { visit(entry.value) }
    }

    private static let holders: Set<String> = ["questions", "sections", "each"]

    private mutating func visit(_ node: YAMLNode) {
        guard case .list(let nodes) = node.content else { return }
        for node in nodes {
            guard case .map(let entries) = node.content, let first = entries.first else { continue }
            var attributes = Array(entries.dropFirst())
            var type: YAMLNode? = first.value
            if case .map(let inner) = first.value.content {
                attributes = inner + attributes
                type = nil
            }
            let start = first.key.span.location.line
            let item = Item(
                name: first.key, type: type, entries: attributes, lines: start...max(start, node.lastLine))
            if places[first.key.text] == nil { places[first.key.text] = items.count }
            items.append(item)
            for entry in attributes where Self.holders.contains(entry.key.text) { visit(entry.value) }
        }
    }

    subscript(name: String) -> Item? { places[name].map { items[$0] } }

    /// The innermost item on whose lines a place is.
    func item(at line: Int) -> Item? { items.last { $0.lines.contains(line) } }

    func key(_ key: String) -> SourceText? { root.first { $0.key.text == key }?.key }
}

extension YAMLNode {
    /// The last line on which something of it stands.
    var lastLine: Int {
        switch content {
        case .scalar(let text, _): text.location(at: max(0, text.text.unicodeScalars.count - 1)).line
        case .list(let nodes): nodes.reduce(span.location.line) { max($0, $1.lastLine) }
        case .map(let entries):
            entries.reduce(span.location.line) { max($0, $1.key.span.location.line, $1.value.lastLine) }
        }
    }

    /// All texts in it, with the key under which each stands.
    func texts(under key: String = "") -> [(key: String, text: SourceText)] {
        switch content {
        case .scalar(let text, _): [(key, text)]
        case .list(let nodes): nodes.flatMap { $0.texts(under: key) }
        case .map(let entries): entries.flatMap { $0.value.texts(under: $0.key.text) }
        }
    }
}
