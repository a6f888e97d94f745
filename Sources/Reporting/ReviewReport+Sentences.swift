package import FeedbackModel
package import RoadmapScoring

/// The sentences that both documents and the terminal use, so that a number is always said the same way.
package enum EvidenceSentences {
    /// `6 of 40 accounts asked say yes: 15 %, 90 % interval 7.6–26 %`.
    package static func asked(_ estimate: ThemeEstimate) -> String {
        guard let share = estimate.shareValue, let interval = estimate.interval else {
            return estimate.unmatchedAnswers == 0
                ? "nobody was asked, so there is no share and no need"
                : "\(NumberText.count(estimate.unmatchedAnswers, "answer")), none with an account, so there is no share"
        }
        let verb = estimate.yesAccounts == 1 ? "says" : "say"
        return "\(estimate.yesAccounts) of \(NumberText.count(estimate.askedAccounts, "account")) asked \(verb) yes: "
            + "\(NumberText.percent(share)), 90 % interval \(NumberText.percent(interval))"
    }

    /// `41 tickets, 3 ideas, 2 reviews`; empty where there are none.
    package static func statements(_ estimate: ThemeEstimate) -> String {
        [(estimate.tickets, "ticket"), (estimate.ideas ?? 0, "idea"), (estimate.reviews ?? 0, "review")]
            .filter { $0.0 > 0 }.map { NumberText.count($0.0, $0.1) }.joined(separator: ", ")
    }

    /// `at least 30 of 812 accounts (3.7 %), in 41 tickets`.
    package static func tickets(_ estimate: ThemeEstimate, accounts: Int) -> String {
        let said = statements(estimate)
        guard !said.isEmpty else { return "no ticket" }
        var text = "at least \(estimate.ticketAccounts) of \(NumberText.count(accounts, "account"))"
        if accounts > 0 { text += " (\(NumberText.percent(Double(estimate.ticketAccounts) / Double(accounts))))" }
        text += ", in \(said)"
        if estimate.unmatchedTickets > 0 {
            let whose = estimate.tickets == estimate.ticketTotal ? "them" : "the tickets"
            text += ", \(estimate.unmatchedTickets) of \(whose) without an account"
        }
        if let votes = estimate.anonymousVotes {
            text += "; \(NumberText.count(votes, "more vote")) by nobody knows whom"
        }
        return text
    }

    /// `0.60 of 1, from 34 accounts`; in a review from before the model, the mean of each one's worst.
    package static func severity(_ estimate: ThemeEstimate) -> String {
        if let model = estimate.model, model.severityAccounts > 0 {
            return "\(NumberText.score(model.severity)) of 1, from "
                + NumberText.count(model.severityAccounts, "account")
        }
        guard let severity = estimate.severity else {
            return estimate.needAccounts == 0
                ? "no account shows it"
                : "not rated; need counts it as \(NumberText.score(estimate.countedSeverity)), what its kind mostly has"
        }
        return "\(NumberText.score(severity)) of 1, mean over "
            + "\(NumberText.count(estimate.severityAccounts, "account")) of each one's worst"
    }

    /// `412 000 EUR a year at 34 of the 36 accounts known to have it`.
    package static func revenue(_ estimate: ThemeEstimate, currency: String?) -> String {
        guard let revenue = estimate.exposedRevenue else {
            return "not known for any of the \(NumberText.count(estimate.needAccounts, "account")) known to have it"
        }
        let known = estimate.needAccounts - estimate.accountsWithoutRevenue
        return "\(NumberText.money(revenue, currency: currency)) a year at \(known) of the "
            + "\(NumberText.count(estimate.needAccounts, "account")) known to have it"
    }

    /// `7.2 of 100 (90 %: 3.9–12) = 100 · 0.12 · 0.60`.
    package static func need(_ estimate: ThemeEstimate) -> String? {
        guard let need = estimate.need, let share = estimate.model?.share ?? estimate.shareValue else { return nil }
        let interval = estimate.model.map { " (90 %: \(NumberText.range($0.needLow, $0.needHigh)))" } ?? ""
        return "\(NumberText.score(need)) of 100\(interval) = 100 · \(NumberText.score(share)) · "
            + NumberText.score(estimate.countedSeverity)
    }

    /// What is known about a theme, name and sentence.
    static func facts(_ estimate: ThemeEstimate, accounts: Int, currency: String?) -> [(name: String, text: String)] {
        let facts = [
            ("asked", asked(estimate)), ("tickets", tickets(estimate, accounts: accounts)),
            ("severity", severity(estimate)), ("revenue", revenue(estimate, currency: currency)),
        ]
        return (facts + (need(estimate).map { [("need", $0)] } ?? [])).map { (name: $0.0, text: $0.1) }
    }

    /// `small sample: 12 asked; …`.
    package static func smallSample(_ estimate: ThemeEstimate) -> String {
        "small sample: \(NumberText.count(estimate.askedAccounts, "account")) asked"
            + (coverage(asked: estimate.askedAccounts).map { "; \($0)" } ?? "")
    }

    /// What a 90 % interval is worth with so few asked; `nil` where it is worth what it says, and where nobody was asked.
    package static func coverage(asked: Int) -> String? {
        guard (1..<MeasuredCoverage.enough).contains(asked), let least = MeasuredCoverage.figures.first else {
            return nil
        }
        let figure = MeasuredCoverage.figure(asked: asked) ?? least
        return
            "when tried with \(figure.asked) asked, 90 % intervals held the truth \(NumberText.percent(figure.part)) "
            + "of the time" + (asked < least.asked ? ", and they were not tried with fewer" : "")
    }

    /// What makes an estimate weak, one clause each.
    package static func doubts(_ estimate: ThemeEstimate) -> [String] {
        var doubts: [String] = []
        if estimate.askedAccounts == 0, estimate.unmatchedAnswers == 0 {
            doubts.append(
                estimate.ticketTotal > 0
                    ? "nobody was asked: tickets give only a lower bound" : "nobody was asked and no ticket is about it"
            )
        } else if (1..<ThemeEstimate.smallSample).contains(estimate.askedAccounts) {
            doubts.append(smallSample(estimate))
        } else if let coverage = coverage(asked: estimate.askedAccounts) {
            doubts.append(coverage)
        }
        if estimate.severity == nil, estimate.needAccounts > 0 { doubts.append("severity was not rated") }
        if let count = estimate.implausibleRevenues {
            doubts.append(
                "the revenue on file for \(NumberText.count(count, "account")) cannot be true and is left out")
        }
        if estimate.unmatchedAnswers > 0 {
            let answers = NumberText.count(estimate.unmatchedAnswers, "answer")
            doubts.append("\(answers) without an account \(estimate.unmatchedAnswers == 1 ? "is" : "are") not counted")
        }
        return doubts
    }

    /// How a score came about: `reach 86 (52–131) · impact 2 / effort 1.13 (0.80–1.60) person-months`.
    package static func factors(_ score: RoadmapScore) -> String {
        switch score.method {
        case .rice, .riceModel, .needPerWeek: break
        default: return parts(score)
        }
        if score.method == .needPerWeek {
            let relief = score.relief.map { "relief \(shown($0)) need points" } ?? "relief unknown"
            return relief + " / " + (score.weeks.map { "effort \(shown($0)) person-weeks" } ?? "effort unknown")
        }
        let reach = score.reach.map { "reach \(shown($0)) accounts" } ?? "reach unknown"
        let impact = score.impact.map { "impact \(NumberText.exact($0))" } ?? "impact unknown"
        let confidence =
            score.method == .riceModel
            ? "confidence is not used: the interval stands for it"
            : score.confidence.map { "confidence \(NumberText.exact($0))" } ?? "confidence unknown"
        let effort = score.effort.map { "effort \(shown($0)) person-months" } ?? "effort unknown"
        return score.method == .riceModel
            ? "\(reach) · \(impact) / \(effort); \(confidence)" : "\(reach) · \(impact) · \(confidence) / \(effort)"
    }

    /// One theme's part in the model's reach.
    package static func part(_ theme: ThemeReach) -> String {
        let share =
            switch theme.basis {
            case .asked, .ticketRate:
                "\(NumberText.percent(theme.share.value)) of accounts "
                    + "(\(NumberText.percent(theme.share.low...max(theme.share.low, theme.share.high))))"
            case .ticketsOnly: "at least \(NumberText.percent(theme.share.value)) of accounts, by tickets only"
            case .nothing: "nobody known"
            }
        return "meets \(NumberText.percent(theme.coverage)) of the need of \(share)"
    }
}

extension Evidence.Fidelity {
    /// What kind of words these are, for people.
    package var title: String {
        switch self {
        case .verbatim: "in their own words"
        case .closed: "a ticked answer"
        case .confirmed: "summarised by us, and confirmed by them"
        case .paraphrase: "summarised by us"
        case .machine: "read by a program"
        }
    }
}

extension Evidence.Channel {
    /// The channel's name for people.
    package var title: String {
        switch self {
        case .interview: "interview"
        case .survey: "survey"
        case .focusGroup: "focus group"
        case .ticket: "ticket"
        case .idea: "idea"
        case .review: "review"
        }
    }
}
