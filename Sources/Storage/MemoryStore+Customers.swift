package import FeedbackModel
internal import Synchronization

extension MemoryStore {
    package func accounts() throws(StoreFailure) -> [Account] {
        state.withLock { state in
            state.customers.accounts.values.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        }
    }

    package func account(_ id: String) throws(StoreFailure) -> Account? {
        state.withLock { $0.customers.accounts[id] }
    }

    package func contact(_ id: String) throws(StoreFailure) -> Contact? {
        state.withLock { $0.customers.contacts[id] }
    }

    package func ticket(_ id: String) throws(StoreFailure) -> Ticket? {
        state.withLock { state in state.customers.tickets[id].map(state.customers.erased.marked) }
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
                    && (filter.source.map { ticket.id.utf8.starts(with: "\($0):".utf8) } ?? true)
                    && (filter.mention.map { mention in
                        [ticket.subject, ticket.body, ticket.unmapped ?? ""].contains { $0.contains(mention) }
                    } ?? true)
                    && (filter.account.map { customers.isOf($0, ticket) } ?? true)
                    && (filter.contactID.map { $0 == ticket.contactID } ?? true)
                    && (filter.kind.map { $0 == ticket.kind } ?? true)
                    && (filter.theme.map { theme in
                        customers.matches[ticket.id]?.contains { $0.theme == theme } ?? false
                    } ?? true)
            }
            let ordered = found.sorted { left, right in
                left.createdAt != right.createdAt
                    ? left.createdAt > right.createdAt : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
            }
            let listed = filter.limit.map { Array(ordered.prefix(max(0, $0))) } ?? ordered
            return listed.map(customers.erased.marked)
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
