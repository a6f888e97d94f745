package import FeedbackModel
package import Journal
internal import Synchronization

extension MemoryStore {
    package func adopt(_ codebook: Codebook, fingerprint: String) throws(StoreFailure) -> Bool {
        state.withLock { state in
            let hasChanged = state.codebook != codebook || state.fingerprint != fingerprint
            if state.fingerprint != fingerprint { state.customers.matches = [:] }
            state.codebook = codebook
            state.fingerprint = fingerprint
            return hasChanged
        }
    }

    package func codebook() throws(StoreFailure) -> Codebook? { state.withLock { $0.codebook } }

    package func matchTickets(
        progress: (Int) -> Void, _ match: @escaping TicketMatcher
    ) throws(StoreFailure) -> Int {
        let count = state.withLock { $0.customers.matchTickets(match) }
        progress(count)
        return count
    }

    package func matches(inTicket id: String) throws(StoreFailure) -> [TicketMatch] {
        state.withLock { state in
            Set(state.customers.matches[id] ?? []).sorted { left, right in
                left.theme == right.theme
                    ? left.phrase.utf8.lexicographicallyPrecedes(right.phrase.utf8)
                    : left.theme.utf8.lexicographicallyPrecedes(right.theme.utf8)
            }
        }
    }

    package func forEachThemeTicket(_ body: (ThemeTicket) -> Void) throws(StoreFailure) {
        let customers = state.withLock { $0.customers }
        let ids = customers.matches.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for id in ids {
            guard let ticket = customers.tickets[id], let matches = customers.matches[id] else { continue }
            let themes = Set(matches.map(\.theme)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            for theme in themes {
                body(
                    ThemeTicket(
                        theme: theme, ticketID: id, claim: customers.claim(of: ticket), priority: ticket.priority,
                        kind: ticket.kind, createdAt: ticket.createdAt))
            }
        }
    }

    package func forEachThemeTicketBlock(
        without ids: Set<String>, _ body: (ThemeTickets) -> Void
    ) throws(StoreFailure) {
        var builder = ThemeTicketsBuilder()
        var numbers: [String: Int64] = [:]
        try forEachThemeTicket { ticket in
            guard !ids.contains(ticket.ticketID) else { return }
            let number = numbers[ticket.ticketID] ?? Int64(numbers.count)
            numbers[ticket.ticketID] = number
            builder.append(
                theme: ticket.theme, ticket: number, claim: ticket.claim, priority: ticket.priority,
                kind: ticket.kind, createdAt: ticket.createdAt)
        }
        body(builder.tickets)
    }

    package func replaceEvidence(
        of session: SessionID, upTo sequence: Int, fingerprint: String, with items: [Evidence]
    ) throws(StoreFailure) {
        try state.withLock { (state) throws(StoreFailure) in
            try state.require(session)
            state.evidence[session] = SessionEvidence(sequence: sequence, fingerprint: fingerprint, items: items)
        }
    }

    package func sessionsWithoutEvidence(fingerprint: String) throws(StoreFailure) -> [SessionID] {
        try sessions().map(\.id).filter { session in
            state.withLock { state in
                guard let evidence = state.evidence[session] else { return true }
                return evidence.fingerprint != fingerprint
                    || evidence.sequence < state.entries[session]?.last?.sequence ?? 0
            }
        }
    }

    package func sessionEvidence(theme: String?) throws(StoreFailure) -> [Evidence] {
        try sessions().map(\.id).flatMap { session in
            state.withLock { state in
                (state.evidence[session]?.items ?? []).filter { item in theme.map { $0 == item.theme } ?? true }
            }
        }
    }
}

extension MemoryStore.Customers {
    /// The tickets that were not matched yet.
    var unmatched: [Ticket] { tickets.values.filter { !$0.isTombstone && matches[$0.id] == nil } }

    mutating func matchTickets(_ match: TicketMatcher) -> Int {
        let tickets = unmatched
        for ticket in tickets {
            var (subject, body) = (ticket.subject, ticket.customersWords)
            let found = subject.withUTF8 { subject in body.withUTF8 { body in match(subject, body) } }
            // What was found in words that are gone stays as it was made.
            matches[ticket.id] = found + (erased.matches[ticket.id] ?? [])
        }
        return tickets.count
    }
}
