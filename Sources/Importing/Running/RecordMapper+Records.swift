internal import FeedbackModel

/// The records themselves.
extension RecordMapper {
    /// Adds a ticket to a batch, and says whether it is a tombstone.
    func addTicket(_ record: RecordBytes, to batch: inout TicketBatch) throws(RowFault) -> Bool {
        let share = try satisfaction?.number(in: record)
        if let share, !(0...1).contains(share) { throw RowFault(reason: "has a satisfaction that is not from 0 to 1") }
        let isTombstone = try isTombstone(record)
        let created = try createdAt?.time(in: record)
        if created == nil, isDated, !isTombstone { throw RowFault(reason: "has no created_at") }
        let updated = try updatedAt?.time(in: record)
        let details = try details(record, since: created)
        try batch.add(isTombstone: isTombstone) { (fields) throws(RowFault) in
            try addKey(record, to: &fields)
            fields.add(created ?? 0)
            fields.add(updated)
            fields.add(Int64(isTombstone ? 1 : 0))
            try add(account, record, to: &fields)
            try add(requester, record, to: &fields)
            sourceBytes.withUnsafeBufferPointer { fields.add($0) }
            try add(channel, record, to: &fields)
            try add(status, record, to: &fields, otherwise: Self.openStatus)
            try add(priority, record, to: &fields)
            try add(language, record, to: &fields)
            fields.add(share)
            if let tags { try tags.addList(record, to: &fields) } else { fields.add(list: []) }
            return updated
        } unmapped: { (fields) throws(RowFault) in
            if mapping.unmapped == .keep { try unmapped.add(record, to: &fields) } else { fields.addNull() }
        } words: { (fields) throws(RowFault) in
            try add(subject, record, to: &fields, otherwise: [])
            try add(body, record, to: &fields, otherwise: [])
        } comments: { (fields) throws(RowFault) in
            guard let comments, comments.speaks(in: record) else { return nil }
            let found = try comments.comments(
                of: record, requester: .somebody(try requester?.text(in: record)), words: try body?.text(in: record))
            for comment in found {
                fields.add(erasedPeople?.isErased(comment.author) == true ? comment.erased : comment)
            }
            return found.count
        } details: { fields in
            fields.add(details)
        }
        return isTombstone
    }

    /// What few files say.
    private func details(_ record: RecordBytes, since created: Int64?) throws(RowFault) -> TicketDetails {
        var details = TicketDetails()
        details.kind = Ticket.Kind(rawValue: mapping.kind.rawValue) ?? .ticket
        details.votes = try count(votes, record)
        details.solvedAt = try solvedAt?.time(in: record, since: created)
        details.firstReplyAt = try firstReplyAt?.time(in: record, since: created)
        details.reopens = try count(reopens, record)
        details.team = try team?.text(in: record)
        return details
    }

    private func count(_ plan: FieldPlan?, _ record: RecordBytes) throws(RowFault) -> Int? {
        guard let plan, let count = try plan.integer(in: record) else { return nil }
        guard count >= 0 else { throw RowFault(reason: "has a negative number of \(plan.rule.target)") }
        return count
    }

    private static let openStatus = Array("open".utf8)

    @inline(__always)
    private func add(
        _ plan: FieldPlan?, _ record: RecordBytes, to fields: inout FieldBytes, otherwise: [UInt8]? = nil
    ) throws(RowFault) {
        let value = try plan?.value(in: record) ?? .none
        if value.isNone, let otherwise {
            otherwise.withUnsafeBufferPointer { fields.add($0) }
        } else {
            fields.add(value)
        }
    }

    /// More than all the money in the world in most currencies: a slip that would drown every sum it is in.
    private static let highestRevenue = 1e15

    func accountRecord(_ record: RecordBytes) throws(RowFault) -> Account {
        var attributes = mapping.unmapped == .keep ? try unmapped.attributes(record) : [:]
        for plan in self.attributes { attributes[plan.rule.target] = try plan.text(in: record) }
        let seats = try count(plan(for: "seats"), record)
        let revenue = try plan(for: "arr")?.number(in: record)
        if let revenue, abs(revenue) > Self.highestRevenue {
            throw RowFault(reason: "has a revenue that cannot be true: it is beyond 1e15 (arr)")
        }
        return Account(
            id: try recordKey(record), source: mapping.source, name: try plan(for: "name")?.text(in: record) ?? "",
            attributes: attributes, seats: seats, revenue: revenue,
            lifecycle: try plan(for: "lifecycle")?.text(in: record))
    }

    func contact(_ record: RecordBytes) throws(RowFault) -> Contact {
        Contact(
            id: try recordKey(record), source: mapping.source, accountID: try account?.text(in: record),
            name: try plan(for: "name")?.text(in: record), email: try plan(for: "email")?.text(in: record),
            role: try plan(for: "role")?.text(in: record))
    }
}
