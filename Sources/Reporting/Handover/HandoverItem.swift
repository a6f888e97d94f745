package import FeedbackModel
package import RoadmapScoring
package import SurveyModel

/// One initiative as another tool gets it: what it is worth, for whom, and in whose words.
package struct HandoverItem: Hashable, Sendable {
    package var initiative: Initiative
    /// By all methods that have a score for it; the one that orders the list first.
    package var scores: [RoadmapScore]
    /// How many initiatives are ranked by the first of ``scores``.
    package var rankedCount: Int
    /// The chance to be among the first three, to as many digits as it is worth; `nil` where nobody can say.
    package var chance: String?
    /// What is known about each theme that it covers, in the order of ``Initiative/covers``.
    package var estimates: [ThemeEstimate]
    /// The words behind each theme, best first; only such as may be quoted.
    package var quotes: [String: [ReviewReport.Quote]]
    /// From 1, where it is in a plan.
    package var quarter: Int?
    package var due: CalendarDate?
    /// Where its evidence can be read.
    package var link: String?

    package init(
        _ initiative: Initiative, scores: [RoadmapScore], rankedCount: Int, chance: String? = nil,
        estimates: [ThemeEstimate] = [], quotes: [String: [ReviewReport.Quote]] = [:], quarter: Int? = nil,
        due: CalendarDate? = nil, link: String? = nil
    ) {
        self.initiative = initiative
        self.scores = scores
        self.rankedCount = rankedCount
        self.chance = chance
        self.estimates = estimates
        self.quotes = quotes
        self.quarter = quarter
        self.due = due
        self.link = link
    }
}

extension HandoverItem {
    /// What an issue or a card that was made of it carries, so that it is known again when it comes back.
    ///
    /// It is the same in every run, and has nothing in it that a markup changes.
    package var key: String { InitiativeKey(initiative.id).text }

    /// The score that orders the list.
    package var leading: RoadmapScore? { scores.first }

    /// The title on one line, of at most so many UTF-16 units, which is how the tools count.
    func title(atMost limit: Int = .max) -> String {
        let line = EscapedText.plain(initiative.title)
        guard line.utf16.count > limit else { return line }
        var cut = ""
        for character in line where cut.utf16.count + character.utf16.count < limit { cut.append(character) }
        return cut + "…"
    }

    /// The themes that it covers as labels without spaces, those that it meets most of first.
    var labels: [String] {
        let themes = initiative.covers.enumerated().sorted {
            ($1.element.share, $0.offset) < ($0.element.share, $1.offset)
        }.map(\.element.theme)
        var seen: Set<String> = []
        return themes.map(Self.label).filter { seen.insert($0).inserted }
    }

    /// `bug-exports` for `bug/exports`.
    private static func label(_ theme: String) -> String {
        let characters = theme.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." ? $0 : "-" }
        return String(String(characters).split(separator: "-").joined(separator: "-").prefix(100))
    }

    /// The teams that it takes, the one with most work first.
    var teams: [String] {
        initiative.effort.enumerated().sorted {
            ($1.element.low + $1.element.high, $0.offset) < ($0.element.low + $0.element.high, $1.offset)
        }.map(\.element.team)
    }

    /// How urgent it is in the words of Jira: what is settled, then how surely it is among the first three.
    var priority: String? {
        if initiative.plan == .must { return "Highest" }
        if initiative.plan == .never { return "Lowest" }
        guard let leading, leading.rank != nil else { return nil }
        guard leading.method.knowsDoubt, let chance = leading.topThree else { return "Medium" }
        switch RankLabel(chance: chance) {
        case .solid: return "High"
        case .contested: return "Medium"
        case .out: return "Low"
        }
    }

    /// All words behind it, theme by theme.
    var allQuotes: [(theme: String, quote: ReviewReport.Quote)] {
        initiative.covers.flatMap { coverage in
            (quotes[coverage.theme] ?? []).map { (theme: coverage.theme, quote: $0) }
        }
    }
}
