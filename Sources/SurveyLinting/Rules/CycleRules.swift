internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// E205: questions that depend on one another in a circle, each circle at its shortest.
///
/// A circle always holds a use of something that is asked later, so it is looked for only where there is one. It is
/// looked for in the text, since what depends on itself has no place in a survey.
struct CycleRules {
    let outline: SurveyOutline

    /// One use of a question by another.
    struct Edge {
        var from: String
        var to: String
        var span: SourceSpan
    }

    private static let keys: Set<String> = [
        "if", "calc", "options_if", "required_if", "read_only_if", "reset_when", "set", "times",
    ]

    /// The circles, each as its uses in order, beginning with the one that comes first in the file.
    func cycles() -> [[Edge]] {
        let edges = Dictionary(grouping: outline.items.flatMap(uses), by: \.from)
        var told: Set<Set<String>> = []
        var result: [[Edge]] = []
        var inCycle: Set<String> = []
        for item in outline.items where !inCycle.contains(item.name.text) {
            guard let cycle = shortest(from: item.name.text, edges), told.insert(Set(cycle.map(\.from))).inserted
            else { continue }
            inCycle.formUnion(cycle.map(\.from))
            result.append(cycle)
        }
        return result
    }

    private func uses(_ item: SurveyOutline.Item) -> [Edge] {
        item.entries.filter { Self.keys.contains($0.key.text) }.flatMap { entry -> [Edge] in
            guard case .scalar(let text, _) = entry.value.content,
                let expression = Expression.parse(text, log: DiagnosticLog())
            else { return [] }
            return expression.names.compactMap { name, span in
                guard name != item.name.text, outline[name] != nil else { return nil }
                return Edge(from: item.name.text, to: name, span: span)
            }
        }
    }

    /// The shortest way from a question back to itself, breadth first.
    private func shortest(from start: String, _ edges: [String: [Edge]]) -> [Edge]? {
        var arrivals: [String: Edge] = [:]
        var queue = [start]
        var next = 0
        while next < queue.count {
            let current = queue[next]
            next += 1
            for edge in edges[current] ?? [] {
                if edge.to == start {
                    var path = [edge]
                    while let first = path.first, first.from != start, let before = arrivals[first.from] {
                        path.insert(before, at: 0)
                    }
                    return path
                }
                if arrivals[edge.to] == nil {
                    arrivals[edge.to] = edge
                    queue.append(edge.to)
                }
            }
        }
        return nil
    }
}

extension CycleRules {
    func diagnostic(_ cycle: [Edge]) -> Diagnostic? {
        guard let first = cycle.first else { return nil }
        let steps = cycle.map { "'\($0.from)' uses '\($0.to)' (line \($0.span.location.line))" }
        let names = cycle.map { "'\($0.from)'" }
        return Diagnostic(
            .error, .dependencyCycle, at: first.span,
            "\(names.dropLast().joined(separator: ", ")) and \(names.last ?? "") depend on one another",
            label: steps.joined(separator: ", "), hint: "remove one of these uses")
    }
}

extension Expression {
    /// The names in it with their places, from left to right.
    var names: [(name: String, span: SourceSpan)] {
        switch node {
        case .name(let name): [(name, span)]
        case .member(let base, _): base.names
        default: children.flatMap(\.names)
        }
    }
}
