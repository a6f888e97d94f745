/// What is wrong with a JSON text, and where.
struct JSONFault: Error, Hashable {
    /// Bytes from the beginning of what was parsed.
    var offset: Int
    var reason: String
}

/// Reads one complete JSON value, checks all of it against RFC 8259, and keeps what the path tree asks for.
///
/// Strings that are asked for are decoded in place: an escape is never shorter than the UTF-8 that it stands for. Raw
/// control characters in strings are let through, since real exports hold them. Of a repeated name, the last one counts.
struct JSONExtractor {
    static let depthLimit = 128

    let tree: JSONPathTree
    /// Whether to collect members of the record that no path touches.
    let keepsExtras: Bool
    var slots: [Slot]
    var extras: [ExtraMember] = []
    /// Names of members beside those that are looked for, in objects within the record, each once.
    private var unused: [(node: Int, name: [UInt8])] = []
    private static let unusedLimit = 50

    private var bytes = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    private var end = 0

    init(_ tree: JSONPathTree, keepsExtras: Bool) {
        self.tree = tree
        self.keepsExtras = keepsExtras
        slots = Array(repeating: .missing, count: tree.slotCount)
    }

    /// Reads the value in `range`; white space around it is allowed.
    mutating func extract(
        from buffer: UnsafeMutableBufferPointer<UInt8>, in range: Range<Int>
    ) throws(JSONFault) {
        bytes = buffer
        end = range.upperBound
        defer { bytes = UnsafeMutableBufferPointer(start: nil, count: 0) }
        for slot in slots.indices { slots[slot] = .missing }
        extras.removeAll(keepingCapacity: true)
        var index = skipSpace(range.lowerBound)
        guard index < end, bytes[index] == .openBrace else { throw fault(index, "is not a JSON object") }
        index = skipSpace(try value(at: index, node: 0, depth: 0))
        guard index == end else { throw fault(index, "has something after its end") }
    }

    private func fault(_ offset: Int, _ reason: String) -> JSONFault { JSONFault(offset: offset, reason: reason) }

    private func skipSpace(_ start: Int) -> Int {
        var index = start
        while index < end {
            switch bytes[index] {
            case .space, .lineFeed, .carriageReturn, .tab: index += 1
            default: return index
            }
        }
        return index
    }

    /// Reads the value that begins at `start`, and returns the place after it.
    private mutating func value(at start: Int, node: Int?, depth: Int) throws(JSONFault) -> Int {
        guard start < end else { throw fault(start, "ends where a value should stand") }
        guard depth < Self.depthLimit else { throw fault(start, "is nested more than \(Self.depthLimit) deep") }
        let slot = node.flatMap { tree.nodes[$0].slot }
        let after: Int
        switch bytes[start] {
        case .openBrace:
            after = try object(at: start, node: node, depth: depth)
            set(slot, Slot(start: start, count: after - start, kind: .object))
        case .openBracket:
            after = try array(at: start, node: slot == nil ? node : nil, depth: depth)
            set(slot, Slot(start: start, count: after - start, kind: .list))
        case .quote:
            let content: Slot
            (content, after) = try string(at: start, decodes: slot != nil)
            set(slot, content)
        default:
            after = try literal(at: start)
            let isNull = bytes[start] == UInt8(ascii: "n")
            set(slot, Slot(start: start, count: after - start, kind: isNull ? .null : .literal))
        }
        return after
    }

    private mutating func set(_ slot: Int?, _ content: Slot) {
        if let slot { slots[slot] = content }
    }

    private mutating func object(at start: Int, node: Int?, depth: Int) throws(JSONFault) -> Int {
        var index = skipSpace(start + 1)
        if index < end, bytes[index] == .closeBrace { return index + 1 }
        while true {
            guard index < end, bytes[index] == .quote else { throw fault(index, "has no name where one should stand") }
            // Where nobody looks for a name, its value is kept as it stands, and so are the names in it.
            let (name, afterName) = try string(at: index, decodes: node != nil)
            index = skipSpace(afterName)
            guard index < end, bytes[index] == .colon else { throw fault(index, "has no ':' after a name") }
            index = skipSpace(index + 1)
            let child = node.flatMap { find(name, among: tree.nodes[$0].names) }
            let valueStart = index
            index = try value(at: index, node: child, depth: depth + 1)
            if keepsExtras, child == nil {
                if depth == 0 {
                    let whole = Slot(start: valueStart, count: index - valueStart, kind: .object)
                    extras.append(ExtraMember(name: name, value: whole))
                } else if let node {
                    note(name, at: node, isNull: bytes[valueStart] == UInt8(ascii: "n"))
                }
            }
            index = skipSpace(index)
            guard index < end else { throw fault(index, "ends inside an object") }
            if bytes[index] == .closeBrace { return index + 1 }
            guard bytes[index] == .comma else { throw fault(index, "has no ',' between members") }
            index = skipSpace(index + 1)
        }
    }

    /// Notes a member that nobody looks for, where others of its object are looked for.
    private mutating func note(_ name: Slot, at node: Int, isNull: Bool) {
        guard !isNull, unused.count < Self.unusedLimit, !tree.nodes[node].names.isEmpty else { return }
        let text = UnsafeBufferPointer(rebasing: bytes[name.start..<name.start + name.count])
        guard !unused.contains(where: { $0.node == node && $0.name.elementsEqual(text) }) else { return }
        unused.append((node, Array(text)))
    }

    /// The paths of those members, sorted.
    var unusedPaths: [String] {
        unused.compactMap { node, name in
            tree.path(of: node).map { "\($0).\(String(decoding: name, as: UTF8.self))" }
        }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private mutating func array(at start: Int, node: Int?, depth: Int) throws(JSONFault) -> Int {
        var index = skipSpace(start + 1)
        if index < end, bytes[index] == .closeBracket { return index + 1 }
        var place = 0
        while true {
            let child = node.flatMap { node in tree.nodes[node].indexes.first { $0.index == place }?.node }
            index = skipSpace(try value(at: index, node: child, depth: depth + 1))
            guard index < end else { throw fault(index, "ends inside an array") }
            if bytes[index] == .closeBracket { return index + 1 }
            guard bytes[index] == .comma else { throw fault(index, "has no ',' between elements") }
            index = skipSpace(index + 1)
            place += 1
        }
    }

    private func find(_ name: Slot, among names: [(name: [UInt8], node: Int)]) -> Int? {
        for (known, node) in names where known.count == name.count {
            var index = 0
            while index < name.count, known[index] == bytes[name.start + index] { index += 1 }
            if index == name.count { return node }
        }
        return nil
    }

    private func literal(at start: Int) throws(JSONFault) -> Int {
        var index = start
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "E"),
                UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                index += 1
                continue
            default: break
            }
            break
        }
        let token = UnsafeBufferPointer(rebasing: bytes[start..<index])
        if token.elementsEqual("true".utf8) || token.elementsEqual("false".utf8) || token.elementsEqual("null".utf8)
            || Self.isNumber(token)
        {
            return index
        }
        throw fault(start, "has something that is not a JSON value")
    }

    /// `-? int frac? exp?` of RFC 8259.
    private static func isNumber(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        func digits() -> Int {
            let start = index
            while index < token.count, (0x30...0x39).contains(token[index]) { index += 1 }
            return index - start
        }
        if index < token.count, token[index] == UInt8(ascii: "-") { index += 1 }
        let isZero = index < token.count && token[index] == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !isZero || whole == 1 else { return false }
        if index < token.count, token[index] == UInt8(ascii: ".") {
            index += 1
            guard digits() > 0 else { return false }
        }
        if index < token.count, token[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < token.count, token[index] == UInt8(ascii: "+") || token[index] == UInt8(ascii: "-") {
                index += 1
            }
            guard digits() > 0 else { return false }
        }
        return index == token.count
    }
}

extension JSONExtractor {
    /// Reads the string whose opening quote is at `start`.
    ///
    /// Its escapes are decoded in place where `decodes` says so; a string that is kept as written must stay as it is.
    fileprivate func string(at start: Int, decodes: Bool) throws(JSONFault) -> (Slot, after: Int) {
        try JSONString.read(bytes, from: start, to: end, decodes: decodes)
    }
}
