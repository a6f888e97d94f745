/// A pattern as it is nested.
indirect enum TextPatternNode {
    case empty
    case set(ScalarSet)
    case assertion(TextPattern.Instruction)
    case sequence([TextPatternNode])
    case either([TextPatternNode])
    /// `nil` means as often as there are.
    case repeated(TextPatternNode, Int, Int?)

    func emit(into program: inout [TextPattern.Instruction]) throws(TextPattern.Mistake) {
        guard program.count < TextPattern.mostInstructions else {
            throw TextPattern.Mistake(message: "the pattern repeats too much", offset: 0)
        }
        switch self {
        case .empty: break
        case .set(let set): program.append(.set(set))
        case .assertion(let assertion): program.append(assertion)
        case .sequence(let nodes): for node in nodes { try node.emit(into: &program) }
        case .either(let nodes):
            var jumps: [Int] = []
            for (index, node) in nodes.enumerated() {
                let split = program.count
                let isLast = index == nodes.count - 1
                if !isLast { program.append(.split(split + 1, 0)) }
                try node.emit(into: &program)
                guard !isLast else { continue }
                jumps.append(program.count)
                program.append(.jump(0))
                program[split] = .split(split + 1, program.count)
            }
            for jump in jumps { program[jump] = .jump(program.count) }
        case .repeated(let node, let least, let most):
            for _ in 0..<least {
                let length = program.count
                try node.emit(into: &program)
                if program.count == length { break }
            }
            guard let most else {
                let split = program.count
                program.append(.split(split + 1, 0))
                try node.emit(into: &program)
                program.append(.jump(split))
                program[split] = .split(split + 1, program.count)
                return
            }
            var splits: [Int] = []
            for _ in least..<max(least, most) {
                splits.append(program.count)
                program.append(.jump(0))
                try node.emit(into: &program)
            }
            for split in splits { program[split] = .split(split + 1, program.count) }
        }
    }
}

/// Reads a pattern from left to right.
struct TextPatternParser {
    private(set) var ignoresCase = false
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var depth = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private func begins(with text: String) -> Bool {
        text.unicodeScalars.enumerated().allSatisfy { index + $0 < scalars.count && scalars[index + $0] == $1 }
    }

    private func mistake(_ message: String, at offset: Int? = nil) -> TextPattern.Mistake {
        TextPattern.Mistake(message: message, offset: offset ?? index)
    }

    mutating func whole() throws(TextPattern.Mistake) -> TextPatternNode {
        if begins(with: "(?i)") {
            ignoresCase = true
            index = 4
        }
        let result = try either()
        guard next == nil else { throw mistake("')' without '('") }
        return result
    }

    private mutating func either() throws(TextPattern.Mistake) -> TextPatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 50 else { throw mistake("the pattern is nested too deeply") }
        var branches = [try sequence()]
        while next == "|" {
            index += 1
            branches.append(try sequence())
        }
        return branches.count == 1 ? branches[0] : .either(branches)
    }

    private mutating func sequence() throws(TextPattern.Mistake) -> TextPatternNode {
        var nodes: [TextPatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" { nodes.append(try repetition()) }
        return nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func repetition() throws(TextPattern.Mistake) -> TextPatternNode {
        var node = try atom()
        while let (least, most) = try count() {
            node = .repeated(node, least, most)
            if next == "+" { throw mistake("a possessive repetition is not supported") }
            if next == "?" { index += 1 }  // Lazy or greedy is the same where all of the text must match.
        }
        return node
    }

    private mutating func count() throws(TextPattern.Mistake) -> (Int, Int?)? {
        switch next {
        case "*": index += 1; return (0, nil)
        case "+": index += 1; return (1, nil)
        case "?": index += 1; return (0, 1)
        case "{":
            let start = index
            index += 1
            let low = number()
            var high = low
            if next == "," {
                index += 1
                high = number()
                guard next == "}", low != nil || high != nil else {
                    throw mistake("expected {2}, {2,} or {2,4}", at: start)
                }
                index += 1
                guard high ?? .max >= low ?? 0 else { throw mistake("the higher number comes second", at: start) }
                return (low ?? 0, high)
            }
            guard next == "}", let low else {
                throw mistake("expected {2}, {2,} or {2,4}; the sign itself is written \\{", at: start)
            }
            index += 1
            return (low, high)
        default: return nil
        }
    }

    private mutating func number() -> Int? {
        let start = index
        while let scalar = next, ("0"..."9").contains(scalar), index - start < 4 { index += 1 }
        return Int(String(String.UnicodeScalarView(scalars[start..<index])))
    }

    private mutating func atom() throws(TextPattern.Mistake) -> TextPatternNode {
        guard let scalar = next else { throw mistake("expected something to repeat") }
        let start = index
        index += 1
        switch scalar {
        case ".": return .set(.any)
        case "^": return .assertion(.start)
        case "$": return .assertion(.end)
        case "(": return try group(start)
        case "[": return .set(try scalarClass(start))
        case "\\": return try escape(start)
        case "*", "+", "?", "{": throw mistake("'\(scalar)' has nothing to repeat", at: start)
        default: return .set(single(scalar))
        }
    }

    private func single(_ scalar: Unicode.Scalar) -> ScalarSet {
        let folded = ignoresCase ? Array(scalar.properties.lowercaseMapping.unicodeScalars) : [scalar]
        let value = (folded.count == 1 ? folded[0] : scalar).value
        return ScalarSet(members: [.range(value, value)])
    }

    private mutating func group(_ start: Int) throws(TextPattern.Mistake) -> TextPatternNode {
        if next == "?" {
            if begins(with: "?:") {
                index += 2
            } else if ["?=", "?!", "?<=", "?<!"].contains(where: begins) {
                throw mistake("a pattern cannot look around", at: start)
            } else if begins(with: "?<") || begins(with: "?P<") {
                while let scalar = next, scalar != ">" { index += 1 }
                index += 1
            } else {
                throw mistake("only (?:…), and (?i) at the beginning, have a meaning here", at: start)
            }
        }
        let inner = try either()
        guard next == ")" else { throw mistake("'(' without ')'", at: start) }
        index += 1
        return inner
    }

    private mutating func escape(_ start: Int) throws(TextPattern.Mistake) -> TextPatternNode {
        switch next {
        case "b", "B":
            index += 1
            return .assertion(.boundary(isNegated: scalars[index - 1] == "B"))
        case "A":
            index += 1
            return .assertion(.start)
        case "z", "Z":
            index += 1
            return .assertion(.end)
        default:
            let member = try escapedMember(start)
            if case .range(let low, let high) = member, low == high, let scalar = Unicode.Scalar(low) {
                return .set(single(scalar))
            }
            return .set(ScalarSet(members: [member]))
        }
    }

    /// What `\` and the letters behind it stand for; the `\` is taken.
    private mutating func escapedMember(_ start: Int) throws(TextPattern.Mistake) -> ScalarSet.Member {
        guard let scalar = next else { throw mistake("'\\' at the end", at: start) }
        index += 1
        let one = { (value: UInt32) in ScalarSet.Member.range(value, value) }
        switch scalar {
        case "d", "D": return .digit(scalar == "d")
        case "w", "W": return .word(scalar == "w")
        case "s", "S": return .space(scalar == "s")
        case "n": return one(0x0A)
        case "r": return one(0x0D)
        case "t": return one(0x09)
        case "p", "P":
            guard next == "{", let end = scalars[index...].firstIndex(of: "}"), end - index <= 3 else {
                throw mistake("a category is written \\p{L} or \\p{Lu}", at: start)
            }
            let name = String(String.UnicodeScalarView(scalars[index + 1..<end]))
            guard let first = name.first, "LMNPSZC".contains(first) else {
                throw mistake("there is no category '\(name)'", at: start)
            }
            index = end + 1
            return .category(name, scalar == "p")
        case "x", "u":
            var digits = scalars[index...].prefix(scalar == "x" ? 2 : 4)
            if next == "{" {
                digits = scalars[(index + 1)...].prefix { $0 != "}" }
                index += 2
            }
            index += digits.count
            guard index <= scalars.count, let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16),
                Unicode.Scalar(value) != nil
            else { throw mistake("expected a number of a letter, as \\u00e9", at: start) }
            return one(value)
        case "1"..."9": throw mistake("a pattern cannot refer back to a group", at: start)
        case _ where scalar.properties.isAlphabetic || scalar == "0":
            throw mistake("'\\\(scalar)' has no meaning in a pattern", at: start)
        default: return one(scalar.value)
        }
    }

    private mutating func scalarClass(_ start: Int) throws(TextPattern.Mistake) -> ScalarSet {
        var set = ScalarSet()
        if next == "^" {
            set.isNegated = true
            index += 1
        }
        var isFirst = true
        while let scalar = next, scalar != "]" || isFirst {
            isFirst = false
            let low = try classMember(scalar)
            guard next == "-", index + 1 < scalars.count, scalars[index + 1] != "]",
                case .range(let from, _) = low
            else {
                set.members.append(low)
                continue
            }
            let place = index
            index += 1
            guard let scalar = next, case .range(let to, _) = try classMember(scalar), from <= to else {
                throw mistake("a range goes from a lower letter to a higher one", at: place)
            }
            set.members.append(.range(from, to))
        }
        guard next == "]" else { throw mistake("'[' without ']'", at: start) }
        index += 1
        if ignoresCase { set.members += set.members.compactMap(\.lowercased) }
        return set
    }

    private mutating func classMember(_ scalar: Unicode.Scalar) throws(TextPattern.Mistake) -> ScalarSet.Member {
        let start = index
        index += 1
        return scalar == "\\" ? try escapedMember(start) : .range(scalar.value, scalar.value)
    }
}

extension ScalarSet.Member {
    /// The same range in small letters, for texts that were made small.
    fileprivate var lowercased: Self? {
        guard case .range(let low, let high) = self, let first = Unicode.Scalar(low), let last = Unicode.Scalar(high)
        else { return nil }
        let (small, great) = (first.properties.lowercaseMapping, last.properties.lowercaseMapping)
        guard let from = small.unicodeScalars.first, let to = great.unicodeScalars.first, from.value <= to.value,
            to.value - from.value == high - low
        else { return nil }
        return .range(from.value, to.value)
    }
}
