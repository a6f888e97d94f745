package import Journal

/// A session whose answers were given in another tool: it comes whole, and nobody drives it.
package struct ImportedSession: Hashable, Sendable {
    package var id: SessionID
    /// The survey's id.
    package var survey: String
    /// The definition's text.
    package var text: String
    /// SHA-256 of the text, in hexadecimal digits.
    package var definition: String
    package var accountID: String?
    /// Who imports it.
    package var actor: String
    /// Milliseconds since 1970-01-01 UTC.
    package var startedAt: Int64

    package init(
        id: SessionID, survey: String, text: String, definition: String, accountID: String?, actor: String,
        startedAt: Int64
    ) {
        self.id = id
        self.survey = survey
        self.text = text
        self.definition = definition
        self.accountID = accountID
        self.actor = actor
        self.startedAt = startedAt
    }
}

/// Takes whole sessions into a store, inside the one transaction of an import.
package protocol SessionSink: AnyObject {
    /// The journal of a session as it stands, with what this import did to it; empty where there is no such session.
    func entries(of session: SessionID) throws -> [JournalEntry]

    /// The text of a definition that some session was opened with.
    func definition(_ hash: String) throws -> String?

    /// Opens a session that has ended with these events.
    func open(_ session: ImportedSession, with drafts: [EntryDraft]) throws

    /// Appends what was changed in a session that has ended.
    func append(_ drafts: [EntryDraft], to session: SessionID) throws

    /// The contact with an address, if there is one and only one.
    func contact(withEmail email: String) throws -> ContactReference?
    func contact(withID id: String) throws -> ContactReference?
    func hasAccount(_ id: String) throws -> Bool
}

/// A contact on file, and its account.
package struct ContactReference: Hashable, Sendable {
    package var id: String
    package var accountID: String?

    package init(id: String, accountID: String?) {
        self.id = id
        self.accountID = accountID
    }
}
