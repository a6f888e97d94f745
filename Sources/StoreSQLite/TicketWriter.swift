internal import FeedbackModel
internal import GRDB
internal import GRDBSQLite
internal import Importing
internal import Storage

/// Takes the tickets of one import into the store.
///
/// Statements are prepared once and fed from the batch's buffer. What is new is tried first as long as records are new, so that
/// a first load looks nothing up.
///
/// It may be used from one thread after another, never from two at once (see `TicketPipeline`). So it speaks to SQLite
/// itself: GRDB ties what it prepares and asks to the thread of its queue.
final class TicketWriter {
    private var nextText: Int64
    /// Whether the next ticket is taken for a new one.
    private(set) var expectsNew = true

    private let find: Statement
    private let insert: Statement
    private let update: Statement
    private let insertText: Statement
    private let updateUnmapped: Statement
    private let deleteText: Statement
    private let insertComment, deleteComments, findComments: Statement
    /// Whether any ticket in the store has comments.
    private var hasComments: Bool
    private let deleteThemes: Statement
    private let renew: Statement
    /// Whether a ticket whose words may be kept somewhere was deleted by its source.
    private(set) var hasDeletedWords = false
    /// Keeps a ticket as it is before the import changes it; `nil` where the import is in no log.
    private let keep, keepWords: Statement?
    /// Forgets how matched tickets were counted; `nil` once it has run.
    private var forgetCounted: Statement?
    private let matches: TicketMatchWriter
    /// Finds what tickets are about that come without it; `nil` where that is not asked for.
    private let match: TicketMatcher?
    private let connection: OpaquePointer?
    /// The import's number in the log; `nil` for what is in no log.
    private let number: Int64?

    /// - Parameters:
    ///   - db: The connection, inside the import's transaction.
    ///   - number: The import's number in the log; `nil` for what is in no log.
    ///   - match: Finds what tickets are about; `nil` where that is not asked for.
    /// - Throws: What SQLite says.
    init(_ db: Database, import number: Int64?, match: TicketMatcher?) throws {
        self.number = number
        self.match = match
        matches = try TicketMatchWriter(db)
        connection = db.sqliteConnection
        let top = try db.first(TicketHistory.lastTextNumber, []) { $0.integer(0) }
        nextText = (top ?? 0) + 1
        find = try db.cachedStatement(
            sql: """
                SELECT text_number, digest, text_digest, updated_at, import,
                    (SELECT cause FROM erased_ticket WHERE ticket_id = id), created_at
                FROM ticket WHERE id = ?
                """)
        let columns = ["text_number"] + Self.columns + Self.details + ["import", "text_digest", "digest"]
        insert = try db.cachedStatement(
            sql: """
                INSERT INTO ticket (\(columns.joined(separator: ", "))) VALUES (\(Self.marks(columns.count)))
                ON CONFLICT DO NOTHING
                """)
        update = try db.cachedStatement(
            sql: """
                UPDATE ticket SET \
                \(columns.enumerated().filter { $1 != "id" }.map { "\($1) = ?\($0 + 1)" }.joined(separator: ", ")) \
                WHERE id = ?2
                """)
        insertText = try db.cachedStatement(
            sql: "INSERT INTO ticket_text (number, unmapped, ticket_id, subject, body) VALUES (?, ?, ?, ?, ?)")
        updateUnmapped = try db.cachedStatement(
            sql: "UPDATE ticket_text SET unmapped = ?2 WHERE number = ?1 AND unmapped IS NOT ?2")
        deleteText = try db.cachedStatement(sql: "DELETE FROM ticket_text WHERE number = ?")
        insertComment = try db.cachedStatement(
            sql: """
                INSERT INTO ticket_comment (text_number, position, speaker, author, created_at, body)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
        findComments = try db.cachedStatement(
            sql: "SELECT speaker, author, created_at, body FROM ticket_comment WHERE text_number = ? ORDER BY position")
        hasComments = try db.first("SELECT 1 FROM ticket_comment LIMIT 1", []) { _ in true } ?? false
        deleteComments = try db.cachedStatement(sql: "DELETE FROM ticket_comment WHERE text_number = ?")
        deleteThemes = try db.cachedStatement(sql: "DELETE FROM ticket_theme WHERE ticket_id = ?")
        renew = try db.cachedStatement(sql: "DELETE FROM erased_ticket WHERE ticket_id = ? AND cause <> 'person'")
        keep = try number.map { _ in try db.cachedStatement(sql: TicketHistory.keep) }
        keepWords = try number.map { _ in try db.cachedStatement(sql: TicketHistory.keepWords) }
        forgetCounted = try db.cachedStatement(sql: "DELETE FROM theme_tickets")
    }

    /// The columns of `ticket` in the order in which a batch lays them out.
    private static let columns = [
        "id", "created_at", "updated_at", "is_tombstone", "account_id", "contact_id", "source", "channel", "status",
        "priority", "language", "satisfaction", "tags",
    ]
    private static let details = ["kind", "votes", "solved_at", "first_reply_at", "reopens", "team"]
    /// Behind the narrow fields: unmapped, then the id again, subject and body.
    private static let textFields = 4

    static func marks(_ count: Int) -> String {
        Array(repeating: "?", count: count).joined(separator: ", ")
    }

    /// What the store holds under the id of the record that comes in.
    private struct Known {
        var text: Int64?
        var digest: RecordDigest?
        var textDigest: RecordDigest?
        var updatedAt: Int64?
        /// The import that wrote it.
        var number: Int64?
        /// Why words of it are gone.
        var erasedFor: String?
        var createdAt: Int64

        /// Whether its words stay away when its source sends this.
        func refuses(_ row: TicketBatch.Row) -> Bool {
            // That its source deleted it as well is news, once.
            guard let erasedFor, !row.isTombstone || text == nil else { return false }
            switch erasedFor {
            case "person": return true
            case "age": return (row.updatedAt ?? .min) <= updatedAt ?? createdAt
            default: return false
            }
        }
    }

    /// The number of the last text; `nil` where tickets are not matched.
    var lastMatched: Int64? { match == nil ? nil : nextText - 1 }

    /// Writes one row of a batch, and what was found in its words; it is looked for where `found` is `nil`.
    func write(
        _ row: TicketBatch.Row, _ digests: TicketDigests, _ found: [TicketMatch]?, of fields: FieldBytes
    ) throws -> StoreOutcome {
        if expectsNew, try insertNew(row, digests, found, fields) { return .stored }
        guard let known = try lookUp(row, fields) else {
            expectsNew = true
            _ = try insertNew(row, digests, found, fields)
            return .stored
        }
        expectsNew = false
        guard !known.refuses(row) else { return .erased }
        if let old = known.updatedAt, let new = row.updatedAt, new < old { return .unchanged }
        guard known.digest != digests.whole else { return .unchanged }
        if let thread = try threadToKeep(known, row) {
            var whole = TicketBatch()
            whole.add(TicketBatch.ticket(row, in: fields, with: thread))
            let digests = TicketDigests(whole.rows[0], of: whole.fields)
            guard known.digest != digests.whole else { return .unchanged }
            try replace(known, with: whole.rows[0], digests, nil, whole.fields)
            return .updated
        }
        try replace(known, with: row, digests, found, fields)
        return .updated
    }

    /// The comments that a ticket keeps, since its record says nothing of them; `nil` where there are none to keep.
    private func threadToKeep(_ known: Known, _ row: TicketBatch.Row) throws -> [TicketComment]? {
        guard hasComments, row.keepsThread, let number = known.text else { return nil }
        var comments: [TicketComment] = []
        var bound = BoundStatement(findComments.sqliteStatement)
        bound.bind(number)
        try bound.each { row in
            comments.append(
                TicketComment(
                    speaker: TicketComment.Speaker(rawValue: row.text(0)) ?? .agent, author: row.optionalText(1),
                    createdAt: row.optionalInteger(2), body: row.text(3)))
        }
        return comments.isEmpty ? nil : comments
    }

    /// Whether the ticket was new and now stands in the store.
    private func insertNew(
        _ row: TicketBatch.Row, _ digests: TicketDigests, _ found: [TicketMatch]?, _ fields: FieldBytes
    ) throws -> Bool {
        try writeNarrow(insert, text: row.isTombstone ? nil : nextText, row, digests, fields)
        guard sqlite3_changes(connection) == 1 else { return false }
        if !row.isTombstone { try insertNextText(row, found, fields) }
        return true
    }

    /// Runs a statement whose places are the text's number, the narrow fields, the details, the import and the digests.
    private func writeNarrow(
        _ statement: Statement, text: Int64?, _ row: TicketBatch.Row, _ digests: TicketDigests, _ fields: FieldBytes
    ) throws {
        try fields.read(from: row.start) { cursor in
            try digests.text.withUnsafeBytes { digest in
                try digests.whole.withUnsafeBytes { whole in
                    var bound = BoundStatement(statement.sqliteStatement)
                    bound.bind(text)
                    bound.bind(Self.columns.count, of: &cursor)
                    if row.hasDetails {
                        fields.read(from: row.details) { bound.bind(Self.details.count, of: &$0) }
                    } else {
                        bound.bindNulls(Self.details.count)
                    }
                    bound.bind(number)
                    bound.bind(digest)
                    bound.bind(whole)
                    try bound.run()
                }
            }
        }
    }

    private func insertNextText(_ row: TicketBatch.Row, _ found: [TicketMatch]?, _ fields: FieldBytes) throws {
        try run(insertText, nextText, fields, from: row.text, count: Self.textFields)
        if let match { try write(found ?? fields.matches(of: row, by: match), of: row, fields) }
        if row.commentCount > 0 {
            hasComments = true
            try fields.read(from: row.comments) { cursor in
                for position in 1...row.commentCount {
                    var bound = BoundStatement(insertComment.sqliteStatement)
                    bound.bind(nextText)
                    bound.bind(Int64(position))
                    bound.bind(FieldBytes.commentFields, of: &cursor)
                    try bound.run()
                }
            }
        }
        nextText += 1
    }

    private func write(_ found: [TicketMatch], of row: TicketBatch.Row, _ fields: FieldBytes) throws {
        guard !found.isEmpty else { return }
        try forgetCountedOnce()
        try fields.read(from: row.start) { cursor in
            guard case .text(let id) = cursor.next() else { return }
            for match in found { try matches.write(match, of: id.bindMemory(to: UInt8.self)) }
        }
    }

    private func forgetCountedOnce() throws {
        guard let statement = forgetCounted else { return }
        try BoundStatement(statement.sqliteStatement).run()
        forgetCounted = nil
    }

    /// Runs a statement whose first place is the number of a text.
    private func run(
        _ statement: Statement, _ number: Int64, _ fields: FieldBytes, from mark: Int = 0, count: Int = 0
    ) throws {
        try fields.read(from: mark) { cursor in
            var bound = BoundStatement(statement.sqliteStatement)
            bound.bind(number)
            bound.bind(count, of: &cursor)
            try bound.run()
        }
    }

    private func lookUp(_ row: TicketBatch.Row, _ fields: FieldBytes) throws -> Known? {
        try fields.read(from: row.start) { cursor in
            var bound = BoundStatement(find.sqliteStatement)
            bound.bind(1, of: &cursor)
            return try bound.run { row in
                Known(
                    text: row.optionalInteger(0), digest: RecordDigest(row.blob(1)),
                    textDigest: RecordDigest(row.blob(2)), updatedAt: row.optionalInteger(3),
                    number: row.optionalInteger(4), erasedFor: row.optionalText(5), createdAt: row.integer(6))
            }
        }
    }

    /// Runs a statement that keeps what the store has under the id of a row, where there is one, and says whether it did.
    private func keepImage(
        _ statement: Statement?, of row: TicketBatch.Row, _ fields: FieldBytes, withWords: Bool? = nil
    ) throws -> Bool {
        guard let statement else { return false }
        try fields.read(from: row.start) { cursor in
            var bound = BoundStatement(statement.sqliteStatement)
            bound.bind(number)
            bound.bind(1, of: &cursor)
            if let withWords { bound.bind(withWords ? 1 : 0) }
            try bound.run()
        }
        return sqlite3_changes(connection) == 1
    }

    private func replace(
        _ known: Known, with row: TicketBatch.Row, _ digests: TicketDigests, _ found: [TicketMatch]?,
        _ fields: FieldBytes
    ) throws {
        try forgetCountedOnce()
        if row.isTombstone, known.text != nil { hasDeletedWords = true }
        let keepsText = !row.isTombstone && known.text != nil && known.textDigest == digests.text
        // What the import itself wrote before is not what was there before it; the words may be.
        var keepsOldComments = false
        if known.number != self.number {
            keepsOldComments = try keepImage(keep, of: row, fields, withWords: !keepsText)
        } else if !keepsText {
            keepsOldComments = try keepImage(keepWords, of: row, fields)
        }
        let number = row.isTombstone ? nil : keepsText ? known.text : nextText
        try writeNarrow(update, text: number, row, digests, fields)
        if keepsText, let number {
            try run(updateUnmapped, number, fields, from: row.text, count: 1)
            return
        }
        for statement in known.erasedFor == nil ? [deleteThemes] : [deleteThemes, renew] {
            try fields.read(from: row.start) { cursor in
                var bound = BoundStatement(statement.sqliteStatement)
                bound.bind(1, of: &cursor)
                try bound.run()
            }
        }
        if !row.isTombstone { try insertNextText(row, found, fields) }
        if let old = known.text {
            try run(deleteText, old, fields)
            if !keepsOldComments { try run(deleteComments, old, fields) }
        }
    }
}
