internal import FeedbackModel
internal import Storage

/// Tickets on their way into the store: laid out for SQLite one behind the other, and hashed.
struct TicketBatch {
    /// One ticket of the batch.
    struct Row {
        /// Its first field.
        let start: Int
        let digest: RecordDigest
        let textDigest: RecordDigest
        let updatedAt: Int64?
        let isTombstone: Bool

        /// Where its fields stand among all fields of the batch.
        func fields(_ range: Range<Int>) -> Range<Int> { start + range.lowerBound..<start + range.upperBound }
    }

    private(set) var rows: [Row] = []
    private(set) var fields = FieldBytes()

    /// Lays a ticket out; a tombstone without its words.
    @discardableResult
    mutating func add(_ ticket: Ticket) -> Row {
        let ticket = ticket.isTombstone ? ticket.erased : ticket
        let start = fields.count
        let first = fields.mark
        fields.add(ticket.id)
        fields.add(ticket.createdAt)
        fields.add(ticket.updatedAt)
        fields.add(Int64(ticket.isTombstone ? 1 : 0))
        fields.add(ticket.accountID)
        fields.add(ticket.contactID)
        fields.add(ticket.source)
        fields.add(ticket.channel)
        fields.add(ticket.status)
        fields.add(ticket.priority)
        fields.add(ticket.language)
        fields.add(ticket.satisfaction)
        fields.add(list: ticket.tags)
        fields.add(ticket.unmapped)
        let last = fields.mark
        fields.add(ticket.id)
        let text = fields.mark
        fields.add(ticket.subject)
        fields.add(ticket.body)
        let textDigest = fields.digest(text..<fields.mark)
        // The text goes into the digest of the whole by its own, so that its bytes are hashed once.
        let row = Row(
            start: start, digest: fields.digest(first..<last, after: textDigest), textDigest: textDigest,
            updatedAt: ticket.updatedAt, isTombstone: ticket.isTombstone)
        rows.append(row)
        return row
    }

    /// How many bytes are laid out.
    var size: Int { fields.mark }

    mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        fields.begin()
    }
}
