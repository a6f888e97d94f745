/// Text brought to a width, counted in columns of a terminal.
package enum Fitting {
    package enum Alignment: Hashable, Sendable { case leading, trailing }

    /// Cuts what is too wide, and says so with `…`, which counts.
    package static func truncated(_ text: String, to width: Int) -> String {
        guard DisplayWidth.of(text) > width else { return text }
        guard width > 0 else { return "" }
        return prefix(of: text[...], width: width - 1) + "…"
    }

    /// Fills up with spaces; what is too wide stays as it is.
    package static func padded(_ text: String, to width: Int, _ alignment: Alignment = .leading) -> String {
        let missing = width - DisplayWidth.of(text)
        guard missing > 0 else { return text }
        let space = String(repeating: " ", count: missing)
        return alignment == .leading ? text + space : space + text
    }

    /// Breaks text into lines that are at most so wide, between words where it can.
    ///
    /// Line breaks of the text stay; a word wider than a line is cut; Chinese and Japanese may break anywhere. There is
    /// always at least one line. A single character wider than the width stands alone.
    package static func wrapped(_ text: String, to width: Int) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "\n")) else { return wrappedLine(text[...], to: max(1, width)) }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { wrappedLine($0, to: max(1, width)) }
    }

    private static func wrappedLine(_ line: Substring, to width: Int) -> [String] {
        // No character takes more columns than bytes.
        guard line.utf8.count > width, DisplayWidth.of(line) > width else { return [String(line)] }
        var lines: [String] = []
        var current = ""
        var room = width
        for piece in pieces(of: line) {
            let pieceWidth = DisplayWidth.of(piece)
            if pieceWidth <= room {
                current += piece
                room -= pieceWidth
                continue
            }
            if piece.allSatisfy({ $0 == " " }) {
                // Spaces at the end of a line are not worth a line of their own.
                room = 0
                continue
            }
            if !current.isEmpty { lines.append(withoutTrailingSpaces(current)) }
            var rest = piece
            while DisplayWidth.of(rest) > width {
                let cut = head(of: rest, width: width)
                lines.append(cut)
                rest = rest.dropFirst(cut.count)
            }
            current = String(rest)
            room = width - DisplayWidth.of(rest)
        }
        if !current.isEmpty || lines.isEmpty { lines.append(withoutTrailingSpaces(current)) }
        return lines
    }

    /// Runs of spaces, words, and each wide character for itself.
    private static func pieces(of line: Substring) -> [Substring] {
        var pieces: [Substring] = []
        var start = line.startIndex
        var index = line.startIndex
        while index < line.endIndex {
            let next = line.index(after: index)
            let isWide = DisplayWidth.of(line[index]) == 2
            if next == line.endIndex {
                pieces.append(line[start..<next])
            } else {
                let changes = (line[index] == " ") != (line[next] == " ")
                if changes || isWide || DisplayWidth.of(line[next]) == 2 {
                    pieces.append(line[start..<next])
                    start = next
                }
            }
            index = next
        }
        return pieces
    }

    /// As much of a long word as fits, cut after `/`, `_` or `-` where there is one.
    private static func head(of word: Substring, width: Int) -> String {
        let fitting = prefix(of: word, width: width)
        guard !fitting.isEmpty else { return String(word.prefix(1)) }
        guard let joint = fitting.lastIndex(where: isJoint) else { return fitting }
        return String(fitting[...joint])
    }

    private static func isJoint(_ character: Character) -> Bool { "/_-".contains(character) }

    /// The width below which some word of the text would be cut within its parts.
    package static func leastWidth(of text: String) -> Int {
        var least = 0
        var part = 0
        for character in text {
            let width = DisplayWidth.of(character)
            part = character == " " || character == "\n" ? 0 : part + width
            if width == 2 { part = width }
            least = max(least, part)
            if isJoint(character) || width == 2 { part = 0 }
        }
        return least
    }

    private static func prefix(of text: Substring, width: Int) -> String {
        var taken = ""
        var room = width
        for character in text {
            let characterWidth = DisplayWidth.of(character)
            guard characterWidth <= room else { break }
            room -= characterWidth
            taken.append(character)
        }
        return taken
    }

    private static func withoutTrailingSpaces(_ text: String) -> String {
        String(text.reversed().drop { $0 == " " }.reversed())
    }
}
