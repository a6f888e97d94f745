/// One stretch of words as the store keeps it: the words, their salt, and the digest that the chain commits to.
package struct SealedWords: Hashable, Sendable {
    /// `nil` after redaction.
    package var text: String?

    /// 16 random bytes; empty after redaction, so that the words cannot be guessed from the digest.
    package var salt: [UInt8]

    package let digest: Digest

    /// Seals words for the first time.
    ///
    /// - Parameters:
    ///   - text: The words as they came.
    ///   - salt: 16 random bytes.
    package init(sealing text: String, salt: [UInt8]) {
        self.text = text
        self.salt = salt
        digest = Self.digest(of: text, salt: salt)
    }

    /// Rebuilds what a store kept, without checking it.
    package init(text: String?, salt: [UInt8], digest: Digest) {
        self.text = text
        self.salt = salt
        self.digest = digest
    }

    /// Whether the words are the ones that were sealed; redacted words are, by definition.
    package var isIntact: Bool { text.map { Self.digest(of: $0, salt: salt) == digest } ?? true }

    private static func digest(of text: String, salt: [UInt8]) -> Digest { Digest.of([salt, Array(text.utf8)]) }
}
