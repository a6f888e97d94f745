internal import FeedbackModel
package import Importing
internal import Journal

/// The sessions that an import opened or continued in memory, until all of them are kept.
struct ImportedSessions: Sendable {
    private var state: MemoryStore.State
    private var changed: Set<SessionID> = []

    init(_ state: MemoryStore.State) { self.state = state }

    func entries(of session: SessionID) -> [JournalEntry] { state.entries[session] ?? [] }

    func definition(_ hash: String) -> String? { state.definitions[hash] }

    mutating func open(_ session: ImportedSession, with drafts: [EntryDraft]) throws(StoreFailure) {
        guard state.sessions[session.id] == nil else { throw .sessionExists(session.id) }
        state.sessions[session.id] = SessionRecord(session)
        if state.definitions[session.definition] == nil { state.definitions[session.definition] = session.text }
        _ = state.append(drafts, to: session.id)
        changed.insert(session.id)
    }

    mutating func append(_ drafts: [EntryDraft], to session: SessionID) throws(StoreFailure) {
        try state.require(session)
        _ = state.append(drafts, to: session)
        changed.insert(session)
    }

    /// Puts what changed into the store's state, and leaves all else there as it is.
    func keep(in store: inout MemoryStore.State) {
        for id in changed {
            store.sessions[id] = state.sessions[id]
            store.entries[id] = state.entries[id]
            guard let hash = state.sessions[id]?.definition, store.definitions[hash] == nil else { continue }
            store.definitions[hash] = state.definitions[hash]
        }
    }
}

extension MemoryImport: SessionSink {
    func entries(of session: SessionID) throws -> [JournalEntry] { sessions.entries(of: session) }
    func definition(_ hash: String) throws -> String? { sessions.definition(hash) }
    func open(_ session: ImportedSession, with drafts: [EntryDraft]) throws { try sessions.open(session, with: drafts) }
    func append(_ drafts: [EntryDraft], to session: SessionID) throws { try sessions.append(drafts, to: session) }
    func hasAccount(_ id: String) throws -> Bool { customers.accounts[id] != nil }

    func contact(withID id: String) throws -> ContactReference? { customers.contacts[id].map(ContactReference.init) }

    func contact(withEmail email: String) throws -> ContactReference? {
        let found = customers.contacts.values.filter { $0.email == email }
        return found.count == 1 ? found.first.map(ContactReference.init) : nil
    }
}

extension ContactReference {
    fileprivate init(_ contact: Contact) { self.init(id: contact.id, accountID: contact.accountID) }
}

extension SessionRecord {
    /// An imported session: nobody drives it, and it has ended.
    package init(_ session: ImportedSession) {
        self.init(
            id: session.id, kind: .answer, survey: session.survey, definition: session.definition,
            accountID: session.accountID, actor: session.actor, startedAt: session.startedAt, status: .ended)
    }
}
