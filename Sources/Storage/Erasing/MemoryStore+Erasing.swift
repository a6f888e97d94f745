package import FeedbackModel
internal import Importing
internal import Journal
internal import Synchronization

extension MemoryStore {
    /// What was erased, and how it is known again.
    struct Erased: Sendable {
        enum Cause: Sendable { case person, age, comment }

        /// Why the words of a ticket are gone, or some of its comments.
        var tickets: [String: Cause] = [:]
        /// The themes that were found in words which are gone since.
        var matches: [String: [TicketMatch]] = [:]
        var people: Set<String> = []
        var records: [ErasureRecord] = []

        /// Whether a ticket's words stay away when its source sends this.
        func refuses(_ ticket: Ticket, over old: Ticket?) -> Bool {
            // That its source deleted it as well is news, once.
            guard let cause = tickets[ticket.id], let old, !ticket.isTombstone || old.isTombstone else { return false }
            switch cause {
            case .person: return true
            case .age: return (ticket.updatedAt ?? .min) <= old.updatedAt ?? old.createdAt
            case .comment: return false
            }
        }

        /// A ticket as it is read: it knows whether its words are gone.
        func marked(_ ticket: Ticket) -> Ticket {
            guard let cause = tickets[ticket.id], cause != .comment else { return ticket }
            var marked = ticket
            marked.isErased = true
            return marked
        }

        /// Forgets that words of a ticket went, since its source sent others.
        mutating func renew(_ id: String) {
            matches[id] = nil
            if tickets[id] != .person { tickets[id] = nil }
        }
    }

    package func contacts(named names: Set<String>) throws(StoreFailure) -> [Contact] {
        let wanted = Set(names.map { $0.lowercased() })
        return state.withLock { state in
            state.customers.contacts.values.filter { contact in
                [contact.id, contact.email].contains { $0.map { wanted.contains($0.lowercased()) } ?? false }
            }.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        }
    }

    package func sessions(in scope: Erasure.Scope) throws(StoreFailure) -> [SessionRecord] {
        state.withLock { state in
            state.sessions.values.filter { session in
                let entries = state.entries[session.id] ?? []
                guard entries.contains(where: { $0.draft.words.contains { $0.text != nil } }) else { return false }
                switch scope {
                case .person(let names):
                    return session.ticketID.flatMap { state.customers.tickets[$0]?.contactID }.map(names.contains)
                        ?? false
                case .olderThan(let moment):
                    return entries.allSatisfy { $0.draft.time < moment * 1000 }
                }
            }.sorted { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }
        }
    }

    package func extent(of scope: Erasure.Scope) throws(StoreFailure) -> ErasureCounts {
        state.withLock { state in
            var customers = state.customers
            return customers.erase(scope, marks: ErasedPeople(secret: []))
        }
    }

    package func erase(_ erasure: Erasure) throws(StoreFailure) -> ErasureRecord {
        try state.withLock { (state) throws(StoreFailure) in
            for withdrawal in erasure.withdrawals {
                try state.require(withdrawal.session)
                try state.require(withdrawal.driver, of: withdrawal.session)
            }
            if let failure = state.appendFailure { throw failure }
            let marks = ErasedPeople(secret: erasure.secret)
            var counts = state.customers.erase(erasure.scope, marks: marks)
            for withdrawal in erasure.withdrawals {
                counts[state.sessions[withdrawal.session]?.kind == .desk ? .followUps : .sessions] += 1
                counts[.words] += state.withdraw(
                    withdrawal.session, saying: withdrawal.drafts, copies: withdrawal.copies,
                    contacts: withdrawal.contacts)
            }
            let record = ErasureRecord(
                number: state.customers.erased.records.count + 1, erasure, counts: counts)
            state.customers.erased.records.append(record)
            return record
        }
    }

    package func erasures() throws(StoreFailure) -> [ErasureRecord] {
        state.withLock { $0.customers.erased.records }
    }

    package func erasedPeople() throws(StoreFailure) -> Set<String> { state.withLock { $0.customers.erased.people } }
}

extension MemoryStore.Customers {
    /// Erases all but sessions, and counts it.
    fileprivate mutating func erase(_ scope: Erasure.Scope, marks: ErasedPeople) -> ErasureCounts {
        var counts = ErasureCounts()
        let affected = Set(tickets.values.filter { isAffected($0, by: scope) }.map(\.id))
        if case .olderThan(let moment) = scope { eraseOldContacts(affected, before: moment, &counts) }
        for id in affected { eraseTicket(id, scope, &counts) }
        eraseHistory(affected, scope, &counts)
        eraseSupporters(affected, scope, marks, &counts)
        eraseUsers(scope, marks, &counts)
        guard case .person(let names) = scope else { return counts }
        eraseComments(of: names, &counts)
        erased.people.insert(marks.mark(of: ErasedPeople.sentinel))
        for name in names.sorted() {
            erased.people.insert(marks.mark(of: name))
            guard let contact = contacts.removeValue(forKey: name) else { continue }
            if !contact.isNameless { counts[.contacts] += 1 }
            let left = contact.erased(as: marks.mark(of: name))
            contacts[left.id] = left
            log.rename(contact: name, to: left.id)
        }
        return counts
    }

    private func isAffected(_ ticket: Ticket, by scope: Erasure.Scope) -> Bool {
        switch scope {
        case .person(let names): return ticket.contactID.map(names.contains) ?? false
        case .olderThan(let moment):
            guard ticket.createdAt > 0, erased.tickets[ticket.id] == nil || erased.tickets[ticket.id] == .comment,
                !ticket.isTombstone || ticket.contactID != nil
            else { return false }
            let times = [ticket.createdAt, ticket.updatedAt, ticket.solvedAt, ticket.firstReplyAt]
            return (times + ticket.comments.map(\.createdAt)).allSatisfy { $0.map { $0 < moment } ?? true }
        }
    }

    private mutating func eraseTicket(_ id: String, _ scope: Erasure.Scope, _ counts: inout ErasureCounts) {
        guard var ticket = tickets[id] else { return }
        if !ticket.isTombstone {
            counts[ErasureCounts.Item(ticket.kind)] += 1
            counts[.comments] += ticket.comments.count { !$0.body.isEmpty }
        }
        let comments = ticket.comments
        ticket = ticket.erased
        ticket.comments = comments.map(\.erased)
        // What was known by the contact is written down: it counts for the same account as before.
        if ticket.accountID?.isEmpty ?? true {
            ticket.accountID = ticket.contactID.flatMap { contacts[$0]?.accountID }
        }
        ticket.contactID = nil
        tickets[id] = ticket
        erased.matches[id] = matches[id]
        if case .person = scope { erased.tickets[id] = .person } else { erased.tickets[id] = .age }
    }

    /// Takes words and people out of what an undo of imports would bring back.
    private mutating func eraseHistory(
        _ affected: Set<String>, _ scope: Erasure.Scope, _ counts: inout ErasureCounts
    ) {
        var names: Set<String> = []
        if case .person(let own) = scope { names = own }
        for number in log.before.keys {
            for (key, image) in log.before[number] ?? [:] {
                switch image.record {
                case .ticket(let ticket):
                    guard affected.contains(key.id) || ticket.contactID.map(names.contains) ?? false else { continue }
                    if !ticket.isTombstone, ticket.contactID != nil || !ticket.subject.isEmpty || !ticket.body.isEmpty {
                        counts[.former] += 1
                    }
                    var left = ticket.erased
                    left.comments = tickets[key.id]?.comments ?? []
                    left.contactID = nil
                    log.before[number]?[key]?.record = .ticket(left)
                case .contact where names.contains(key.id): counts[.former] += 1
                case .contact(let contact) where contacts[key.id]?.isNameless ?? false && !contact.isNameless:
                    counts[.former] += 1
                    log.before[number]?[key]?.record = .contact(contact.erased)
                case .contact, .account: continue
                }
            }
        }
    }

    private mutating func eraseComments(of names: Set<String>, _ counts: inout ErasureCounts) {
        func erase(in ticket: inout Ticket) -> Int {
            var count = 0
            for place in ticket.comments.indices {
                guard let author = ticket.comments[place].author, names.contains(author) else { continue }
                ticket.comments[place] = ticket.comments[place].erased
                count += 1
            }
            return count
        }
        for id in tickets.keys {
            guard var ticket = tickets[id] else { continue }
            let count = erase(in: &ticket)
            guard count > 0 else { continue }
            counts[.comments] += count
            tickets[id] = ticket
            erased.matches[id] = matches[id]
            if erased.tickets[id] == nil { erased.tickets[id] = .comment }
        }
        for number in log.before.keys {
            for (key, image) in log.before[number] ?? [:] {
                guard case .ticket(var ticket) = image.record, erase(in: &ticket) > 0 else { continue }
                log.before[number]?[key]?.record = .ticket(ticket)
            }
        }
    }

    private mutating func eraseSupporters(
        _ affected: Set<String>, _ scope: Erasure.Scope, _ marks: ErasedPeople, _ counts: inout ErasureCounts
    ) {
        for (idea, all) in ideas.supporters {
            for (key, support) in all {
                guard let contact = key.contact else { continue }
                var left = key
                left.contact = marks.mark(of: contact)
                switch scope {
                case .person(let names):
                    guard names.contains(contact) else { continue }
                case .olderThan:
                    guard affected.contains(idea) else { continue }
                    left.account = key.account ?? contacts[contact]?.accountID
                }
                ideas.supporters[idea]?[key] = nil
                ideas.supporters[idea]?[left] = support
                counts[.supporters] += 1
            }
        }
    }

    private mutating func eraseUsers(
        _ scope: Erasure.Scope, _ marks: ErasedPeople, _ counts: inout ErasureCounts
    ) {
        var users: Set<String> = []
        for (cell, tally) in usage.cells {
            guard let user = cell.user else { continue }
            var left = cell
            left.user = marks.mark(of: user)
            switch scope {
            case .person(let names):
                guard names.contains(user) else { continue }
            case .olderThan(let moment):
                guard tally.last < moment, !ErasedPeople.isMark(user) else { continue }
                left.account = cell.account ?? contacts[user]?.accountID
            }
            users.insert(user)
            usage.cells[cell] = nil
            usage.cells[left, default: MemoryStore.Usage.Tally()].add(tally)
        }
        counts[.users] = users.count
    }

    /// Makes contacts nameless whom only what is erased now refers to.
    private mutating func eraseOldContacts(
        _ affected: Set<String>, before moment: Int64, _ counts: inout ErasureCounts
    ) {
        var (old, current): (Set<String>, Set<String>) = ([], [])
        func note(_ contact: String?, isOld: Bool) {
            guard let contact else { return }
            if isOld { old.insert(contact) } else { current.insert(contact) }
        }
        for ticket in tickets.values { note(ticket.contactID, isOld: affected.contains(ticket.id)) }
        for (idea, all) in ideas.supporters {
            for key in all.keys { note(key.contact, isOld: affected.contains(idea)) }
        }
        for (cell, tally) in usage.cells { note(cell.user, isOld: tally.last < moment) }
        for id in old.subtracting(current) where contacts[id]?.isNameless == false {
            contacts[id] = contacts[id]?.erased
            counts[.contacts] += 1
        }
    }
}

extension Contact {
    fileprivate func erased(as mark: String) -> Contact {
        var left = erased
        left.id = mark
        return left
    }
}

extension ImportHistory {
    /// Puts a mark in the place of a contact's id, and leaves no name to bring back.
    fileprivate mutating func rename(contact id: String, to mark: String) {
        let (old, new) = (Key(kind: .contact, id: id), Key(kind: .contact, id: mark))
        writers[new] = writers.removeValue(forKey: old)
        for number in before.keys {
            guard let image = before[number]?.removeValue(forKey: old), case .contact(let contact) = image.record else {
                continue
            }
            before[number]?[new] = Image(record: .contact(contact.erased(as: mark)), writer: image.writer)
        }
    }
}

extension ErasureCounts.Item {
    package init(_ kind: Ticket.Kind) {
        switch kind {
        case .ticket: self = .tickets
        case .idea: self = .ideas
        case .review: self = .reviews
        }
    }
}
