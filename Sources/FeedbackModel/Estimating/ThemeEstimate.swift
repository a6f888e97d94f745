package import Statistics

/// What is known about one theme: who has the need, how badly, and how sure that is.
///
/// Asked and unasked evidence never share a denominator: answers to a question about the theme give a share, tickets and
/// remarks only a least number of accounts.
package struct ThemeEstimate: Codable, Hashable, Sendable {
    /// The theme's id.
    package var theme: String
    package var category: String
    /// Distinct accounts that answered a question about the theme.
    package var askedAccounts: Int
    /// Those whose newest answer says that the need is there.
    package var yesAccounts: Int
    /// Distinct accounts with a ticket about it, or with an idea that they had or support: a lower bound of those that
    /// have the need.
    package var ticketAccounts: Int
    package var tickets: Int
    /// Distinct accounts that raised it in an interview, a survey or a group without being asked.
    package var mentionAccounts: Int
    /// Distinct accounts that said yes, wrote a ticket or raised it: who is known to have the need.
    package var needAccounts: Int
    /// Those of them whose severity is known.
    package var severityAccounts: Int
    /// How bad it is, 0 to 1: the mean over accounts of each account's worst; `nil` where no account shows it.
    package var severity: Double?
    /// Yearly revenue of the accounts that are known to have the need, in the workspace's currency.
    ///
    /// `nil` where no account's revenue is known.
    package var exposedRevenue: Double?
    /// Accounts that are known to have the need and whose revenue is not known.
    package var accountsWithoutRevenue: Int
    /// Answers without an account, which count nowhere.
    package var unmatchedAnswers: Int
    /// Tickets without an account: among the tickets, and not among the accounts.
    package var unmatchedTickets: Int
    /// Ideas and reviews about it; `nil` for none.
    package var ideas: Int?
    package var reviews: Int?
    /// Votes on those ideas that nobody knows by whom, which count nowhere; `nil` for none.
    package var anonymousVotes: Int?
    /// Of the accounts without revenue, those whose revenue on file lies outside ``plausibleRevenue``; `nil` for none.
    package var implausibleRevenues: Int?
    /// What the model says; `nil` where nobody was asked and no rate of writing is known, and in old reviews.
    package var model: NeedEstimate?
    /// How the revenue behind it is spread over accounts; `nil` where none is known, and in old reviews.
    package var concentration: Concentration?
    /// Accounts with a ticket in the window over those that could write: the least that the share can be.
    package var lowerBound: Double?
    /// Tickets for 1000 accounts in 30 days, over the window.
    package var ticketRate: Double?
    /// How many times as many tickets the newer half of the window has as the older one; `nil` for an empty older half.
    package var ticketTrend: Double?
    /// How far coders agree on what is about it; `nil` where that is not known, and in old reviews.
    package var agreement: CodingAgreement?

    /// How much of something few accounts have.
    package struct Concentration: Codable, Hashable, Sendable {
        /// As many accounts with equal parts would be spread as widely.
        ///
        /// 1 / Σs², after E. H. Simpson, Nature 163 (1949).
        package var effectiveAccounts: Double
        /// The part of the account with the most.
        package var largestPart: Double
        /// Its id.
        package var largest: String

        package init(effectiveAccounts: Double, largestPart: Double, largest: String) {
            self.effectiveAccounts = effectiveAccounts
            self.largestPart = largestPart
            self.largest = largest
        }

        private enum CodingKeys: String, CodingKey {
            case largest
            case effectiveAccounts = "effective_accounts"
            case largestPart = "largest_part"
        }
    }

    /// What a yearly revenue can be: more is a slip that would drown, or overflow, every sum it is in.
    package static let plausibleRevenue = -1e15...1e15

    package init(
        theme: String, category: String, askedAccounts: Int = 0, yesAccounts: Int = 0, ticketAccounts: Int = 0,
        tickets: Int = 0, mentionAccounts: Int = 0, needAccounts: Int = 0, severityAccounts: Int = 0,
        severity: Double? = nil, exposedRevenue: Double? = nil, accountsWithoutRevenue: Int = 0,
        unmatchedAnswers: Int = 0, unmatchedTickets: Int = 0,
        implausibleRevenues: Int? = nil
    ) {
        self.theme = theme
        self.category = category
        self.askedAccounts = askedAccounts
        self.yesAccounts = yesAccounts
        self.ticketAccounts = ticketAccounts
        self.tickets = tickets
        self.mentionAccounts = mentionAccounts
        self.needAccounts = needAccounts
        self.severityAccounts = severityAccounts
        self.severity = severity
        self.exposedRevenue = exposedRevenue
        self.accountsWithoutRevenue = accountsWithoutRevenue
        self.unmatchedAnswers = unmatchedAnswers
        self.unmatchedTickets = unmatchedTickets
        self.implausibleRevenues = implausibleRevenues
    }

    private enum CodingKeys: String, CodingKey {
        case theme, category, tickets, severity, model, concentration, agreement, ideas, reviews
        case anonymousVotes = "anonymous_votes"
        case lowerBound = "lower_bound"
        case ticketRate = "ticket_rate"
        case ticketTrend = "ticket_trend"
        case askedAccounts = "asked_accounts"
        case yesAccounts = "yes_accounts"
        case ticketAccounts = "ticket_accounts"
        case mentionAccounts = "mention_accounts"
        case needAccounts = "need_accounts"
        case severityAccounts = "severity_accounts"
        case exposedRevenue = "arr_exposed"
        case accountsWithoutRevenue = "accounts_without_revenue"
        case unmatchedAnswers = "unmatched_answers"
        case unmatchedTickets = "unmatched_tickets"
        case implausibleRevenues = "implausible_revenues"
    }

    /// Tickets, ideas and reviews about it.
    package var ticketTotal: Int { tickets + (ideas ?? 0) + (reviews ?? 0) }

    /// The accounts that said yes, of those asked; `nil` where nobody was asked.
    package var share: Share? { Share(yes: yesAccounts, asked: askedAccounts) }

    /// The same as a number, 0 to 1.
    package var shareValue: Double? { share?.value }

    /// The share's 90 % Jeffreys interval.
    package var interval: ClosedRange<Double>? { share?.jeffreys(0.9) }

    /// The severity that ``need`` counts with: the model's; without one the known one, else ½, the middle of the scale.
    package var countedSeverity: Double { model?.severity ?? severity ?? 0.5 }

    /// Need points, 0 to 100: the customer base loses as much as if this percentage of it were fully blocked.
    ///
    /// The model's 100 · P · S; in a review from before the model, 100 · share · severity. `nil` where nobody was asked and
    /// no rate of writing is known, since tickets have no denominator.
    package var need: Double? { model?.need ?? share.map { 100 * $0.value * countedSeverity } }

    /// Whether it may stand in a ranking: it has a need, and the guard `agreement` has nothing against it.
    package var isRanked: Bool { need != nil && !isBlocked }

    /// Whether the guard `agreement` keeps it out of every ranking.
    package var isBlocked: Bool { model?.badges.contains(.unreliableCoding) ?? false }

    /// Fewer accounts than this give an interval that is honest but wide: say so.
    package static let smallSample = 30
}
