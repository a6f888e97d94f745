/// One of the messages that followed a ticket's first one.
package struct TicketComment: Hashable, Sendable {
    /// Who spoke; only what customers say is evidence of what they need.
    package enum Speaker: String, Hashable, Sendable, CaseIterable {
        case customer, agent, bot
        /// An agent who wrote for colleagues only.
        case note
    }

    package var speaker: Speaker
    /// As the mapping lets people be named: an id, a pseudonym, or nobody.
    package var author: String?
    /// Seconds since 1970-01-01 UTC.
    package var createdAt: Int64?
    package var body: String

    package init(speaker: Speaker, author: String? = nil, createdAt: Int64? = nil, body: String) {
        self.speaker = speaker
        self.author = author
        self.createdAt = createdAt
        self.body = body
    }

    /// What is left of one whose author was erased: that somebody said something then.
    package var erased: TicketComment { TicketComment(speaker: speaker, createdAt: createdAt, body: "") }
}

extension Ticket {
    /// What the customer wrote after the first message, in order.
    package var customersComments: [String] { comments.filter { $0.speaker == .customer }.map(\.body) }

    /// The body with what the customer wrote after it, as it is matched to themes.
    package var customersWords: String { ([body] + customersComments).joined(separator: "\n\n") }
}
