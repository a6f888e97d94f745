/// Somebody's words inside an event: kept beside the journal, so that they can be redacted.
///
/// Event types use `Words` for all that a person said, wrote or is called; a plain `String` is for codes, question
/// names and other text of ours. ``EventCodec`` takes the words out of the payload and leaves their number, so the hash
/// chain commits to a salted digest of them and never to the words themselves.
package struct Words: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The words as they came, or `nil` after a withdrawal.
    package let text: String?

    package init(_ text: String?) { self.text = text }
    package init(stringLiteral value: String) { text = value }

    package static let redacted = Words(nil)

    package var description: String { text ?? "[redacted]" }
}
