internal import SurveyModel

extension Interview {
    /// Looks for contradictions in the state; empty when there are none.
    ///
    /// For tests and for `session verify`: everything that is kept up to date bit by bit is worked out anew and compared.
    package func brokenInvariants() -> [String] {
        guard opening != nil else { return records.contains { $0.given != nil } ? ["answers before the opening"] : [] }
        var problems: [String] = []
        var fresh = self
        _ = fresh.settle(PositionSet(all: records.count))
        for position in records.indices {
            let id = survey.questions[position].id
            if fresh.onPath[position] != onPath[position] { problems.append("the path is wrong at '\(id)'") }
            if fresh.counted[position] != counted[position] { problems.append("the value of '\(id)' is wrong") }
            if case .value = counted[position], !onPath[position] { problems.append("'\(id)' counts off the path") }
        }
        let incomplete = records.indices.filter { wanted(at: $0) != nil }
        if incomplete != Array(unfinished) { problems.append("what is still wanted is wrong") }
        if fresh.landings != landings { problems.append("a jump is wrong") }
        if let cursor, !records.indices.contains(cursor) || !onPath[cursor] {
            problems.append("the position is off the path")
        }
        if let position = phase.position, !onPath[position] { problems.append("the question asked is off the path") }
        if let cursor, let furthest = frontier.position, cursor > furthest {
            problems.append("the position is beyond what was reached")
        }
        return problems
    }
}
