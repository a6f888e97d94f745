internal import FeedbackModel

/// The weights of a weighted score as they really count, and what they do.
package struct WeightedWeights: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package var criterion: String
        package var group: WeightedScore.Group
        /// Among all criteria, 0 to 1.
        package var weight: Double
    }

    package var lines: [Line]
    /// What the guard `feedback-cap` found and did; `nil` where it is off or nothing comes from the feedback.
    package var cap: Influence.Capped?
}

extension RoadmapScoring {
    var guards: DecisionGuardSettings { configuration.guards ?? DecisionGuardSettings() }

    /// All initiatives by agreed criteria; one of which a number is missing has no score, and not 0 for it.
    func weighted(_ draws: RoadmapDraws) -> [ScoredInitiative] {
        guard let table = criteriaTable(draws) else {
            return roadmap.initiatives.map { initiative in
                missing(
                    RoadmapScore(initiative: initiative.id, method: .weighted),
                    ["the roadmap agrees on no criteria under 'methods: weighted'"])
            }
        }
        return zip(roadmap.initiatives, table.rows).map { initiative, row in
            var score = RoadmapScore(initiative: initiative.id, method: .weighted)
            score.missing = row.compactMap(\.missing)
            let remarks = zip(table.criteria, row).compactMap { $1.isOutside ? outside($0, $1.middle) : nil }
            score.remarks = remarks.isEmpty ? nil : remarks
            score.parts = zip(zip(table.criteria, table.weights), row).compactMap { known, cell in
                guard !cell.numbers.isEmpty else { return nil }
                let (criterion, weight) = known
                return .init(
                    criterion.name, spread(cell.numbers), weight: rounded(weight),
                    points: rounded(100 * weight * cell.value))
            }
            guard score.missing.isEmpty else { return ScoredInitiative(score: score) }
            var sums = Array(repeating: 0.0, count: draws.count)
            for (place, cell) in row.enumerated() {
                let (criterion, weight) = (table.criteria[place], table.weights[place])
                for i in sums.indices {
                    sums[i] += 100 * weight * criterion.value(cell.numbers[min(i, cell.numbers.count - 1)]).value
                }
            }
            return scored(score, draws: sums)
        }
    }

    /// The weights as they count now; `nil` where no criteria are agreed.
    package func weightedWeights() -> WeightedWeights? {
        criteriaTable(RoadmapDraws(self)).map { table in
            WeightedWeights(
                lines: zip(table.criteria, table.weights).map {
                    .init(criterion: $0.name, group: $0.group, weight: rounded($1))
                }, cap: table.cap)
        }
    }

    // MARK: Criteria

    /// One number of one initiative.
    private struct CriterionCell {
        /// Draw by draw, or once where it is known; empty where it is missing.
        var numbers: [Double] = []
        var middle = 0.0
        /// 0 to 1.
        var value = 0.0
        var isOutside = false
        var missing: String?
    }

    private struct CriteriaTable {
        var criteria: [WeightedScore.Criterion]
        /// Adding up to 1.
        var weights: [Double]
        var cap: Influence.Capped?
        /// By initiative in the order of the roadmap, one cell for each criterion.
        var rows: [[CriterionCell]]
    }

    private func criteriaTable(_ draws: RoadmapDraws) -> CriteriaTable? {
        guard let settings = roadmap.methods?.weighted, !settings.criteria.isEmpty else { return nil }
        var (criteria, weights) = (settings.criteria, settings.weights)
        if usesVision {
            criteria.append(Self.vision)
            weights = weights.map { $0 * (1 - guards.visionWeight) } + [guards.visionWeight]
        }
        let rows = roadmap.initiatives.map { initiative in criteria.map { cell($0, initiative, draws) } }
        var table = CriteriaTable(criteria: criteria, weights: weights, cap: nil, rows: rows)
        let marked = criteria.map { $0.group == .feedback }
        if guards.isOn(.feedbackCap), marked.contains(true) {
            // By id, so that the sums have the same bits in every order of the file.
            let complete = zip(roadmap.initiatives, rows).sorted { $0.0.id < $1.0.id }.map(\.1)
                .filter { row in row.allSatisfy { $0.missing == nil } }
            let capped = Influence(complete.map { $0.map(\.value) }).capped(marked, at: guards.cap, weights: weights)
            table.cap = capped
            table.weights = capped.weights
        }
        return table
    }

    /// The criterion that the guard `vision` adds.
    private static let vision = WeightedScore.Criterion(
        name: WeightedScore.visionName, group: .strategy, worst: -1, best: 1)

    /// Whether there is anything to be aligned with.
    var usesVision: Bool {
        guards.isOn(.vision) && guards.visionWeight > 0 && roadmap.goals.contains { $0.weight > 0 }
    }

    private func cell(
        _ criterion: WeightedScore.Criterion, _ initiative: Initiative, _ draws: RoadmapDraws
    ) -> CriterionCell {
        var cell = CriterionCell()
        if criterion == Self.vision {
            cell.missing = missingVision(initiative)
            if cell.missing == nil { cell.numbers = [roadmap.alignment(of: initiative) ?? 0] }
        } else {
            switch criterion.source {
            case .estimate: cell.numbers = initiative.inputs?.criteria?[criterion.name].map { [$0] } ?? []
            case .effort: cell.numbers = draws.effort(of: initiative.id, weeksPerUnit: 1) ?? []
            case .npv: cell.numbers = netPresentValues(initiative, over: horizonQuarters, draws) ?? []
            case .need:
                let themes = initiative.covers.map(themeReach)
                // What covers nothing takes no need away; what covers something unknown is unknown.
                cell.numbers =
                    initiative.covers.isEmpty
                    ? [0]
                    : missingFeedback(initiative, themes).isEmpty
                        ? relief(of: initiative, themes, draws).map { $0 * spreadFactor(of: themes) } : []
            }
            if cell.numbers.isEmpty { cell.missing = missingClause(criterion, initiative) }
        }
        guard !cell.numbers.isEmpty else { return cell }
        cell.middle = spread(cell.numbers).value
        (cell.value, cell.isOutside) = criterion.value(cell.middle)
        return cell
    }

    private func missingClause(_ criterion: WeightedScore.Criterion, _ initiative: Initiative) -> String {
        switch criterion.source {
        case .estimate: "no '\(criterion.name)' under criteria"
        case .effort: "no effort"
        case .npv: "no npv"
        case .need: missingFeedback(initiative, initiative.covers.map(themeReach)).first ?? "no need"
        }
    }

    private func missingVision(_ initiative: Initiative) -> String? {
        guard !initiative.goals.isEmpty else { return "nobody rated it against the goals" }
        let fewest = initiative.goals.map(\.raterCount).min() ?? 0
        guard fewest < guards.leastRaters else { return nil }
        return "its goals are rated by \(fewest == 1 ? "1 person" : "\(fewest) people"), and vision asks for "
            + "\(guards.leastRaters)"
    }

    private func outside(_ criterion: WeightedScore.Criterion, _ number: Double) -> String {
        func shown(_ number: Double) -> String {
            let short = (number * 100).rounded() / 100
            return Int(exactly: short).map(String.init) ?? "\(short)"
        }
        let value = criterion.value(number).value
        return
            "\(criterion.name) is \(shown(number)), outside of \(shown(criterion.worst)) to \(shown(criterion.best)), "
            + "and counts as \(shown(value == 0 ? criterion.worst : criterion.best))"
    }

    // MARK: concentration

    /// What the guard `concentration` leaves of the need: one account counts for at most its limit of each theme.
    ///
    /// A part s of one account above the limit L becomes as much as makes it L of what is left: the whole shrinks to (1 − s)/(1
    /// − L). Themes count by what they bring.
    private func spreadFactor(of themes: [ThemeReach]) -> Double {
        let limit = guards.largestPart
        guard guards.isOn(.concentration), limit < 1 else { return 1 }
        var (whole, left) = (0.0, 0.0)
        for theme in themes.sorted(by: { $0.theme < $1.theme }) {
            let part = theme.coverage * theme.share.value * (estimates[theme.theme]?.countedSeverity ?? 0.5)
            let largest = min(1, estimates[theme.theme]?.concentration?.largestPart ?? 0)
            whole += part
            left += part * (largest > limit ? (1 - largest) / (1 - limit) : 1)
        }
        return whole > 0 ? left / whole : 1
    }
}

extension WeightedScore {
    /// The criterion that the guard `vision` adds; no other may have this name.
    package static let visionName = "vision"
}
