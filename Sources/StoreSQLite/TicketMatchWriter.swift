internal import FeedbackModel
internal import GRDB
internal import Importing
internal import Storage

/// Keeps what tickets are about.
struct TicketMatchWriter {
    private let insert: Statement

    init(_ db: Database) throws {
        insert = try db.cachedStatement(
            sql: "INSERT INTO ticket_theme (ticket_id, theme, phrase) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    }

    func write(_ match: TicketMatch, of ticket: TextBytes) throws {
        var (theme, phrase) = (match.theme, match.phrase)
        try theme.withUTF8 { theme in
            try phrase.withUTF8 { phrase in
                var bound = BoundStatement(insert.sqliteStatement)
                bound.bind(ticket)
                bound.bind(theme)
                bound.bind(phrase)
                try bound.run()
            }
        }
    }
}

extension FieldBytes {
    /// What a ticket is about that stands here.
    func matches(of row: TicketBatch.Row, by match: TicketMatcher) -> [TicketMatch] {
        guard !row.isTombstone else { return [] }
        return read(from: row.words) { cursor in
            let (subject, body) = (cursor.textBytes(), cursor.textBytes())
            guard row.commentCount > 0 else { return match(subject, body) }
            var whole = Array(body)
            read(from: row.comments) { cursor in
                for _ in 0..<row.commentCount {
                    let isCustomers = cursor.textBytes().elementsEqual(TicketComment.Speaker.customer.rawValue.utf8)
                    (_, _) = (cursor.next(), cursor.next())
                    let body = cursor.textBytes()
                    if isCustomers { whole += [UInt8]("\n\n".utf8) + body }
                }
            }
            return whole.withUnsafeBufferPointer { match(subject, $0) }
        }
    }
}

extension FieldBytes.Cursor {
    /// The next field's bytes; none where it is no text.
    fileprivate mutating func textBytes() -> TextBytes {
        guard case .text(let bytes) = next() else { return TextBytes(start: nil, count: 0) }
        return bytes.bindMemory(to: UInt8.self)
    }
}
