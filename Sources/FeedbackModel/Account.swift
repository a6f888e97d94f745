/// A customer organisation as the CRM knows it.
package struct Account: Hashable, Sendable {
    /// The key that tickets and sessions name it by.
    package var id: String
    /// Where the record came from, for example `crm`.
    package var source: String
    package var name: String
    /// Segment attributes such as plan, size band, region.
    package var attributes: [String: String]
    package var seats: Int?
    /// Annual recurring revenue in the workspace's currency.
    package var revenue: Double?
    /// `prospect`, `trial`, `active`, `churned`, or as it came.
    package var lifecycle: String?
    /// How many of its people are on file; `nil` where that was not looked up.
    package var users: Int?

    package init(
        id: String, source: String, name: String, attributes: [String: String] = [:], seats: Int? = nil,
        revenue: Double? = nil, lifecycle: String? = nil, users: Int? = nil
    ) {
        self.id = id
        self.source = source
        self.name = name
        self.attributes = attributes
        self.seats = seats
        self.revenue = revenue
        self.lifecycle = lifecycle
        self.users = users
    }
}

/// A person at an account.
package struct Contact: Hashable, Sendable {
    package var id: String
    package var source: String
    package var accountID: String?
    package var name: String?
    package var email: String?
    package var role: String?

    package init(
        id: String, source: String, accountID: String? = nil, name: String? = nil, email: String? = nil,
        role: String? = nil
    ) {
        self.id = id
        self.source = source
        self.accountID = accountID
        self.name = name
        self.email = email
        self.role = role
    }

    /// Whether nothing on it says who it is.
    package var isNameless: Bool { name == nil && email == nil && role == nil }

    /// The e-mail where it is an address that mail reaches, and none of ours that stands for one: `p_…@acme.com`.
    package var address: String? {
        guard let email, let at = email.utf8.firstIndex(of: UInt8(ascii: "@")) else { return nil }
        let name = email.utf8[..<at]
        let isPseudonym =
            name.count == 18 && name.starts(with: "p_".utf8)
            && name.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        return isPseudonym ? nil : email
    }

    /// The same key without anything that says who it is.
    package var erased: Contact { Contact(id: id, source: source, accountID: accountID) }
}
