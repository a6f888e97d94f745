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
        var worst: [Int: Double] = [:]
        for report in evidence.reports { worst[Int(report.account)] = report.severity }
        let known =
            evidence.yes.map { ($0.account, $0.newest?.severity) } + evidence.mentions.map { ($0.account, $0.severity) }
        for (account, severity) in known {
            if let severity { worst[account] = max(worst[account] ?? 0, severity) }
        }
        severityAccounts = worst.count
        severity = worst.isEmpty ? nil : Self.mean(worst.values.sorted())
        let need = Set(evidence.reports.map { Int($0.account) }).union(known.map(\.0)).sorted()
        needAccounts = need.count
        countRevenue(of: need, in: population)
        countTickets(evidence, in: population)
    }

    private mutating func countRevenue(of need: [Int], in population: Population) {
        var revenues: [(account: String, revenue: Double)] = []
        var implausible = 0
        for account in need.map({ population.accounts[$0] }) {
            if let revenue = account.revenue, Self.plausibleRevenue.contains(revenue) {
                revenues.append((account.id, revenue))
            } else if account.revenue != nil {
                implausible += 1
            }
        }
        accountsWithoutRevenue = need.count - revenues.count
        implausibleRevenues = implausible == 0 ? nil : implausible
        exposedRevenue = revenues.isEmpty ? nil : revenues.map(\.revenue).sorted().reduce(0, +)
        let paid = revenues.filter { $0.revenue > 0 }
        let sum = paid.map(\.revenue).sorted().reduce(0, +)
        guard sum > 0, let largest = paid.max(by: { ($0.revenue, $1.account) < ($1.revenue, $0.account) }) else {
            return
        }
        let squares = paid.map { $0.revenue / sum * ($0.revenue / sum) }.sorted().reduce(0, +)
        concentration = Concentration(
            effectiveAccounts: 1 / squares, largestPart: largest.revenue / sum, largest: largest.account)
    }

    private mutating func countTickets(_ evidence: ThemeEvidence, in population: Population) {
        let writers = evidence.reports.count { $0.recent > 0 }
        let gone = evidence.reports.count { $0.recent > 0 && !population.accounts[Int($0.account)].isActive }
        let active = population.accounts.count(where: \.isActive) + gone
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
    private static func mean(_ sorted: [Double]) -> Double {
        (sorted.reduce(0, +) / Double(sorted.count) * 1e9).rounded() / 1e9
    }
}
