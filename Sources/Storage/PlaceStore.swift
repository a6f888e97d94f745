package import Journal

/// The places that sessions hold in the quotas of their surveys.
///
/// A place is held until a moment, or for good by a session that ended and counts. It is given in the transaction that
/// stores the act which decided about it, so of two sessions at the last place one gets it and the other knows.
package protocol PlaceStore {
    /// Opens a session as ``JournalStore/open(_:definition:with:)`` does, with an act that depends on the places of others.
    ///
    /// - Parameters:
    ///   - session: The new session.
    ///   - definition: The text of its definition.
    ///   - now: Places that were held until before then are free; milliseconds since 1970-01-01 UTC.
    ///   - act: Gets how many places others hold, by quota; with `nil` nothing is opened.
    /// - Returns: The entries as they stand; empty where nothing was opened.
    /// - Throws: `.conflict` when the id is taken.
    func open(
        _ session: SessionRecord, definition: String, at now: Int64, placing act: (_ taken: [String: Int]) -> PlacedAct?
    ) throws(StoreFailure) -> [JournalEntry]

    /// Appends as ``JournalStore/append(_:to:by:status:)`` does, an act that depends on the places of others.
    func append(
        to session: SessionID, by driver: Lease?, at now: Int64, placing act: (_ taken: [String: Int]) -> PlacedAct?
    ) throws(StoreFailure) -> [JournalEntry]

    /// The places of a survey that are held at a moment, by quota and session.
    func places(of survey: String, at now: Int64) throws(StoreFailure) -> [QuotaPlace]

    /// The sessions of a survey that have ended and were never looked at for places, as those of earlier versions.
    func sessionsWithoutPlaces(of survey: String) throws(StoreFailure) -> [SessionID]

    /// Gives a session that has ended its places for good, and notes that it was looked at.
    func settlePlaces(of session: SessionID, _ quotas: Set<String>) throws(StoreFailure)
}

/// An act, and the places that its session holds after it.
package struct PlacedAct: Sendable {
    package var drafts: [EntryDraft]
    /// What the session's status becomes; `nil` leaves it.
    package var status: SessionRecord.Status?
    /// The quotas in which it holds a place.
    package var quotas: Set<String>
    /// Until when, in milliseconds since 1970-01-01 UTC; `nil` for good.
    package var until: Int64?

    package init(
        _ drafts: [EntryDraft], status: SessionRecord.Status? = nil, quotas: Set<String>, until: Int64?
    ) {
        self.drafts = drafts
        self.status = status
        self.quotas = quotas
        self.until = until
    }
}

/// One place in a quota, and who holds it.
package struct QuotaPlace: Hashable, Sendable {
    package var quota: String
    package var session: SessionID
    /// `nil` for good.
    package var until: Int64?

    package init(quota: String, session: SessionID, until: Int64?) {
        self.quota = quota
        self.session = session
        self.until = until
    }
}
