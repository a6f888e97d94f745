internal import FeedbackModel
internal import SourceDiagnostics
internal import Storage

/// Finds accounts and tickets as people name them, with the same rules wherever one is named.
///
/// What fits exactly wins: the id, the id without its source, then an account's name in any case. Otherwise the
/// beginning of one of these is enough where only one begins so.
struct CustomerFinder {
    private let store: any Store
    /// How many candidates are named where several fit.
    private static let shown = 3

    init(_ store: any Store) { self.store = store }

    func account(_ name: String) throws -> Account {
        if let exact = try store.account(name) { return exact }
        let accounts = try store.accounts()
        let folded = name.lowercased()
        let exact = accounts.filter { Self.key(of: $0.id) == name || $0.name.lowercased() == folded }
        var found = exact
        if found.isEmpty, !name.isEmpty {
            // Ids come before names, so that a script means the same when a customer with that name arrives.
            found = accounts.filter { $0.id.hasPrefix(name) || Self.key(of: $0.id).hasPrefix(name) }
            if found.isEmpty { found = accounts.filter { $0.name.lowercased().hasPrefix(folded) } }
        }
        if found.count == 1 { return found[0] }
        guard found.isEmpty else {
            throw several("account", name, found.prefix(Self.shown + 1).map { "'\($0.id)' (\($0.name))" })
        }
        let nearest = suggestion(for: name, among: accounts.flatMap { [$0.id, $0.name] }.sorted())
        throw none(
            "account", "id or name", name, nearest: nearest,
            otherwise: accounts.isEmpty ? "'import' brings accounts in" : "'account list' shows them")
    }

    /// A ticket; one that its source deleted is found by its whole id only.
    func ticket(_ name: String) throws -> Ticket {
        if let exact = try store.ticket(name) { return exact }
        let sources = try store.ticketSources()
        let exact = try sources.compactMap { try store.ticket("\($0):\(name)") }.filter { !$0.isTombstone }.map(\.id)
        var found = Set(exact)
        if exact.isEmpty, !name.isEmpty {
            for beginning in [name] + sources.map({ "\($0):\(name)" }) {
                found.formUnion(try store.ids(.ticket, startingWith: beginning, limit: Self.shown + 1))
            }
        }
        let ids = found.sorted()
        if ids.count == 1, let ticket = try store.ticket(ids[0]) { return ticket }
        guard ids.isEmpty else { throw several("ticket", name, ids.map { "'\($0)'" }) }
        let nearest = suggestion(for: name, among: try neighbours(of: name))
        throw none(
            "ticket", "id", name, nearest: nearest,
            otherwise: sources.isEmpty ? "'import' brings tickets in" : "'ticket list' shows them")
    }

    func contact(_ name: String) throws -> Contact {
        if let exact = try store.contact(name) { return exact }
        let ids = name.isEmpty ? [] : try store.ids(.contact, startingWith: name, limit: Self.shown + 1)
        if ids.count == 1, let contact = try store.contact(ids[0]) { return contact }
        guard ids.isEmpty else { throw several("contact", name, ids.map { "'\($0)'" }) }
        throw none("contact", "id", name, nearest: nil, otherwise: "'import' brings contacts in")
    }

    private func several(_ noun: String, _ name: String, _ found: [String]) -> CommandFailure {
        let some = found.prefix(Self.shown).joined(separator: ", ")
        return CommandFailure(
            .failed, "more than one \(noun) begins with '\(name)'",
            hint: "there is \(some)\(found.count > Self.shown ? " and more" : "")")
    }

    private func none(
        _ noun: String, _ parts: String, _ name: String, nearest: String?, otherwise hint: String
    ) -> CommandFailure {
        CommandFailure(
            .failed, "there is no \(noun) whose \(parts) begins with '\(name)'",
            hint: nearest.map { "did you mean '\($0)'?" } ?? hint)
    }

    /// Ids that begin most like a word that is none: enough to suggest from, however many there are.
    private func neighbours(of word: String) throws -> [String] {
        var beginning = word
        while !beginning.isEmpty {
            beginning.removeLast()
            let found = try store.ids(.ticket, startingWith: beginning, limit: 200)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// The id without the source before it.
    private static func key(of id: String) -> Substring {
        id.firstIndex(of: ":").map { id[id.index(after: $0)...] } ?? id[...]
    }
}
