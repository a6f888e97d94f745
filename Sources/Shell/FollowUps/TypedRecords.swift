internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Storage

/// The records that were typed in interviews, with what they may be the same as.
struct TypedRecords {
    /// One of them.
    struct Line {
        var record: FiledRecord
        var name: String
        var account: String?
        /// What it was joined to.
        var join: TypedJoins.Join?
        /// What it may be the same as, the likeliest first; empty where it was joined.
        var proposals: [JoinProposal]
    }

    /// In the order of kinds and then of ids.
    let lines: [Line]

    private static let prefix = "\(TypedRecord.source):"
    /// How many typed records and contacts are looked through: more than anybody types.
    private static let most = 100_000

    init(_ joins: TypedJoins, in store: any Store) throws {
        let accounts = try store.accounts()
        let typed = accounts.filter { $0.source == TypedRecord.source }.sorted { $0.id < $1.id }
        let typedContacts = try store.ids(.contact, startingWith: Self.prefix, limit: Self.most)
            .compactMap { try store.contact($0) }
        let isOpen = { (kind: FiledRecord.Kind, id: String) in joins[FiledRecord(kind: kind, id: id)] == nil }
        // Only where somebody is to be found by a domain or a name are all contacts looked at.
        let needsContacts =
            typed.contains { isOpen(.account, $0.id) } || typedContacts.contains { isOpen(.contact, $0.id) }
        let contacts =
            needsContacts
            ? try store.ids(.contact, startingWith: "", limit: Self.most).compactMap { try store.contact($0) } : []
        let sources = try store.ticketSources().filter { $0 != TypedRecord.source }
        var lines = typed.map { account in
            Line(
                record: FiledRecord(kind: .account, id: account.id), name: account.name,
                proposals: JoinProposal.of(account, among: accounts, contacts: contacts))
        }
        lines += typedContacts.map { contact in
            Line(
                record: FiledRecord(kind: .contact, id: contact.id), name: contact.name ?? "",
                account: contact.accountID, proposals: JoinProposal.of(contact, among: contacts))
        }
        for id in try store.ids(.ticket, startingWith: Self.prefix, limit: Self.most) {
            guard let ticket = try store.ticket(id) else { continue }
            let found = try JoinProposal.numbers(in: ticket).flatMap { number in
                try sources.compactMap { try store.ticket("\($0):\(number)") }.filter { !$0.isTombstone }
            }
            lines.append(
                Line(
                    record: FiledRecord(kind: .ticket, id: id), name: ticket.subject, account: ticket.accountID,
                    proposals: found.map { JoinProposal(onto: $0.id, sign: .ticketNumber) }))
        }
        self.lines = lines.map { line in
            var line = line
            line.join = joins[line.record]
            if line.join != nil { line.proposals = [] }
            return line
        }
    }

    /// The typed record with this id, or with a unique beginning of it.
    func line(_ id: String) throws(CommandFailure) -> Line {
        let exact = lines.filter { $0.record.id == id || $0.record.id == Self.prefix + id }
        let found =
            exact.isEmpty
            ? lines.filter { $0.record.id.hasPrefix(id) || $0.record.id.hasPrefix(Self.prefix + id) } : exact
        guard let line = found.first, !id.isEmpty else {
            throw .unknown(
                "typed record", id, of: lines.map(\.record.id), otherwise: "/new in an interview makes one")
        }
        guard found.count == 1 else {
            throw CommandFailure(
                .failed, "\(found.count) typed records begin so",
                hint: found.prefix(4).map(\.record.id).joined(separator: ", "))
        }
        return line
    }
}
