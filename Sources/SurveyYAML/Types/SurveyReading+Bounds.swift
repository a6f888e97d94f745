internal import FoundationEssentials
internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// Numbers as they are written in bounds.
enum Decimals {
    static func read(_ text: String) -> Decimal? { Decimal(exactly: text) }
}

/// `0..10`, `0..` or `..10`; both ends belong to it.
struct Bounds<Bound: Comparable> {
    var low: Bound?
    var high: Bound?
}

extension SurveyReading {
    /// The bounds of a type that may do without parentheses.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - what: What stands in the parentheses, for the message.
    ///   - example: The same, as an example.
    ///   - read: Reads one bound.
    /// - Returns: The bounds, both open without parentheses; or `nil` after a mistake was reported.
    func bounds<Bound>(
        _ type: WrittenType, _ what: String, as example: String, _ read: (String) -> Bound?
    ) -> Bounds<Bound>? {
        guard let arguments = type.arguments else { return Bounds() }
        guard arguments.count == 1 else {
            refuse(type, what, example)
            return nil
        }
        return bounds(type, arguments[0], what, as: example, read)
    }

    func bounds<Bound>(
        _ type: WrittenType, _ range: Range<Int>, _ what: String, as example: String, _ read: (String) -> Bound?
    ) -> Bounds<Bound>? {
        let text = Array(type.text(range).unicodeScalars)
        guard let dots = text.indices.dropLast().first(where: { text[$0] == "." && text[$0 + 1] == "." }) else {
            refuse(type, what, example)
            return nil
        }
        let parts = [text[..<dots], text[(dots + 2)...]].map { part in
            String(String.UnicodeScalarView(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
        }
        let bounds = parts.map(read)
        guard parts.contains(where: { !$0.isEmpty }), zip(parts, bounds).allSatisfy({ $0.isEmpty || $1 != nil }) else {
            refuse(type, what, example)
            return nil
        }
        if let low = bounds[0], let high = bounds[1], low > high {
            refuse(type, what, example)
            return nil
        }
        return Bounds(low: bounds[0], high: bounds[1])
    }

    private func refuse(_ type: WrittenType, _ what: String, _ example: String) {
        let written = type.name == "money" ? "money(EUR, \(example))" : "\(type.name)(\(example))"
        log.error(.unknownType, at: type.span, "'\(type.name)' takes \(what), the lower one first, as \(written)")
    }
}
