package import FeedbackModel

/// What became of one record.
package enum StoreOutcome: Hashable, Sendable {
    case stored, updated, unchanged
}

/// Takes records into a store, inside one transaction that is committed whole or not at all.
package protocol ImportSink: AnyObject {
    /// Takes a ticket; a tombstone is kept without its words.
    ///
    /// One that the source changed earlier than what is stored is old news and counts as unchanged.
    func put(_ ticket: Ticket) throws -> StoreOutcome
    func put(_ account: Account) throws -> StoreOutcome
    func put(_ contact: Contact) throws -> StoreOutcome

    /// Takes a ticket as `put` does, but may be at work on it still when this returns; `nil` says that its outcome is
    /// among those that `settle` tells.
    ///
    /// Until `settle` or `put` returned, the store must not be read.
    func send(_ ticket: Ticket) throws -> StoreOutcome?

    /// Waits until all that was sent is taken, and tells how often each outcome came that was not yet told.
    func settle() throws -> [StoreOutcome: Int]
}

/// A sink that is done with each record at once.
extension ImportSink {
    package func send(_ ticket: Ticket) throws -> StoreOutcome? { try put(ticket) }
    package func settle() throws -> [StoreOutcome: Int] { [:] }
}
