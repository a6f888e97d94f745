package import RoadmapScoring

extension ScoringMethod {
    /// The name for people.
    package var title: String {
        switch self {
        case .rice: "RICE as estimated"
        case .riceModel: "RICE with reach from the feedback"
        case .needPerWeek: "Need relieved per person-week"
        case .ice: "ICE"
        case .wsjf: "Weighted shortest job first"
        case .cd3: "Cost of delay divided by duration"
        case .valueEffort: "Value over effort"
        case .weighted: "Weighted score"
        case .kano: "Kano"
        case .opportunity: "Opportunity"
        case .maxDiff: "MaxDiff"
        case .npv: "Net present value"
        }
    }

    /// What it computes, in one line.
    package var formula: String {
        switch self {
        case .rice: "reach · impact · confidence / effort; the interval is that of the effort"
        case .riceModel:
            "accounts with the need · impact / effort; median of the draws, the interval from answers and effort"
        case .needPerWeek:
            "need points that it takes away / person-weeks; median of the draws, the interval from answers and effort"
        case .ice: "impact, confidence and ease, 1 to 10 each, as people estimated them; without an interval"
        case .wsjf: "(value + urgency + risk) / job size, all relative to the smallest; without an interval"
        case .cd3: "what a week of waiting costs / person-weeks; in this order one team loses least by waiting"
        case .valueEffort:
            "value / person-weeks, and the quadrant at fixed cut-offs; the interval is that of the effort"
        case .weighted: "100 · sum of weight · value, each value from 0 at its worst anchor to 1 at its best"
        case .kano: "better − worse, 0 to 2: the share whom having it pleases, and the share whom lacking it annoys"
        case .opportunity:
            "importance + what of it is not satisfied, 0 to 20; each ten times the share of the two best points"
        case .maxDiff: "of 100 choices among all items, how many fall on it"
        case .npv: "gains of the quarters that count, discounted, less the cost"
        }
    }

    /// What an initiative's worth counts in, before effort.
    package var worthUnit: String {
        switch self {
        case .rice: "accounts · impact · confidence"
        case .riceModel: "accounts · impact"
        case .needPerWeek: "need points"
        case .ice, .valueEffort: "points of value"
        case .wsjf: "relative points"
        case .cd3: "of the currency a week"
        case .weighted: "points of 100"
        case .kano, .opportunity, .maxDiff: "points"
        case .npv: "of the currency"
        }
    }

    /// What effort counts in.
    package var effortUnit: String { self == .rice || self == .riceModel ? "person-months" : "person-weeks" }

    /// All methods in the order in which documents show them: what rests most on customers first.
    package static let readingOrder: [ScoringMethod] = [
        .needPerWeek, .riceModel, .rice, .weighted, .npv, .cd3, .wsjf, .ice, .valueEffort, .kano, .opportunity,
        .maxDiff,
    ]
}

extension EvidenceSentences {
    /// How a score by one of the methods without factors of their own came about.
    static func parts(_ score: RoadmapScore) -> String {
        let parts = (score.parts ?? []).map { part in
            var text = "\(part.name) \(shown(part.value))"
            if let weight = part.weight, let points = part.points {
                text += ": \(NumberText.score(points)) points at a weight of \(NumberText.percent(weight))"
            }
            return text
        }
        let weeks = score.weeks.map { ["effort \(shown($0)) person-weeks"] } ?? []
        let text = (parts + weeks).joined(separator: score.method == .weighted ? "; " : " · ")
        let label = score.label.map { (text.isEmpty ? "" : " → ") + $0.replacing("_", with: " ") } ?? ""
        let remarks = (score.remarks ?? []).map { "; \($0)" }.joined()
        let all = text + label + remarks
        return all.isEmpty ? "nothing is known" : all
    }

    static func shown(_ spread: Spread) -> String {
        spread.low == spread.high
            ? NumberText.exact(spread.value)
            : "\(NumberText.score(spread.value)) (\(NumberText.range(spread.low, spread.high)))"
    }
}
