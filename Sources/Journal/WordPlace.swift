internal import FoundationEssentials

/// Where a stretch of words stands in the journal of a session.
package struct WordPlace: Hashable, Sendable, Comparable {
    /// The entry's sequence.
    package let sequence: Int
    /// Which of the entry's words, from 0.
    package let place: Int

    package init(sequence: Int, place: Int) {
        self.sequence = sequence
        self.place = place
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.sequence, lhs.place) < (rhs.sequence, rhs.place)
    }
}

extension EntryDraft {
    /// The entries of which words were erased with this one, because one of several people took theirs back.
    ///
    /// `nil` for any other event. What else such an event says is for those who know its kind of session.
    package var erasedEntries: [Int]? {
        struct Payload: Decodable {
            struct Withdrawal: Decodable { var entries: [Int] }
            var withdrew: Withdrawal
        }
        guard isPartialWithdrawal else { return nil }
        return try? JSONDecoder().decode(Payload.self, from: Data(payload.utf8)).withdrew.entries
    }

    /// Whether it says that one of several people took their words back, which may be after the end of the session.
    package var isPartialWithdrawal: Bool { kind == "withdrew" }
}
