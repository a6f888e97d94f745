internal import FoundationEssentials
internal import SurveyModel

extension Interview {
    /// What an item that is not asked comes to.
    func computed(at position: Int) -> Answer {
        switch plan.items[position].role {
        case .gathering(let parts): return gathered(parts, at: position)
        case .list(_, let rounds): return listed(rounds)
        case .rounds: return rounds(at: position)
        default: break
        }
        guard let value = plan.formulas[position].value else { return .missing(.notAsked) }
        guard let decision = decision(at: position) else { return evaluate(value, at: position) }
        return decision.value.map { .value($0.value) } ?? .missing(decision.missing ?? .notApplicable)
    }

    /// How many rounds there are, or that there is a first one at all.
    private func rounds(at position: Int) -> Answer {
        guard case .repetition(let repetition) = plan.questions[position].kind,
            let times = plan.formulas[position].value
        else {
            return .value(.boolean(true))
        }
        guard case .value(.integer(let count)) = evaluate(times, at: position) else { return .value(.integer(0)) }
        return .value(.integer(min(max(0, count), repetition.maximum)))
    }

    /// What the parts of a question make up; without any, the reason of the first one that has one.
    private func gathered(_ parts: Range<Int>, at position: Int) -> Answer {
        let values = parts.map { environment.answers[$0].value }
        switch plan.questions[position].kind {
        case .matrix:
            guard values.contains(where: { $0 != nil }) else { break }
            var rows: [String: Answer] = [:]
            for place in parts {
                guard case .row(let code) = plan.items[place].role else { continue }
                rows[code] = environment.answers[place]
            }
            return .value(.matrix(rows))
        case .maxDiff:
            let picks = values.flatMap { value -> [MaxDiffPick] in
                if case .maxDiff(let picks)? = value { picks } else { [] }
            }
            if !picks.isEmpty { return .value(.maxDiff(picks)) }
        case .kano:
            let feelings = values.compactMap { value -> KanoAnswer.Feeling? in
                guard case .choice(let code)? = value else { return nil }
                return KanoAnswer.Feeling(rawValue: code)
            }
            if feelings.count == 2 { return .value(.kano(KanoAnswer(with: feelings[0], without: feelings[1]))) }
        case .priceSensitivity(let meter):
            let prices = values.compactMap { value -> Decimal? in
                guard case .money(let money)? = value else { return nil }
                return money.amount
            }
            guard prices.count == 4 else { break }
            return .value(
                .pricePoints(
                    PricePoints(
                        currency: meter.currency, tooCheap: prices[0], cheap: prices[1], expensive: prices[2],
                        tooExpensive: prices[3])))
        default: break
        }
        for place in parts {
            if case .missing(let reason) = environment.answers[place], reason != .notAsked { return .missing(reason) }
        }
        return .missing(.notAsked)
    }

    /// The rounds that were begun, each as a record.
    private func listed(_ rounds: [PlanItem.Round]) -> Answer {
        .value(
            .list(
                rounds.filter { isOpen($0.opening) }.map { round in
                    .record(
                        Dictionary(
                            round.fields.map { ($0.name, environment.answers[$0.place]) },
                            uniquingKeysWith: { first, _ in first }))
                }))
    }
}
