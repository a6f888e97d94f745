package import SurveyModel

extension Interview {
    /// Looks again at questions, and at all that follow from what changes, in the order of the definition.
    ///
    /// - Returns: The answers given before that stopped counting or count again.
    mutating func settle(_ changed: PositionSet) -> (lost: [Int], found: [Int]) {
        var pending = changed
        var position = 0
        var lost: [Int] = []
        var found: [Int] = []
        var moved = changed
        if plan.readsClock { environment.now = moment }
        for position in plan.restless { pending.insert(position) }
        while let next = pending.popFirst(from: position) {
            position = next
            let before = environment.answers[position]
            let wasOnPath = onPath[position]
            let landing = landings[position]
            let wasTraced = trace(at: position)
            look(at: position)
            if records[position].given != nil, (before == .missing(.notAsked)) != !hasCountedAnswer(position) {
                if hasCountedAnswer(position) { found.append(position) } else { lost.append(position) }
            }
            if environment.answers[position] != before || onPath[position] != wasOnPath || wasTraced {
                moved.insert(position)
                for dependent in plan.dependents[position] { pending.insert(dependent) }
            }
            if landings[position] != landing {
                let end = max(landing?.position ?? 0, landings[position]?.position ?? 0)
                if end > position + 1 { pending.insert(position + 1..<min(end, records.count)) }
            }
        }
        recheck(moved)
        return (lost, found)
    }

    /// Works out one question anew from those before it.
    ///
    /// It takes from the question what it needs and no more: a question is big, and copying it costs more than the rest.
    private mutating func look(at position: Int) {
        if !plan.formulas[position].drawing.isEmpty, isOpen(plan.items[position].opening) { draw(at: position) }
        onPath[position] = isReached(position)
        environment.answers[position] = countedAnswer(at: position)
        if !plan.wordsDeciding[position].isEmpty { undecided.insert(position) }
        if plan.traits[position].contains(.jumps) {
            let landing = onPath[position] ? landing(after: position) : nil
            landings[position] = landing
            hops.set(position, (landing?.position ?? 0) > position + 1)
        }
        unfinished.set(position, wanted(at: position) != nil)
    }

    private func isReached(_ position: Int) -> Bool {
        switch plan.items[position].role {
        // No jump passes over a sum: it stands as far as there is something to sum up.
        case .gathering(let parts): return parts.contains { onPath[$0] }
        case .list(let gate, _): return onPath[gate]
        default: break
        }
        guard fullQuota == nil, isOpen(plan.items[position].opening), jumpOver(position) == nil else { return false }
        return decision(at: position)?.isAsked ?? conditionsHold(at: position)
    }

    func isOpen(_ opening: PlanItem.Opening) -> Bool {
        switch opening {
        case .always: return true
        case .reached(let gate): return onPath[gate]
        case .yes(let again): return environment.answers[again] == .value(.choice("yes"))
        case .times(let gate, let least):
            guard case .value(.integer(let count)) = environment.answers[gate] else { return false }
            return count >= least
        }
    }

    /// Whether all conditions of an item hold; of a matrix's row also that it is among those offered.
    func conditionsHold(at position: Int) -> Bool {
        failedCondition(at: position) == nil
    }

    /// The first condition that does not hold.
    func failedCondition(at position: Int) -> Expression? {
        for condition in plan.formulas[position].conditions where !isTrue(condition, at: position) {
            return condition.expression
        }
        guard case .row(let code) = plan.items[position].role, let filter = plan.formulas[position].options else {
            return nil
        }
        var environment = environment(at: position)
        environment.it = .choice(code)
        return filter.isTrue(in: environment) ? nil : filter.expression
    }

    private func countedAnswer(at position: Int) -> Answer {
        guard onPath[position] else { return .missing(.notAsked) }
        guard plan.traits[position].contains(.isAsked) else { return computed(at: position) }
        guard let given = records[position].given, counts(given, at: position) else { return .missing(.notAsked) }
        return given.answer
    }

    private func landing(after position: Int) -> Landing? {
        if let outcome = outcomeOfFullQuota(after: position) {
            return Landing(position: plan.questions.count, outcome: outcome)
        }
        let jumps = plan.questions[position].jumps
        let taken: Jump?
        if let decision = decision(at: position) {
            taken = decision.jump.flatMap { jumps.indices.contains($0) ? jumps[$0] : nil }
        } else {
            taken = plan.formulas[position].jumps.firstIndex { isTrue($0, at: position) }.map { jumps[$0] }
        }
        guard let taken else { return nil }
        let outcome: String? = if case .end(let outcome) = taken.target { outcome } else { nil }
        return Landing(position: taken.target.position(in: plan, from: position), outcome: outcome)
    }

    /// What expressions of an item are evaluated in: inside of a round, names mean that round's questions.
    func environment(at position: Int) -> Environment {
        guard plan.traits[position].contains(.isInRound), let scope = plan.items[position].scope else {
            return environment
        }
        var environment = environment
        environment.answers.scope = plan.scopes[scope]
        // What names mean is known to the places of compiled expressions; the rounds only have their numbers.
        environment.rounds = plan.items[position].rounds.map { Environment.Round([:], number: $0.number) }
        for (name, place) in plan.scopes[scope] where plan.traits[place].contains(.isTraced) {
            environment.traces[name] = environment.traces[plan.questions[place].id]
        }
        return environment
    }

    func evaluate(_ expression: CompiledExpression, at position: Int) -> Answer {
        guard plan.traits[position].contains(.isInRound) else { return expression.evaluate(in: environment) }
        return expression.evaluate(in: environment(at: position))
    }

    /// Whether a condition of an item holds; missing counts as not, no condition as yes.
    func isTrue(_ condition: CompiledExpression?, at position: Int) -> Bool {
        guard let condition else { return true }
        return evaluate(condition, at: position) == .value(.boolean(true))
    }

    /// The jump that passes over a question, if there is one.
    ///
    /// What a jump passes over is off the path and starts no other, so only the last one before can be it.
    func jumpOver(_ position: Int) -> Int? {
        guard let start = hops.last(before: position), let landing = landings[start] else { return nil }
        return landing.position > position ? start : nil
    }

    /// The questions that are, or as far as is known now will be, asked: in order, without calculations.
    package var path: [Int] {
        records.indices.filter { isOnWay($0) }
    }

    /// The question that comes before a position on the path.
    package func questionBefore(_ position: Int) -> Int? { (0..<position).last { isOnWay($0) } }

    private func isOnWay(_ position: Int) -> Bool { onPath[position] && plan.traits[position].contains(.isAsked) }

    /// The questions whose answers are kept but do not count, in order.
    package var setAside: [Int] {
        records.indices.filter { records[$0].given != nil && !hasCountedAnswer($0) }
    }

    /// How far the interview is: the place on the path, counted from 1, and the length of the path as it is known now.
    package var progress: (place: Int, count: Int) {
        let place = place ?? records.count
        let (before, rest) = ((0..<place).count { isOnWay($0) }, (place..<records.count).count { isOnWay($0) })
        return (min(before + 1, before + rest), before + rest)
    }

    /// What a question's answer is now, as expressions see it.
    package func answer(at position: Int) -> Answer { environment.answers[position] }
}
