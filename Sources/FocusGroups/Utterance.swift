package import Journal

/// A stretch of speech: who, when, words, and how faithful they are.
package struct Utterance: Hashable, Sendable {
    /// Counted from 1; a number that was undone is never given again.
    package let number: Int
    /// The entry that made it.
    package let sequence: Int
    /// When it was entered, in milliseconds since 1970-01-01 UTC.
    package let time: Int64
    /// The section's id; `nil` before the first section.
    package let section: String?
    /// When it began, on the group's clock in milliseconds.
    package let start: Int64
    /// When the turn ended: by the next one, a pause, the end of the section; `nil` while it runs.
    package internal(set) var end: Int64?
    /// Several for a chorus.
    package internal(set) var speakers: [Speaker]
    package internal(set) var fidelity: Fidelity
    /// The words in the stretches in which they were typed; empty for a mere tap.
    package internal(set) var parts: [Words] { didSet { wordCount = Self.count(parts) } }
    /// How many words were written down.
    package private(set) var wordCount: Int
    package internal(set) var marks: Marks
    package internal(set) var stances: [Stance] = []
    /// Whether the line could not be read, and somebody should look at it.
    package internal(set) var isFlagged: Bool
    /// All entries whose words went into it, so that a withdrawal finds them.
    package internal(set) var sequences: [Int]
    /// What the words were before each correction, and what another console wrote down of the same.
    package internal(set) var earlier: [[Words]] = []
    /// The attached console at which it was written down; `nil` for the moderator's own.
    package internal(set) var console: Int?

    /// The words, or redacted if any part of them is; `nil` for a mere tap.
    package var text: Words? {
        guard !parts.isEmpty else { return nil }
        let texts = parts.compactMap(\.text)
        return texts.count == parts.count ? Words(texts.joined(separator: " ")) : .redacted
    }

    package var themes: [String] { marks.themes }

    /// How many words are in these stretches.
    static func count(_ parts: [Words]) -> Int {
        parts.reduce(0) { $0 + ($1.text?.split(whereSeparator: \.isWhitespace).count ?? 0) }
    }
}

/// Something written down that nobody said aloud.
package struct Note: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// For the moderator's own eyes.
        case `private`
        /// Between the moderator and those who look on.
        case message
        /// Seen in the room.
        case observation
        /// To come back to.
        case parking
        /// Asked of the group, though the guide does not have it.
        case question
        /// Typed by mistake: a mark or a correction that did not fit.
        case slip
    }

    package let kind: Kind
    package let sequence: Int
    /// Milliseconds since 1970-01-01 UTC.
    package let time: Int64
    package let section: String?
    package let text: Words
    /// The attached console at which it was written; `nil` for the moderator's own.
    package let console: Int?
}
