internal import FeedbackModel
internal import FollowUps
internal import Importing
internal import Interviewing
internal import Journal
internal import Storage

/// Everything that somebody is named by, and what belongs to them beside tickets.
@MainActor
struct PersonOnFile {
    /// Ids, addresses and pseudonyms, as they stand in the store or may come with an import.
    let names: Set<String>
    let contacts: [Contact]
    /// Sessions in which they were asked, and that still have words.
    let sessions: [SessionRecord]
    /// Journals of the desk about them that still have words.
    let journals: Set<SessionID>

    init(_ name: String, in session: Session) throws {
        let store = try session.store()
        let joins = try session.joins()
        let workspace = try session.requireWorkspace()
        var names: Set<String> = [name]
        var contacts: [Contact] = []
        // An address leads to ids, and those to other addresses and typed records, until nothing new is found.
        while true {
            contacts = try store.contacts(named: names)
            var found = names.union(contacts.map(\.id)).union(contacts.compactMap(\.email))
            for id in found { found.formUnion(joins.names(.contact, of: joins.resolved(.contact, id))) }
            guard found != names else { break }
            names = found
        }
        if PseudonymSecret.exists(session, workspace) {
            let people = ErasedPeople(secret: try PseudonymSecret.load(session, workspace))
            names.formUnion(names.map(people.pseudonym))
        }
        self.names = names
        self.contacts = contacts
        let scope = Erasure.Scope.person(names: names)
        let ofTickets = try store.sessions(in: scope)
        sessions = try store.sessions().filter { record in
            let isAboutTicket = ofTickets.contains { $0.id == record.id }
            guard !isAboutTicket, record.kind != .group else { return isAboutTicket }
            return Self.isNamed(in: try store.entries(of: record.id, after: 0), names)
        }
        var journals = Set(
            ofTickets.filter { $0.kind == .desk && $0.survey == Session.DeskSubject.followUp.rawValue }.map(\.id))
        let desk = try session.desk(.followUp)
        let isTheirs = { (person: Person) throws in
            let ticket = try person.ticket.flatMap { try store.ticket($0)?.contactID }
            return [person.contact, ticket].contains { $0.map(names.contains) ?? false }
        }
        for task in desk.tasks where try isTheirs(task.entry.person) {
            journals.formUnion([desk.journals[task.key]].compactMap(\.self))
        }
        for (key, steps) in desk.tries where try steps.contains(where: { try isTheirs($0.person) }) {
            journals.formUnion([desk.journals[key]].compactMap(\.self))
        }
        for (key, step) in desk.ends where try isTheirs(step.person) {
            journals.formUnion([desk.journals[key]].compactMap(\.self))
        }
        self.journals = try journals.filter { journal in
            try store.entries(of: journal, after: 0).contains { $0.draft.words.contains { $0.text != nil } }
        }
    }

    /// Whether a journal that still has words says that one of these answered, or was put on file in it.
    private static func isNamed(in entries: [JournalEntry], _ names: Set<String>) -> Bool {
        guard entries.contains(where: { $0.draft.words.contains { $0.text != nil } }) else { return false }
        return entries.contains { entry in
            switch try? entry.draft.event(as: InterviewEvent.self) {
            case .opened(let opening): opening.origin?.contact.map(names.contains) ?? false
            case .filed(let record): record.kind == .contact && names.contains(record.id)
            default: false
            }
        }
    }

    /// Everything that they wrote in tickets, ideas and reviews, and are called.
    func words(in store: any Store) throws -> [String] {
        let tickets = try names.sorted().flatMap { try store.tickets(matching: TicketFilter(contactID: $0)) }
        return tickets.flatMap { [$0.subject, $0.body] + $0.comments.map(\.body) }
            + contacts.flatMap { [$0.name, $0.email].compactMap(\.self) }
    }

    /// Whether a text says one of their names, so that it may not stand in a log.
    func isNamed(in text: String) -> Bool {
        let text = text.lowercased()
        let parts = contacts.compactMap(\.name).flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        return (names.union(parts)).contains { $0.count >= 3 && text.contains($0.lowercased()) }
    }

    /// Tickets of others in which an id, an address or the whole name still stands, a few of them.
    func mentions(in store: any Store) throws -> [String] {
        let said = contacts.flatMap { [$0.name, $0.email].compactMap(\.self) } + names
        return try Set(
            Set(said).filter { $0.count >= 5 }.flatMap {
                try store.tickets(matching: TicketFilter(mention: $0, limit: 6)).map(\.id)
            }
        ).sorted()
    }
}
