package import FeedbackModel
internal import Synchronization

extension MemoryStore {
    package func forEachServedTicket(
        _ query: ServiceQuery, _ body: (ServedTicket) -> Void
    ) throws(StoreFailure) {
        let customers = state.withLock { $0.customers }
        let tickets = customers.tickets.values.filter { ticket in
            !ticket.isTombstone && (query.division == .kind || ticket.kind == .ticket)
                && (query.since.map { ticket.createdAt >= $0 } ?? true)
                && (query.until.map { ticket.createdAt < $0 } ?? true)
        }
        for ticket in tickets.sorted(by: { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }) {
            let groups: [String?] =
                switch query.division {
                case nil: [nil]
                case .team: [ticket.team]
                case .channel: [ticket.channel]
                case .kind: [ticket.kind.rawValue]
                case .theme:
                    Set((customers.matches[ticket.id] ?? []).map(\.theme))
                        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                }
            let replies = ticket.comments.filter { $0.speaker == .agent }.compactMap(\.createdAt)
            for group in groups.isEmpty ? [nil] : groups {
                body(
                    ServedTicket(
                        id: ticket.id, group: group, createdAt: ticket.createdAt,
                        firstReplyAt: ticket.firstReplyAt ?? replies.filter { $0 >= ticket.createdAt }.min(),
                        solvedAt: ticket.solvedAt, status: ticket.status, reopens: ticket.reopens,
                        satisfaction: ticket.satisfaction))
            }
        }
    }
}
