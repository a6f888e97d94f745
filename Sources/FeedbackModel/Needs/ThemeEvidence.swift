/// All that is known of one theme, account by account, apart from words: what the model works on.
///
/// Accounts are named by their place in the ``Population``.
package struct ThemeEvidence: Hashable, Sendable {
    /// One answer to a question about the theme.
    package struct Answer: Hashable, Sendable {
        /// Milliseconds since 1970-01-01 UTC.
        package var time: Int64
        package var isPresent: Bool
        /// How bad it is said to be, 0 to 1.
        package var severity: Double?
        package var fidelity: Evidence.Fidelity
        /// The sitting that it was given in.
        package var session: String

        package init(
            time: Int64, isPresent: Bool, severity: Double? = nil, fidelity: Evidence.Fidelity = .closed,
            session: String = ""
        ) {
            self.time = time
            self.isPresent = isPresent
            self.severity = severity
            self.fidelity = fidelity
            self.session = session
        }
    }

    /// An account that was asked.
    package struct Asked: Hashable, Sendable {
        package var account: Int
        /// At least one, the oldest first.
        package var answers: [Answer]

        package init(account: Int, answers: [Answer]) {
            self.account = account
            self.answers = answers
        }

        /// The answer that counts.
        package var newest: Answer? { answers.last }
    }

    /// An account with tickets about the theme, or with ideas that it had or supports.
    package struct Report: Hashable, Sendable {
        package var account: Int32
        /// Tickets, ideas and votes in the window, up to 255.
        package var recent: UInt8
        /// The worst priority of its tickets, from 1 (low) to 4 (urgent); 0 where it has none.
        package var priority: UInt8

        package init(account: Int, recent: Int = 1, priority: Int? = 2) {
            self.account = Int32(clamping: account)
            self.recent = UInt8(clamping: recent)
            self.priority = UInt8(clamping: priority ?? 0)
        }

        /// How bad what happened was, 0 to 1; `nil` where only ideas speak, which tell of a wish and of no fact.
        ///
        /// A priority is what the help desk decided from facts; the steps are those of an ordinal scale.
        package var severity: Double? { priority == 0 ? nil : Double(priority) / 4 }
    }

    /// An account that raised it without being asked.
    package struct Mention: Hashable, Sendable {
        package var account: Int
        package var severity: Double?

        package init(account: Int, severity: Double? = nil) {
            self.account = account
            self.severity = severity
        }
    }

    /// The theme's id.
    package var theme: String
    package var category: String
    /// In rising order of accounts, each once; so are ``reports`` and ``mentions``.
    package var asked: [Asked] = []
    package var reports: [Report] = []
    package var mentions: [Mention] = []
    /// All tickets about it.
    package var tickets = 0
    package var unmatchedTickets = 0
    package var ideas = 0
    package var reviews = 0
    /// Votes on these ideas that nobody knows by whom.
    package var anonymousVotes = 0
    package var unmatchedAnswers = 0
    /// Tickets in the window, of the older and of the newer half of it.
    package var olderTickets = 0
    package var newerTickets = 0
    /// How long the window is.
    package var windowDays = 0

    package init(theme: String, category: String) {
        self.theme = theme
        self.category = category
    }

    /// Accounts whose newest answer says yes.
    package var yes: [Asked] { asked.filter { $0.newest?.isPresent == true } }
}
