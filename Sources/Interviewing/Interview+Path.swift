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
        while let next = pending.popFirst(from: position) {
            position = next
            let before = environment.answers[position]
            let landing = landings[position]
            look(at: position)
            if records[position].given != nil, (before == .missing(.notAsked)) != !hasCountedAnswer(position) {
                if hasCountedAnswer(position) { found.append(position) } else { lost.append(position) }
            }
            if environment.answers[position] != before {
                for dependent in plan.dependents[position] { pending.insert(dependent) }
            }
            if landings[position] != landing {
                let end = max(landing?.position ?? 0, landings[position]?.position ?? 0)
                if end > position + 1 { pending.insert(position + 1..<min(end, records.count)) }
            }
        }
        return (lost, found)
    }

    /// Works out one question anew from those before it.
    ///
    /// It takes from the question what it needs and no more: a question is big, and copying it costs more than the rest.
    private mutating func look(at position: Int) {
        onPath[position] =
            jumpOver(position) == nil
            && (decision(at: position)?.isAsked ?? isTrue(plan.survey.questions[position].condition))
        environment.answers[position] = countedAnswer(at: position)
        if !plan.wordsDeciding[position].isEmpty { undecided.insert(position) }
        if plan.traits[position].contains(.jumps) {
            let landing = onPath[position] ? landing(after: position) : nil
            landings[position] = landing
            hops.set(position, (landing?.position ?? 0) > position + 1)
        }
        unfinished.set(position, wanted(at: position) != nil)
    }

    private func countedAnswer(at position: Int) -> Answer {
        guard onPath[position] else { return .missing(.notAsked) }
        guard plan.traits[position].contains(.isAsked) else { return computed(at: position) }
        guard let given = records[position].given, isOffered(given, at: position) else { return .missing(.notAsked) }
        return given.answer
    }

    private func computed(at position: Int) -> Answer {
        guard case .calculation(let expression) = plan.survey.questions[position].kind else {
            return .missing(.notAsked)
        }
        guard let decision = decision(at: position) else { return expression.evaluate(in: environment) }
        return decision.value.map { .value($0.value) } ?? .missing(decision.missing ?? .notApplicable)
    }

    private func landing(after position: Int) -> Landing? {
        let jumps = plan.survey.questions[position].jumps
        let taken: Jump?
        if let decision = decision(at: position) {
            taken = decision.jump.flatMap { jumps.indices.contains($0) ? jumps[$0] : nil }
        } else {
            taken = jumps.first { isTrue($0.condition) }
        }
        guard let taken else { return nil }
        let outcome: String? = if case .end(let outcome) = taken.target { outcome } else { nil }
        return Landing(position: taken.target.position(in: plan), outcome: outcome)
    }

    /// Whether a condition holds; missing counts as not, no condition as yes.
    package func isTrue(_ condition: Expression?) -> Bool {
        condition?.isTrue(in: environment) ?? true
    }

    /// The jump that passes over a question, if there is one.
    ///
    /// What a jump passes over is off the path and starts no other, so only the last one before can be it.
    func jumpOver(_ position: Int) -> Int? {
        guard let start = hops.last(before: position), let landing = landings[start] else { return nil }
        return landing.position > position ? start : nil
    }

    /// The options that a question offers now, in the order of its list; empty where it has none.
    package func offered(at position: Int) -> [OptionList.Option] {
        let question = plan.survey.questions[position]
        guard let list = question.kind.options else { return [] }
        guard let condition = question.optionCondition else { return list.options }
        if let codes = decision(at: position)?.offered { return list.options.filter { codes.contains($0.code) } }
        var environment = environment
        return list.options.filter { option in
            environment.it = .choice(option.code)
            return condition.isTrue(in: environment)
        }
    }

    /// Whether an answer is among what the question offers now.
    func isOffered(_ given: QuestionRecord.Given, at position: Int) -> Bool {
        guard plan.traits[position].contains(.filtersOptions), case .value(let value) = given else { return true }
        let offered = Set(offered(at: position).map(\.code))
        switch value {
        case .code(let code): return offered.contains(code)
        case .codes(let codes): return codes.allSatisfy(offered.contains)
        default: return true
        }
    }

    /// The questions that are, or as far as is known now will be, asked: in order, without calculations.
    package var path: [Int] {
        records.indices.filter { onPath[$0] && plan.traits[$0].contains(.isAsked) }
    }

    /// The questions whose answers are kept but do not count, in order.
    package var setAside: [Int] {
        records.indices.filter { records[$0].given != nil && !hasCountedAnswer($0) }
    }

    /// How far the interview is: the place on the path, counted from 1, and the length of the path as it is known now.
    package var progress: (place: Int, count: Int) {
        let path = path
        let before = phase.position.map { position in path.prefix { $0 < position }.count } ?? path.count
        return (min(before + 1, path.count), path.count)
    }

    /// What a question's answer is now, as expressions see it.
    package func answer(at position: Int) -> Answer { environment.answers[position] }
}
