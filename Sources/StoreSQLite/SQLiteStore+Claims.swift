package import FeedbackModel
internal import GRDB
package import Storage

/// What records say about whose they are, as SQL.
///
/// `known` is the account that a record names, where it is on file, and `person` its contact, which is asked only where
/// that is not.
struct ClaimSQL {
    /// The table, and its columns that name an account and a contact.
    let table: String
    var account = "account_id"
    var contact = "contact_id"

    /// Four columns, which ``claim(_:from:)`` reads.
    var columns: String {
        "\(table).\(account), person.account_id, person.email, CASE WHEN known.id IS NULL THEN \(table).\(contact) END"
    }

    var joins: String {
        """
        LEFT JOIN account AS known ON known.id = \(table).\(account)
        LEFT JOIN contact AS person ON person.id = CASE WHEN known.id IS NULL THEN \(table).\(contact) END
        """
    }
}

/// Reads claims from rows, and each address once as long as it comes again.
struct ClaimReader {
    private var domains: [String: String?] = [:]
    private static let most = 50_000

    /// The claim whose four columns begin at a place.
    mutating func claim(_ row: SQLRow, from place: Int32) -> AccountClaim {
        let account = row.optionalText(place)
        guard !(row.isNull(place + 2) && row.isNull(place + 3)) else {
            return AccountClaim(account: account, contactAccount: row.optionalText(place + 1))
        }
        return AccountClaim(
            account: account, contactAccount: row.optionalText(place + 1),
            domain: domain(contactID: row.optionalText(place + 3), email: row.optionalText(place + 2)))
    }

    private mutating func domain(contactID: String?, email: String?) -> String? {
        let text = [email, contactID].compactMap(\.self).first { $0.utf8.contains(UInt8(ascii: "@")) }
        guard let text else { return nil }
        let key = text.firstIndex(of: "@").map { String(text[$0...]) } ?? text
        if text.utf8.first != UInt8(ascii: "@"), let known = domains[key] { return known }
        let domain = AccountClaim.domain(contactID: contactID, email: email)
        if domains.count >= Self.most { domains.removeAll() }
        domains[key] = .some(domain)
        return domain
    }
}

extension SQLiteStore {
    private static let tickets = ClaimSQL(table: "ticket")
    private static let supporters = ClaimSQL(table: "idea_supporter")
    private static let users = ClaimSQL(table: "usage_count", contact: "user")

    package func looseClaims() throws(StoreFailure) -> [AccountClaim: ClaimTally] {
        try read { db in
            var claims: [AccountClaim: ClaimTally] = [:]
            var reader = ClaimReader()
            try db.each(
                """
                SELECT \(Self.tickets.columns), kind IS NOT NULL, count(*) FROM ticket \(Self.tickets.joins)
                WHERE known.id IS NULL AND is_tombstone = 0 AND kind IS NOT 'review' GROUP BY 1, 2, 3, 4, 5
                """
            ) { row in
                claims[reader.claim(row, from: 0), default: ClaimTally()] +=
                    row.flag(4) ? ClaimTally(ideas: row.int(5)) : ClaimTally(tickets: row.int(5))
            }
            try db.each(
                """
                SELECT \(Self.supporters.columns), count(*) FROM idea_supporter \(Self.supporters.joins)
                WHERE known.id IS NULL
                    AND EXISTS (SELECT 1 FROM ticket WHERE ticket.id = idea_id AND is_tombstone = 0)
                GROUP BY 1, 2, 3, 4
                """
            ) { claims[reader.claim($0, from: 0), default: ClaimTally()] += ClaimTally(supporters: $0.int(4)) }
            try db.each(
                """
                SELECT contact.account_id, NULL, contact.email, contact.id FROM contact
                LEFT JOIN account AS known ON known.id = contact.account_id WHERE known.id IS NULL
                """
            ) { claims[reader.claim($0, from: 0), default: ClaimTally()] += ClaimTally(contacts: 1) }
            return claims
        }
    }

    package func claims(ofImport number: Int) throws(StoreFailure) -> [AccountClaim: Int] {
        try read { db in
            var claims: [AccountClaim: Int] = [:]
            var reader = ClaimReader()
            try db.each(
                """
                SELECT \(Self.tickets.columns), count(*) FROM ticket \(Self.tickets.joins)
                WHERE ticket.import = ? AND is_tombstone = 0 AND kind IS NOT 'review' GROUP BY 1, 2, 3, 4
                """, [.integer(number)]
            ) { claims[reader.claim($0, from: 0), default: 0] += $0.int(4) }
            try db.forEachContactClaim("WHERE contact.import = ?", [.integer(number)], &reader) {
                claims[$0, default: 0] += $1
            }
            return claims
        }
    }

    package func contactClaims() throws(StoreFailure) -> [AccountClaim: Int] {
        try read { db in
            var claims: [AccountClaim: Int] = [:]
            var reader = ClaimReader()
            try db.forEachContactClaim("", [], &reader) { claims[$0, default: 0] += $1 }
            return claims
        }
    }

    package func looseUsers() throws(StoreFailure) -> [LooseUser] {
        try read { db in
            var reader = ClaimReader()
            return try db.all(
                """
                SELECT \(Self.users.columns), user, sum(uses) FROM usage_count \(Self.users.joins)
                WHERE known.id IS NULL GROUP BY usage_count.account_id, user
                """
            ) { row in
                LooseUser(
                    UsageUser(account: row.text(0), user: row.text(4)), claim: reader.claim(row, from: 0),
                    uses: row.int(5))
            }
        }
    }
}

extension Database {
    /// What contacts say, with how many of them: those that name an account on file together.
    fileprivate func forEachContactClaim(
        _ condition: String, _ values: [SQLValue], _ reader: inout ClaimReader, _ body: (AccountClaim, Int) -> Void
    ) throws {
        try each(
            """
            SELECT contact.account_id, NULL, CASE WHEN known.id IS NULL THEN contact.email END,
                CASE WHEN known.id IS NULL THEN contact.id END, count(*)
            FROM contact LEFT JOIN account AS known ON known.id = contact.account_id \(condition) GROUP BY 1, 2, 3, 4
            """, values
        ) { body(reader.claim($0, from: 0), $0.int(4)) }
    }

    /// The tickets of an account among those that a query finds, which selects `id`, `account_id` and `contact_id`.
    func tickets(of scope: AccountScope, _ query: String, _ values: [SQLValue], limit: Int?) throws -> [String] {
        var found: [String] = []
        try each(query, values) { row in
            guard found.count < limit ?? .max else { return }
            if row.optionalText(1).map(scope.ids.contains) != true {
                let contactID = row.optionalText(2)
                let contact = try contactID.flatMap { try self.contact($0) }
                let claim = AccountClaim(account: row.optionalText(1), contactID: contactID, contact: contact)
                guard scope.claims.contains(claim) else { return }
            }
            found.append(row.text(0))
        }
        return found
    }
}
