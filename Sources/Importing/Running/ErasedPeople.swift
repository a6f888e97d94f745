/// Knows people again who were erased, without knowing who they were.
///
/// Of each name that a person had on file, a mark is kept: HMAC-SHA256 of it under a key of its own, which follows from the
/// workspace's secret. Whoever has the store alone cannot find a name out by trying.
package final class ErasedPeople {
    /// How many names are remembered between two records; the rest is worked out again.
    private static let mostKnown = 100_000

    private let marks: Pseudonyms
    private let pseudonyms: Pseudonyms
    private let erased: Set<String>
    private var known: [String: String?] = [:]

    /// - Parameters:
    ///   - secret: The workspace's secret, or another key for marks that nobody is to know again.
    ///   - erased: The marks of those who were erased.
    package init(secret: [UInt8], erased: Set<String> = []) {
        pseudonyms = Pseudonyms(secret: secret)
        marks = Pseudonyms(secret: Array("erased people\0".utf8) + secret)
        self.erased = erased
    }

    /// What is marked with every erasure, so that a lost or exchanged secret is noticed; nobody's name.
    package static let sentinel = "canvass\u{0}erased"

    /// Whether those who were erased were marked with this secret: with another one they would not be known again.
    package var knowsItsSecret: Bool { erased.contains(mark(of: Self.sentinel)) }

    /// `e_` and 16 hexadecimal digits; white space at the ends and case make no difference.
    package func mark(of name: String) -> String { "e_" + marks.pseudonym(of: name).dropFirst(2) }

    /// The pseudonym under which imports of the workspace may have stored somebody.
    package func pseudonym(of name: String) -> String { pseudonyms.pseudonym(of: name) }

    /// The mark of somebody who was erased under this name or its pseudonym; `nil` for anybody else.
    package func markOfErased(_ name: String?) -> String? {
        guard let name, !name.isEmpty, !erased.isEmpty else { return nil }
        if let found = known[name] { return found }
        let own = [mark(of: name), mark(of: pseudonym(of: name))]
        let found = own.first(where: erased.contains)
        if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
        known[name] = .some(found)
        return found
    }

    /// Whether a name is a mark, and so nobody's any more.
    package static func isMark(_ name: String) -> Bool {
        name.utf8.count == 18 && name.hasPrefix("e_")
            && name.utf8.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    package func isErased(_ name: String?) -> Bool { markOfErased(name) != nil }
}
