internal import SourceDiagnostics

/// The text of a file as scalars, with the place of each line.
struct YAMLSource {
    let file: String
    let text: String
    let scalars: [Unicode.Scalar]
    private let lineStarts: [Int]

    init(text: String, file: String) {
        self.file = file
        self.text = text
        scalars = Array(text.unicodeScalars)
        var starts = [0]
        for (index, scalar) in scalars.enumerated() {
            if scalar == "\n" || (scalar == "\r" && !(index + 1 < scalars.count && scalars[index + 1] == "\n")) {
                starts.append(index + 1)
            }
        }
        lineStarts = starts
    }

    /// The scalar, or `nil` beyond the end.
    subscript(index: Int) -> Unicode.Scalar? { scalars.indices.contains(index) ? scalars[index] : nil }

    /// The number of the scalar at a line and column, both from 1; a place beyond the end is the end.
    func index(line: Int, column: Int) -> Int {
        guard lineStarts.indices.contains(line - 1) else { return scalars.count }
        return min(lineStarts[line - 1] + max(0, column - 1), scalars.count)
    }

    func location(of index: Int) -> SourceLocation {
        var (low, high) = (0, lineStarts.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= index { low = middle } else { high = middle - 1 }
        }
        return SourceLocation(file: file, line: low + 1, column: index - lineStarts[low] + 1)
    }

    func span(of index: Int, length: Int = 1) -> SourceSpan { SourceSpan(location(of: index), length: length) }

    /// The scalars of a line before a place on it.
    func line(before index: Int) -> ArraySlice<Unicode.Scalar> {
        let column = location(of: index).column
        return scalars[max(0, index - column + 1)..<min(index, scalars.count)]
    }
}
