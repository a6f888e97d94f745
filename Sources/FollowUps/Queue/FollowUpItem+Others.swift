package import FeedbackModel

extension FollowUpItem {
    /// The tickets that somebody is called about, by the rules of the workspace.
    ///
    /// A ticket that an interview was held about is none of them, whatever came of it, and neither is one whose words were
    /// erased: nobody knows any more what to call about.
    package static func items(
        of tickets: [Ticket], _ rules: FollowUpSettings.Tickets, sessions: [AskedSession], now: Int64
    ) -> [FollowUpItem] {
        let asked = Set(sessions.compactMap(\.ticket))
        let oldest = FollowUpLine.seconds(now) - Int64(rules.withinDays) * 86_400
        return tickets.compactMap { ticket in
            let touched = ticket.updatedAt ?? ticket.createdAt
            guard !ticket.isTombstone, !ticket.isErased, ticket.source != TypedRecord.source, touched >= oldest,
                !asked.contains(ticket.id),
                rules.status.isEmpty || rules.status.contains(ticket.status),
                rules.priority.isEmpty || ticket.priority.map(rules.priority.contains) ?? false,
                rules.tags.isEmpty || !Set(rules.tags).isDisjoint(with: ticket.tags),
                ticket.accountID != nil || ticket.contactID != nil
            else { return nil }
            var reason = "ticket \(ticket.status)"
            if let limit = rules.satisfactionBelow {
                guard let satisfaction = ticket.satisfaction, satisfaction < limit else { return nil }
                reason += ", satisfaction \((satisfaction * 100).rounded() / 100)"
            }
            if let priority = ticket.priority { reason += ", priority \(priority)" }
            var item = FollowUpItem(
                kind: .ticket, of: ticket.id, reason: reason,
                since: touched.multipliedReportingOverflow(by: 1000).partialValue)
            item.account = ticket.accountID
            item.contact = ticket.contactID
            item.ticket = ticket.id
            item.survey = rules.survey
            return item
        }
    }
}
