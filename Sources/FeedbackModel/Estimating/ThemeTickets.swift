/// Pairs of a theme and a ticket that is about it, small enough to be counted anew at every look.
///
/// There may be several such blocks; all pairs of one ticket stand in one of them.
///
/// Names stand once and rows speak of them by number, in 28 bytes each, the least byte first: the time of creation (8), the
/// ticket's number (8), the claim's place and one (4; 0 for none), the theme's place (4), the priority's place and one
/// (3) and what it is (1; 0 for a ticket, 1 for an idea, 2 for a review). So a million tickets are read in a few milliseconds, and a store may keep the rows as they are.
package struct ThemeTickets: Hashable, Sendable {
    /// A ticket that is about a theme.
    package struct Row: Hashable, Sendable {
        /// The same for all rows of one ticket, which follow each other.
        package var ticket: Int64
        /// Its place in ``ThemeTickets/themes``.
        package var theme: Int
        /// Its place in ``ThemeTickets/claims``.
        package var claim: Int?
        /// Its place in ``ThemeTickets/priorities``.
        package var priority: Int?
        package var kind: Ticket.Kind
        /// Seconds since 1970-01-01 UTC.
        package var createdAt: Int64
    }

    /// In the order of their numbers in rows.
    fileprivate static let kinds: [Ticket.Kind] = [.ticket, .idea, .review]
    /// The number of a priority's place stands in so many bits.
    fileprivate static let priorityBits = 24

    fileprivate static let rowSize = 28

    package fileprivate(set) var themes: [String] = []
    /// What tickets say about whose they are.
    package fileprivate(set) var claims: [AccountClaim] = []
    package fileprivate(set) var priorities: [String] = []
    /// The rows, one after another.
    package fileprivate(set) var bytes: [UInt8] = []
    /// Tickets whose rows are passed over.
    package var leftOut: Set<Int64> = []

    package init() {}

    /// Takes back what was kept; `nil` where it is no whole number of rows, or speaks of names that are not there.
    package init?(themes: [String], claims: [AccountClaim], priorities: [String], bytes: [UInt8]) {
        guard bytes.count.isMultiple(of: Self.rowSize) else { return nil }
        self.themes = themes
        self.claims = claims
        self.priorities = priorities
        self.bytes = bytes
        var isSound = true
        forEach { row in
            let isNamed =
                row.theme < themes.count && row.claim ?? -1 < claims.count && row.priority ?? -1 < priorities.count
            if !isNamed { isSound = false }
        }
        guard isSound else { return nil }
    }

    package var count: Int { bytes.count / Self.rowSize }

    /// Calls `body` with each row that is not left out.
    package func forEach(_ body: (Row) -> Void) {
        bytes.withUnsafeBytes { bytes in
            for start in stride(from: 0, to: bytes.count, by: Self.rowSize) {
                let ticket = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 8, as: Int64.self))
                guard leftOut.isEmpty || !leftOut.contains(ticket) else { continue }
                let place = { (offset: Int) in
                    Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + offset, as: UInt32.self)))
                }
                let (claim, last) = (place(16), place(24))
                let priority = last & (1 << Self.priorityBits - 1)
                let kind = min(last >> Self.priorityBits, Self.kinds.count - 1)
                body(
                    Row(
                        ticket: ticket, theme: place(20), claim: claim == 0 ? nil : claim - 1,
                        priority: priority == 0 ? nil : priority - 1, kind: Self.kinds[kind],
                        createdAt: Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: Int64.self))))
            }
        }
    }

    /// The numbers of the newest tickets about a theme; and of all that are as old as the oldest of them, so that who sorts
    /// further has them all.
    package func newest(_ limit: Int, about theme: String) -> [Int64] {
        guard limit > 0, let wanted = themes.firstIndex(of: theme) else { return [] }
        var found: [Row] = []
        forEach { row in if row.theme == wanted { found.append(row) } }
        let oldest = found.map(\.createdAt).sorted(by: >).prefix(limit).last
        return found.filter { $0.createdAt >= oldest ?? .max }.map(\.ticket)
    }
}

/// Puts ``ThemeTickets`` together, row by row.
package struct ThemeTicketsBuilder: Sendable {
    /// What was added.
    package private(set) var tickets = ThemeTickets()
    private var themes: [String: Int] = [:]
    private var claims: [AccountClaim: Int] = [:]
    /// The places of claims that give an account and nothing else, which most do, and which are found faster so.
    private var accounts: [String: Int] = [:]
    private var priorities: [String: Int] = [:]
    /// The number of the ticket that was added last.
    package private(set) var lastTicket: Int64?

    package init() {}

    /// Whether what follows should go into another block.
    package var isFull: Bool { tickets.count >= 100_000 }

    /// Gives away what was added, and begins anew.
    package mutating func take() -> ThemeTickets {
        defer { self = ThemeTicketsBuilder() }
        return tickets
    }

    /// Adds a row; those of one ticket come one after another, each theme once.
    package mutating func append(
        theme: String, ticket: Int64, claim: AccountClaim, priority: String?, kind: Ticket.Kind = .ticket,
        createdAt: Int64
    ) {
        lastTicket = ticket
        put(UInt64(bitPattern: createdAt), 8)
        put(UInt64(bitPattern: ticket), 8)
        put(claim.isEmpty ? 0 : 1 + place(of: claim), 4)
        put(Self.place(of: theme, in: &tickets.themes, &themes), 4)
        let place = priority.map { 1 + Self.place(of: $0, in: &tickets.priorities, &priorities) } ?? 0
        let number = ThemeTickets.kinds.firstIndex(of: kind) ?? 0
        put(place | UInt64(number) << UInt64(ThemeTickets.priorityBits), 4)
    }

    private mutating func put(_ number: UInt64, _ count: UInt64) {
        for byte in 0..<count { tickets.bytes.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
    }

    private mutating func place(of claim: AccountClaim) -> UInt64 {
        let plain = claim.contactAccount == nil && claim.domain == nil ? claim.account : nil
        if let known = plain.map({ accounts[$0] }) ?? claims[claim] { return UInt64(known) }
        let place = tickets.claims.count
        tickets.claims.append(claim)
        if let plain { accounts[plain] = place } else { claims[claim] = place }
        return UInt64(place)
    }

    private static func place(of name: String, in names: inout [String], _ places: inout [String: Int]) -> UInt64 {
        if let known = places[name] { return UInt64(known) }
        places[name] = names.count
        names.append(name)
        return UInt64(names.count - 1)
    }
}
