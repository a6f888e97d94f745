package import Journal

/// Somebody in the group.
package struct Participant: Hashable, Sendable {
    package internal(set) var letter: Letter
    /// `P1`, `P2`, …: what leaves the room in the place of the name.
    package let pseudonym: String
    package internal(set) var name: Words
    /// The customer they speak for, if one is on file.
    package let accountID: String?
    package internal(set) var attributes: [Attribute]
    /// The entry that added them.
    package let sequence: Int
    /// When they were in the room.
    package internal(set) var presence: [Presence]

    /// What they allow and do not, as far as they were asked.
    package internal(set) var consent: [Grant.Purpose: Bool] = [:]
    /// The text that they agreed to.
    package internal(set) var consentVersion: String?

    /// Whether they took back what they said.
    package internal(set) var hasWithdrawn = false

    package var isPresent: Bool { presence.last?.end == nil }

    /// A stretch of the group's clock, in milliseconds.
    package struct Presence: Hashable, Sendable {
        package let start: Int64
        package internal(set) var end: Int64?
    }

    /// How long they were in the room between two readings of the clock.
    package func presence(from start: Int64, to end: Int64) -> Int64 {
        presence.reduce(0) { sum, stretch in
            sum + max(0, min(stretch.end ?? end, end) - max(stretch.start, start))
        }
    }
}
