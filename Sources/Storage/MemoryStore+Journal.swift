internal import FeedbackModel
package import Journal
internal import Synchronization

extension MemoryStore {
    package func open(
        _ session: SessionRecord, definition: String, with drafts: [EntryDraft]
    ) throws(StoreFailure) -> [JournalEntry] {
        try state.withLock { (state) throws(StoreFailure) in
            guard state.sessions[session.id] == nil else { throw .sessionExists(session.id) }
            state.sessions[session.id] = session
            if state.definitions[session.definition] == nil { state.definitions[session.definition] = definition }
            return state.append(drafts, to: session.id)
        }
    }

    package func append(
        _ drafts: [EntryDraft], to session: SessionID, by driver: Lease?, status: SessionRecord.Status?
    ) throws(StoreFailure) -> [JournalEntry] {
        try state.withLock { (state) throws(StoreFailure) in
            try state.require(session)
            try state.require(driver, of: session)
            if let failure = state.appendFailure { throw failure }
            if let status { state.sessions[session]?.status = status }
            state.drafts[session] = nil
            if status == .ended { state.seatDrafts[session] = nil }
            return state.append(drafts, to: session)
        }
    }

    package func append(
        _ drafts: [EntryDraft], to session: SessionID, after sequence: Int
    ) throws(StoreFailure) -> [JournalEntry] {
        try state.withLock { (state) throws(StoreFailure) in
            try state.require(session)
            guard state.entries[session]?.last?.sequence ?? 0 == sequence else { throw .overtaken(session) }
            if let failure = state.appendFailure { throw failure }
            return state.append(drafts, to: session)
        }
    }

    package func entries(of session: SessionID, after sequence: Int) throws(StoreFailure) -> [JournalEntry] {
        state.withLock { ($0.entries[session] ?? []).filter { $0.sequence > sequence } }
    }

    package func sessions() throws(StoreFailure) -> [SessionRecord] { records { $0.kind != .desk } }

    package func sessions(about subject: SessionSubject) throws(StoreFailure) -> [SessionRecord] {
        var found: [SessionRecord] = []
        for record in try sessions() where record.kind != .group {
            if let account = record.accountID {
                if subject.accounts.contains(account) { found.append(record) }
            } else if let id = record.ticketID {
                let contact = try ticket(id)?.contactID
                if contact != nil && contact == subject.contact || subject.tickets.contains(id) { found.append(record) }
            }
        }
        return found
    }

    package func deskRecords() throws(StoreFailure) -> [SessionRecord] { records { $0.kind == .desk } }

    private func records(_ isWanted: (SessionRecord) -> Bool) -> [SessionRecord] {
        state.withLock { state in
            state.sessions.values.filter(isWanted).sorted { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }
        }
    }

    package func session(_ id: SessionID) throws(StoreFailure) -> SessionRecord? {
        state.withLock { $0.sessions[id] }
    }

    package func definition(_ hash: String) throws(StoreFailure) -> String? {
        state.withLock { $0.definitions[hash] }
    }

    package func setDraft(_ draft: DraftLine?, of session: SessionID, by driver: Lease?) throws(StoreFailure) {
        try state.withLock { (state) throws(StoreFailure) in
            try state.require(session)
            try state.require(driver, of: session)
            state.drafts[session] = draft
        }
    }

    package func draft(of session: SessionID) throws(StoreFailure) -> DraftLine? {
        state.withLock { $0.drafts[session] }
    }

    package func setDraft(_ text: String?, of session: SessionID, at seat: Seat) throws(StoreFailure) {
        try state.withLock { (state) throws(StoreFailure) in
            try state.require(session)
            state.seatDrafts[session, default: [:]][seat] = text
        }
    }

    package func draft(of session: SessionID, at seat: Seat) throws(StoreFailure) -> String? {
        state.withLock { $0.seatDrafts[session]?[seat] }
    }

    package func acquire(
        _ lease: Lease, of session: SessionID, isAlive: (Lease) -> Bool
    ) throws(StoreFailure) -> Lease {
        try state.withLock { (state) throws(StoreFailure) in
            try state.require(session)
            let last = state.leases[session]
            if let last, !last.isReleased, !last.lease.isHeld(by: lease), isAlive(last.lease) {
                throw .driven(session, by: last.lease)
            }
            var granted = lease
            granted.generation = (last?.lease.generation ?? 0) + 1
            state.leases[session] = (granted, false)
            return granted
        }
    }

    package func driver(of session: SessionID) throws(StoreFailure) -> Lease? {
        state.withLock { state in
            guard let last = state.leases[session], !last.isReleased else { return nil }
            return last.lease
        }
    }

    package func release(_ lease: Lease, of session: SessionID) throws(StoreFailure) {
        state.withLock { state in
            if state.leases[session]?.lease.generation == lease.generation { state.leases[session]?.isReleased = true }
        }
    }

    package func withdraw(
        _ session: SessionID, saying drafts: [EntryDraft], by driver: Lease?, copies: [EntryPlace], contacts: [String]
    ) throws(StoreFailure) -> Int {
        try state.withLock { (state) throws(StoreFailure) in
            try state.require(session)
            try state.require(driver, of: session)
            if let failure = state.appendFailure { throw failure }
            return state.withdraw(session, saying: drafts, copies: copies, contacts: contacts)
        }
    }

    package func erase(
        _ places: [WordPlace], of session: SessionID, saying drafts: [EntryDraft], by driver: Lease?
    ) throws(StoreFailure) -> Int {
        try state.withLock { (state) throws(StoreFailure) in
            try state.require(session)
            try state.require(driver, of: session)
            if let failure = state.appendFailure { throw failure }
            let count = state.erase(Set(places), of: session)
            state.drafts[session] = nil
            state.seatDrafts[session] = nil
            state.evidence[session] = nil
            _ = state.append(drafts, to: session)
            return count
        }
    }

    /// Nobody reaches past the program into its memory, so the chains are all that there is to look at.
    package func journalProblems(of session: SessionID?) throws(StoreFailure) -> [JournalProblem] {
        state.withLock { state in
            state.entries.keys.sorted().filter { $0 == session ?? $0 }.flatMap { session in
                var audit = ChainAudit()
                for entry in state.entries[session] ?? [] { audit.take(entry) }
                return audit.problems.map { JournalProblem(session, $0) }
            }
        }
    }
}

extension MemoryStore.State {
    func require(_ session: SessionID) throws(StoreFailure) {
        guard sessions[session] != nil else { throw .noSession(session) }
    }

    /// Refuses a driver that was replaced.
    func require(_ driver: Lease?, of session: SessionID) throws(StoreFailure) {
        guard let driver, let last = leases[session]?.lease, last.generation != driver.generation else { return }
        throw .replaced(session, by: last)
    }

    /// Takes a session's words back; the number is how many stretches that were.
    mutating func withdraw(
        _ session: SessionID, saying drafts: [EntryDraft], copies: [EntryPlace], contacts: [String]
    ) -> Int {
        var count = eraseWords(of: session)
        eraseRest(of: session)
        for copy in copies { count += eraseWords(of: copy.session, at: copy.sequence) }
        for id in contacts where customers.contacts[id]?.isNameless == false {
            customers.contacts[id] = customers.contacts[id]?.erased
            count += 1
        }
        _ = append(drafts, to: session)
        sessions[session]?.status = .ended
        return count
    }

    /// Chains drafts to the end of a session's journal.
    mutating func append(_ drafts: [EntryDraft], to session: SessionID) -> [JournalEntry] {
        var last = entries[session]?.last
        let added = drafts.map { draft in
            let entry = JournalEntry(
                chaining: draft, session: session, after: last?.sequence ?? 0, previous: last?.hash ?? .zero)
            last = entry
            return entry
        }
        entries[session, default: []] += added
        return added
    }

    /// Erases the words of a session's entries, or of one of them; the number is how many stretches that were.
    mutating func eraseWords(of session: SessionID, at sequence: Int? = nil) -> Int {
        let places = (entries[session] ?? []).filter { $0.sequence == sequence ?? $0.sequence }.flatMap { entry in
            entry.draft.words.indices.map { WordPlace(sequence: entry.sequence, place: $0) }
        }
        return erase(Set(places), of: session)
    }

    /// Erases words at these places; the number is how many stretches were there.
    mutating func erase(_ places: Set<WordPlace>, of session: SessionID) -> Int {
        var count = 0
        entries[session] = (entries[session] ?? []).map { entry in
            var draft = entry.draft
            draft.words = draft.words.enumerated().map { place, words in
                guard places.contains(WordPlace(sequence: entry.sequence, place: place)) else { return words }
                count += words.text == nil ? 0 : 1
                return SealedWords(text: nil, salt: [], digest: words.digest)
            }
            return JournalEntry(
                session: session, sequence: entry.sequence, draft: draft, previous: entry.previous, hash: entry.hash)
        }
        return count
    }

    /// Erases the words in the evidence drawn from a session, and the half-typed line.
    mutating func eraseRest(of session: SessionID) {
        drafts[session] = nil
        seatDrafts[session] = nil
        for index in evidence[session]?.items.indices ?? 0..<0 { evidence[session]?.items[index].words = nil }
    }
}
