internal import TerminalText

extension RouteGraph {
    /// How a graph is written.
    package enum Form: String, Hashable, Sendable, CaseIterable {
        /// For Graphviz: `dot -Tsvg`.
        case dot
        /// For Markdown pages that draw Mermaid.
        case mermaid
        /// For a terminal, in ASCII but for the author's words.
        case ascii
    }

    /// The graph in a form, each line with its line break; safe to show.
    package func text(as form: Form) -> String {
        let lines =
            switch form {
            case .dot: dotLines
            case .mermaid: mermaidLines
            case .ascii: asciiLines
            }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func safe(_ text: String) -> String { PrintableText(text).description }

    // MARK: Graphviz

    /// One or more lines in quotation marks.
    private static func quoted(_ lines: String?...) -> String {
        let escaped = lines.compactMap(\.self).map { line in
            safe(line).map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        }
        return "\"\(escaped.joined(separator: "\\n"))\""
    }

    private var dotLines: [String] {
        var lines = ["digraph survey {", "  label=\(Self.quoted(title)); labelloc=t;", "  node [shape=box];"]
        lines += dotGroup(nil, indent: "  ")
        for edge in edges {
            var attributes: [String] = []
            if let label = edge.label { attributes.append("label=\(Self.quoted(label))") }
            if edge.kind == .again { attributes.append("style=dotted, constraint=false") }
            let list = attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"
            lines.append("  n\(edge.from) -> n\(edge.to)\(list);")
        }
        return lines + ["}"]
    }

    private func dotGroup(_ group: Int?, indent: String) -> [String] {
        var lines: [String] = []
        for (place, node) in nodes.enumerated() where node.group == group {
            let words = Self.quoted(node.label, node.condition.map { "if \($0)" })
            var attributes = ["label=\(words)"]
            switch node.kind {
            case .start: attributes.append("shape=circle")
            case .end: attributes.append("shape=doublecircle")
            case .statement: attributes.append("shape=plaintext")
            default: break
            }
            if node.condition != nil { attributes.append("style=dashed") }
            lines.append("\(indent)n\(place) [\(attributes.joined(separator: ", "))];")
        }
        for (place, inner) in groups.enumerated() where inner.parent == group {
            lines.append("\(indent)subgraph cluster_\(place) {")
            lines.append("\(indent)  label=\(Self.quoted(inner.label));")
            lines += dotGroup(place, indent: indent + "  ")
            lines.append("\(indent)}")
        }
        return lines
    }

    // MARK: Mermaid

    private static func entity(_ text: String) -> String {
        let entities: [Character: String] = [
            "#": "#35;", "\"": "#quot;", "<": "#lt;", ">": "#gt;", "|": "#124;", "`": "#96;", "[": "#91;", "]": "#93;",
            "{": "#123;", "}": "#125;", "(": "#40;", ")": "#41;",
        ]
        return safe(text).map { entities[$0] ?? String($0) }.joined()
    }

    private var mermaidLines: [String] {
        var lines = ["flowchart TD"] + mermaidGroup(nil, indent: "  ")
        for edge in edges {
            let arrow = edge.kind == .again ? "-.->" : "-->"
            let label = edge.label.map { "|\"\(Self.entity($0))\"|" } ?? ""
            lines.append("  n\(edge.from) \(arrow)\(label) n\(edge.to)")
        }
        return lines
    }

    private func mermaidGroup(_ group: Int?, indent: String) -> [String] {
        var lines: [String] = []
        for (place, node) in nodes.enumerated() where node.group == group {
            let words = Self.entity(node.label) + (node.condition.map { "<br/>if \(Self.entity($0))" } ?? "")
            let shape: (String, String) =
                switch node.kind {
                case .start, .end: ("((", "))")
                default: node.condition == nil ? ("[", "]") : ("[/", "/]")
                }
            lines.append("\(indent)n\(place)\(shape.0)\"\(words)\"\(shape.1)")
        }
        for (place, inner) in groups.enumerated() where inner.parent == group {
            lines.append("\(indent)subgraph g\(place) [\"\(Self.entity(inner.label))\"]")
            lines += mermaidGroup(place, indent: indent + "  ")
            lines.append("\(indent)end")
        }
        return lines
    }

    // MARK: ASCII

    private var asciiLines: [String] {
        var lines = [Self.safe(title), ""]
        var openGroup: Int?
        for (place, node) in nodes.enumerated() where node.kind != .end {
            if node.group != openGroup, let group = node.group, groups.indices.contains(group) {
                lines.append("  -- \(Self.safe(groups[group].label)) --")
            }
            openGroup = node.group
            let margin = String(repeating: "  ", count: depth(of: node.group))
            let frame = node.condition == nil ? ("[", "]") : ("(", ")")
            lines.append(
                "  \(margin)\(frame.0) \(Self.safe(node.label)) \(frame.1)"
                    + (node.condition.map { "  if \(Self.safe($0))" } ?? ""))
            for edge in edges where edge.from == place && edge.kind != .next {
                let target = nodes[edge.to]
                let name = target.kind == .end ? "end: \(target.label)" : target.id
                lines.append("  \(margin)  +-- \(Self.safe(edge.label ?? "always")) --> \(Self.safe(name))")
            }
            guard let next = edges.first(where: { $0.from == place && $0.kind == .next }) else { continue }
            lines.append("  \(margin)  |")
            if nodes[next.to].kind == .end { lines.append("  \(margin)end: \(Self.safe(nodes[next.to].label))") }
        }
        return lines
    }

    private func depth(of group: Int?) -> Int {
        var depth = 0
        var next = group
        while let current = next, groups.indices.contains(current), depth < groups.count {
            depth += 1
            next = groups[current].parent
        }
        return depth
    }
}
