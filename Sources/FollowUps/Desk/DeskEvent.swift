package import Interviewing
package import Journal

/// What somebody at the desk did about a customer, an account or a theme, beside any interview.
///
/// Each thing that is to be done has a journal of its own, so that its words can be taken back alone. What follows from
/// an interview or a ticket is named by the key of its ``FollowUpItem``.
package enum DeskEvent: JournalEvent {
    /// Something is to be done that follows from nothing else on file.
    case added(DeskEntry)
    /// A try came to nothing final, as `no_answer`: it stays to be done.
    case tried(key: String, person: Person, outcome: String, note: Words?)
    /// It was done, or nothing more is done about it.
    case closed(key: String, person: Person, outcome: String?, note: Words?)
    /// It was closed by mistake.
    case reopened(key: String)
    /// A record that was typed is the same as one that was imported; from here on it counts as that.
    case joined(FiledRecord, onto: String)
    /// It is not, after all.
    case parted(FiledRecord)
    /// A theme counts as another one from here on.
    case merged(theme: String, into: String)
    /// It counts for itself again.
    case unmerged(theme: String)
    /// An account counts as another one from here on; why, in the words of whoever says so.
    case accountMerged(account: String, into: String, because: Words)
    /// It counts for itself again.
    case accountUnmerged(account: String, because: Words?)
    /// The words were taken back.
    case withdrawn

    package static var schema: Int { 1 }

    /// The follow-up, or the typed record, that the event is about: all about one thing stands in one journal.
    package var key: String? {
        switch self {
        case .tried(let key, _, _, _), .closed(let key, _, _, _), .reopened(let key): key
        case .joined(let record, _), .parted(let record): record.id
        case .merged(let theme, _), .unmerged(let theme): "theme:\(theme)"
        case .accountMerged(let account, _, _), .accountUnmerged(let account, _): "account:\(account)"
        case .added, .withdrawn: nil
        }
    }
}

/// What is to be done, as somebody entered it.
package struct DeskEntry: Codable, Hashable, Sendable {
    /// Why, in the words of whoever entered it.
    package var reason: Words
    package var note: Words?
    /// The day by which it is to be done.
    package var due: RecordedValue?
    /// When it was agreed to call.
    package var appointment: Appointment?
    /// What is to be held, where that is an interview.
    package var survey: String?
    package var person: Person

    package init(reason: Words, about person: Person) {
        self.reason = reason
        self.person = person
    }
}
