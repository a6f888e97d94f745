internal import Journal

/// What happened to evidence of another workspace: each import has a journal of its own at the desk.
///
/// A bundle holds no words, so it stands in the journal as it is.
package enum BundleEvent: JournalEvent {
    /// It was taken over: its text, and which of its accounts were said to be which of ours.
    case imported(bundle: String, matches: [AccountMatch])
    /// It counts no more.
    case takenBack

    package static var schema: Int { 1 }
}

/// An account of another workspace that somebody said is one of ours.
package struct AccountMatch: Codable, Hashable, Sendable {
    package var theirs: String
    package var ours: String

    package init(theirs: String, ours: String) {
        self.theirs = theirs
        self.ours = ours
    }
}
