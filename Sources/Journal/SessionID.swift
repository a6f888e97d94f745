/// The name of one session: a UUID in lower case, of which people type any unique prefix.
package struct SessionID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let text: String

    /// - Parameter text: A UUID in its usual form; letters are folded to lower case.
    package init(_ text: String) { self.text = text.lowercased() }

    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    package var description: String { text }

    /// The first eight characters, enough for a person to tell sessions apart.
    package var short: String { String(text.prefix(8)) }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.text < rhs.text }
}
