package import Interviewing
package import Journal
package import SurveyModel

/// One reason to get back to a customer.
package struct FollowUpItem: Hashable, Sendable {
    /// Why; in the order in which they come first among those that are due.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A time was agreed on.
        case callBack = "call_back"
        case promise
        /// Somebody said that they want to hear how it goes on.
        case closeTheLoop = "close_the_loop"
        /// An interview that was begun and not ended.
        case unfinished
        /// Somebody entered it by hand.
        case task
        /// Somebody declined for now.
        case refusal
        case ticket

        /// What stands at the beginning of its id.
        package var prefix: String {
            switch self {
            case .callBack: "call"
            case .promise: "promise"
            case .closeTheLoop: "loop"
            case .unfinished: "open"
            case .task: "task"
            case .refusal: "retry"
            case .ticket: "ticket"
            }
        }

        /// Whether a customer is asked something, so that the rules about how often hold.
        package var asks: Bool {
            switch self {
            case .unfinished, .refusal, .ticket: true
            case .callBack, .promise, .closeTheLoop, .task: false
            }
        }
    }

    /// Whether a customer is asked something, so that the rules about how often hold.
    package var asks: Bool { kind.asks || (kind == .task && survey != nil) }

    package var kind: Kind
    /// What it follows from, with whole ids; two items with one key are the same.
    package var key: String
    /// What people type: ``key`` with the first eight letters of a session.
    package var id: String
    /// What is held, where that is an interview.
    package var survey: String?
    /// The session that it follows from.
    package var session: String?
    /// Whether that session goes on.
    package var resumes = false
    package var account: String?
    package var contact: String?
    package var ticket: String?
    /// Why, in our words: one clause, never a customer's words.
    package var reason: String
    /// What was promised, or entered by hand.
    package var words: Words?
    /// What was noted about it last.
    package var note: Words?
    /// How often this was tried.
    package var tries = 0
    /// The last try, in milliseconds since 1970-01-01 UTC, and its outcome.
    package var lastTry: (time: Int64, outcome: OutcomeCode?)?
    /// When it was agreed to call.
    package var appointment: Appointment?
    /// The day by which it is to be done.
    package var due: CalendarDate?
    /// What it follows from happened then, in milliseconds since 1970-01-01 UTC.
    package var since: Int64

    package var person: Person { Person(account: account, contact: contact, ticket: ticket) }

    package init(kind: Kind, of subject: String, session: String? = nil, reason: String, since: Int64) {
        self.kind = kind
        let whole = "\(kind.prefix)-\(subject)"
        key = whole
        id = session.map { whole.replacing($0, with: $0.prefix(8), maxReplacements: 1) } ?? whole
        self.session = session
        self.reason = reason
        self.since = since
    }

    package static func == (lhs: Self, rhs: Self) -> Bool { lhs.key == rhs.key && lhs.reason == rhs.reason }
    package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
