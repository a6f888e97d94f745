internal import SourceDiagnostics

/// A type as it is written, as `matrix(feature, scale(1..5))`: a word, and what stands in its parentheses, with places.
struct WrittenType {
    let source: SourceText
    /// Where the type stands in the source, in scalars.
    let range: Range<Int>
    let name: String
    /// What stands between commas, without blanks around it; `nil` without parentheses.
    let arguments: [Range<Int>]?
    let isOptional: Bool
    private let scalars: [Unicode.Scalar]

    /// - Returns: `nil` where this does not have the form of a type.
    init?(_ source: SourceText) {
        let scalars = Array(source.text.unicodeScalars)
        self.init(source, scalars, Self.trimmed(0..<scalars.count, scalars))
    }

    /// The type that stands in one of the parentheses of this one.
    func inner(_ argument: Range<Int>) -> WrittenType? { WrittenType(source, scalars, argument) }

    private init?(_ source: SourceText, _ scalars: [Unicode.Scalar], _ range: Range<Int>) {
        self.source = source
        self.scalars = scalars
        self.range = range
        var end = range.upperBound
        isOptional = end > range.lowerBound && scalars[end - 1] == "?"
        if isOptional { end -= 1 }
        var index = range.lowerBound
        while index < end, scalars[index] == "_" || scalars[index].properties.isXIDContinue { index += 1 }
        name = String(String.UnicodeScalarView(scalars[range.lowerBound..<index]))
        guard !name.isEmpty else { return nil }
        guard index < end else {
            arguments = nil
            return
        }
        guard scalars[index] == "(", scalars[end - 1] == ")", end - index >= 2 else { return nil }
        var parts: [Range<Int>] = []
        var (start, depth) = (index + 1, 0)
        for place in index + 1..<end - 1 {
            switch scalars[place] {
            case "(": depth += 1
            case ")": depth -= 1
            case "," where depth == 0:
                parts.append(Self.trimmed(start..<place, scalars))
                start = place + 1
            default: break
            }
            guard depth >= 0 else { return nil }
        }
        guard depth == 0 else { return nil }
        parts.append(Self.trimmed(start..<end - 1, scalars))
        arguments = parts
    }

    private static func trimmed(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, scalars[start] == " " { start += 1 }
        while end > start, scalars[end - 1] == " " { end -= 1 }
        return start..<end
    }

    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

    /// A part of an argument, split at a word with blanks around it.
    func split(_ argument: Range<Int>, at word: String) -> (Range<Int>, Range<Int>)? {
        let wanted = Array(" \(word) ".unicodeScalars)
        guard argument.count > wanted.count else { return nil }
        for start in argument.lowerBound...argument.upperBound - wanted.count
        where scalars[start..<start + wanted.count].elementsEqual(wanted) {
            return (
                Self.trimmed(argument.lowerBound..<start, scalars),
                Self.trimmed(start + wanted.count..<argument.upperBound, scalars)
            )
        }
        return nil
    }

    var span: SourceSpan { source.span(range) }
    var nameSpan: SourceSpan {
        source.span(range.lowerBound..<range.lowerBound + name.unicodeScalars.count)
    }
    func span(_ range: Range<Int>) -> SourceSpan { source.span(range) }
}
