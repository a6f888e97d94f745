package import Journal

/// Ideas that people wrote in silence.
package struct Brainstorm: Hashable, Sendable {
    package struct Idea: Hashable, Sendable {
        /// Counted from 1 over the session.
        package let number: Int
        /// `nil` where nobody knows whose card it is.
        package let letter: Letter?
        package let text: Words
        package let sequence: Int
        /// What it was grouped under.
        package internal(set) var group: Words?
    }

    package let prompt: Words
    package internal(set) var ideas: [Idea] = []
    package internal(set) var isRevealed = false
}
