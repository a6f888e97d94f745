/// A customer's request as the help desk knows it, or something else that a customer said unasked in another place.
package struct Ticket: Hashable, Sendable {
    /// What was said unasked, and where: all of it is matched to themes in the same way.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A request to a help desk or an issue tracker.
        case ticket
        /// A wish on a board of ideas, with those who support it.
        case idea
        /// A public opinion, as in an app store.
        case review
    }

    /// `source:key`, for example `zendesk:35436`; importing it again updates the same ticket.
    package var id: String
    package var source: String
    package var subject: String
    package var body: String
    package var channel: String?
    /// `open`, `solved`, `deleted`, or as it came.
    package var status: String
    /// `urgent`, `high`, `normal`, `low`, or as it came.
    package var priority: String?
    /// Seconds since 1970-01-01 UTC.
    package var createdAt: Int64
    package var updatedAt: Int64?
    package var accountID: String?
    package var contactID: String?
    package var tags: [String]
    /// 0 (bad) to 1 (good).
    package var satisfaction: Double?
    package var language: String?
    /// Columns that the mapping does not use, as one canonical JSON object.
    package var unmapped: String?

    package var kind = Kind.ticket
    /// What was written after the body, in order.
    package var comments: [TicketComment] = []
    /// How many people support an idea.
    package var votes: Int?
    /// When it was last said to be solved, in seconds since 1970-01-01 UTC.
    package var solvedAt: Int64?
    /// When somebody first answered the customer, in seconds since 1970-01-01 UTC.
    package var firstReplyAt: Int64?
    /// How often it was opened again after it was solved.
    package var reopens: Int?
    /// The group of agents that has it.
    package var team: String?

    /// Whether its words were erased here, for whoever wrote them or for their age; a store says so, nothing else does.
    package var isErased = false

    /// Whether the source says that it is gone: it is kept as a tombstone and counts nowhere.
    package var isTombstone: Bool

    package init(
        id: String, source: String, subject: String, body: String = "", channel: String? = nil, status: String = "open",
        priority: String? = nil, createdAt: Int64 = 0, updatedAt: Int64? = nil, accountID: String? = nil,
        contactID: String? = nil, tags: [String] = [], satisfaction: Double? = nil, language: String? = nil,
        unmapped: String? = nil, isTombstone: Bool = false
    ) {
        self.id = id
        self.source = source
        self.subject = subject
        self.body = body
        self.channel = channel
        self.status = status
        self.priority = priority
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.accountID = accountID
        self.contactID = contactID
        self.tags = tags
        self.satisfaction = satisfaction
        self.language = language
        self.unmapped = unmapped
        self.isTombstone = isTombstone
    }
}
