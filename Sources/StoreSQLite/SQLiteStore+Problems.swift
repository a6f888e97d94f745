internal import GRDB
package import Storage

extension SQLiteStore {
    package func problems() throws(StoreFailure) -> [String] {
        try read { db in
            let damage = try db.all("PRAGMA integrity_check(20)") { $0.text(0) }.filter { $0 != "ok" }
            // In a damaged file the rest would find the same again, or stumble over it.
            guard damage.isEmpty else { return damage.map { "the file is damaged: \(Self.firstLine($0))" } }
            return try db.brokenReferences() + db.brokenTexts()
                + db.journalProblems(of: nil).map(\.description)
        }
    }

    private static func firstLine(_ text: String) -> String {
        text.split(separator: "\n").first { !$0.hasPrefix("***") }.map(String.init) ?? text
    }
}

extension Database {
    fileprivate func brokenReferences() throws -> [String] {
        try all("SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2") { row in
            "\(row.int(2)) row\(row.int(2) == 1 ? "" : "s") of '\(row.text(0))' without their '\(row.text(1))'"
        }
    }

    /// Tickets and their texts name each other, which no constraint can say at the speed of a bulk load.
    fileprivate func brokenTexts() throws -> [String] {
        let count = { (query: String) in try self.first("SELECT count(*) FROM " + query) { $0.int(0) } ?? 0 }
        let withoutText = try count(
            """
            ticket LEFT JOIN ticket_text ON ticket_text.number = ticket.text_number
            WHERE ticket.text_number IS NOT NULL AND ticket_text.ticket_id IS NOT ticket.id
            """)
        let withoutTicket = try count(
            """
            ticket_text LEFT JOIN ticket ON ticket.id = ticket_text.ticket_id
            WHERE ticket.text_number IS NOT ticket_text.number
            """)
        let withoutWords = try count(
            """
            ticket_comment WHERE text_number NOT IN (SELECT number FROM ticket_text)
                AND text_number NOT IN (SELECT text_number FROM ticket_before WHERE subject IS NOT NULL)
            """)
        return (withoutText == 0 ? [] : ["\(withoutText) tickets without their text"])
            + (withoutTicket == 0 ? [] : ["\(withoutTicket) texts without their ticket"])
            + (withoutWords == 0 ? [] : ["\(withoutWords) comments without their ticket"])
    }
}
