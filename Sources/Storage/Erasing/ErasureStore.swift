package import FeedbackModel

/// Erasing people, and what is older than a workspace keeps.
package protocol ErasureStore {
    /// The contacts on file that have one of these ids or addresses, in the order of their ids; case makes no difference.
    func contacts(named names: Set<String>) throws(StoreFailure) -> [Contact]

    /// Sessions and journals of the desk that still have words and belong to a scope, oldest first.
    ///
    /// To a person belongs what is about a ticket of theirs; what else is theirs stands in journals, which no store reads.
    func sessions(in scope: Erasure.Scope) throws(StoreFailure) -> [SessionRecord]

    /// What of tickets, contacts, ideas and usage an erasure would erase now; sessions are not among it.
    ///
    /// A ticket is as old as the last thing that is known of it: written, changed, answered, solved or commented. Its
    /// comments, and an idea's supporters, are as old as it is. Tickets without any date are of no age.
    func extent(of scope: Erasure.Scope) throws(StoreFailure) -> ErasureCounts

    /// Erases in one transaction, and returns what it did.
    ///
    /// Words, names and addresses go, also from what an undo of imports would bring back, and no file of the store holds
    /// them any more. Tickets stay with their times, account, state and the themes that were found in them; supporters
    /// and users stay as marks, so that all counts are as before. A person's names are remembered as marks; tickets that
    /// were erased take no words again: `.erased` is what an import hears, unless what was erased for its age has
    /// changed since.
    func erase(_ erasure: Erasure) throws(StoreFailure) -> ErasureRecord

    /// The log, oldest first.
    func erasures() throws(StoreFailure) -> [ErasureRecord]

    /// The marks of people who were erased; see ``Importing/ErasedPeople``.
    func erasedPeople() throws(StoreFailure) -> Set<String>
}
