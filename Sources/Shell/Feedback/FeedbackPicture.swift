package import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Reporting
internal import SourceDiagnostics
internal import Storage

/// What the feedback says now: codebook, accounts and an estimate for each theme.
package struct FeedbackPicture: Hashable, Sendable {
    /// The themes that are estimated: without those that count as others.
    package var codebook: Codebook
    /// Which themes count as others.
    package var merges = ThemeMerges()
    package var settings: WorkspaceSettings?
    /// All accounts on file: whom a share is a share of.
    package var targetAccounts: Int
    /// In the order of the codebook.
    package var estimates: [ThemeEstimate]
    /// What the estimates follow from.
    package var model: NeedModel
    /// Items about themes that the codebook does not have.
    package var unknownThemes: [String: Int]
    /// What agents say that they hear, theme by theme in the order of the codebook; no customer counts in it.
    package var opinions: [AgentOpinion] = []

    /// What agents say of a theme; `nil` where none said anything.
    func opinion(_ theme: String) -> AgentOpinion? { opinions.first { $0.theme == theme && !$0.isEmpty } }

    package func estimate(_ theme: String) -> ThemeEstimate? { estimates.first { $0.theme == theme } }
}

extension Session {
    /// Counts all evidence, after bringing it up to date with the codebook.
    ///
    /// `given` is counted in the place of all evidence from sessions, to see what some of it does.
    package func feedbackPicture(counting given: [Evidence]? = nil) throws -> FeedbackPicture {
        let whole = try codebook()
        let settings = try settings()
        try refresh(whole)
        let merges = try merges(in: whole)
        let codebook = whole.without(merges)
        let store = try store()
        var accounts = try store.accounts()
        let joins = try joins(among: accounts)
        var people: [String: Int] = [:]
        for (claim, count) in try store.contactClaims() {
            if let account = joins.account(of: claim) { people[account, default: 0] += count }
        }
        accounts = joins.merged(accounts)
        for place in accounts.indices { accounts[place].users = people[accounts[place].id] }
        var guards = settings?.guards ?? GuardSettings()
        let audit = try audit(in: whole)
        if let audit { guards.take(audit) }
        // Ages are counted to the day, so that what is counted twice on one day is the same.
        let now = surroundings.now() / 86_400_000 * 86_400_000
        var estimator = FeedbackEstimator(codebook, accounts: accounts, now: now, windowDays: guards.windowDays)
        let ideas = IdeaSupport.folded(try store.ideaSupport())
        try store.forEachThemeTicketBlock(without: joins.joined(.ticket).union(ideas.closed)) { tickets in
            estimator.add(tickets, merges: merges, account: joins.account(of:))
        }
        for idea in ideas.counted { estimator.add(idea, merges: merges, account: joins.account(of:)) }
        let evidence = try (given ?? countedEvidence()).map(joins.resolved).map { item in
            var item = item
            item.theme = merges.resolved(whole[item.theme]?.id ?? item.theme)
            return item
        }
        for item in evidence { estimator.add(item) }
        let model = estimator.model(
            guards: guards, target: settings?.target, unit: settings?.unit ?? .accounts,
            segments: settings?.segments ?? [], now: now,
            codings: audit?.codings { merges.resolved($0) } ?? [:])
        return FeedbackPicture(
            codebook: codebook, merges: merges, settings: settings, targetAccounts: accounts.count,
            estimates: model.estimates(), model: model, unknownThemes: estimator.unknownThemes,
            opinions: AgentOpinion.all(in: evidence, codebook))
    }

    /// Takes over the codebook and draws evidence from tickets and sessions that are newer than the last time.
    package func refresh(_ codebook: Codebook) throws {
        let store = try store()
        _ = try store.adopt(codebook, fingerprint: codebook.fingerprint)
        var progress = MatchingProgress(began: surroundings.monotonic()) { try? store.counts().tickets }
        let (clock, remark) = (surroundings.monotonic, output.remark)
        _ = try store.matchTickets(
            progress: { done in if let line = progress.line(done, now: clock()) { remark(line) } },
            codebook.ticketMatcher())
        // Matching needs no session, sessions need the codebook: both are up to date after this.
        var session = self
        try refreshEvidence(in: &session)
    }

    /// Says what was left out of the counts, on standard error.
    func remarkOnUnknownThemes(_ picture: FeedbackPicture) {
        for (theme, count) in picture.unknownThemes.sorted(by: { $0.key < $1.key }) {
            output.tell(
                "note: \(NumberText.count(count, "remark")) about '\(printable(theme))', which is not in surveys/themes.yaml, "
                    + "\(count == 1 ? "is" : "are") not counted")
        }
    }

    /// Says how many answers no share counts, since nobody knows whose they are.
    func remarkOnUnmatchedAnswers(_ picture: FeedbackPicture) {
        let count = picture.estimates.reduce(0) { $0 + $1.unmatchedAnswers }
        guard count > 0 else { return }
        output.tell(
            "note: \(NumberText.count(count, "answer")) without an account \(count == 1 ? "is" : "are") in no share; "
                + "'interview SURVEY --account ACCOUNT' has them counted")
    }

    /// Says which attributes the rules under 'target' ask for that no account has: mostly a slip.
    func remarkOnTarget(_ picture: FeedbackPicture) {
        guard picture.targetAccounts > 0, let target = picture.settings?.target else { return }
        let known = Set(picture.model.population.accounts.flatMap(\.attributes.keys))
        for name in target.attributes.subtracting(known).sorted() {
            let near = suggestion(for: name, among: known.sorted()).map { "; did you mean '\($0)'?" } ?? ""
            output.tell(
                "note: no account has the attribute '\(printable(name))', which 'target' in surveys/canvass.yaml asks for"
                    + near)
        }
    }

    /// A theme by its name as typed.
    func theme(_ name: String, in codebook: Codebook) throws(CommandFailure) -> Theme {
        switch codebook.lookUp(name) {
        case .found(let theme): return theme
        case .ambiguous(let ids):
            throw CommandFailure(
                .failed, "'\(name)' may mean several themes", hint: "type one of \(ids.joined(separator: ", "))")
        case .unknown(let nearest):
            throw CommandFailure(
                .failed, "there is no theme '\(name)'",
                hint: nearest.map { "did you mean '\($0)'?" } ?? "'theme list' shows them all")
        }
    }
}

/// When to say how far the matching of many tickets is.
struct MatchingProgress {
    private let began: Int64
    private let count: () -> Int?
    /// How many tickets there are: asked for only when there is something to say, since counting takes time.
    private lazy var total = count()
    private var lastTold: Int64

    init(began: Int64, total count: @escaping () -> Int?) {
        self.began = began
        self.count = count
        lastTold = began
    }

    /// A line on how many tickets are done, at most one a second and none in the first.
    mutating func line(_ done: Int, now time: Int64) -> String? {
        guard time - lastTold >= 1000 else { return nil }
        lastTold = time
        let rate = Double(done) * 1000 / Double(max(1, time - began))
        let speed = "\(NumberText.score(rate.rounded())) a second"
        guard let total, total >= done else { return "matching themes: \(done) tickets, \(speed)" }
        let rest = (Double(total - done) / rate).rounded(.up)
        return "matching themes: \(done) of \(total) tickets, \(speed), \(NumberText.score(rest)) s to go"
    }
}
