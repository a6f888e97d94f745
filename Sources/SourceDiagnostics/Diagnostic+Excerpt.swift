/// The lines of a file, for excerpts.
package struct SourceLines: Sendable {
    private let lines: [Substring.UnicodeScalarView]

    package init(_ text: String) {
        var lines: [Substring.UnicodeScalarView] = []
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        var index = start
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let end = index
            index = scalars.index(after: index)
            guard scalar == "\n" || scalar == "\r" else { continue }
            if scalar == "\r", index < scalars.endIndex, scalars[index] == "\n" { index = scalars.index(after: index) }
            lines.append(scalars[start..<end])
            start = index
        }
        lines.append(scalars[start...])
        self.lines = lines
    }

    /// Invalid bytes become the replacement character.
    package init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        self.init(text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text)
    }

    subscript(line: Int) -> Substring.UnicodeScalarView? { lines.indices.contains(line - 1) ? lines[line - 1] : nil }
}

extension Diagnostic {
    /// The message with the line it is about, a caret under the span, and the hint.
    ///
    /// ```
    /// surveys/churn.yaml:43:17: error: 'missng' is not an option of 'why' [E104]
    ///  43 |     if: why has 'missng'
    ///     |                 ^^^^^^^^ options: price, bugs, missing, other, none
    ///     = did you mean 'missing'?
    /// ```
    /// Control characters are shown as pictures; of a long line, the part around the span is shown. The text has no
    /// line break at its end.
    ///
    /// - Parameters:
    ///   - source: The lines of the file.
    ///   - width: The columns that there are; `nil` for as many as are needed.
    ///   - wrapped: Breaks a text into lines of at most so many columns, between words.
    /// - Returns: The lines, joined.
    package func rendered(
        in source: SourceLines, width: Int? = nil, wrapped: (String, Int) -> [String] = { text, _ in [text] }
    ) -> String {
        let number = String(location.line)
        let margin = String(repeating: " ", count: number.count + 1)
        func hanging(_ start: String, _ indent: Int, _ text: String) -> [String] {
            guard let width else { return [start + text] }
            return wrapped(text, max(1, width - indent)).enumerated().map { index, line in
                (index == 0 ? start : String(repeating: " ", count: indent)) + line
            }
        }
        var lines = width.map { wrapped(header, $0) } ?? [header]
        if let line = source[location.line] {
            let limit = min(110, width.map { max(12, $0 - number.count - 4) } ?? .max)
            let (text, indent, count) = excerpt(of: line, limit: limit)
            lines.append(" \(number) | \(text)")
            let mark = "\(margin) | " + String(repeating: " ", count: indent) + String(repeating: "^", count: count)
            let words = label.map(printable) ?? ""
            if words.isEmpty {
                lines.append(mark)
            } else if width.map({ wrapped(words, max(1, $0 - mark.count - 1)).count == 1 }) ?? true {
                lines.append(mark + " " + words)
            } else {
                lines.append(mark)
                lines += hanging("\(margin) | ", margin.count + 3, words)
            }
        } else if let label {
            lines += hanging("\(margin) = ", margin.count + 3, printable(label))
        }
        if let hint { lines += hanging("\(margin) = ", margin.count + 3, printable(hint)) }
        return lines.joined(separator: "\n")
    }

    /// The visible part of the line in at most so many columns, the columns before the span and those of the span.
    private func excerpt(
        of line: Substring.UnicodeScalarView, limit: Int
    ) -> (text: String, indent: Int, width: Int) {
        let all = Array(line.prefix(max(location.column, 1) + limit))
        let isCut = line.count > all.count
        let start = min(max(0, location.column - 1), all.count)
        let columns = { (range: Range<Int>) in all[range].reduce(0) { $0 + columnCount(of: $1) } }
        var first = start > limit * 2 / 3 ? start - limit / 3 : 0
        while columns(first..<start) > limit * 2 / 3 { first += 1 }
        let prefix = first > 0 ? "…" : ""
        var last = first
        var room = limit - prefix.count - 1
        while last < all.count, room >= columnCount(of: all[last]) {
            room -= columnCount(of: all[last])
            last += 1
        }
        // The last column is for the sign that there is more.
        if last == all.count - 1, !isCut, room + 1 >= columnCount(of: all[last]) { last += 1 }
        let end = max(start, min(last, start + max(0, min(length, limit))))
        let suffix = isCut || last < all.count ? "…" : ""
        let shown = { (range: Range<Int>) in String(String.UnicodeScalarView(all[range].map(picture))) }
        return (
            prefix + shown(first..<last) + suffix, prefix.count + columns(first..<start), max(1, columns(start..<end))
        )
    }
}

/// The text with every control character replaced by a picture of it, safe to show.
func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(picture)))
}

private func picture(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09: " "
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xE0000...0xE0FFF: "\u{FFFD}"
    default: scalar
    }
}

/// How many columns of a terminal a scalar takes, by the ranges of Unicode's East Asian Width that matter in texts.
private func columnCount(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
        2
    default: 1
    }
}
