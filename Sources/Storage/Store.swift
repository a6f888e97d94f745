package import FeedbackModel
package import Journal

/// What Canvass asks of a store.
///
/// Every method that changes something is one transaction: when it returns, the change is on disk; when it throws,
/// nothing changed. `MemoryStore` and `SQLiteStore` both pass the same contract, `Tests/TestSupport/StoreContract`.
package protocol Store: AnyObject, Sendable, JournalStore, PlaceStore, CustomerStore, ClaimStore, ImportStore,
    UsageStore, IdeaStore, EvidenceStore, ReviewStore, ErasureStore
{
    /// The version of the store's shape, for `doctor`.
    func schemaVersion() throws(StoreFailure) -> String

    /// Looks at the whole store and says what is wrong; empty when all is well.
    ///
    /// What ``JournalStore/journalProblems(of:)`` finds is among it.
    func problems() throws(StoreFailure) -> [String]

    /// Does ahead what would keep the next acts waiting; to be called while nobody waits. Nothing depends on it.
    func makeRoom()

    /// Writes a complete, consistent copy to a file that does not exist yet, with mode 0600.
    func backUp(to path: String) throws(StoreFailure)
}

/// Sessions and their journals.
package protocol JournalStore {
    /// Opens a session with its first events; the definition's text is kept under its hash.
    ///
    /// Throws `.conflict` when the id is taken.
    func open(
        _ session: SessionRecord, definition: String, with drafts: [EntryDraft]
    ) throws(StoreFailure) -> [JournalEntry]

    /// Appends the events of one act, all or none, and returns them as they stand; erases the half-typed line.
    ///
    /// The store assigns sequence and hash inside its transaction, so several writers may append to one session.
    /// `driver` is the lease as it was granted: inside the same transaction it is looked at, and whoever was replaced is
    /// refused with `.replaced`; who gives none is not asked. `status` is what the session's
    /// status becomes with this act; `nil` leaves it. Throws `.notFound` for an unknown session.
    func append(
        _ drafts: [EntryDraft], to session: SessionID, by driver: Lease?, status: SessionRecord.Status?
    ) throws(StoreFailure) -> [JournalEntry]

    /// Appends an act of somebody beside the driver, if the journal still ends with the entry `sequence`.
    ///
    /// A scribe or an observer appends so what they decided on all that stands in the journal. Throws `.overtaken`
    /// when it has gone on since: whoever appends reads the rest first, and sees whether the act still may be. The
    /// half-typed line is the driver's and stays.
    func append(
        _ drafts: [EntryDraft], to session: SessionID, after sequence: Int
    ) throws(StoreFailure) -> [JournalEntry]

    /// The journal of a session from an entry on, in order.
    func entries(of session: SessionID, after sequence: Int) throws(StoreFailure) -> [JournalEntry]

    /// All interviews, self-completions and groups, oldest first.
    func sessions() throws(StoreFailure) -> [SessionRecord]

    /// The interviews and self-completions that were opened about somebody, oldest first, found without reading the others.
    func sessions(about subject: SessionSubject) throws(StoreFailure) -> [SessionRecord]

    /// What was done at the desk, oldest first: journals like those of sessions, in which nobody was asked anything.
    func deskRecords() throws(StoreFailure) -> [SessionRecord]
    func session(_ id: SessionID) throws(StoreFailure) -> SessionRecord?

    /// The text of a definition that some session was opened with.
    func definition(_ hash: String) throws(StoreFailure) -> String?

    /// Keeps the half-typed line of a session, outside its journal; `nil` erases it.
    ///
    /// A driver that was replaced is refused with `.replaced`.
    func setDraft(_ draft: DraftLine?, of session: SessionID, by driver: Lease?) throws(StoreFailure)
    func draft(of session: SessionID) throws(StoreFailure) -> DraftLine?

    /// Keeps the half-typed line of somebody beside the driver; `nil` erases it, and so does the session's end.
    func setDraft(_ text: String?, of session: SessionID, at seat: Seat) throws(StoreFailure)
    func draft(of session: SessionID, at seat: Seat) throws(StoreFailure) -> String?

    /// Makes somebody the driver of a session and returns the lease as it is granted, with its generation.
    ///
    /// Throws `.driven` with the living driver that stands in the way. `isAlive` says whether the holder of an earlier
    /// lease still runs: a dead one is replaced, and so is one that the same process holds.
    func acquire(
        _ lease: Lease, of session: SessionID, isAlive: (Lease) -> Bool
    ) throws(StoreFailure) -> Lease

    /// Who drives a session, as far as the store knows: the holder may have died since. `nil` where nobody does.
    func driver(of session: SessionID) throws(StoreFailure) -> Lease?

    /// Gives a lease back, if it still is the session's: one that was taken over is its successor's.
    func release(_ lease: Lease, of session: SessionID) throws(StoreFailure)

    /// Takes a session's words back in one transaction, and returns how many stretches were erased.
    ///
    /// `drafts` are appended, of which one says that the words were withdrawn; the session has ended with it. All words
    /// and salts of its entries are erased for good, those in the evidence drawn from them, and the half-typed line; and
    /// with them those of `copies`, the entries of other sessions that repeat them, and the name, address and role of
    /// `contacts`, which were put on file in it. The chain and all numbers stay.
    /// Throws `.replaced` as ``append(_:to:by:status:)`` does.
    func withdraw(
        _ session: SessionID, saying drafts: [EntryDraft], by driver: Lease?, copies: [EntryPlace], contacts: [String]
    ) throws(StoreFailure) -> Int

    /// Takes some words of a session back in one transaction, and returns how many stretches were erased.
    ///
    /// `drafts` are appended, of which one says which entries lost words. The half-typed line goes too, and all evidence
    /// drawn from the session, which is drawn anew before it is counted. What becomes of the session does not change.
    /// Throws `.replaced` as ``append(_:to:by:status:)`` does.
    func erase(
        _ places: [WordPlace], of session: SessionID, saying drafts: [EntryDraft], by driver: Lease?
    ) throws(StoreFailure) -> Int

    /// What is wrong with the journal of a session, or with all of them and what the store says of itself.
    func journalProblems(of session: SessionID?) throws(StoreFailure) -> [JournalProblem]
}

extension JournalStore {
    /// Appends without asking who drives, to a journal that nobody drives.
    package func append(
        _ drafts: [EntryDraft], to session: SessionID, status: SessionRecord.Status?
    ) throws(StoreFailure) -> [JournalEntry] {
        try append(drafts, to: session, by: nil, status: status)
    }

    /// Takes the words of a session back that no other session repeats.
    package func withdraw(
        _ session: SessionID, saying drafts: [EntryDraft], by driver: Lease?
    ) throws(StoreFailure) -> Int {
        try withdraw(session, saying: drafts, by: driver, copies: [], contacts: [])
    }

    /// Keeps the half-typed line without asking who drives.
    package func setDraft(_ draft: DraftLine?, of session: SessionID) throws(StoreFailure) {
        try setDraft(draft, of: session, by: nil)
    }
}

/// Accounts, contacts and tickets.
package protocol CustomerStore {
    func accounts() throws(StoreFailure) -> [Account]
    func account(_ id: String) throws(StoreFailure) -> Account?
    func contact(_ id: String) throws(StoreFailure) -> Contact?
    func ticket(_ id: String) throws(StoreFailure) -> Ticket?

    /// The first few ids of a kind that begin so, in the order of their bytes; tombstones are not among them.
    func ids(_ kind: CustomerKind, startingWith prefix: String, limit: Int) throws(StoreFailure) -> [String]

    /// What stands before the colon in ids of tickets, such as `zendesk`, in the order of their bytes.
    func ticketSources() throws(StoreFailure) -> [String]

    /// Tickets that are not tombstones, newest first.
    func tickets(matching filter: TicketFilter) throws(StoreFailure) -> [Ticket]
    func counts() throws(StoreFailure) -> StoreCounts

    /// Calls `body` for each ticket that is no tombstone, in the order of ids; by theme once for each that was found in it.
    ///
    /// A first reply that the source does not tell is that of the first agent's comment.
    func forEachServedTicket(_ query: ServiceQuery, _ body: (ServedTicket) -> Void) throws(StoreFailure)
}

/// What has an id that people type.
package enum CustomerKind: String, Hashable, Sendable, CaseIterable {
    case account, contact, ticket
}

/// Which tickets to list.
package struct TicketFilter: Hashable, Sendable {
    package var account: AccountScope?
    package var contactID: String?
    package var theme: String?
    /// Only tickets, ideas or reviews; `nil` for all of them.
    package var kind: Ticket.Kind?
    /// All of them stand in the subject or in the body; the case of A to Z does not matter.
    package var words: [String]
    /// What stands before the colon in their ids, such as `jira`.
    package var source: String?
    /// It stands, letter by letter, in the subject, the body or a column that no field took.
    package var mention: String?
    /// At most this many; `nil` for all.
    package var limit: Int?

    package init(
        account: AccountScope? = nil, theme: String? = nil, kind: Ticket.Kind? = nil, words: [String] = [],
        source: String? = nil, mention: String? = nil, contactID: String? = nil, limit: Int? = nil
    ) {
        self.contactID = contactID
        self.source = source
        self.mention = mention
        self.account = account
        self.theme = theme
        self.kind = kind
        self.words = words
        self.limit = limit
    }
}

/// Whom a session was opened about: with one of the accounts, or without any and with a ticket of theirs.
package struct SessionSubject: Hashable, Sendable {
    package var accounts: Set<String>
    package var tickets: Set<String>
    /// Whose tickets are theirs as well.
    package var contact: String?

    package init(accounts: Set<String> = [], tickets: Set<String> = [], contact: String? = nil) {
        self.accounts = accounts
        self.tickets = tickets
        self.contact = contact
    }
}

/// How much there is, without tombstones.
package struct StoreCounts: Hashable, Sendable {
    package var accounts: Int
    package var contacts: Int
    package var tickets: Int
    package var tombstones: Int
    package var sessions: Int
    package var entries: Int

    package init(accounts: Int, contacts: Int, tickets: Int, tombstones: Int, sessions: Int, entries: Int) {
        self.accounts = accounts
        self.contacts = contacts
        self.tickets = tickets
        self.tombstones = tombstones
        self.sessions = sessions
        self.entries = entries
    }
}

/// One ticket that is about a theme, as a review freezes it.
package struct ThemeTicket: Hashable, Sendable {
    package var theme: String
    package var ticketID: String
    /// What it says about whose it is; what its contact says is left out where it names an account on file.
    package var claim: AccountClaim
    package var priority: String?
    package var kind: Ticket.Kind
    /// Seconds since 1970-01-01 UTC.
    package var createdAt: Int64

    package init(
        theme: String, ticketID: String, claim: AccountClaim, priority: String?, kind: Ticket.Kind = .ticket,
        createdAt: Int64
    ) {
        self.theme = theme
        self.ticketID = ticketID
        self.claim = claim
        self.priority = priority
        self.kind = kind
        self.createdAt = createdAt
    }
}

/// What evidence is about: themes, matches in tickets, and items drawn from sessions.
///
/// All of it is derived and can be made anew from tickets, journals and the codebook.
package protocol EvidenceStore {
    /// Replaces the stored codebook and returns whether it had changed.
    ///
    /// `fingerprint` is a hash of the codebook as the matcher sees it. When it differs from the stored one, all
    /// matches are dropped.
    func adopt(_ codebook: Codebook, fingerprint: String) throws(StoreFailure) -> Bool
    func codebook() throws(StoreFailure) -> Codebook?

    /// Matches the tickets that have not been matched against the stored codebook yet; returns how many were read.
    ///
    /// `progress` is told now and then how many have been.
    func matchTickets(progress: (Int) -> Void, _ match: @escaping TicketMatcher) throws(StoreFailure) -> Int

    /// What was found in a ticket, by theme and phrase; empty also for one that was not matched yet.
    func matches(inTicket id: String) throws(StoreFailure) -> [TicketMatch]

    /// Calls `body` for each pair of a theme and a ticket that is about it, in the order of ticket ids.
    func forEachThemeTicket(_ body: (ThemeTicket) -> Void) throws(StoreFailure)

    /// Calls `body` with the same pairs as they are counted, block by block, without the tickets of these ids.
    func forEachThemeTicketBlock(without ids: Set<String>, _ body: (ThemeTickets) -> Void) throws(StoreFailure)

    /// Replaces all evidence drawn from a session up to and including the entry `sequence`.
    ///
    /// `fingerprint` is the codebook's, as given to ``adopt(_:fingerprint:)``.
    func replaceEvidence(
        of session: SessionID, upTo sequence: Int, fingerprint: String, with items: [Evidence]
    ) throws(StoreFailure)

    /// Sessions whose evidence is missing or older than their journal or the codebook.
    func sessionsWithoutEvidence(fingerprint: String) throws(StoreFailure) -> [SessionID]

    /// Evidence drawn from sessions; tickets are not among it.
    func sessionEvidence(theme: String?) throws(StoreFailure) -> [Evidence]
}

/// Frozen reviews of the roadmap.
package protocol ReviewStore {
    /// Keeps a review under its name for good; throws `.conflict` when the name is taken.
    func save(_ review: ReviewRecord) throws(StoreFailure)
    func review(named name: String) throws(StoreFailure) -> ReviewRecord?
    func reviews() throws(StoreFailure) -> [ReviewRecord]
}

/// A review as it is stored: one canonical JSON document that holds inputs, configuration, seed and result.
package struct ReviewRecord: Hashable, Sendable {
    package var name: String
    /// Milliseconds since 1970-01-01 UTC.
    package var frozenAt: Int64
    package var actor: String
    package var document: String

    package init(name: String, frozenAt: Int64, actor: String, document: String) {
        self.name = name
        self.frozenAt = frozenAt
        self.actor = actor
        self.document = document
    }
}
