/// A text that was read from a file, and where each piece of it stands there.
///
/// The text may differ from what the file holds: quotes, escapes and line folding are gone. A run maps a stretch of it
/// to a stretch of one line, so that a mistake in the middle of a folded text still points at the right column.
package struct SourceText: Hashable, Sendable {
    package struct Run: Hashable, Sendable {
        /// Where the run begins in the text, in Unicode scalars.
        package var offset: Int
        package var line: Int
        package var column: Int

        package init(offset: Int, line: Int, column: Int) {
            self.offset = offset
            self.line = line
            self.column = column
        }
    }

    package let text: String
    package let file: String
    private let runs: [Run]

    /// Makes a text from its runs.
    ///
    /// - Parameters:
    ///   - text: The text as it is used.
    ///   - file: The path as the user gave it.
    ///   - runs: In the order of their offsets; the first has offset 0.
    package init(_ text: String, file: String, runs: [Run]) {
        self.text = text
        self.file = file
        self.runs = runs
    }

    /// A text that stands in the file as it is, from one place on.
    package init(_ text: String, at location: SourceLocation) {
        self.init(
            text, file: location.file, runs: [Run(offset: 0, line: location.line, column: location.column)])
    }

    /// Where the scalar with this number, counted from 0, stands in the file.
    package func location(at offset: Int) -> SourceLocation {
        let next = firstRun(after: offset)
        let run = next > 0 ? runs[next - 1] : runs.first ?? Run(offset: 0, line: 1, column: 1)
        return SourceLocation(file: file, line: run.line, column: run.column + max(0, offset - run.offset))
    }

    /// The part of the first line that a stretch of the text covers.
    package func span(_ range: Range<Int>) -> SourceSpan {
        let start = location(at: range.lowerBound)
        let next = firstRun(after: range.lowerBound)
        let end = next < runs.count ? min(runs[next].offset, range.upperBound) : range.upperBound
        return SourceSpan(start, length: max(1, end - range.lowerBound))
    }

    /// The place of the first run that begins after a scalar; a long text has as many runs as lines.
    private func firstRun(after offset: Int) -> Int {
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].offset <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// All of it, as far as its first line goes.
    package var span: SourceSpan { span(0..<text.unicodeScalars.count) }
}
