internal import Journal
package import SurveyModel

/// What somebody's words decided about a question: whether it is asked, what it offers, where it leads.
///
/// Words can be erased, and what follows from them must not change with that: a condition such as `case.plan != 'free'`
/// would otherwise put another path under the numbers. So the journal keeps beside each act what its words decided, and
/// where they are gone the reducer takes that in their place. It says no more of the words than the path does.
package struct Decision: Codable, Hashable, Sendable {
    package var question: String
    package var isAsked: Bool
    /// Which of its jumps is taken, counted from 0.
    package var jump: Int?
    /// The codes of the options that it offers, where words decide that.
    package var offered: [String]?
    /// What it computes.
    package var value: RecordedValue?
    package var missing: MissingReason?
    /// Whether the answer means that the need is there.
    package var isPresent: Bool?
}

extension Interview {
    /// What stands in the place of a question's conditions, where words that they read were erased.
    func decision(at position: Int) -> Decision? {
        guard !plan.wordsDeciding[position].isEmpty, let decision = decisions[position],
            plan.wordsDeciding[position].contains(where: { isErased($0) })
        else { return nil }
        return decision
    }

    /// The decisions of the questions looked at that are not in the journal yet, in the order of the definition.
    func newDecisions() -> [Decision] {
        undecided.sorted().compactMap { position in
            guard decision(at: position) == nil else { return nil }
            let decision = decide(position)
            return decision == decisions[position] ? nil : decision
        }
    }

    /// Takes decisions in, and looks again at the questions whose words are gone.
    mutating func take(_ taken: [Decision]) throws(InterviewComplaint) {
        var pending = PositionSet(count: records.count)
        for decision in taken {
            let position = try position(of: decision.question)
            decisions[position] = decision
            if self.decision(at: position) != nil { pending.insert(position) }
        }
        _ = settle(pending)
        if let cursor, !onPath[cursor] { self.cursor = nil }
    }

    /// Whether an answer means that the need is there; `nil` where the question does not say which one does.
    package func isPresent(at position: Int) -> Bool? {
        guard let present = plan.formulas[position].present else { return nil }
        return decision(at: position)?.isPresent ?? isTrue(present, at: position)
    }

    private func decide(_ position: Int) -> Decision {
        var decision = Decision(question: questions[position].id, isAsked: conditionsHold(at: position))
        decision.jump = plan.formulas[position].jumps.firstIndex { isTrue($0, at: position) }
        if plan.traits[position].contains(.filtersOptions) { decision.offered = options(at: position).map(\.code) }
        if plan.items[position].role == .whole, let value = plan.formulas[position].value {
            switch evaluate(value, at: position) {
            case .value(let value): decision.value = RecordedValue(value)
            case .missing(let reason): decision.missing = reason
            }
        }
        decision.isPresent = plan.formulas[position].present.map { isTrue($0, at: position) }
        return decision
    }

    private func isErased(_ name: String) -> Bool {
        if name.hasPrefix("prior.") {
            return recall?.answers.contains { "prior.\($0.question)" == name && $0.answer.isErased } ?? false
        }
        guard let position = plan.positions[name] else { return erasedFields.contains(name) }
        if plan.items[position].isComputed {
            return plan.wordsDeciding[position].contains { isErased($0) }
        }
        guard case .value(.text(let words)) = records[position].given else { return false }
        return words.text == nil
    }
}
