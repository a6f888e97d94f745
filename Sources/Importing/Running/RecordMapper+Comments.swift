internal import FeedbackModel

extension RecordMapper {
    /// Comments for a ticket that is not in the file; a record without any is left out.
    func threadPart(_ record: RecordBytes) throws(RowFault) -> Outcome {
        let id: String
        if let ticket {
            id = ticket
        } else {
            guard let named = try plan(for: "ticket")?.text(in: record), !named.isEmpty else {
                throw RowFault(reason: "does not say which ticket it belongs to")
            }
            id = try key(of: named)
        }
        var comments = try comments?.threadComments(of: record) ?? []
        guard !comments.isEmpty else { return .dropped(reason: "without words") }
        comments.removeAll { part in
            [part.comment.author, part.pseudonym].contains { erasedPeople?.isErased($0) ?? false }
        }
        guard !comments.isEmpty else { return .dropped(reason: Self.erased) }
        let time = try createdAt?.time(in: record)
        for index in comments.indices where comments[index].comment.createdAt == nil {
            comments[index].comment.createdAt = time
        }
        return .comments(ThreadPart(ticketID: id, comments: comments))
    }
}
