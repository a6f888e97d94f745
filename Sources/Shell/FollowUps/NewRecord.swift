internal import FeedbackModel
internal import FollowUps
internal import Importing
internal import Interviewing
internal import Storage

/// A record that was typed and is put on file with the interview that it is typed for.
struct NewRecord: Hashable, Sendable {
    var typed: TypedRecord
    /// Its id, which says that it was typed.
    var id: String
    /// The account that a contact or ticket belongs to.
    var accountID: String?
    /// When, in seconds since 1970-01-01 UTC.
    var time: Int64

    /// Reads it from one line, as `account "Acme Ltd" seats=40`.
    @MainActor
    init(_ text: String, accountID: String?, in session: Session) throws {
        typed = try TypedRecord(text)
        id = "\(TypedRecord.source):\(session.surroundings.newID().prefix(8))"
        self.accountID = accountID
        time = session.surroundings.now() / 1000
    }

    var record: FiledRecord { FiledRecord(kind: typed.kind, id: id) }
    var account: Account { typed.account(id: id) }
    var contact: Contact { typed.contact(id: id, accountID: accountID) }
    var ticket: Ticket { typed.ticket(id: id, accountID: accountID, time: time) }
}

extension Store {
    /// Puts typed records on file in one transaction.
    func file(_ records: [NewRecord]) throws {
        guard !records.isEmpty else { return }
        try importing(dryRun: false) { sink in
            for record in records {
                switch record.typed.kind {
                case .account: _ = try sink.put(record.account)
                case .contact: _ = try sink.put(record.contact)
                case .ticket: _ = try sink.put(record.ticket)
                }
            }
        }
    }
}
