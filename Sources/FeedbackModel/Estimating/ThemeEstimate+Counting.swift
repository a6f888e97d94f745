extension ThemeEstimate {
    /// Counts what is known of a theme, without any model.
    package init(counting evidence: ThemeEvidence, in population: Population) {
        self.init(theme: evidence.theme, category: evidence.category)
        askedAccounts = evidence.asked.count
        yesAccounts = evidence.yes.count
        ticketAccounts = evidence.reports.count
        tickets = evidence.tickets
        mentionAccounts = evidence.mentions.count
        unmatchedAnswers = evidence.unmatchedAnswers
        unmatchedTickets = evidence.unmatchedTickets
        ideas = evidence.ideas == 0 ? nil : evidence.ideas
        reviews = evidence.reviews == 0 ? nil : evidence.reviews
        anonymousVotes = evidence.anonymousVotes == 0 ? nil : evidence.anonymousVotes
        let need = NeedyAccounts(evidence, among: population.count)
        severityAccounts = need.severities.count
        severity = need.severities.isEmpty ? nil : Self.mean(need.severities)
        needAccounts = need.accounts.count
        countRevenue(of: need.accounts, in: population)
        countTickets(evidence, in: population)
    }

    private mutating func countRevenue(of need: [Int], in population: Population) {
        var revenues: [(account: Int, revenue: Double)] = []
        var implausible = 0
        for account in need {
            guard let revenue = population.revenues[account] else { continue }
            if Self.plausibleRevenue.contains(revenue) {
                revenues.append((account, revenue))
            } else {
                implausible += 1
            }
        }
        accountsWithoutRevenue = need.count - revenues.count
        implausibleRevenues = implausible == 0 ? nil : implausible
        exposedRevenue = revenues.isEmpty ? nil : revenues.reduce(0) { $0 + $1.revenue }
        let paid = revenues.filter { $0.revenue > 0 }
        let sum = paid.reduce(0) { $0 + $1.revenue }
        // Of equal ones the first account, whose place is the lowest.
        guard sum > 0, let largest = paid.max(by: { ($0.revenue, $1.account) < ($1.revenue, $0.account) }) else {
            return
        }
        let squares = paid.reduce(0) { $0 + $1.revenue / sum * ($1.revenue / sum) }
        concentration = Concentration(
            effectiveAccounts: 1 / squares, largestPart: largest.revenue / sum,
            largest: population.accounts[largest.account].id)
    }

    private mutating func countTickets(_ evidence: ThemeEvidence, in population: Population) {
        let writers = evidence.reports.count { $0.recent > 0 }
        let gone = evidence.reports.count { $0.recent > 0 && !population.isActive[Int($0.account)] }
        let active = population.isActive.count { $0 } + gone
        lowerBound = active > 0 ? Double(writers) / Double(active) : nil
        let recent = evidence.olderTickets + evidence.newerTickets
        ticketRate =
            active > 0 && evidence.windowDays > 0
            ? Double(recent) * 1000 / Double(active) * 30 / Double(evidence.windowDays) : nil
        ticketTrend =
            evidence.olderTickets > 0
            ? Double(evidence.newerTickets) / Double(evidence.olderTickets) : nil
    }

    /// The mean, rounded to a billionth, so that the last bits do not show.
    private static func mean(_ numbers: [Double]) -> Double {
        (numbers.reduce(0, +) / Double(numbers.count) * 1e9).rounded() / 1e9
    }
}

/// The accounts that are known to have a need, in rising order, and how bad it is for those of which that is known.
private struct NeedyAccounts {
    private(set) var accounts: [Int] = []
    private(set) var severities: [Double] = []

    init(_ evidence: ThemeEvidence, among count: Int) {
        var hasNeed = Array(repeating: false, count: count)
        /// Below 0 where it is not known.
        var worst = Array(repeating: -1.0, count: count)
        for report in evidence.reports {
            hasNeed[Int(report.account)] = true
            if let severity = report.severity { worst[Int(report.account)] = severity }
        }
        let said =
            evidence.yes.map { ($0.account, $0.newest?.severity) } + evidence.mentions.map { ($0.account, $0.severity) }
        for (account, severity) in said {
            hasNeed[account] = true
            if let severity { worst[account] = max(worst[account], severity) }
        }
        accounts = hasNeed.indices.filter { hasNeed[$0] }
        severities = accounts.map { worst[$0] }.filter { $0 >= 0 }
    }
}
