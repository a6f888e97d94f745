package import Journal

/// Taking words and people out of the store for good, while what was counted of them stays.
package struct Erasure: Sendable {
    /// Whose words, or of when.
    package enum Scope: Hashable, Sendable {
        /// Everything that a person is named on file by: ids, addresses, pseudonyms.
        case person(names: Set<String>)
        /// What nothing is known of since this moment; seconds since 1970-01-01 UTC.
        case olderThan(Int64)
    }

    /// A session, or a journal of the desk, whose words go with it; as ``JournalStore/withdraw(_:saying:by:copies:contacts:)``.
    package struct Withdrawal: Sendable {
        package var session: SessionID
        package var drafts: [EntryDraft]
        package var driver: Lease?
        package var copies: [EntryPlace]
        package var contacts: [String]

        package init(
            _ session: SessionID, saying drafts: [EntryDraft], by driver: Lease? = nil, copies: [EntryPlace] = [],
            contacts: [String] = []
        ) {
            self.session = session
            self.drafts = drafts
            self.driver = driver
            self.copies = copies
            self.contacts = contacts
        }
    }

    package var scope: Scope
    /// From which marks are made that stand for people where they are counted.
    ///
    /// The workspace's secret where a person is to be known again, and a key that is thrown away where not.
    package var secret: [UInt8]
    /// Milliseconds since 1970-01-01 UTC.
    package var time: Int64
    package var actor: String
    /// Why, in words that name nobody.
    package var reason: String?
    package var withdrawals: [Withdrawal] = []

    package init(_ scope: Scope, secret: [UInt8], time: Int64, actor: String, reason: String? = nil) {
        self.scope = scope
        self.secret = secret
        self.time = time
        self.actor = actor
        self.reason = reason
    }
}

/// How much an erasure erases, or has erased.
package struct ErasureCounts: Hashable, Sendable {
    package enum Item: String, Hashable, Sendable, CaseIterable {
        /// Records of people with a name, an address or a role.
        case contacts
        case tickets, ideas, reviews
        /// Messages in tickets, also in those of others.
        case comments
        /// Supports of ideas that name who it was.
        case supporters
        /// Users whose uses of the product are counted under their name.
        case users
        /// What imports replaced and an undo would bring back.
        case former
        case sessions
        /// Journals of the desk.
        case followUps = "follow_ups"
        /// Stretches of words in sessions and journals.
        case words
    }

    private var numbers: [Item: Int] = [:]

    package init() {}

    package subscript(item: Item) -> Int {
        get { numbers[item] ?? 0 }
        set { numbers[item] = newValue == 0 ? nil : newValue }
    }

    package var isEmpty: Bool { numbers.isEmpty }
}

/// An erasure as it stands in the log: it names nobody.
package struct ErasureRecord: Hashable, Sendable {
    package enum Cause: String, Hashable, Sendable {
        case person, age
    }

    /// Counted from 1.
    package var number: Int
    /// Milliseconds since 1970-01-01 UTC.
    package var time: Int64
    package var actor: String
    package var cause: Cause
    /// Until when, in seconds since 1970-01-01 UTC, where it was for its age.
    package var before: Int64?
    package var reason: String?
    package var counts: ErasureCounts
    /// The sessions that lost their words with it.
    package var sessions: [SessionID]

    package init(number: Int, _ erasure: Erasure, counts: ErasureCounts) {
        self.number = number
        time = erasure.time
        actor = erasure.actor
        reason = erasure.reason
        self.counts = counts
        sessions = erasure.withdrawals.map(\.session)
        switch erasure.scope {
        case .person: cause = .person
        case .olderThan(let moment): (cause, before) = (.age, moment)
        }
    }

    package init(
        number: Int, time: Int64, actor: String, cause: Cause, before: Int64?, reason: String?, counts: ErasureCounts,
        sessions: [SessionID]
    ) {
        self.number = number
        self.time = time
        self.actor = actor
        self.cause = cause
        self.before = before
        self.reason = reason
        self.counts = counts
        self.sessions = sessions
    }
}
