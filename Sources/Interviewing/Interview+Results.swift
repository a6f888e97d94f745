package import SurveyModel

/// What an interview comes to as data.
extension Interview {
    /// The answer of an item as data: what lies behind the place where the interview stopped was not asked.
    ///
    /// Expressions need no such rule, because nothing is asked that reads what is still ahead. But a repeat that nobody
    /// came to would be one without rounds, and a calculation from answers that are still to come would have a result.
    package func result(at position: Int) -> Answer {
        switch plan.items[position].role {
        case .list(let gate, let rounds): return result(of: rounds, gate: gate, list: position)
        case .whole where !plan.traits[position].contains(.isAsked) && !isPassed(position): return .missing(.notAsked)
        default: return environment.answers[position]
        }
    }

    /// Which one was meant, by option, of the options in the last answer.
    ///
    /// Words of an option that was taken back are kept in the journal, and come back with the option.
    package func specified(at position: Int) -> [String: QuestionRecord.Remark] {
        guard !records[position].specified.isEmpty, case .value(let value)? = records[position].given?.answer else {
            return [:]
        }
        let codes = value.specifiableCodes
        return records[position].specified.filter { codes.contains($0.key) }
    }

    /// Whether nothing is open before or at a place.
    private func isPassed(_ position: Int) -> Bool { unfinished.first.map { $0 > position } ?? true }

    /// The rounds that were begun, or why it is not known whether there are any.
    private func result(of rounds: [PlanItem.Round], gate: Int, list: Int) -> Answer {
        guard onPath[list] else { return .missing(.notAsked) }
        if let times = plan.formulas[gate].value, evaluate(times, at: gate).value == nil { return .missing(.notAsked) }
        if case .again(after: 0)? = plan.items.indices.contains(gate + 1) ? plan.items[gate + 1].role : nil,
            case .missing(let reason) = environment.answers[gate + 1]
        {
            return .missing(reason)
        }
        let begun = rounds.filter { isOpen($0.opening) && isBegun($0) }
        guard !begun.isEmpty || isPassed(list) else { return .missing(.notAsked) }
        return .value(
            .list(
                begun.map { round in
                    .record(
                        Dictionary(
                            round.fields.map { ($0.name, result(at: $0.place)) },
                            uniquingKeysWith: { first, _ in first }))
                }))
    }

    /// Whether somebody asked for the round, something in it was answered, or the interview got beyond its beginning.
    private func isBegun(_ round: PlanItem.Round) -> Bool {
        if case .yes = round.opening { return true }
        let starts = round.fields.map { field in
            switch plan.items[field.place].role {
            case .gathering(let parts): parts.lowerBound
            case .list(let gate, _): gate
            default: field.place
            }
        }
        guard let first = starts.min() else { return true }
        return isPassed(first)
            || round.fields.contains { field in
                let isCalculated =
                    plan.items[field.place].role == .whole && !plan.traits[field.place].contains(.isAsked)
                return !isCalculated && environment.answers[field.place] != .missing(.notAsked)
            }
    }
}

extension Value {
    /// The codes in an answer for which somebody may say which one is meant.
    var specifiableCodes: Set<String> {
        switch self {
        case .choice(let code): [code]
        case .multi(let codes), .rank(let codes): Set(codes)
        case .allocation(let points): Set(points.filter { $0.value > 0 }.keys)
        default: []
        }
    }
}
