package import FeedbackModel
package import Importing
internal import Synchronization

extension MemoryStore {
    package func importing<Report>(
        dryRun: Bool, _ body: (any ImportSink) throws -> Report
    ) throws -> Report {
        let customers = try state.withLock { (state) throws(StoreFailure) in
            guard !state.isImporting else { throw StoreFailure(.busy, "another import is running") }
            state.isImporting = true
            return state.customers
        }
        defer { state.withLock { $0.isImporting = false } }
        let sink = MemoryImport(customers)
        let report = try body(sink)
        let result = sink.customers
        if !dryRun { state.withLock { $0.customers = result } }
        return report
    }

    package func accounts() throws(StoreFailure) -> [Account] {
        state.withLock { state in
            state.customers.accounts.values.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        }
    }

    package func account(_ id: String) throws(StoreFailure) -> Account? {
        state.withLock { $0.customers.accounts[id] }
    }

    package func contactCounts() throws(StoreFailure) -> [String: Int] {
        state.withLock { state in
            Dictionary(state.customers.contacts.values.compactMap(\.accountID).map { ($0, 1) }, uniquingKeysWith: +)
        }
    }

    package func contact(_ id: String) throws(StoreFailure) -> Contact? {
        state.withLock { $0.customers.contacts[id] }
    }

    package func ticket(_ id: String) throws(StoreFailure) -> Ticket? {
        state.withLock { $0.customers.tickets[id] }
    }

    package func ids(
        _ kind: CustomerKind, startingWith prefix: String, limit: Int
    ) throws(StoreFailure) -> [String] {
        state.withLock { state in
            let all =
                switch kind {
                case .account: Array(state.customers.accounts.keys)
                case .contact: Array(state.customers.contacts.keys)
                case .ticket: state.customers.tickets.values.filter { !$0.isTombstone }.map(\.id)
                }
            let found = all.filter { $0.utf8.starts(with: prefix.utf8) }
            return Array(found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.prefix(max(0, limit)))
        }
    }

    package func ticketSources() throws(StoreFailure) -> [String] {
        state.withLock { state in
            let sources = state.customers.tickets.keys.compactMap { id in id.firstIndex(of: ":").map { id[..<$0] } }
            return Set(sources.map(String.init)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
    }

    package func tickets(matching filter: TicketFilter) throws(StoreFailure) -> [Ticket] {
        state.withLock { state in
            let customers = state.customers
            let words = filter.words.map(folded)
            let found = customers.tickets.values.filter { ticket in
                !ticket.isTombstone
                    && (words.isEmpty || isAll(words, in: folded(ticket.subject), folded(ticket.body)))
                    && (filter.accountID.map { $0 == ticket.accountID } ?? true)
                    && (filter.theme.map { theme in
                        customers.matches[ticket.id]?.contains { $0.theme == theme } ?? false
                    } ?? true)
            }
            let ordered = found.sorted { left, right in
                left.createdAt != right.createdAt
                    ? left.createdAt > right.createdAt : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
            }
            return filter.limit.map { Array(ordered.prefix(max(0, $0))) } ?? ordered
        }
    }

    package func counts() throws(StoreFailure) -> StoreCounts {
        state.withLock { state in
            let tombstones = state.customers.tickets.values.count { $0.isTombstone }
            return StoreCounts(
                accounts: state.customers.accounts.count, contacts: state.customers.contacts.count,
                tickets: state.customers.tickets.count - tombstones, tombstones: tombstones,
                sessions: state.sessions.count, entries: state.entries.values.reduce(0) { $0 + $1.count })
        }
    }
}

/// Scalars with A to Z as a to z.
private func folded(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.map { $0.isASCII ? $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 : $0 }
}

private func isAll(_ words: [[Unicode.Scalar]], in texts: [Unicode.Scalar]...) -> Bool {
    words.allSatisfy { word in texts.contains { $0.contains(word) } }
}

/// Takes records into a copy, which replaces the original when the import succeeds.
private final class MemoryImport: ImportSink {
    var customers: MemoryStore.Customers

    init(_ customers: MemoryStore.Customers) { self.customers = customers }

    func put(_ ticket: Ticket) throws -> StoreOutcome {
        let ticket = ticket.isTombstone ? ticket.erased : ticket
        if let old = customers.tickets[ticket.id], ticket.isOlder(than: old) { return .unchanged }
        let old = customers.tickets.updateValue(ticket, forKey: ticket.id)
        if ticket.isTombstone || old?.subject != ticket.subject || old?.body != ticket.body {
            customers.matches[ticket.id] = nil
        }
        return outcome(old, ticket)
    }

    func put(_ account: Account) throws -> StoreOutcome {
        outcome(customers.accounts.updateValue(account, forKey: account.id), account)
    }

    func put(_ contact: Contact) throws -> StoreOutcome {
        outcome(customers.contacts.updateValue(contact, forKey: contact.id), contact)
    }

    func put(_ event: UsageEvent) throws -> StoreOutcome { customers.usage.count(event) ? .stored : .unchanged }

    private func outcome<Record: Equatable>(_ old: Record?, _ new: Record) -> StoreOutcome {
        guard let old else { return .stored }
        return old == new ? .unchanged : .updated
    }
}
