package import Journal

/// Ideas that people wrote in silence.
package struct Brainstorm: Hashable, Sendable {
    package struct Idea: Hashable, Sendable {
        /// Counted from 1 over the session.
        package let number: Int
        /// `nil` where nobody knows whose card it is.
        package internal(set) var letter: Letter?
        package internal(set) var text: Words
        package let sequence: Int
        /// What it was grouped under.
        package internal(set) var group: Words?
    }

    package let prompt: Words
    package internal(set) var ideas: [Idea] = []
    package internal(set) var isRevealed = false
}

extension Discussion {
    /// What the group may choose from: the names that ideas were grouped under, and the ideas that stand alone.
    ///
    /// Of the last brainstorm, once it is revealed.
    package var ideaList: [Words] {
        guard let storm = brainstorms.last, storm.isRevealed else { return [] }
        var list: [Words] = []
        for idea in storm.ideas {
            let words = idea.group ?? idea.text
            if words.text != nil, !list.contains(words) { list.append(words) }
        }
        return list
    }
}
