/// Lists and maps in brackets.
extension YAMLLayout {
    /// `[a, b]` or `{a: b}`: on one line where it fits, otherwise on the lines that the author chose.
    mutating func flow(of owner: Owner, lead: String, at column: Int, from start: Int) {
        guard let end = FlowEnd(lines, from: index, column: start) else { return isBeyond = true }
        let last = lines[end.line]
        let rest = last.contentStart(from: end.column)
        guard rest == last.count || last[rest] == "#" else { return isBeyond = true }
        let comment = trailing(last, from: end.column)
        var pieces = (index...end.line).map { number in
            let line = lines[number]
            return line.trimmed((number == index ? start : 0)..<(number == end.line ? end.column : line.count))
        }
        index = end.line + 1
        if !end.hasComment, !end.hasBrokenText {
            var writer = FlowWriter(pieces.joined(separator: " "), spellsExpressions: spellsExpressions)
            let whole = writer.written()
            guard !writer.isBeyond else { return isBeyond = true }
            if pieces.count == 1 || column + lead.count + whole.count + comment.count <= Self.width {
                return emit(lead + whole + comment, at: column)
            }
        }
        pieces[pieces.count - 1] += comment
        emit(lead + (pieces.first ?? ""), at: column)
        for piece in pieces.dropFirst() {
            let isClosing = piece.hasPrefix("]") || piece.hasPrefix("}")
            let margin = isClosing ? max(0, column) : owner.inner
            emitRaw(piece.isEmpty ? "" : String(repeating: " ", count: margin) + piece)
        }
    }
}

/// Where the bracket that closes another one stands.
struct FlowEnd {
    var line: Int
    /// After the bracket.
    var column: Int
    var hasComment = false
    /// Whether a text goes on over a line break.
    var hasBrokenText = false

    init?(_ lines: [LayoutLine], from first: Int, column start: Int) {
        line = first
        column = start
        var depth = 0
        var quote: Unicode.Scalar?
        /// Whether a text without quotation marks is being read.
        var isPlain = false
        while line < lines.count {
            let current = lines[line]
            if quote == nil, isPlain, let next = current[current.contentStart(from: 0)], column == 0 {
                // What was plain at the end of the line above goes on here, unless a mark of the list comes.
                if ![",", "]", "}", ":", "#"].contains(next) { hasBrokenText = true }
            }
            while let scalar = current[column] {
                if let open = quote {
                    guard let end = current.closingQuote(from: column, of: open) else {
                        column = current.count
                        break
                    }
                    (column, quote) = (end, nil)
                    continue
                }
                switch scalar {
                case "\"" where !isPlain, "'" where !isPlain: quote = scalar
                case "#" where current.isBlank(at: column - 1):
                    hasComment = true
                    column = current.count
                    continue
                case "[", "{":
                    depth += 1
                    isPlain = false
                case "]", "}":
                    depth -= 1
                    isPlain = false
                    if depth == 0 {
                        column += 1
                        return
                    }
                case ",": isPlain = false
                case ":" where current.isBlank(at: column + 1): isPlain = false
                case " ", "\t": break
                default: isPlain = true
                }
                column += 1
            }
            if quote != nil { hasBrokenText = true }
            line += 1
            column = 0
        }
        return nil
    }
}

/// Writes a list or map in brackets anew, with one space where one belongs.
struct FlowWriter {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private let spellsExpressions: Bool
    private(set) var isBeyond = false

    init(_ text: String, spellsExpressions: Bool) {
        scalars = Array(text.unicodeScalars)
        self.spellsExpressions = spellsExpressions
    }

    private func at(_ place: Int) -> Unicode.Scalar? { scalars.indices.contains(place) ? scalars[place] : nil }

    private func isBlank(_ place: Int) -> Bool { at(place) == nil || at(place) == " " || at(place) == "\t" }

    private mutating func skipBlanks() { while index < scalars.count, isBlank(index) { index += 1 } }

    mutating func written() -> String {
        let result = node(key: nil)
        skipBlanks()
        if index < scalars.count { isBeyond = true }
        return result
    }

    /// The entries of a map in brackets, each written as in a block; `nil` where it is something else.
    mutating func entries() -> [(key: String, value: String)]? {
        skipBlanks()
        guard at(index) == "{" else { return nil }
        index += 1
        var entries: [(key: String, value: String)] = []
        while let scalar = at(index) {
            if scalar == "}" {
                index += 1
                skipBlanks()
                return index == scalars.count && !isBeyond ? entries : nil
            }
            if scalar == "," || isBlank(index) {
                index += 1
                continue
            }
            let key = YAMLLayout.key(node(key: nil))
            skipBlanks()
            guard at(index) == ":", !isBeyond else { return nil }
            index += 1
            skipBlanks()
            let isEmpty = at(index).map { $0 == "," || $0 == "}" } ?? true
            entries.append((key, isEmpty ? "" : node(key: key)))
        }
        return nil
    }

    /// The items of a list in brackets; `nil` where it is something else.
    mutating func items() -> [String]? {
        skipBlanks()
        guard at(index) == "[" else { return nil }
        index += 1
        var items: [String] = []
        while let scalar = at(index) {
            if scalar == "]" {
                index += 1
                skipBlanks()
                return index == scalars.count && !isBeyond ? items : nil
            }
            if scalar == "," || isBlank(index) {
                index += 1
                continue
            }
            let before = index
            items.append(item())
            guard index > before, !isBeyond else { return nil }
        }
        return nil
    }

    private mutating func node(key: String?) -> String {
        skipBlanks()
        switch at(index) {
        case "[": return collection(closing: "]")
        case "{": return collection(closing: "}")
        default: return text(key: key)
        }
    }

    private mutating func collection(closing: Unicode.Scalar) -> String {
        let opening = at(index).map(String.init) ?? ""
        index += 1
        var items: [String] = []
        while true {
            skipBlanks()
            guard let scalar = at(index) else {
                isBeyond = true
                break
            }
            if scalar == closing {
                index += 1
                break
            }
            if scalar == "," {
                index += 1
                continue
            }
            let before = index
            items.append(item())
            guard index > before, !isBeyond else {
                isBeyond = true
                break
            }
        }
        return opening + items.joined(separator: ", ") + String(closing)
    }

    /// A value, or a key with one.
    private mutating func item() -> String {
        let first = node(key: nil)
        skipBlanks()
        guard at(index) == ":" else { return first }
        index += 1
        skipBlanks()
        guard let scalar = at(index), ![",", "]", "}"].contains(scalar) else { return YAMLLayout.key(first) + ": " }
        let key = YAMLLayout.key(first)
        return key + ": " + node(key: key)
    }

    private mutating func text(key: String?) -> String {
        let start = index
        let spelling = CanonicalSpelling(key: spellsExpressions ? key : nil, isInBrackets: true)
        if let quote = at(index), quote == "'" || quote == "\"" {
            let line = LayoutLine(scalars: scalars)
            guard let end = line.closingQuote(from: index + 1, of: quote) else {
                isBeyond = true
                return ""
            }
            index = end
            let written = line.trimmed(start..<end)
            return spelling?.spelled(written) ?? written
        }
        while let scalar = at(index) {
            if [",", "[", "]", "{", "}"].contains(scalar) { break }
            if scalar == ":", isBlank(index + 1) || [",", "[", "]", "{", "}"].contains(at(index + 1)) { break }
            index += 1
        }
        let written = LayoutLine(scalars: scalars).trimmed(start..<index)
        return spelling?.spelled(written) ?? written
    }
}
