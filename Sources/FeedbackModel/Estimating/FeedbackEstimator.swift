/// Counts evidence into estimates, item by item, whatever the order.
///
/// An account counts once: repeating a ticket of the same account changes nothing but the number of tickets. Memory is a
/// few bits for each pair of a theme and an account, however many tickets there are.
package struct FeedbackEstimator: Sendable {
    /// A ticket's priority as severity.
    ///
    /// A priority is what the help desk decided from facts; the steps are those of an ordinal scale, and "normal" is its
    /// middle, which also stands for an unknown one.
    private enum Priority: Int, CaseIterable {
        case low, normal, high, urgent

        init(_ text: String?) {
            switch text?.lowercased() {
            case "urgent": self = .urgent
            case "high": self = .high
            case "low": self = .low
            default: self = .normal
            }
        }

        var severity: Double { Double(rawValue + 1) / 4 }
    }

    /// When an answer was given, for "the newer one counts"; the place decides between answers of the same moment.
    private struct Moment: Comparable, Sendable {
        var time: Int64
        var place: String
        var sequence: Int

        init(_ evidence: Evidence) {
            time = evidence.time
            switch evidence.source {
            case .session(let id, let number, _): (place, sequence) = (id, number)
            case .ticket(let id): (place, sequence) = (id, 0)
            }
        }

        static func < (lhs: Self, rhs: Self) -> Bool {
            (lhs.time, lhs.place, lhs.sequence) < (rhs.time, rhs.place, rhs.sequence)
        }
    }

    private struct Answer: Sendable {
        var moment: Moment
        var isPresent: Bool
        var severity: Double?
    }

    private struct Tally: Sendable {
        var byPriority = Array(repeating: AccountSet(), count: Priority.allCases.count)
        var tickets = 0
        var unmatchedTickets = 0
        var unmatchedAnswers = 0
        /// The newest answer of each account.
        var answers: [Int: Answer] = [:]
        var mentions = AccountSet()
        var mentionSeverity: [Int: Double] = [:]
    }

    private let codebook: Codebook
    private let accounts: [Account]
    private var themeNumbers: [String: Int] = [:]
    private var accountNumbers: [String: Int] = [:]
    private var tallies: [Tally]

    /// Begins with nothing counted.
    ///
    /// - Parameters:
    ///   - codebook: The themes to estimate; evidence about others is passed over.
    ///   - accounts: For their revenue; evidence may name accounts that are not among them.
    package init(_ codebook: Codebook, accounts: [Account]) {
        self.codebook = codebook
        self.accounts = accounts
        tallies = Array(repeating: Tally(), count: codebook.themes.count)
        for (number, theme) in codebook.themes.enumerated() {
            // By its last part too, where that means this theme.
            for name in [theme.id, theme.name] where themeNumbers[name] == nil && codebook[name]?.id == theme.id {
                themeNumbers[name] = number
            }
        }
        accountNumbers.reserveCapacity(accounts.count)
        for (number, account) in accounts.enumerated() where accountNumbers[account.id] == nil {
            accountNumbers[account.id] = number
        }
        nextAccount = accounts.count
    }

    private var nextAccount: Int

    /// Items about themes that the codebook does not have, by theme: they are counted nowhere else.
    package private(set) var unknownThemes: [String: Int] = [:]

    /// Counts a pair of a theme and a ticket that is about it; each pair is given once.
    package mutating func addTicket(about theme: String, accountID: String?, priority: String?) {
        guard let number = themeNumbers[theme] else {
            unknownThemes[theme, default: 0] += 1
            return
        }
        tallies[number].tickets += 1
        guard let accountID else {
            tallies[number].unmatchedTickets += 1
            return
        }
        let account = self.account(accountID)
        tallies[number].byPriority[Priority(priority).rawValue].insert(account)
    }

    /// Counts an item drawn from a session; tickets go to ``addTicket(about:accountID:priority:)``.
    ///
    /// What agents think is no customer's account, and counts in ``AgentOpinion`` alone.
    package mutating func add(_ evidence: Evidence) {
        guard evidence.sourceKind == .customer else { return }
        guard let number = themeNumbers[evidence.theme] else {
            unknownThemes[evidence.theme, default: 0] += 1
            return
        }
        guard let accountID = evidence.accountID else {
            if evidence.wasAsked { tallies[number].unmatchedAnswers += 1 }
            return
        }
        let account = self.account(accountID)
        if evidence.wasAsked {
            var answer = Answer(
                moment: Moment(evidence), isPresent: evidence.isPresent, severity: evidence.severity?.clipped)
            if let known = tallies[number].answers[account], answer.moment <= known.moment {
                if answer.moment < known.moment { return }
                // Two items of one answer: the need is there if either says so.
                answer.isPresent = answer.isPresent || known.isPresent
                answer.severity = [answer.severity, known.severity].compactMap(\.self).max()
            }
            tallies[number].answers[account] = answer
        } else if evidence.isPresent {
            tallies[number].mentions.insert(account)
            if let severity = evidence.severity?.clipped {
                tallies[number].mentionSeverity[account] = max(
                    tallies[number].mentionSeverity[account] ?? 0, severity)
            }
        }
    }

    /// The estimates, in the order of the codebook.
    package func estimates() -> [ThemeEstimate] {
        zip(codebook.themes, tallies).map { theme, tally in estimate(theme, tally) }
    }

    private func estimate(_ theme: Theme, _ tally: Tally) -> ThemeEstimate {
        var ticketAccounts = AccountSet()
        for set in tally.byPriority { ticketAccounts.formUnion(set) }
        var need = ticketAccounts
        need.formUnion(tally.mentions)
        for (account, answer) in tally.answers where answer.isPresent { need.insert(account) }
        // Summed in rising order, so that the order in which accounts came does not move the last bit.
        var severities: [Double] = []
        var revenues: [Double] = []
        var withoutRevenue = 0
        var implausibleRevenues = 0
        need.forEach { account in
            if let worst = worst(of: account, in: tally) { severities.append(worst) }
            let revenue = account < accounts.count ? accounts[account].revenue : nil
            if let revenue, ThemeEstimate.plausibleRevenue.contains(revenue) {
                revenues.append(revenue)
            } else {
                withoutRevenue += 1
                if revenue != nil { implausibleRevenues += 1 }
            }
        }
        return ThemeEstimate(
            theme: theme.id, category: theme.category, askedAccounts: tally.answers.count,
            yesAccounts: tally.answers.values.count { $0.isPresent }, ticketAccounts: ticketAccounts.count,
            tickets: tally.tickets, mentionAccounts: tally.mentions.count, needAccounts: need.count,
            severityAccounts: severities.count,
            severity: severities.isEmpty ? nil : mean(severities),
            exposedRevenue: revenues.isEmpty ? nil : revenues.sorted().reduce(0, +),
            accountsWithoutRevenue: withoutRevenue, unmatchedAnswers: tally.unmatchedAnswers,
            unmatchedTickets: tally.unmatchedTickets,
            implausibleRevenues: implausibleRevenues == 0 ? nil : implausibleRevenues)
    }

    /// The mean, summed in rising order and rounded to a billionth, so that the last bits do not show.
    private func mean(_ numbers: [Double]) -> Double {
        (numbers.sorted().reduce(0, +) / Double(numbers.count) * 1e9).rounded() / 1e9
    }

    /// The worst that is known of an account: its tickets, its answer, its remarks.
    private func worst(of account: Int, in tally: Tally) -> Double? {
        let ticket = Priority.allCases.last { tally.byPriority[$0.rawValue].contains(account) }?.severity
        let answer = tally.answers[account].flatMap { $0.isPresent ? $0.severity : nil }
        return [ticket, answer, tally.mentionSeverity[account]].compactMap(\.self).max()
    }

    private mutating func account(_ id: String) -> Int {
        if let number = accountNumbers[id] { return number }
        let number = nextAccount
        nextAccount += 1
        accountNumbers[id] = number
        return number
    }
}

extension Double {
    fileprivate var clipped: Double { isNaN ? 0 : Swift.min(Swift.max(self, 0), 1) }
}
