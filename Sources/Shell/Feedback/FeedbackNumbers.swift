internal import FeedbackModel
internal import Tabulation

/// One theme's numbers, whole, as machines get them.
struct FeedbackNumbers {
    let estimate: ThemeEstimate
    /// Its place in the order of need, from 1; `nil` without a need.
    let rank: Int?
    /// Need with the guards as the workspace has set them.
    let needAsSet: Double?

    init(_ estimate: ThemeEstimate, rank: Int?, needAsSet: Double?) {
        self.estimate = estimate
        self.rank = rank
        self.needAsSet = needAsSet
    }

    /// The names of all numbers, in their order.
    static let keys = FeedbackNumbers(ThemeEstimate(theme: "", category: ""), rank: nil, needAsSet: nil).fields.map(
        \.key)

    static func table(_ lines: [FeedbackNumbers]) -> Table {
        Table(columns: keys.map { Table.Column($0) }, rows: lines.map { $0.fields.map(\.value) })
    }

    /// The numbers as members of a JSON object.
    var members: [JSONValue.Member] { fields.map { .init($0.key, $0.value.json) } }

    /// By need, then by those who wrote; what coders disagree about stands behind.
    static func sorted(_ estimates: [ThemeEstimate]) -> [ThemeEstimate] {
        estimates.sorted {
            (-($0.rankedNeed ?? -1), -$0.ticketAccounts, $0.theme)
                < (-($1.rankedNeed ?? -1), -$1.ticketAccounts, $1.theme)
        }
    }

    static func needs(_ estimates: [ThemeEstimate]) -> [String: Double?] {
        Dictionary(estimates.map { ($0.theme, $0.need) }, uniquingKeysWith: { first, _ in first })
    }

    private var fields: [(key: String, value: Cell)] {
        let model = estimate.model
        let badges = model?.badges.map { Cell.text($0.rawValue) } ?? []
        return [
            ("theme", .untrusted(estimate.theme)), ("category", .untrusted(estimate.category)), ("rank", Cell(rank)),
            ("need", Cell(estimate.need, fractionDigits: 4)), ("need_low", Cell(model?.needLow, fractionDigits: 4)),
            ("need_high", Cell(model?.needHigh, fractionDigits: 4)),
            ("need_as_set", Cell(needAsSet, fractionDigits: 4)), ("basis", Cell(model?.basis.rawValue)),
            ("prevalence", Cell(model?.share, fractionDigits: 4)),
            ("prevalence_low", Cell(model?.interval.lowerBound, fractionDigits: 4)),
            ("prevalence_high", Cell(model?.interval.upperBound, fractionDigits: 4)),
            (
                "measured_coverage",
                Cell(MeasuredCoverage.figure(asked: estimate.askedAccounts)?.part, fractionDigits: 2)
            ),
            ("prevalence_seats", Cell(model?.seatShare, fractionDigits: 4)),
            ("prevalence_revenue", Cell(model?.revenueShare, fractionDigits: 4)),
            ("prevalence_users", Cell(model?.userShare, fractionDigits: 4)),
            ("severity", Cell(model?.severity ?? estimate.severity, fractionDigits: 4)),
            ("severity_accounts", .integer(model?.severityAccounts ?? estimate.severityAccounts)),
            ("asked_accounts", .integer(estimate.askedAccounts)), ("yes_accounts", .integer(estimate.yesAccounts)),
            ("share", Cell(estimate.shareValue, fractionDigits: 4)),
            ("share_low", Cell(estimate.interval?.lowerBound, fractionDigits: 4)),
            ("share_high", Cell(estimate.interval?.upperBound, fractionDigits: 4)),
            ("effective_sample", Cell(model?.effectiveSize, fractionDigits: 2)),
            ("design_effect", Cell(model?.designEffect, fractionDigits: 3)),
            ("ticket_accounts", .integer(estimate.ticketAccounts)), ("tickets", .integer(estimate.tickets)),
            ("ideas", .integer(estimate.ideas ?? 0)), ("reviews", .integer(estimate.reviews ?? 0)),
            ("anonymous_votes", .integer(estimate.anonymousVotes ?? 0)),
            ("lower_bound", Cell(estimate.lowerBound, fractionDigits: 4)),
            ("ticket_rate", Cell(estimate.ticketRate, fractionDigits: 3)),
            ("ticket_trend", Cell(estimate.ticketTrend, fractionDigits: 3)),
            ("mention_accounts", .integer(estimate.mentionAccounts)),
            ("arr_exposed", Cell(estimate.exposedRevenue, fractionDigits: 2)),
            ("arr_expected", Cell(model?.expectedRevenue, fractionDigits: 2)),
            ("effective_accounts", Cell(estimate.concentration?.effectiveAccounts, fractionDigits: 2)),
            ("largest_account", Cell(untrusted: estimate.concentration?.largest)),
            ("largest_part", Cell(estimate.concentration?.largestPart, fractionDigits: 4)),
            ("unmatched_answers", .integer(estimate.unmatchedAnswers)),
            ("unmatched_tickets", .integer(estimate.unmatchedTickets)),
            ("agreement", Cell(estimate.agreement?.alpha, fractionDigits: 3)), ("badges", .list(badges)),
        ]
    }
}

extension ThemeEstimate {
    /// What it is ranked by; `nil` where it has no rank.
    var rankedNeed: Double? { isRanked ? need : nil }
}

extension FeedbackPicture {
    /// A theme's numbers beside those of all.
    func numbers(_ estimate: ThemeEstimate) -> FeedbackNumbers {
        let place = FeedbackNumbers.sorted(estimates).firstIndex { $0.theme == estimate.theme }
        return FeedbackNumbers(
            estimate, rank: estimate.isRanked ? place.map { $0 + 1 } : nil, needAsSet: estimate.need)
    }
}
