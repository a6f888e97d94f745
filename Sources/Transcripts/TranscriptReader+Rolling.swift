/// What some programs add to subtitles.
extension TranscriptReader {
    /// A cue follows another at once where no more than so many milliseconds are between.
    private static let seam: Int64 = 100

    /// Takes out of each cue the lines that the one before it ended with, where most cues of the file begin so.
    ///
    /// Automatic subtitles roll: a line comes at the bottom, and stands once more at the top of the next cue. In a file where
    /// that is rare, somebody said the same twice.
    ///
    /// - Returns: How many lines were taken out.
    static func withoutRepeats(_ blocks: inout [Block]) -> Int {
        let texts = blocks.map { block in block.text.map { CueText(String($0)).plain }.filter { !$0.isEmpty } }
        var repeated: [Int] = blocks.indices.map { _ in 0 }
        for place in blocks.indices.dropFirst() where blocks[place].start - blocks[place - 1].end <= seam {
            let (before, now) = (texts[place - 1], texts[place])
            let most = min(before.count, now.count)
            repeated[place] =
                (1...max(1, most)).reversed().first { count in
                    count <= most && before.suffix(count) == now.prefix(count)
                } ?? 0
        }
        let rolling = repeated.count { $0 > 0 }
        guard rolling >= 3, rolling * 2 >= blocks.count - 1 else { return 0 }
        for place in blocks.indices where repeated[place] > 0 {
            blocks[place].text = texts[place].dropFirst(repeated[place]).map { $0[...] }
        }
        return repeated.reduce(0, +)
    }

    /// A line of SubRip without orders for its place or looks, as `{\\an8}`.
    static func withoutOverride(_ line: Substring) -> Substring {
        guard line.contains("{\\") else { return line }
        var rest = line
        var result = ""
        while let open = rest.firstRange(of: "{\\"), let close = rest[open.upperBound...].firstIndex(of: "}") {
            let isOrder = !rest[open.upperBound..<close].contains(where: \.isWhitespace)
            result += isOrder ? rest[..<open.lowerBound] : rest[...close]
            rest = rest[rest.index(after: close)...]
        }
        return Substring(result + rest)
    }
}

extension CueText {
    /// All of its text, whoever speaks.
    fileprivate var plain: String { pieces.map(\.text).joined(separator: " ") }
}
