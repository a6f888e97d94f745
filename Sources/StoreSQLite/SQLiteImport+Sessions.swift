internal import Importing
internal import Journal
internal import Storage

/// Whole sessions, in the transaction of the import.
extension SQLiteImport: SessionSink {
    func entries(of session: SessionID) throws -> [JournalEntry] {
        try quiet { db in
            let number = try db.first("SELECT number FROM session WHERE id = ?", [.text(session.text)]) {
                $0.integer(0)
            }
            guard let number else { return [] }
            return try db.entries(of: session, number: number, after: 0)
        }
    }

    func definition(_ hash: String) throws -> String? {
        try quiet { db in
            try db.first("SELECT text FROM definition WHERE digest = ?", [.text(hash)]) { $0.text(0) }
        }
    }

    func open(_ session: ImportedSession, with drafts: [EntryDraft]) throws {
        try quiet { db in _ = try db.open(SessionRecord(session), definition: session.text, with: drafts) }
    }

    func append(_ drafts: [EntryDraft], to session: SessionID) throws {
        try quiet { db in
            _ = try db.append(drafts, to: session, number: try db.number(of: session), status: .ended)
        }
    }

    func contact(withEmail email: String) throws -> ContactReference? {
        let found = try quiet { db in
            try db.all("SELECT id, account_id FROM contact WHERE email = ? LIMIT 2", [.text(email)]) {
                ContactReference(id: $0.text(0), accountID: $0.optionalText(1))
            }
        }
        return found.count == 1 ? found.first : nil
    }

    func contact(withID id: String) throws -> ContactReference? {
        try quiet { db in
            try db.first("SELECT id, account_id FROM contact WHERE id = ?", [.text(id)]) {
                ContactReference(id: $0.text(0), accountID: $0.optionalText(1))
            }
        }
    }

    func hasAccount(_ id: String) throws -> Bool {
        try quiet { db in
            try db.first("SELECT 1 FROM account WHERE id = ?", [.text(id)]) { _ in true } ?? false
        }
    }
}
