internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Reporting
internal import Storage
internal import Tabulation
internal import TerminalText

/// The evidence behind a theme, verbatim words first, each with where to find it.
struct ThemeWords {
    /// In the order in which they are shown.
    let items: [Evidence]
    /// What our own agents say of it, which is no customer's account; in the same order.
    let opinions: [Evidence]
    /// How many tickets there are beyond those read.
    let ticketsLeftOut: Int

    /// Reads what is behind a theme; of tickets, at most `limit` of the newest.
    ///
    /// A ticket that was typed in an interview holds the agent's words, and is no quotation; one that was joined to an
    /// imported ticket is that ticket.
    init(
        _ estimate: ThemeEstimate, codebook: Codebook, in store: any Store, joins: Identities,
        merges: ThemeMerges = ThemeMerges(), imported: [Evidence] = [], tickets limit: Int
    ) throws {
        let sources = merges.sources(of: estimate.theme)
        let elsewhere = imported.filter { sources.contains(codebook[$0.theme]?.id ?? $0.theme) }
        let spoken = try (sources.flatMap { try store.sessionEvidence(theme: $0) } + elsewhere).map(joins.resolved)
        var items = spoken.filter { $0.sourceKind == .customer }
        var only = codebook
        only.themes.removeAll { !sources.contains($0.id) }
        var matcher = PhraseMatcher(only)
        let tickets = try Self.tickets(about: sources, limit: limit, in: store)
        items += try tickets.filter { !joins.isJoined(.ticket, $0.id) }.map { ticket in
            let contact = try ticket.contactID.flatMap { try store.contact($0) }
            return Evidence(
                theme: estimate.theme, source: .ticket(id: ticket.id), channel: Self.channel(of: ticket),
                fidelity: ticket.source == TypedRecord.source ? .paraphrase : .verbatim,
                accountID: joins.account(of: AccountClaim(ticket, contact: contact)),
                time: Self.milliseconds(ticket.createdAt),
                words: Self.quote(ticket, &matcher))
        }
        self.items = Self.sorted(items)
        opinions = Self.sorted(spoken.filter { $0.sourceKind == .agentOpinion })
        ticketsLeftOut = max(0, estimate.ticketTotal - tickets.count)
    }

    /// The newest tickets about any of some themes, each once.
    private static func tickets(about themes: [String], limit: Int, in store: any Store) throws -> [Ticket] {
        let found = try themes.map { try store.tickets(matching: TicketFilter(theme: $0, limit: limit)) }
        guard found.count > 1 else { return found.first ?? [] }
        var seen: Set<String> = []
        let all = found.flatMap(\.self).filter { seen.insert($0.id).inserted }
        return Array(all.sorted { (-$0.createdAt, $0.id) < (-$1.createdAt, $1.id) }.prefix(limit))
    }

    private static func channel(of ticket: Ticket) -> Evidence.Channel {
        switch ticket.kind {
        case .ticket: .ticket
        case .idea: .idea
        case .review: .review
        }
    }

    private static func sorted(_ items: [Evidence]) -> [Evidence] {
        items.enumerated().sorted { left, right in
            let (first, second) = (order(left.element), order(right.element))
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
    }

    /// Where an item can be looked up.
    static func place(_ evidence: Evidence) -> String {
        switch evidence.source {
        case .session(let id, _, let place): "session \(id.prefix(8)), \(place)"
        case .ticket(let id):
            switch evidence.channel {
            case .idea: "idea \(id)"
            case .review: "review \(id)"
            default: "ticket \(id)"
            }
        }
    }

    /// The words, or what was ticked.
    static func words(_ evidence: Evidence) -> String {
        if let words = evidence.words { return words }
        if evidence.wasAsked { return evidence.isPresent ? "yes" : "no" }
        if evidence.isElsewhere { return "(the words stayed in the workspace that they were said in)" }
        return "(withheld)"
    }

    static func day(_ evidence: Evidence) -> String {
        String(TimeText.utc(milliseconds: evidence.time).prefix(10))
    }

    static func json(_ evidence: Evidence) -> JSONValue {
        var (session, sequence, place, ticket): (String?, Int?, String?, String?) = (nil, nil, nil, nil)
        switch evidence.source {
        case .session(let id, let number, let where_): (session, sequence, place) = (id, number, where_)
        case .ticket(let id): ticket = id
        }
        return .object([
            "source_kind": .string(evidence.sourceKind.rawValue), "channel": .string(evidence.channel.rawValue),
            "fidelity": .string(evidence.fidelity.rawValue),
            "session": JSONValue(session), "sequence": JSONValue(sequence), "place": JSONValue(place),
            "ticket": JSONValue(ticket), "account": JSONValue(evidence.accountID),
            "speaker": JSONValue(evidence.speaker), "time": .string(TimeText.utc(milliseconds: evidence.time)),
            "asked": .boolean(evidence.wasAsked), "present": .boolean(evidence.isPresent),
            "severity": JSONValue(evidence.severity), "words": JSONValue(evidence.words),
        ])
    }

    /// Verbatim, then summaries, then ticks; in each what may be shown first, then the newest.
    private static func order(_ evidence: Evidence) -> (Int, Int, Int64) {
        let rank =
            switch evidence.fidelity {
            case .verbatim: 0
            case .confirmed: 1
            case .paraphrase: 2
            case .machine: 3
            case .closed: 4
            }
        return (rank, evidence.words == nil ? 1 : 0, -evidence.time)
    }

    /// The words around what was found; `nil` where they were erased.
    private static func quote(_ ticket: Ticket, _ matcher: inout PhraseMatcher) -> String? {
        for text in [ticket.body] + ticket.customersComments + [ticket.subject] {
            if let match = matcher.matches(in: text).first { return excerpt(of: text, around: match.range) }
        }
        return ticket.subject.isEmpty ? nil : ticket.subject
    }

    private static func milliseconds(_ seconds: Int64) -> Int64 {
        seconds.multipliedReportingOverflow(by: 1000).overflow ? 0 : seconds * 1000
    }
}

/// Text from outside, safe to show on one line.
func printable(_ untrusted: String) -> String { PrintableText(untrusted).description }
