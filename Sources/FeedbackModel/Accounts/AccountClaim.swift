/// What a ticket, an idea, a use, a contact or a session says about whose it is, as it came.
///
/// It is kept as the source said it; ``AccountDirectory`` says which account on file that is.
package struct AccountClaim: Hashable, Sendable {
    /// The id or the name of the account that the record gives itself.
    package var account: String?
    /// The same of its contact.
    package var contactAccount: String?
    /// The domain of its contact's e-mail, in the form of ``EmailDomain``.
    package var domain: String?

    /// A claim; empty texts are none.
    package init(account: String?, contactAccount: String? = nil, domain: String? = nil) {
        self.account = account?.isEmpty == false ? account : nil
        self.contactAccount = contactAccount?.isEmpty == false ? contactAccount : nil
        self.domain = domain?.isEmpty == false ? domain : nil
    }

    /// What a record with this account and contact says; `contact` is what is on file about the contact.
    package init(account: String?, contactID: String?, contact: Contact?) {
        self.init(
            account: account, contactAccount: contact?.accountID,
            domain: Self.domain(contactID: contactID, email: contact?.email))
    }

    package init(_ ticket: Ticket, contact: Contact?) {
        self.init(account: ticket.accountID, contactID: ticket.contactID, contact: contact)
    }

    package init(_ contact: Contact) {
        self.init(account: contact.accountID, domain: Self.domain(contactID: contact.id, email: contact.email))
    }

    /// The domain of a contact: of its e-mail, or of its id where that is an address.
    package static func domain(contactID: String?, email: String?) -> String? {
        for text in [email, contactID] {
            if let text, text.utf8.contains(UInt8(ascii: "@")) { return EmailDomain(address: text)?.name }
        }
        return nil
    }

    /// Whether it gives nothing to go by.
    package var isEmpty: Bool { account == nil && contactAccount == nil && domain == nil }
}
