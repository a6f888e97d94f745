internal import FeedbackModel
internal import Reporting
internal import Storage
internal import Tabulation
internal import TerminalText

/// The evidence behind a theme, verbatim words first, each with where to find it.
struct ThemeWords {
    /// In the order in which they are shown.
    let items: [Evidence]
    /// How many tickets there are beyond those read.
    let ticketsLeftOut: Int

    /// Reads what is behind a theme; of tickets, at most `limit` of the newest.
    init(_ estimate: ThemeEstimate, codebook: Codebook, in store: any Store, tickets limit: Int) throws {
        var items = try store.sessionEvidence(theme: estimate.theme)
        var only = codebook
        only.themes.removeAll { $0.id != estimate.theme }
        var matcher = PhraseMatcher(only)
        let tickets = try store.tickets(matching: TicketFilter(theme: estimate.theme, limit: limit))
        items += tickets.map { ticket in
            Evidence(
                theme: estimate.theme, source: .ticket(id: ticket.id), channel: .ticket, fidelity: .verbatim,
                accountID: ticket.accountID, time: Self.milliseconds(ticket.createdAt),
                words: Self.quote(ticket, &matcher))
        }
        self.items = items.enumerated().sorted { left, right in
            let (first, second) = (Self.order(left.element), Self.order(right.element))
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
        ticketsLeftOut = max(0, estimate.tickets - tickets.count)
    }

    /// Where an item can be looked up.
    static func place(_ evidence: Evidence) -> String {
        switch evidence.source {
        case .session(let id, _, let place): "session \(id.prefix(8)), \(place)"
        case .ticket(let id): "ticket \(id)"
        }
    }

    /// The words, or what was ticked.
    static func words(_ evidence: Evidence) -> String {
        if let words = evidence.words { return words }
        if evidence.fidelity == .closed { return evidence.isPresent ? "yes" : "no" }
        return "(redacted)"
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
            "channel": .string(evidence.channel.rawValue), "fidelity": .string(evidence.fidelity.rawValue),
            "session": JSONValue(session), "sequence": JSONValue(sequence), "place": JSONValue(place),
            "ticket": JSONValue(ticket), "account": JSONValue(evidence.accountID),
            "speaker": JSONValue(evidence.speaker), "time": .string(TimeText.utc(milliseconds: evidence.time)),
            "asked": .boolean(evidence.wasAsked), "present": .boolean(evidence.isPresent),
            "severity": JSONValue(evidence.severity), "words": JSONValue(evidence.words),
        ])
    }

    /// Verbatim, then summaries, then ticks; in each the newest first.
    private static func order(_ evidence: Evidence) -> (Int, Int64) {
        let rank =
            switch evidence.fidelity {
            case .verbatim: 0
            case .paraphrase: 1
            case .closed: 2
            }
        return (rank, -evidence.time)
    }

    private static func quote(_ ticket: Ticket, _ matcher: inout PhraseMatcher) -> String {
        for text in [ticket.body, ticket.subject] {
            if let match = matcher.matches(in: text).first { return excerpt(of: text, around: match.range) }
        }
        return ticket.subject
    }

    private static func milliseconds(_ seconds: Int64) -> Int64 {
        seconds.multipliedReportingOverflow(by: 1000).overflow ? 0 : seconds * 1000
    }
}

/// Text from outside, safe to show on one line.
func printable(_ untrusted: String) -> String { PrintableText(untrusted).description }
