/// A command of the console does not fit now; nothing was recorded.
package struct GroupRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is so: one clause, lower case, no full stop, and never a participant's words.
    package var message: String
    /// What to do instead, where it is known.
    package var hint: String?

    package init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }

    package var description: String { hint.map { "\(message); \($0)" } ?? message }
}
