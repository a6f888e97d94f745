package import FoundationEssentials
package import SourceDiagnostics

/// Readers of single values: each returns `nil` after it has reported what is wrong.
extension YAMLNode {
    /// The text with its places.
    package func sourceText(_ what: String = "a text") -> SourceText? {
        guard case .scalar(let text, _) = content else {
            error(.wrongShape, "expected \(what), not \(shape)", hint: colonHint)
            return nil
        }
        return text
    }

    /// The raw text; with `allowsEmpty`, also none.
    package func text(_ what: String = "a text", allowsEmpty: Bool = false) -> String? {
        guard let text = sourceText(what)?.text else { return nil }
        guard allowsEmpty || !isAbsent else {
            error(.wrongShape, "expected \(what), but there is nothing")
            return nil
        }
        return text
    }

    package func integer(in range: ClosedRange<Int>? = nil) -> Int? {
        guard let text = text("a whole number") else { return nil }
        guard let number = Int(text), text == String(number) else {
            let digits = text.filter { $0 != "_" }
            error(
                .wrongShape, "expected a whole number, not '\(text.prefix(80))'",
                hint: Int(digits).map { "write it with digits only, as \($0)" })
            return nil
        }
        if let range, !range.contains(number) {
            error(.wrongShape, "expected a whole number from \(range.lowerBound) to \(range.upperBound), not \(text)")
            return nil
        }
        return number
    }

    /// An exact number, written with a point: `-0.25`.
    package func decimal(in range: ClosedRange<Decimal>? = nil) -> Decimal? {
        guard let text = text("a number") else { return nil }
        guard let number = Decimal(exactly: text) else {
            error(.wrongShape, "expected a number such as 12 or 0.5, not '\(text)'")
            return nil
        }
        if let range, !range.contains(number) {
            error(.wrongShape, "expected a number from \(range.lowerBound) to \(range.upperBound), not \(text)")
            return nil
        }
        return number
    }

    package func boolean() -> Bool? {
        guard let text = text("true or false") else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        default:
            let word = ["yes": "true", "on": "true", "no": "false", "off": "false"][text.lowercased()]
            error(
                .wrongShape, "expected true or false, not '\(text.prefix(80))'",
                hint: (word ?? suggestion(for: text, among: ["true", "false"])).map { "did you mean '\($0)'?" })
            return nil
        }
    }

    /// One of some words; the nearest one is suggested.
    package func word(among words: [String]) -> String? {
        guard let text = text("one of \(words.joined(separator: ", "))") else { return nil }
        guard words.contains(text) else {
            error(
                .wrongShape, "'\(text)' is not one of \(words.joined(separator: ", "))",
                hint: suggestion(for: text, among: words).map { "did you mean '\($0)'?" })
            return nil
        }
        return text
    }

    package func value<Word: RawRepresentable & CaseIterable>(of type: Word.Type) -> Word?
    where Word.RawValue == String {
        word(among: type.allCases.map(\.rawValue)).flatMap(Word.init(rawValue:))
    }

    /// What it is, in words, for messages.
    package var shape: String {
        switch content {
        case .scalar: "a text"
        case .list: "a list"
        case .map: "'key: value' pairs"
        }
    }

    /// `text: [a] b` and `text: {a}` become lists and maps by accident.
    private var colonHint: String? {
        isScalar ? nil : "if it is meant as a text, put it in quotes"
    }
}

extension Decimal {
    /// Reads digits with at most one point and a minus sign, at most 28 digits, and nothing else.
    package init?(exactly text: String) {
        var rest = text.utf8[...]
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let parts = rest.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), rest.count <= 29,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        self.init(string: text)
    }
}
