package import FeedbackModel

/// What became of one record.
package enum StoreOutcome: Hashable, Sendable {
    case stored, updated, unchanged
    /// Its words were erased here and are not taken again.
    case erased
}

/// Takes records into a store, inside one transaction that is committed whole or not at all.
package protocol ImportSink: AnyObject {
    /// Takes a ticket; a tombstone is kept without its words.
    ///
    /// One that the source changed earlier than what is stored is old news and counts as unchanged.
    func put(_ ticket: Ticket) throws -> StoreOutcome
    func put(_ account: Account) throws -> StoreOutcome

    /// A ticket as it is stored, with what this import did to it; `nil` where there is none.
    func ticket(_ id: String) throws -> Ticket?
    func put(_ contact: Contact) throws -> StoreOutcome

    /// Takes a supporter of an idea.
    func put(_ vote: IdeaVote) throws -> StoreOutcome

    /// Takes what the record of an idea says of others; what it no longer says is gone.
    ///
    /// - Returns: Whether anything changed: never `.stored`.
    func put(_ links: IdeaLinks) throws -> StoreOutcome

    /// Counts an event, once however often it comes: one that was counted before is unchanged.
    func put(_ event: UsageEvent) throws -> StoreOutcome

    /// Takes the tickets of a batch as `put` does, and leaves it empty.
    ///
    /// One that says nothing of comments keeps those that are stored: many exports hold none, and they come in files of
    /// their own. It may be at work on them still when this returns: until `settle` or `put` returned, the store must not be read.
    ///
    /// - Returns: How often each outcome came that is known already; the others are told by `settle`.
    func send(_ tickets: inout TicketBatch) throws -> [StoreOutcome: Int]

    /// Waits until all that was sent is taken, and tells how often each outcome came that was not yet told.
    func settle() throws -> [StoreOutcome: Int]
}

/// A sink that is done with each record at once.
extension ImportSink {
    package func send(_ tickets: inout TicketBatch) throws -> [StoreOutcome: Int] {
        var outcomes: [StoreOutcome: Int] = [:]
        for row in tickets.rows {
            var ticket = tickets.ticket(row)
            if row.keepsThread, let stored = try self.ticket(ticket.id) { ticket.comments = stored.comments }
            outcomes[try put(ticket), default: 0] += 1
        }
        tickets.removeAll()
        return outcomes
    }

    package func settle() throws -> [StoreOutcome: Int] { [:] }
}
