/// Whom something is about, as far as that is known.
package struct Person: Codable, Hashable, Sendable {
    package var account: String?
    package var contact: String?
    package var ticket: String?

    package init(account: String? = nil, contact: String? = nil, ticket: String? = nil) {
        self.account = account
        self.contact = contact
        self.ticket = ticket
    }

    /// Whether two are the same, as far as that is known: the contact, else the account, else the ticket.
    package func isSame(as other: Person) -> Bool {
        if let contact, let other = other.contact { return contact == other }
        if let account, let other = other.account { return account == other }
        if let ticket, let other = other.ticket { return ticket == other }
        return false
    }
}
