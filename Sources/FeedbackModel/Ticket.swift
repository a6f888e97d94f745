/// A customer's request as the help desk knows it.
package struct Ticket: Hashable, Sendable {
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
