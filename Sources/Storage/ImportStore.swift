package import Importing

/// What was imported, when and by whom, and taking it back.
package protocol ImportStore {
    /// Runs an import as one transaction; `body` throws to roll back.
    ///
    /// A dry run rolls back at the end, so that its report is that of the real thing. `body` must not use the store
    /// itself. What `record` makes of the report is entered in the log; without it what is brought in is in no log, and
    /// is not to be taken back. Where a matcher can be made and all stored tickets have been matched against the stored
    /// codebook, those that come in are matched too.
    func importing<Report>(
        dryRun: Bool, matching: TicketMatcherMaking?, logging record: ((Report) throws -> ImportRecord)?,
        _ body: (any ImportSink & SessionSink) throws -> Report
    ) throws -> Report

    /// The log, oldest first; those that were taken back stay in it.
    func imports() throws(StoreFailure) -> [ImportRecord]

    /// Takes an import back as a whole: its new records go, and those that it updated are as they were before.
    ///
    /// Nothing is done where something stands in the way: a later import that changed its records or found them as they
    /// are, a session about a record that would vanish, or one of `keeping`, to which others were joined. What was found
    /// in the words of its tickets is forgotten. A dry run only looks. Throws `.notFound` for an unknown number and
    /// `.conflict` for an import that is undone.
    func undoImport(
        _ number: Int, by undoing: ImportRecord.Undoing, keeping: [CustomerKind: Set<String>], dryRun: Bool
    ) throws(StoreFailure) -> ImportUndo
}

extension ImportStore {
    /// Brings records in that are in no log.
    package func importing<Report>(
        dryRun: Bool, _ body: (any ImportSink & SessionSink) throws -> Report
    ) throws -> Report {
        try importing(dryRun: dryRun, matching: nil, logging: nil, body)
    }
}
