package import Journal

/// What the moderator hangs on a statement beside its words: `#theme`, `!`, `{laughs}`, `?p`, `^12`, `@a`.
package struct Marks: Hashable, Sendable, Codable {
    /// Names of themes in the order typed, lower case, each once.
    package var themes: [String] = []

    /// How loud it is: 0, 1 for `!`, 2 for `!!` (must be quoted).
    package var highlight = 0

    /// Whether it belongs on the parking lot.
    package var isParked = false

    /// What was seen beside the words.
    package var observations: [Words] = []

    /// The number of the utterance that it answers.
    package var replyTo: Int?

    /// Whom it was said to.
    package var addressee: Speaker?

    package init(
        themes: [String] = [], highlight: Int = 0, isParked: Bool = false, observations: [Words] = [],
        replyTo: Int? = nil, addressee: Speaker? = nil
    ) {
        self.themes = themes
        self.highlight = highlight
        self.isParked = isParked
        self.observations = observations
        self.replyTo = replyTo
        self.addressee = addressee
    }

    package var isEmpty: Bool { self == Marks() }

    /// Adds the marks of another line to these; nothing is taken away.
    package mutating func add(_ other: Marks) {
        for theme in other.themes where !themes.contains(theme) { themes.append(theme) }
        highlight = max(highlight, other.highlight)
        isParked = isParked || other.isParked
        observations += other.observations
        replyTo = other.replyTo ?? replyTo
        addressee = other.addressee ?? addressee
    }
}
