internal import FeedbackModel
internal import Journal
internal import Synchronization

/// A store that lives as long as the process.
///
/// It keeps the whole contract of ``Store`` except that nothing outlives it; so a command or a reducer can be tried
/// without a file.
package final class MemoryStore: Store {
    /// All that the store knows; each method works on it under the lock, so that it is one transaction.
    struct State: Sendable {
        var sessions: [SessionID: SessionRecord] = [:]
        var entries: [SessionID: [JournalEntry]] = [:]
        var definitions: [String: String] = [:]
        var drafts: [SessionID: DraftLine] = [:]
        var seatDrafts: [SessionID: [Seat: String]] = [:]
        var places: [HeldPlace] = []
        /// The sessions that have ended and were looked at for places.
        var settled: Set<SessionID> = []
        /// The lease that was granted last, and whether it was given back.
        var leases: [SessionID: (lease: Lease, isReleased: Bool)] = [:]
        var customers = Customers()
        var isImporting = false
        var appendFailure: StoreFailure?
        var codebook: Codebook?
        var fingerprint: String?
        var evidence: [SessionID: SessionEvidence] = [:]
        var reviews: [String: ReviewRecord] = [:]
    }

    /// Accounts, contacts and tickets by id, what was found in the tickets, and how the product is used.
    struct Customers: Sendable {
        var accounts: [String: Account] = [:]
        var contacts: [String: Contact] = [:]
        var tickets: [String: Ticket] = [:]
        /// The matches of a ticket; a ticket that is not here was not matched yet.
        var matches: [String: [TicketMatch]] = [:]
        var usage = Usage()
        var log = ImportHistory()
        var ideas = Ideas()
        var erased = Erased()
    }

    /// What was drawn from one session, and from how much of it.
    struct SessionEvidence: Sendable {
        var sequence: Int
        var fingerprint: String
        var items: [Evidence]
    }

    let state = Mutex(State())

    package init() {}

    /// Makes every later append fail like this, as on a full disk; `nil` makes them work again.
    package func refuseAppends(_ failure: StoreFailure?) { state.withLock { $0.appendFailure = failure } }

    package func schemaVersion() throws(StoreFailure) -> String { "memory" }

    package func problems() throws(StoreFailure) -> [String] {
        try journalProblems(of: nil).map(\.description)
    }

    package func makeRoom() {}

    package func backUp(to path: String) throws(StoreFailure) {
        throw StoreFailure(.unreachable, "a store in memory cannot be copied to a file")
    }
}

extension MemoryStore {
    package func save(_ review: ReviewRecord) throws(StoreFailure) {
        try state.withLock { (state) throws(StoreFailure) in
            guard state.reviews[review.name] == nil else { throw .reviewExists(review.name) }
            state.reviews[review.name] = review
        }
    }

    package func review(named name: String) throws(StoreFailure) -> ReviewRecord? {
        state.withLock { $0.reviews[name] }
    }

    package func reviews() throws(StoreFailure) -> [ReviewRecord] {
        state.withLock { state in
            state.reviews.values.sorted { ($0.frozenAt, $0.name) < ($1.frozenAt, $1.name) }
        }
    }
}
