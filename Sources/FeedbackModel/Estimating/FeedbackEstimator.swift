/// Counts evidence into estimates, item by item, whatever the order.
///
/// An account counts once: repeating a ticket of the same account changes nothing but the number of tickets. Memory is a
/// few bits for each pair of a theme and an account, however many tickets there are.
package struct FeedbackEstimator: Sendable {
    /// When an answer was given, for "the newer one counts"; the place decides between answers of the same moment.
    fileprivate struct Moment: Comparable, Sendable {
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

    fileprivate struct Answer: Sendable {
        var moment: Moment
        var isPresent: Bool
        var severity: Double?
        var fidelity: Evidence.Fidelity
    }

    private struct Tally: Sendable {
        /// Who wrote tickets about it or supports an idea.
        var marks = AccountMarks()
        var ideas = 0
        var reviews = 0
        var anonymousVotes = 0
        var tickets = 0
        var olderTickets = 0
        var newerTickets = 0
        var unmatchedTickets = 0
        var unmatchedAnswers = 0
        /// By account.
        var answers: [Int: [Answer]] = [:]
        var mentions: Set<Int> = []
        var mentionSeverity: [Int: Double] = [:]
    }

    private let codebook: Codebook
    private let accounts: [Account]
    private let windowDays: Int
    /// In seconds: where the window and its newer half begin.
    private let window: (start: Int64, middle: Int64)
    private var themeNumbers: [String: Int] = [:]
    private var accountNumbers: [String: Int] = [:]
    private var tallies: [Tally]
    /// The accounts that only evidence names, by number after those on file.
    private var unlisted: [String] = []

    /// Begins with nothing counted.
    ///
    /// - Parameters:
    ///   - codebook: The themes to estimate; evidence about others is passed over.
    ///   - accounts: Those on file; evidence may name accounts that are not among them.
    ///   - now: Where the window of tickets ends, in milliseconds since 1970-01-01 UTC.
    ///   - windowDays: How long it is.
    package init(
        _ codebook: Codebook, accounts: [Account], now: Int64 = 0, windowDays: Int = GuardSettings().windowDays
    ) {
        self.codebook = codebook
        self.accounts = accounts
        self.windowDays = windowDays
        let length = Int64(clamping: windowDays) * 86_400
        window = (now / 1000 - length, now / 1000 - length / 2)
        tallies = Array(repeating: Tally(), count: codebook.themes.count)
        themeNumbers = codebook.numbers
        accountNumbers.reserveCapacity(accounts.count)
        for (number, account) in accounts.enumerated() where accountNumbers[account.id] == nil {
            accountNumbers[account.id] = number
        }
    }

    /// Items about themes that the codebook does not have, by theme: they are counted nowhere else.
    package private(set) var unknownThemes: [String: Int] = [:]

    /// Counts a pair of a theme and a ticket that is about it; each pair is given once.
    ///
    /// `createdAt` is in seconds since 1970-01-01 UTC; a ticket from the future counts as one of now.
    package mutating func addTicket(
        about theme: String, accountID: String?, priority: String?, createdAt: Int64 = .max
    ) {
        guard let number = themeNumbers[theme] else {
            unknownThemes[theme, default: 0] += 1
            return
        }
        addTicket(
            about: number, account: accountID.map { accountNumber(of: $0) }, TicketPriority(priority),
            createdAt: createdAt)
    }

    /// Counts many tickets; one about two themes that count as one counts once.
    ///
    /// `account` gives the id of the account that a claim counts for, if it does for any.
    package mutating func add(
        _ tickets: ThemeTickets, merges: ThemeMerges = ThemeMerges(),
        account resolved: (AccountClaim) -> String? = { $0.account }
    ) {
        let themes = tickets.themes.map(merges.resolved)
        let numbers = themes.map { themeNumbers[$0] }
        let priorities = tickets.priorities.map { TicketPriority($0) }
        // Claims are looked up at their first row: one that only tickets left out have is no customer's. -1 is nobody's.
        var accounts = [Int?](repeating: nil, count: tickets.claims.count)
        var pairs = DistinctPairs<Int64>()
        tickets.forEach { row in
            guard merges.isEmpty || pairs.insert(themes[row.theme], of: row.ticket) else { return }
            guard let number = numbers[row.theme] else {
                unknownThemes[themes[row.theme], default: 0] += 1
                return
            }
            if let place = row.claim, accounts[place] == nil {
                accounts[place] = resolved(tickets.claims[place]).map { accountNumber(of: $0) } ?? -1
            }
            let account = row.claim.flatMap { accounts[$0] }.flatMap { $0 < 0 ? nil : $0 }
            switch row.kind {
            case .ticket:
                addTicket(
                    about: number, account: account, row.priority.map { priorities[$0] } ?? .normal,
                    createdAt: row.createdAt)
            case .idea:
                tallies[number].ideas += 1
                if let account { addWisher(account, about: number, at: row.createdAt) }
            // Nobody knows whose customer wrote it: it is in no share.
            case .review: tallies[number].reviews += 1
            }
        }
    }

    /// Counts who supports an idea: each account once for each theme, whoever else of it supports it, or any other idea.
    ///
    /// `account` gives the id of the account that a supporter's claim counts for, if it does for any.
    package mutating func add(
        _ idea: IdeaSupport, merges: ThemeMerges = ThemeMerges(),
        account resolved: (AccountClaim) -> String? = { $0.account ?? $0.contactAccount }
    ) {
        for number in Set(idea.themes.map(merges.resolved)).compactMap({ themeNumbers[$0] }).sorted() {
            tallies[number].anonymousVotes += idea.anonymousVotes
            for supporter in idea.supporters {
                guard let id = resolved(supporter.claim) else { continue }
                addWisher(accountNumber(of: id), about: number, at: supporter.time ?? idea.createdAt)
            }
        }
    }

    private mutating func addWisher(_ account: Int, about number: Int, at time: Int64) {
        tallies[number].marks.add(account, nil, isRecent: time >= window.start, of: accounts.count)
    }

    private mutating func addTicket(about number: Int, account: Int?, _ priority: TicketPriority, createdAt: Int64) {
        let isRecent = createdAt >= window.start
        tallies[number].tickets += 1
        if isRecent, createdAt >= window.middle {
            tallies[number].newerTickets += 1
        } else if isRecent {
            tallies[number].olderTickets += 1
        }
        guard let account else {
            tallies[number].unmatchedTickets += 1
            return
        }
        tallies[number].marks.add(account, priority, isRecent: isRecent, of: accounts.count)
    }

    /// Counts an item drawn from a session; tickets go to ``addTicket(about:accountID:priority:createdAt:)``.
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
        let account = accountNumber(of: accountID)
        if evidence.wasAsked {
            let answer = Answer(
                moment: Moment(evidence), isPresent: evidence.isPresent, severity: evidence.severity?.clipped,
                fidelity: evidence.fidelity)
            tallies[number].answers[account, default: []].take(answer)
        } else if evidence.isPresent {
            tallies[number].mentions.insert(account)
            if let severity = evidence.severity?.clipped {
                tallies[number].mentionSeverity[account] = max(
                    tallies[number].mentionSeverity[account] ?? 0, severity)
            }
        }
    }

    /// The model of what was counted.
    ///
    /// - Parameters:
    ///   - guards: Which guards are on, and their parameters.
    ///   - target: Whom the product is for.
    ///   - unit: What one voice is.
    ///   - segments: The account attributes that divide customers.
    ///   - now: What ages are counted to, in milliseconds since 1970-01-01 UTC.
    ///   - codings: By theme, the items that several coders looked at.
    /// - Returns: A value that no longer changes with the estimator, whose own counts may be gone.
    package consuming func model(
        guards: GuardSettings = GuardSettings(), target: TargetSettings? = nil,
        unit: WorkspaceSettings.Unit = .accounts, segments: [String] = [], now: Int64 = 0,
        codings: [String: [[Bool]]] = [:]
    ) -> NeedModel {
        let population = Population(accounts, unlisted: unlisted, target: target, unit: unit)
        let places = (accounts.map(\.id) + unlisted).map { population.number(of: $0) ?? 0 }
        // Each theme's counts go as its evidence comes, so that there is never twice as much of all.
        var rest = consume self
        let evidence = rest.codebook.themes.indices.map { number in
            var tally = Tally()
            swap(&tally, &rest.tallies[number])
            return rest.evidence(rest.codebook.themes[number], tally, places)
        }
        return NeedModel(
            population: population, evidence: evidence, settings: guards, segments: segments,
            exempt: target?.exempt ?? [], now: now, codings: codings)
    }

    /// What was counted, without any model, in the order of the codebook.
    package func counts() -> [ThemeEstimate] {
        let model = model()
        return model.evidence.map { ThemeEstimate(counting: $0, in: model.population) }
    }

    private func evidence(_ theme: Theme, _ tally: Tally, _ places: [Int]) -> ThemeEvidence {
        var evidence = ThemeEvidence(theme: theme.id, category: theme.category)
        evidence.asked = tally.answers.map { account, answers in
            ThemeEvidence.Asked(account: places[account], answers: answers.map(\.counted))
        }.sorted { $0.account < $1.account }
        evidence.reports.reserveCapacity(tally.marks.count)
        tally.marks.forEach { account, recent, worst in
            evidence.reports.append(
                ThemeEvidence.Report(account: places[account], recent: recent, priority: worst.map { $0.rawValue + 1 }))
        }
        evidence.reports.sort { $0.account < $1.account }
        for account in tally.mentions {
            evidence.mentions.append(
                ThemeEvidence.Mention(account: places[account], severity: tally.mentionSeverity[account]))
        }
        evidence.mentions.sort { $0.account < $1.account }
        evidence.tickets = tally.tickets
        evidence.unmatchedTickets = tally.unmatchedTickets
        evidence.ideas = tally.ideas
        evidence.reviews = tally.reviews
        evidence.anonymousVotes = tally.anonymousVotes
        evidence.unmatchedAnswers = tally.unmatchedAnswers
        evidence.olderTickets = tally.olderTickets
        evidence.newerTickets = tally.newerTickets
        evidence.windowDays = windowDays
        return evidence
    }

    private mutating func accountNumber(of id: String) -> Int {
        if let number = accountNumbers[id] { return number }
        let number = accounts.count + unlisted.count
        unlisted.append(id)
        accountNumbers[id] = number
        return number
    }
}

extension FeedbackEstimator.Answer {
    fileprivate var counted: ThemeEvidence.Answer {
        ThemeEvidence.Answer(
            time: moment.time, isPresent: isPresent, severity: severity, fidelity: fidelity, session: moment.place)
    }
}

extension [FeedbackEstimator.Answer] {
    /// Puts an answer to its place among those of the same account, the oldest first.
    fileprivate mutating func take(_ answer: FeedbackEstimator.Answer) {
        if let place = firstIndex(where: { $0.moment == answer.moment }) {
            // Two items of one answer: the need is there if either says so.
            self[place].isPresent = self[place].isPresent || answer.isPresent
            self[place].severity = [self[place].severity, answer.severity].compactMap(\.self).max()
            self[place].fidelity = Swift.min(self[place].fidelity, answer.fidelity)
        } else {
            insert(answer, at: firstIndex { answer.moment < $0.moment } ?? count)
        }
    }
}

extension Double {
    fileprivate var clipped: Double { isNaN ? 0 : Swift.min(Swift.max(self, 0), 1) }
}
