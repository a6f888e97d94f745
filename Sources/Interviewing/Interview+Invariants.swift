internal import SurveyModel

extension Interview {
    /// Looks for contradictions in the state; empty when there are none.
    ///
    /// For tests and for `session verify`: everything that is kept up to date bit by bit is worked out anew and compared.
    package func brokenInvariants() -> [String] {
        guard opening != nil else { return records.contains { $0.given != nil } ? ["answers before the opening"] : [] }
        var problems: [String] = []
        var fresh = self
        fresh.forgetWhatFollows()
        _ = fresh.settle(PositionSet(all: records.count))
        for position in records.indices {
            let id = questions[position].id
            if fresh.onPath[position] != onPath[position] { problems.append("the path is wrong at '\(id)'") }
            if fresh.counted[position] != counted[position] { problems.append("the value of '\(id)' is wrong") }
            if case .value = counted[position], !onPath[position] { problems.append("'\(id)' counts off the path") }
        }
        let incomplete = records.indices.filter { wanted(at: $0) != nil }
        if incomplete != Array(unfinished) { problems.append("what is still wanted is wrong") }
        for index in plan.checks.indices where fails(index) != failing.contains(index) {
            problems.append("the check '\(plan.checks[index].id)' is wrong")
        }
        if fresh.failing != failing { problems.append("what fails is wrong") }
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

    /// Leaves only what the journal says, as if nothing had been worked out yet.
    private mutating func forgetWhatFollows() {
        for position in records.indices {
            environment.answers[position] = .missing(.notAsked)
            onPath[position] = false
            landings[position] = nil
        }
        hops = PositionSet(count: records.count)
        unfinished = PositionSet(count: records.count)
        failing = PositionSet(count: plan.checks.count)
    }
}
