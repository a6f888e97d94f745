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
}
