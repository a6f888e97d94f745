package import FeedbackModel
internal import Tabulation

/// Users and their accounts as UserVoice's import of traits reads them, so that it can rank ideas by what accounts pay.
///
/// UserVoice, "Import User and Account Traits from a CSV" and "CSV Import Troubleshooting": UTF-8 without a byte order mark, at
/// most 100,000 rows, with the headers of the template that an administrator downloads there.
package struct CustomerTraits {
    private static let rowLimit = 100_000

    private var rows: [[Cell]] = []
    /// People without an e-mail address, whom UserVoice cannot tell from others.
    package private(set) var omitted = 0
    /// People that are written.
    package var count: Int { rows.count }

    package init() {}

    /// Adds a person; one without an e-mail address is only counted.
    package mutating func add(_ contact: Contact, of account: Account?) {
        guard let email = contact.address else {
            omitted += 1
            return
        }
        rows.append([
            .untrusted(contact.id), .untrusted(email), Cell(untrusted: contact.name), Cell(untrusted: contact.role),
            Cell(untrusted: account?.id), Cell(untrusted: account?.name), Cell(untrusted: account?.attributes["plan"]),
            Cell(account?.revenue, fractionDigits: 2), Cell(account?.seats), Cell(untrusted: account?.lifecycle),
        ])
    }

    package var files: [Handover.File] {
        let table = Table(
            columns: [
                .init("external_user.external_id"), .init("external_user.email_address"), .init("external_user.name"),
                .init("external_user.type"), .init("account.external_id"), .init("account.name"),
                .init("account.plan"), .init("account.arr"), .init("account.seats"), .init("account.lifecycle"),
            ], rows: rows)
        return Handover.File.divided("uservoice-traits", table, every: Self.rowLimit, text: Handover.exact)
    }
}
