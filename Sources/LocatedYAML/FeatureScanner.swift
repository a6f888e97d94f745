internal import SourceDiagnostics

/// Finds anchors, aliases, tags and depth before libyaml sees them.
///
/// A few aliases of aliases can stand for a billion nodes, and tags can change what a word means; neither has a use in a
/// definition. This follows libyaml's rules for where a token begins, and steps over texts, quotes, comments and blocks.
struct FeatureScanner {
    private let source: YAMLSource
    private let log: DiagnosticLog
    private var index = 0
    /// Columns, from 0, of the block collections that are open.
    private var indents: [Int] = []
    /// How many `[` and `{` are open.
    private var depth = 0
    private var lineStart = 0

    private init(_ source: YAMLSource, log: DiagnosticLog) {
        self.source = source
        self.log = log
    }

    /// More than the reader takes, so that its message, which knows the place exactly, comes first.
    private static let deepest = 100

    /// - Returns: Whether the text is free of them; if not, each was reported.
    static func check(_ source: YAMLSource, log: DiagnosticLog) -> Bool {
        var scanner = FeatureScanner(source, log: log)
        let before = log.diagnostics.count
        while !log.isFull, scanner.skipBlanks() {
            let place = scanner.index
            scanner.token()
            // libyaml and Yams call themselves for each level, which would end the program before they refuse it.
            guard scanner.indents.count + scanner.depth <= deepest else {
                log.error(.yamlSyntax, at: source.span(of: place), "this is nested more than \(deepest) levels deep")
                return false
            }
        }
        return log.diagnostics.count == before
    }

    private var column: Int { index - lineStart }

    private func isBlank(_ index: Int) -> Bool {
        guard let scalar = source[index] else { return true }
        return scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }

    private func isBreak(_ index: Int) -> Bool {
        guard let scalar = source[index] else { return true }
        return scalar == "\n" || scalar == "\r"
    }

    private mutating func advance() {
        if let scalar = source[index], scalar == "\n" || scalar == "\r" { lineStart = index + 1 }
        index += 1
    }

    /// Goes to the next token; comments count as blank.
    private mutating func skipBlanks() -> Bool {
        while let scalar = source[index] {
            if scalar == "#", index == 0 || isBlank(index - 1) {
                while !isBreak(index) { advance() }
            } else if isBlank(index) {
                advance()
            } else {
                return true
            }
        }
        return false
    }

    private mutating func token() {
        guard let scalar = source[index] else { return }
        if depth == 0 {
            while let last = indents.last, last > column { indents.removeLast() }
        }
        switch scalar {
        case "[", "{":
            depth += 1
            advance()
        case "]", "}":
            depth = max(0, depth - 1)
            advance()
        case "," where depth > 0: advance()
        case "-" where isBlank(index + 1), "?" where isBlank(index + 1):
            open()
            advance()
        case ":" where isBlank(index + 1) || depth > 0: advance()
        case "-" where column == 0 && isMarker("---"), "." where column == 0 && isMarker("..."):
            indents = []
            index += 3
        case "%" where column == 0:
            while !isBreak(index) { advance() }
        case "&": refuse("an anchor ('&')")
        case "*": refuse("an alias ('*')")
        case "!": refuse("a tag ('!')")
        case "|" where depth == 0, ">" where depth == 0: block()
        case "\"", "'": quoted(scalar)
        default: plain()
        }
    }

    /// Opens a block collection at this column, unless one is open there.
    private mutating func open() {
        if depth == 0, (indents.last ?? -1) < column { indents.append(column) }
    }

    private func isMarker(_ marker: String) -> Bool {
        zip(marker.unicodeScalars, index...).allSatisfy { source[$1] == $0 } && isBlank(index + 3)
    }

    private mutating func refuse(_ what: String) {
        let start = index
        advance()
        while !isBlank(index), !(depth > 0 && isFlowMark(index)) { advance() }
        log.error(
            .yamlFeature, at: source.span(of: start, length: index - start), "\(what) is not used in these files",
            hint: "if it is the beginning of a text, put the text in quotes")
    }

    private func isFlowMark(_ index: Int) -> Bool {
        guard let scalar = source[index] else { return false }
        return [",", "[", "]", "{", "}"].contains(scalar)
    }

    private mutating func quoted(_ quote: Unicode.Scalar) {
        let start = (index: index, lineStart: lineStart)
        advance()
        while let scalar = source[index] {
            if scalar == "\\", quote == "\"" {
                advance()
                if source[index] != nil { advance() }
            } else if scalar == quote, quote == "'", source[index + 1] == "'" {
                index += 2
            } else if scalar == quote {
                advance()
                break
            } else {
                advance()
            }
        }
        openIfKey(from: start)
    }

    /// After a scalar on one line: if `:` follows, the scalar was a key.
    private mutating func openIfKey(from start: (index: Int, lineStart: Int)) {
        guard depth == 0, start.lineStart == lineStart else { return }
        var next = index
        while let scalar = source[next], scalar == " " || scalar == "\t" { next += 1 }
        guard source[next] == ":", isBlank(next + 1) else { return }
        let column = start.index - start.lineStart
        if (indents.last ?? -1) < column { indents.append(column) }
    }

    private mutating func plain() {
        let start = (index: index, lineStart: lineStart)
        let parent = indents.last ?? -1
        while source[index] != nil {
            while !isBlank(index) {
                if source[index] == ":", isBlank(index + 1) || (depth > 0 && isFlowMark(index + 1)) { break }
                if depth > 0, isFlowMark(index) { break }
                advance()
            }
            guard isBlank(index), source[index] != nil else { break }
            // A plain text goes on after blanks, and on further lines that are indented deeper than its parent.
            let (end, endLine) = (index, lineStart)
            while source[index] != nil, isBlank(index) { advance() }
            let isSameLine = lineStart == endLine
            guard source[index] != nil, source[index] != "#",
                isSameLine || depth > 0 || column > parent,
                isSameLine || !(column == 0 && (isMarker("---") || isMarker("...")))
            else {
                (index, lineStart) = (end, endLine)
                break
            }
        }
        openIfKey(from: start)
        if index == start.index { advance() }
    }

    /// Steps over a literal or folded block: all lines that are blank or indented as deep as its first one.
    private mutating func block() {
        let parent = indents.last ?? -1
        var needed: Int?
        while !isBreak(index) {
            if let digit = source[index].flatMap({ Int(String($0)) }), digit > 0, needed == nil {
                needed = max(parent, 0) + digit
            }
            if source[index] == "#" { while !isBreak(index) { advance() } } else { advance() }
        }
        advance()
        while source[index] != nil {
            var first = index
            while source[first] == " " { first += 1 }
            let indent = first - index
            if !isBreak(first) {
                let least = needed ?? max(indent, parent + 1, 1)
                needed = least
                guard indent >= least else { return }
            }
            while !isBreak(index) { advance() }
            advance()
        }
    }
}
