internal import SourceDiagnostics
internal import Yams

extension SourceText {
    /// Finds where the scalars of a YAML text stand in the file.
    ///
    /// Yams tells only where it begins. Mostly the file holds it as it is, maybe in quotes; otherwise the two are walked
    /// side by side, by the rules of its style for escapes, folded lines and indentation.
    init(_ scalar: Node.Scalar, at start: Int, in source: YAMLSource) {
        let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
        let first = isQuoted ? start + 1 : start
        let place = source.location(of: first)
        if scalar.style != .literal, scalar.style != .folded,
            Self.isVerbatim(scalar.string, at: first, quote: isQuoted ? source[start] : nil, in: source)
        {
            self.init(scalar.string, at: place)
            return
        }
        var alignment = Alignment(Array(scalar.string.unicodeScalars), source: source, at: first)
        switch scalar.style {
        case .literal, .folded: alignment.block()
        case .singleQuoted: alignment.flow(quote: "'")
        case .doubleQuoted: alignment.flow(quote: "\"")
        default: alignment.flow(quote: nil)
        }
        self.init(scalar.string, file: source.file, runs: alignment.runs)
    }

    private static func isVerbatim(
        _ text: String, at first: Int, quote: Unicode.Scalar?, in source: YAMLSource
    ) -> Bool {
        var index = first
        for scalar in text.unicodeScalars {
            guard source[index] == scalar, scalar != "\n", scalar != quote else { return false }
            index += 1
        }
        return quote == nil || source[index] == quote
    }
}

/// Walks a text and its source side by side.
private struct Alignment {
    private let text: [Unicode.Scalar]
    private let source: YAMLSource
    private var offset = 0
    private var index: Int
    private var expected = -1
    private(set) var runs: [SourceText.Run] = []

    init(_ text: [Unicode.Scalar], source: YAMLSource, at index: Int) {
        self.text = text
        self.source = source
        self.index = index
        if text.isEmpty { mark() }
    }

    private func isBreak(_ index: Int) -> Bool {
        guard let scalar = source[index] else { return true }
        return scalar == "\n" || scalar == "\r"
    }

    private func isBlank(_ index: Int) -> Bool { source[index] == " " || source[index] == "\t" }

    private mutating func mark() {
        let place = source.location(of: index)
        runs.append(SourceText.Run(offset: offset, line: place.line, column: place.column))
    }

    /// One scalar of the text stands for `count` of the source.
    private mutating func take(_ count: Int) {
        if index != expected || runs.isEmpty { mark() }
        index += count
        offset += 1
        expected = count == 1 ? index : -1
    }

    /// Plain and quoted texts.
    mutating func flow(quote: Unicode.Scalar?) {
        while offset < text.count, let scalar = source[index] {
            if scalar == "\\", quote == "\"" {
                escape()
            } else if scalar == "'", quote == "'" {
                take(2)
            } else if let end = foldStart() {
                fold(from: end)
            } else {
                take(1)
            }
        }
    }

    /// Where the line breaks, if only blanks come before that.
    private func foldStart() -> Int? {
        var end = index
        while isBlank(end) { end += 1 }
        return source[end] != nil && isBreak(end) ? end : nil
    }

    /// One break is a space, more are one fewer.
    private mutating func fold(from end: Int) {
        var (next, breaks) = (end, 0)
        while source[next] != nil, isBreak(next) || isBlank(next) {
            if source[next] == "\n" || (source[next] == "\r" && source[next + 1] != "\n") { breaks += 1 }
            next += 1
        }
        mark()
        offset += max(1, breaks - 1)
        index = next
        expected = -1
    }

    private mutating func escape() {
        switch source[index + 1] {
        case "x": take(4)
        case "u": take(6)
        case "U": take(10)
        case "\n", "\r":
            index += 1
            while source[index] != nil, isBreak(index) || isBlank(index) { index += 1 }
            expected = -1
        default: take(2)
        }
    }

    /// Literal and folded blocks: the indentation is what the first line has more than the text.
    mutating func block() {
        while !isBreak(index) { index += 1 }
        index = afterBreak(index)
        var indent: Int?
        while offset < text.count, source[index] != nil {
            var first = index
            while source[first] == " " { first += 1 }
            var end = first
            while !isBreak(end) { end += 1 }
            if first == end, indent.map({ end - index <= $0 }) ?? true {
                if text[offset] == "\n" { take(1) }
                index = afterBreak(end)
                continue
            }
            let length = text[offset...].firstIndex(of: "\n").map { $0 - offset } ?? text.count - offset
            let depth = indent ?? (first - index - text[offset...].prefix(length).prefix { $0 == " " }.count)
            indent = max(0, depth)
            index = min(index + max(0, depth), end)
            while index < end, offset < text.count, source[index] == text[offset] { take(1) }
            if offset < text.count, text[offset] == " " || text[offset] == "\n" { take(1) }
            index = afterBreak(end)
        }
        if runs.isEmpty { mark() }
    }

    private func afterBreak(_ index: Int) -> Int {
        source[index] == "\r" && source[index + 1] == "\n" ? index + 2 : index + 1
    }
}
