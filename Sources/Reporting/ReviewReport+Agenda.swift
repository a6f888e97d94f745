internal import FeedbackModel
internal import RoadmapScoring
internal import Tabulation

extension ReviewReport {
    /// One point of the meeting that a report is read in.
    struct AgendaItem: Hashable {
        var title: String
        var points: [String]
    }

    /// The points of the meeting; those without anything to say are left out.
    var agendaItems: [AgendaItem] {
        [
            AgendaItem(title: "What to build first", points: recommendations),
            AgendaItem(title: "What changed since \(previous?.name ?? "")", points: changes),
            AgendaItem(title: "What is contested", points: contested),
            AgendaItem(title: "What to ask next", points: questions),
            AgendaItem(title: "Forecasts that have come due", points: dueForecasts),
            AgendaItem(title: "What was decided", points: decided),
        ].filter { !$0.points.isEmpty }
    }

    /// The method that the agenda goes by: need relieved where the review has it.
    private var leading: ScoringMethod { methods.first ?? .needPerWeek }

    private var recommendations: [String] {
        guard let plan, let first = plan.quarters.first, !first.places.isEmpty else {
            return ranking.map { RankSentences.all($0, top: RoadmapScoring.firstCount, samples) } ?? []
        }
        var points = first.places.enumerated().map { place, item in
            let reason = PlanSentences.reason(item, plan.method) { title($0) }
            return "\(place + 1). \(title(item.initiative)): \(PlanSentences.weeks(item))"
                + (reason.isEmpty ? "" : "; \(reason)")
        }
        points += first.loads.filter { $0.weeks > 0 }.map { "Team \($0.team): \(PlanSentences.load($0))." }
        points.append("Proof: \(PlanSentences.proof(first, plan.method)).")
        if let loss = PlanSentences.loss(first, plan.method) { points.append("By rule of thumb: \(loss).") }
        if let limits = review.limits {
            points += first.quotas.map { "Reserved: \(PlanSentences.price($0, limits, plan.method))." }
        }
        points.append("How to read it: \(PlanSentences.reading(plan.method)).")
        return points
    }

    private var changes: [String] {
        guard let previous else { return [] }
        let diff = ReviewDiff(from: previous.review, to: review, method: leading)
        guard !diff.causes.isEmpty else { return ["Nothing that a score follows from."] }
        let moved = diff.changes.filter { $0.rankBefore != $0.rankAfter || $0.scoreBefore != $0.scoreAfter }
        return moved.map { change in
            "\(title(change.initiative)): rank \(DiffSentences.rank(change)), score \(DiffSentences.score(change)); "
                + DiffSentences.why(change)
        } + DiffSentences.all(diff)
    }

    private var contested: [String] {
        guard let ranking else { return [] }
        let stability = ranking.stability
        let ranked = ranking.initiatives.filter { $0.score.rank != nil }.map(\.score.initiative)
        let top = RoadmapScoring.firstCount
        guard ranked.count > top else { return [] }
        let open = ranked.filter { RankLabel(chance: stability.chance(of: $0, amongFirst: top)) == .contested }
        return open.map { id in
            "\(title(id)): among the first \(top) with a chance of "
                + samples.chance(stability.chance(of: id, amongFirst: top), of: [id], ranking.method)
        }
    }

    private var questions: [String] {
        guard let limits = review.limits else { return [] }
        let scoring = review.scoring
        let asked = RoadmapPlanner(scoring, by: .needPerWeek, limits: limits).nextQuestions(asking: 10, scoring)
        let useful = asked.filter { $0.gain > 0 }.prefix(3)
        return useful.isEmpty
            ? asked.first.map { [SensitivitySentences.question($0)] } ?? []
            : useful.map(SensitivitySentences.question)
    }

    private var dueForecasts: [String] {
        decisions.due(on: String(frozenAt.prefix(10))).map { entry in
            let forecast = entry.decision.forecast
            return "Decision \(entry.number), \(title(entry.decision.initiative)): \(forecast?.metric ?? "") by "
                + "\(forecast?.due ?? ""), said to be likely with \(NumberText.chance(forecast?.probability.value ?? 0))"
        }
    }

    private var decided: [String] {
        decisions.last(of: name).values.sorted { $0.number < $1.number }.map { entry in
            var text =
                "\(title(entry.decision.initiative)): \(entry.decision.choice.title), since \(entry.decision.reason)"
            if !entry.decision.overrides.isEmpty {
                text += "; set aside: \(entry.decision.overrides.joined(separator: ", "))"
            }
            if let dissent = entry.decision.dissent { text += "; against it: \(dissent)" }
            return text + " (decision \(entry.number), \(entry.actor))"
        }
    }
}

extension ReviewReport {
    /// The scores with what they are worth, one line for each initiative and method, as CSV with a header.
    package var csv: String {
        let last = decisions.last(of: name)
        return Table(
            columns: [
                .init("method"), .init("rank"), .init("initiative"), .init("title"), .init("score"), .init("low"),
                .init("high"), .init("chance_first_three"), .init("label"), .init("decision"), .init("missing"),
            ],
            rows: review.scores.map { score in
                [
                    .text(score.method.rawValue), Cell(score.rank), .untrusted(score.initiative),
                    .untrusted(title(score.initiative)), Cell(score.score, fractionDigits: 6),
                    Cell(score.low, fractionDigits: 6), Cell(score.high, fractionDigits: 6),
                    Cell(score.topThree, fractionDigits: 4),
                    Cell(score.topThree.map { RankLabel(chance: $0).rawValue }),
                    Cell(last[score.initiative]?.decision.choice.rawValue),
                    .list(score.missing.map(Cell.untrusted)),
                ]
            }
        ).text(as: .csv, layout: TableLayout())
    }
}
