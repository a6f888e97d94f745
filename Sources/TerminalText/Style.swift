/// How text looks on a terminal: never the only bearer of a meaning, since many read without colour.
package struct Style: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let bold = Style(rawValue: 1)
    package static let dim = Style(rawValue: 2)
    package static let underlined = Style(rawValue: 4)
    package static let red = Style(rawValue: 8)
    package static let green = Style(rawValue: 16)
    package static let yellow = Style(rawValue: 32)
    package static let blue = Style(rawValue: 64)
    package static let magenta = Style(rawValue: 128)
    package static let cyan = Style(rawValue: 256)

    /// The text with this look, or as it is where the stream takes no colour.
    ///
    /// The codes are SGR of ECMA-48 section 8.3.117. The text must be safe to show already.
    package func applied(to text: String, when isAllowed: Bool) -> String {
        guard isAllowed, !isEmpty, !text.isEmpty else { return text }
        let codes = Self.codes.filter { contains($0.style) }.map(\.code).joined(separator: ";")
        return "\u{1B}[\(codes)m\(text)\u{1B}[0m"
    }

    private static let codes: [(style: Style, code: String)] = [
        (.bold, "1"), (.dim, "2"), (.underlined, "4"), (.red, "31"), (.green, "32"), (.yellow, "33"), (.blue, "34"),
        (.magenta, "35"), (.cyan, "36"),
    ]
}
