internal import FeedbackModel

extension RecordMapper {
    /// An idea with what it says of others.
    func idea(_ record: RecordBytes, batch: inout TicketBatch) throws(RowFault) -> Outcome {
        let original = try plan(for: "merged_into")?.text(in: record)
        // The same person named twice supports once.
        let names = try plan(for: "supporters").map { plan throws(RowFault) in try plan.list(in: record) }
        _ = try addTicket(record, to: &batch)
        guard let row = batch.rows.last else { throw RowFault(reason: "has no id") }
        let idea = batch.ticket(row)
        batch.removeLast()
        var links = IdeaLinks(ideaID: idea.id)
        if let original, !original.isEmpty { links.originalID = try key(of: original) }
        links.supporters = names?.filter { !$0.isEmpty }.map { name in
            Supporter(contactID: erasedPeople?.markOfErased(name) ?? name)
        }
        return .idea(idea, links)
    }

    /// A supporter of an idea; one of whom nothing is known is left out, since it is in the idea's own count.
    func vote(_ record: RecordBytes) throws(RowFault) -> Outcome {
        guard let idea = try plan(for: "idea")?.text(in: record), !idea.isEmpty else {
            throw RowFault(reason: "has no idea")
        }
        let contact = try plan(for: "contact")?.text(in: record)
        let account = try plan(for: "account")?.firstText(in: record)
        guard contact?.isEmpty == false || account?.isEmpty == false else { return .dropped(reason: "anonymous") }
        let supporter = Supporter(
            contactID: contact?.isEmpty == false ? contact : nil, accountID: account?.isEmpty == false ? account : nil,
            time: try createdAt?.time(in: record))
        return .vote(IdeaVote(ideaID: try key(of: idea), supporter: supporter))
    }
}
