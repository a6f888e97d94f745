internal import FeedbackModel

/// The records themselves.
extension RecordMapper {
    func ticket(_ record: RecordBytes) throws(RowFault) -> Ticket {
        let kept = mapping.unmapped == .keep ? try unmapped.json(record, into: &buffer) : nil
        let share = try satisfaction?.number(in: record)
        if let share, !(0...1).contains(share) { throw RowFault(reason: "has a satisfaction that is not from 0 to 1") }
        let isTombstone = try isTombstone(record)
        let created = try createdAt?.time(in: record)
        if created == nil, isDated, !isTombstone { throw RowFault(reason: "has no created_at") }
        return Ticket(
            id: try recordKey(record), source: mapping.source, subject: try subject?.text(in: record) ?? "",
            body: try body?.text(in: record) ?? "", channel: try channel?.text(in: record),
            status: try status?.text(in: record) ?? "open", priority: try priority?.text(in: record),
            createdAt: created ?? 0, updatedAt: try updatedAt?.time(in: record),
            accountID: try account?.text(in: record), contactID: try requester?.text(in: record),
            tags: try tags?.list(in: record) ?? [], satisfaction: share, language: try language?.text(in: record),
            unmapped: kept, isTombstone: isTombstone)
    }

    func accountRecord(_ record: RecordBytes) throws(RowFault) -> Account {
        var attributes = mapping.unmapped == .keep ? try unmapped.attributes(record) : [:]
        for plan in self.attributes { attributes[plan.rule.target] = try plan.text(in: record) }
        let seats = try plan(for: "seats")?.integer(in: record)
        if let seats, seats < 0 { throw RowFault(reason: "has a negative number of seats") }
        return Account(
            id: try recordKey(record), source: mapping.source, name: try plan(for: "name")?.text(in: record) ?? "",
            attributes: attributes, seats: seats, revenue: try plan(for: "arr")?.number(in: record),
            lifecycle: try plan(for: "lifecycle")?.text(in: record))
    }

    func contact(_ record: RecordBytes) throws(RowFault) -> Contact {
        Contact(
            id: try recordKey(record), source: mapping.source, accountID: try account?.text(in: record),
            name: try plan(for: "name")?.text(in: record), email: try plan(for: "email")?.text(in: record),
            role: try plan(for: "role")?.text(in: record))
    }
}
