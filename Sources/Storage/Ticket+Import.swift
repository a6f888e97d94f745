package import FeedbackModel

extension Ticket {
    /// What is kept of a ticket that its source has deleted: that there was one, and none of its words.
    package var erased: Ticket {
        var erased = self
        erased.subject = ""
        erased.body = ""
        erased.unmapped = nil
        erased.comments = []
        return erased
    }

    /// Whether the source had changed the stored one after this was exported, so that this is old news.
    package func isOlder(than stored: Ticket) -> Bool {
        guard let updatedAt, let storedAt = stored.updatedAt else { return false }
        return updatedAt < storedAt
    }
}
