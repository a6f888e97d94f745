internal import FeedbackModel
internal import FollowUps
internal import Interviewing
internal import Reporting
internal import RoadmapScoring
internal import Storage
internal import SurveyModel

extension Session {
    /// Initiatives with all that another tool gets of them, in the order that was asked for.
    func handover(_ wish: RoadmapExportCommand) throws -> Handover {
        let picture = try roadmapPicture()
        let named = try wish.initiatives.map { try initiative($0, in: picture.roadmap).id }
        var configuration = picture.configuration(seed: wish.scoring.seed)
        if !configuration.methods.contains(wish.method) { configuration.methods.append(wish.method) }
        let rankings = picture.scoring(configuration).rankings()
        let leading = rankings.first { $0.method == wish.method }
        let scores = Dictionary(grouping: rankings.flatMap { $0.initiatives.map(\.score) }, by: \.initiative)
        let rankedCount = leading?.initiatives.count { $0.score.rank != nil } ?? 0
        let places = try quarters(wish, of: picture)
        let order = leading?.initiatives.map(\.score.initiative) ?? picture.roadmap.initiatives.map(\.id)
        let chosen = order.compactMap { id in picture.roadmap.initiatives.first { $0.id == id } }.filter { initiative in
            named.isEmpty ? initiative.plan != .never : named.contains(initiative.id)
        }
        let themes = Set(chosen.flatMap(\.covers).map(\.theme))
        let quotes = try quotes(behind: themes, atMost: wish.quotes, in: picture.feedback)
        let items = chosen.map { initiative in
            let quarter = places[initiative.id]
            let own = (scores[initiative.id] ?? []).filter { $0.score != nil || $0.method == wish.method }
            let first = own.first { $0.method == wish.method }
            return HandoverItem(
                initiative,
                scores: (first.map { [$0] } ?? [])
                    + ScoringMethod.readingOrder.compactMap { method in
                        method == wish.method ? nil : own.first { $0.method == method }
                    },
                rankedCount: rankedCount,
                chance: first.flatMap { score in
                    guard score.method.knowsDoubt, score.rank != nil else { return nil }
                    return score.topThree.map { picture.samples.chance($0, of: [initiative.id], score.method) }
                },
                estimates: initiative.covers.compactMap { picture.feedback.estimate($0.theme) },
                quotes: quotes.filter { theme, _ in initiative.covers.contains { $0.theme == theme } },
                quarter: quarter,
                due: quarter.flatMap { Self.end(ofQuarter: $0, from: wish.from) },
                link: wish.link.map { "\($0)#\(initiative.id)" })
        }
        return Handover(
            items: items, targetAccounts: picture.feedback.targetAccounts,
            currency: picture.feedback.settings?.currency, namesAccounts: !wish.withoutAccounts)
    }

    /// The quarter of each initiative that is planned; empty where nobody said when the first one begins.
    private func quarters(_ wish: RoadmapExportCommand, of picture: RoadmapPicture) throws -> [String: Int] {
        guard wish.from != nil else { return [:] }
        let limits = try planLimits(picture.feedback.settings)
        let plan = try plan(picture, by: wish.method, limits, seed: wish.scoring.seed, quarters: 4)
        return Dictionary(
            plan.quarters.flatMap { quarter in quarter.places.map { ($0.initiative, quarter.number) } },
            uniquingKeysWith: { first, _ in first })
    }

    private static func end(ofQuarter number: Int, from start: String?) -> CalendarDate? {
        start.flatMap { CalendarDate($0) }?.adding(months: 3 * number)?.adding(days: -1)
    }

    /// The words behind themes that may be quoted, by theme.
    private func quotes(
        behind themes: Set<String>, atMost count: Int, in picture: FeedbackPicture
    ) throws -> [String: [ReviewReport.Quote]] {
        guard count > 0 else { return [:] }
        let (store, joins) = (try store(), try joins())
        var quotes: [String: [ReviewReport.Quote]] = [:]
        for estimate in picture.estimates where themes.contains(estimate.theme) {
            let words = try ThemeWords(
                estimate, codebook: picture.codebook, in: store, joins: joins, merges: picture.merges,
                tickets: max(20, count))
            quotes[estimate.theme] = try ThemeWords.quotes(words.items, atMost: count, in: store)
        }
        return quotes
    }

    /// Everybody on file who has an e-mail address, with their account.
    func customerTraits() throws -> CustomerTraits {
        let (store, joins) = (try store(), try joins())
        let accounts = Dictionary(
            joins.merged(try store.accounts()).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var traits = CustomerTraits()
        for id in try store.ids(.contact, startingWith: "", limit: .max) {
            guard let contact = try store.contact(id) else { continue }
            traits.add(contact, of: joins.account(of: AccountClaim(contact)).flatMap { accounts[$0] })
        }
        return traits
    }
}
