package import FeedbackModel

/// Tickets on their way into a store, laid out as bytes one behind the other.
///
/// The importer writes them from the file's bytes, and stores bind them to their statements, so that a bulk load makes
/// no value for each text. A tombstone is laid out without its words.
package struct TicketBatch: Sendable {
    /// Where one ticket stands.
    ///
    /// The narrow fields are `id`, `created_at`, `updated_at`, `is_tombstone`, `account_id`, `contact_id`, `source`,
    /// `channel`, `status`, `priority`, `language`, `satisfaction` and `tags`; after them come `unmapped`, `id` again,
    /// `subject` and `body`, then its comments, and, of a ticket that has any, its details: `kind` (null for `ticket`), `votes`,
    /// `solved_at`, `first_reply_at`, `reopens` and `team`.
    package struct Row: Sendable {
        package let start: Int
        /// Where `unmapped` begins.
        package let text: Int
        /// Where the second `id` begins: all before it, from `start`, is what is digested beside the words.
        package let textID: Int
        /// Where `subject` begins.
        package let words: Int
        /// Where the first comment begins.
        package let comments: Int
        package let commentCount: Int
        /// Where the details begin, and the words and comments end.
        package let details: Int
        /// The same as `details` where the ticket has none.
        package let end: Int
        package let updatedAt: Int64?
        package let isTombstone: Bool
        /// Whether its record says nothing of comments: then those that are stored stay.
        package let keepsThread: Bool

        package var hasDetails: Bool { details < end }
    }

    /// How many fields the details are.
    package static let detailCount = 6

    /// The importer hands a batch over when it has so many bytes.
    static let fullSize = 256 << 10

    package private(set) var rows: [Row] = []
    package private(set) var fields = FieldBytes()

    package init() {}

    package var isEmpty: Bool { rows.isEmpty }
    var isFull: Bool { fields.mark >= Self.fullSize }

    package mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        fields.removeAll()
    }

    mutating func removeLast() {
        guard let last = rows.popLast() else { return }
        fields.truncate(to: last.start)
    }

    /// Lays one ticket out.
    ///
    /// - Parameters:
    ///   - isTombstone: Whether it is one.
    ///   - narrow: Adds the narrow fields in their order, with `is_tombstone` as it was given; returns `updated_at`.
    ///   - unmapped: Adds `unmapped`; not called for tombstones.
    ///   - words: Adds `subject` and `body`; not called for tombstones.
    ///   - comments: Adds comments, and says how many, or `nil` where the record says nothing of them; not called for
    ///     tombstones.
    ///   - details: Adds all of the details, or nothing.
    /// - Throws: What the closures throw; then the batch is as it was.
    mutating func add(
        isTombstone: Bool, narrow: (inout FieldBytes) throws(RowFault) -> Int64?,
        unmapped: (inout FieldBytes) throws(RowFault) -> Void, words: (inout FieldBytes) throws(RowFault) -> Void,
        comments: (inout FieldBytes) throws(RowFault) -> Int?, details: (inout FieldBytes) throws(RowFault) -> Void
    ) throws(RowFault) {
        let start = fields.mark
        do throws(RowFault) {
            let updatedAt = try narrow(&fields)
            let text = fields.mark
            if isTombstone { fields.addNull() } else { try unmapped(&fields) }
            let textID = fields.mark
            fields.addAgain(from: start)
            let first = fields.mark
            if isTombstone {
                fields.add("")
                fields.add("")
            } else {
                try words(&fields)
            }
            let second = fields.mark
            let count = isTombstone ? 0 : try comments(&fields)
            let last = fields.mark
            try details(&fields)
            rows.append(
                Row(
                    start: start, text: text, textID: textID, words: first, comments: second,
                    commentCount: count ?? 0, details: last, end: fields.mark, updatedAt: updatedAt,
                    isTombstone: isTombstone, keepsThread: count == nil))
        } catch {
            fields.truncate(to: start)
            throw error
        }
    }

    /// Lays a ticket out.
    ///
    /// - Parameters:
    ///   - ticket: The ticket.
    ///   - keepsThread: Whether it says nothing of comments, and has none.
    package mutating func add(_ ticket: Ticket, keepsThread: Bool = false) {
        // The closures throw nothing.
        try? add(isTombstone: ticket.isTombstone) { fields in
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
            return ticket.updatedAt
        } unmapped: { fields in
            fields.add(ticket.unmapped)
        } words: { fields in
            fields.add(ticket.subject)
            fields.add(ticket.body)
        } comments: { fields in
            for comment in ticket.comments { fields.add(comment) }
            return keepsThread ? nil : ticket.comments.count
        } details: { fields in
            fields.add(TicketDetails(ticket))
        }
    }
}

extension TicketBatch {
    /// The id of the ticket that was added last.
    var lastID: String { rows.last.map { fields.read(from: $0.start) { $0.text() ?? "" } } ?? "" }

    /// A ticket as a value, for stores that keep values.
    package func ticket(_ row: Row) -> Ticket { Self.ticket(row, in: fields) }

    /// A ticket as a value, with comments where it has none.
    package static func ticket(
        _ row: Row, in fields: FieldBytes, with thread: [TicketComment] = []
    ) -> Ticket {
        var ticket = fields.read(from: row.start) { cursor in
            let id = cursor.text() ?? ""
            var ticket = Ticket(id: id, source: "", subject: "")
            ticket.createdAt = cursor.integer() ?? 0
            ticket.updatedAt = cursor.integer()
            ticket.isTombstone = cursor.integer() == 1
            ticket.accountID = cursor.text()
            ticket.contactID = cursor.text()
            ticket.source = cursor.text() ?? ""
            ticket.channel = cursor.text()
            ticket.status = cursor.text() ?? ""
            ticket.priority = cursor.text()
            ticket.language = cursor.text()
            ticket.satisfaction = cursor.real()
            ticket.tags = cursor.list()
            ticket.unmapped = cursor.text()
            _ = cursor.next()
            ticket.subject = cursor.text() ?? ""
            ticket.body = cursor.text() ?? ""
            return ticket
        }
        ticket.comments = thread
        if row.commentCount > 0 {
            ticket.comments = fields.read(from: row.comments) { cursor in
                (0..<row.commentCount).map { _ in TicketComment(&cursor) }
            }
        }
        if row.hasDetails { fields.read(from: row.details) { TicketDetails(&$0).set(in: &ticket) } }
        return ticket
    }
}

extension FieldBytes.Cursor {
    mutating func text() -> String? {
        guard case .text(let bytes) = next() else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func integer() -> Int64? {
        guard case .integer(let number) = next() else { return nil }
        return number
    }

    fileprivate mutating func real() -> Double? {
        guard case .real(let number) = next() else { return nil }
        return number
    }

    fileprivate mutating func list() -> [String] {
        guard case .text(let bytes) = next() else { return [] }
        return bytes.withMemoryRebound(to: UInt8.self) { JSONList.texts($0) } ?? []
    }
}
