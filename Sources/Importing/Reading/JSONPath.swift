/// Where a value stands in a JSON document: names and places in arrays, as in `via.channel` or `custom_fields[0].value`.
package struct JSONPath: Hashable, Sendable, CustomStringConvertible {
    package enum Step: Hashable, Sendable {
        case name(String)
        case index(Int)
        /// Each element of an array.
        case each
    }

    package var steps: [Step]

    package init(_ steps: [Step]) { self.steps = steps }

    /// Reads the tiny subset that mappings use: `$.tickets[*]`, `via.channel`, `fields[2].value`, `$`.
    ///
    /// - Returns: `nil` for anything else, such as filters, slices or quoted names.
    package init?(_ text: String) {
        var rest = Substring(text)
        // A name may begin with the sign too, as `$insert_id` does.
        if rest == "$" || rest.hasPrefix("$.") || rest.hasPrefix("$[") {
            rest.removeFirst()
            if rest.hasPrefix(".") {
                rest.removeFirst()
                guard !rest.isEmpty else { return nil }
            }
        } else if rest.isEmpty || rest.hasPrefix(".") {
            return nil
        }
        var steps: [Step] = []
        while !rest.isEmpty {
            if rest.hasPrefix("[") {
                guard let close = rest.firstIndex(of: "]") else { return nil }
                let inner = rest[rest.index(after: rest.startIndex)..<close]
                if inner == "*" {
                    steps.append(.each)
                } else if let index = Int(inner), (0...9_999).contains(index), !inner.hasPrefix("+") {
                    steps.append(.index(index))
                } else {
                    return nil
                }
                rest = rest[rest.index(after: close)...]
            } else {
                let name = rest.prefix { $0 != "." && $0 != "[" }
                guard !name.isEmpty, !name.contains(where: { "]*?@'\"".contains($0) }) else { return nil }
                steps.append(.name(String(name)))
                rest = rest.dropFirst(name.count)
            }
            if rest.hasPrefix(".") {
                rest.removeFirst()
                guard let first = rest.first, first != "[" else { return nil }
            } else if let first = rest.first, first != "[" {
                return nil
            }
        }
        self.steps = steps
    }

    package var description: String {
        var text = ""
        for step in steps {
            switch step {
            case .name(let name): text += text.isEmpty ? name : "." + name
            case .index(let index): text += "[\(index)]"
            case .each: text += "[*]"
            }
        }
        return text.isEmpty ? "$" : text
    }
}

extension JSONPath {
    /// The path up to `[*]`: where the list stands.
    var container: JSONPath { JSONPath(Array(steps.prefix { $0 != .each })) }

    /// The path from `[*]` on, within each element; `nil` where there is no `[*]`.
    var inner: JSONPath? {
        guard let place = steps.firstIndex(of: .each) else { return nil }
        return JSONPath(Array(steps[(place + 1)...]))
    }
}

/// The paths that a mapping asks for, as a tree, so that one pass over a record finds them all.
struct JSONPathTree {
    struct Node {
        var names: [(name: [UInt8], node: Int)] = []
        var indexes: [(index: Int, node: Int)] = []
        var slot: Int?
    }

    private(set) var nodes: [Node] = [Node()]
    let slotCount: Int

    /// - Parameter paths: One for each slot; they must not contain `[*]`.
    init(_ paths: [JSONPath]) {
        slotCount = paths.count
        for (slot, path) in paths.enumerated() {
            var node = 0
            for step in path.steps { node = child(of: node, for: step) }
            nodes[node].slot = slot
        }
    }

    /// The path that leads to a node; `nil` for none of this tree.
    func path(of node: Int) -> JSONPath? {
        func steps(from start: Int) -> [JSONPath.Step]? {
            if start == node { return [] }
            for (name, next) in nodes[start].names {
                if let rest = steps(from: next) { return [.name(String(decoding: name, as: UTF8.self))] + rest }
            }
            for (index, next) in nodes[start].indexes {
                if let rest = steps(from: next) { return [.index(index)] + rest }
            }
            return nil
        }
        return steps(from: 0).map { JSONPath($0) }
    }

    private mutating func child(of node: Int, for step: JSONPath.Step) -> Int {
        switch step {
        case .name(let name):
            let key = Array(name.utf8)
            if let known = nodes[node].names.first(where: { $0.name == key }) { return known.node }
            nodes.append(Node())
            nodes[node].names.append((key, nodes.count - 1))
        case .index(let index):
            if let known = nodes[node].indexes.first(where: { $0.index == index }) { return known.node }
            nodes.append(Node())
            nodes[node].indexes.append((index, nodes.count - 1))
        case .each:
            return node
        }
        return nodes.count - 1
    }
}
