package import Importing
internal import FeedbackModel
internal import Synchronization

extension MemoryStore {
    package func importing<Report>(
        dryRun: Bool, matching: TicketMatcherMaking?, logging record: ((Report) throws -> ImportRecord)?,
        _ body: (any ImportSink & SessionSink) throws -> Report
    ) throws -> Report {
        let before = try state.withLock { (state) throws(StoreFailure) in
            guard !state.isImporting else { throw StoreFailure(.busy, "another import is running") }
            state.isImporting = true
            return state
        }
        defer { state.withLock { $0.isImporting = false } }
        let number = record.map { _ in before.customers.log.records.count + 1 }
        let sink = MemoryImport(before, number: number)
        let report = try body(sink)
        if let number, var entry = try record?(report) {
            entry.number = number
            sink.customers.log.records.append(entry)
        }
        if let matching, before.customers.unmatched.isEmpty { _ = sink.customers.matchTickets(matching()) }
        let (customers, sessions) = (sink.customers, sink.sessions)
        if !dryRun {
            state.withLock { state in
                state.customers = customers
                sessions.keep(in: &state)
            }
        }
        return report
    }

    package func imports() throws(StoreFailure) -> [ImportRecord] { state.withLock { $0.customers.log.records } }

    package func undoImport(
        _ number: Int, by undoing: ImportRecord.Undoing, keeping: [CustomerKind: Set<String>], dryRun: Bool
    ) throws(StoreFailure) -> ImportUndo {
        try state.withLock { (state) throws(StoreFailure) in
            guard let place = state.customers.log.records.firstIndex(where: { $0.number == number }) else {
                throw .noImport(number)
            }
            let record = state.customers.log.records[place]
            guard !record.isUndone else { throw .importIsUndone(number) }
            guard !record.isSum else { throw .importIsSum(number) }
            guard !record.isOfSessions else { throw .importIsOfSessions(number) }
            let log = state.customers.log
            let new = log.new(in: number)
            let updated = log.updated(in: number)
            var undo = ImportUndo()
            (undo.removed, undo.restored) = (new.count, updated.count)
            undo.obstacles.changed = log.changes(of: number)
            undo.obstacles.confirmed = log.confirmations(of: record).filter { undo.obstacles.changed[$0] == nil }
            undo.obstacles.deleted = updated.count { key, image in
                guard case .ticket(let old) = image.record else { return false }
                return !old.isTombstone && state.customers.tickets[key.id]?.isTombstone == true
            }
            undo.obstacles.joined = CustomerKind.allCases.flatMap { kind in
                new.filter { $0.kind == kind && keeping[kind]?.contains($0.id) == true }.map(\.id).sorted()
            }
            undo.obstacles.sessions = state.sessions(about: Set(new))
            guard !dryRun, undo.obstacles.isEmpty else { return undo }
            for key in new { state.customers.put(nil, key, writer: nil) }
            for (key, image) in updated { state.customers.put(image.record, key, writer: image.writer) }
            state.customers.log.before[number] = nil
            state.customers.log.records[place].undone = undoing
            return undo
        }
    }
}

extension MemoryStore.State {
    fileprivate func sessions(about records: Set<ImportHistory.Key>) -> [SessionRecord] {
        let has = { (kind: CustomerKind, id: String?) in
            id.map { records.contains(ImportHistory.Key(kind: kind, id: $0)) } ?? false
        }
        return sessions.values.filter { session in
            has(.account, session.accountID) || has(.ticket, session.ticketID)
                || has(.contact, session.ticketID.flatMap { customers.tickets[$0]?.contactID })
        }.sorted { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }
    }
}

extension MemoryStore.Customers {
    /// Puts a record in the place of another, or takes it away.
    fileprivate mutating func put(_ record: ImportHistory.Image.Record?, _ key: ImportHistory.Key, writer: Int?) {
        log.writers[key] = writer
        switch record {
        case .ticket(let ticket):
            let old = tickets.updateValue(ticket, forKey: key.id)
            if ticket.isTombstone || old?.subject != ticket.subject || old?.body != ticket.body
                || old?.comments != ticket.comments
            {
                matches[key.id] = nil
                erased.renew(key.id)
            }
        case .account(let account): accounts[key.id] = account
        case .contact(let contact): contacts[key.id] = contact
        case nil:
            switch key.kind {
            case .ticket:
                tickets[key.id] = nil
                ideas.forgetLinks(of: key.id)
                matches[key.id] = nil
            case .account: accounts[key.id] = nil
            case .contact: contacts[key.id] = nil
            }
        }
    }
}

/// Takes records into a copy, which replaces the original when the import succeeds.
final class MemoryImport: ImportSink {
    var customers: MemoryStore.Customers
    var sessions: ImportedSessions
    private let number: Int?

    init(_ state: MemoryStore.State, number: Int?) {
        customers = state.customers
        sessions = ImportedSessions(state)
        self.number = number
    }

    func put(_ ticket: Ticket) throws -> StoreOutcome {
        let ticket = ticket.isTombstone ? ticket.erased : ticket
        let old = customers.tickets[ticket.id]
        if customers.erased.refuses(ticket, over: old) { return .erased }
        if let old, ticket.isOlder(than: old) { return .unchanged }
        return put(.ticket(ticket), .ticket, ticket.id, was: old.map { .ticket($0) }, isSame: old == ticket)
    }

    func ticket(_ id: String) throws -> Ticket? { customers.tickets[id] }

    func put(_ account: Account) throws -> StoreOutcome {
        let old = customers.accounts[account.id]
        return put(.account(account), .account, account.id, was: old.map { .account($0) }, isSame: old == account)
    }

    func put(_ contact: Contact) throws -> StoreOutcome {
        let old = customers.contacts[contact.id]
        return put(.contact(contact), .contact, contact.id, was: old.map { .contact($0) }, isSame: old == contact)
    }

    func put(_ vote: IdeaVote) throws -> StoreOutcome {
        customers.erased.tickets[vote.ideaID] == .age ? .erased : customers.ideas.put(vote)
    }

    func put(_ links: IdeaLinks) throws -> StoreOutcome { customers.ideas.put(links) }

    func put(_ event: UsageEvent) throws -> StoreOutcome { customers.usage.count(event) ? .stored : .unchanged }

    private func put(
        _ record: ImportHistory.Image.Record, _ kind: CustomerKind, _ id: String, was old: ImportHistory.Image.Record?,
        isSame: Bool
    ) -> StoreOutcome {
        guard !isSame else { return .unchanged }
        let key = ImportHistory.Key(kind: kind, id: id)
        customers.log.note(key, was: old, writtenBy: number)
        customers.put(record, key, writer: number)
        if case .ticket(let ticket) = record, ticket.isTombstone { customers.log.forgetWords(of: key) }
        return old == nil ? .stored : .updated
    }
}
