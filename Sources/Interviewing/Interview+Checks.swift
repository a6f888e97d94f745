package import Journal
package import SurveyModel

/// A value that a check was held against, as the journal keeps it.
package struct CheckedValue: Codable, Hashable, Sendable {
    package var question: String
    package var value: RecordedValue?
    package var missing: MissingReason?
}

/// A check that was passed over, with what was so then and why.
package struct CheckOverride: Hashable, Sendable {
    package var reason: Words?
    package var values: [CheckedValue]
    package var mark: EventMark
}

extension Interview {
    /// Whether a check fails now.
    ///
    /// A missing value passes `must` and `should`; a `critical` one fails with it.
    func fails(_ index: Int) -> Bool {
        let planned = plan.checks[index]
        guard onPath[planned.position] else { return false }
        switch evaluate(planned.formula, at: planned.position) {
        case .value(.boolean(let holds)): return !holds
        default: return planned.check.level == .critical
        }
    }

    /// The first failing check that stands in the way of a place; all of them stand in the way of the end.
    ///
    /// A critical check that fails only because a value is missing waits until nothing else is left to ask.
    func openCheck(before position: Int?) -> Int? {
        for index in failing {
            let planned = plan.checks[index]
            if let position, planned.position >= position { return nil }
            if planned.check.level == .should, overrides[index]?.values == checkedValues(index) { continue }
            if position != nil, planned.check.level == .critical,
                evaluate(planned.formula, at: planned.position).value == nil
            {
                continue
            }
            return index
        }
        return nil
    }

    /// The answers that a check was held against: those that were given, on the path, in order.
    package func involved(in index: Int) -> [Int] {
        plan.checks[index].involved.filter { onPath[$0] && records[$0].given != nil }
    }

    /// What the answers to a check's questions are now.
    func checkedValues(_ index: Int) -> [CheckedValue] {
        involved(in: index).map { position in
            switch records[position].given {
            case .value(let value): CheckedValue(question: questions[position].id, value: value)
            case .missing(let reason): CheckedValue(question: questions[position].id, missing: reason)
            case nil: CheckedValue(question: questions[position].id)
            }
        }
    }

    /// Looks at the checks anew that read one of these places.
    mutating func recheck(_ changed: PositionSet) {
        guard !plan.checks.isEmpty else { return }
        for position in changed {
            for index in plan.checksReading[position] { failing.set(index, fails(index)) }
        }
    }

    /// What a typed line means while a check is open: an answer to correct, or a reason to leave all as it is.
    func resolving(_ line: String, of index: Int) throws(InterviewComplaint) -> InterviewEvent {
        let planned = plan.checks[index]
        let involved = involved(in: index)
        let typed = String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        if let number = Int(typed), involved.indices.contains(number - 1) {
            return .wentTo(question: questions[involved[number - 1]].id)
        }
        if let named = involved.first(where: { questions[$0].id.lowercased() == typed.lowercased() }) {
            return .wentTo(question: questions[named].id)
        }
        let choice = involved.count == 1 ? "1 corrects it" : "1 to \(involved.count) corrects one of them"
        guard planned.check.level == .should else {
            throw InterviewComplaint(
                "this must be put right first",
                hint: involved.isEmpty ? "/goto QUESTION corrects an answer" : choice)
        }
        if Int(typed) != nil { throw InterviewComplaint("there is no such answer here", hint: choice) }
        if typed.isEmpty, planned.check.reason == .required {
            throw InterviewComplaint("a reason is needed to leave it so", hint: "or \(choice)")
        }
        return .overridden(
            check: planned.id, reason: typed.isEmpty ? nil : Words(typed), values: checkedValues(index))
    }

    /// Leaves answers as they are that a check calls into question, where nobody can be asked any more.
    package func leaving(_ check: Int, because reason: String) -> InterviewEvent {
        .overridden(check: plan.checks[check].id, reason: Words(reason), values: checkedValues(check))
    }

    /// Takes in that a check was passed over.
    mutating func override(
        _ check: String, reason: Words?, values: [CheckedValue], mark: EventMark
    ) throws(InterviewComplaint) {
        guard let index = plan.checks.firstIndex(where: { $0.id == check }), failing.contains(index),
            plan.checks[index].check.level == .should
        else { throw InterviewComplaint("the check '\(check)' is not open") }
        guard reason != nil || plan.checks[index].check.reason != .required else {
            throw InterviewComplaint("the check '\(check)' needs a reason")
        }
        overrides[index] = CheckOverride(reason: reason, values: values, mark: mark)
        cursor = nil
    }

    /// Why an answer just given cannot be taken at all: a check fails that nothing but this answer can put right.
    ///
    /// Off a terminal nobody can be asked, so there any failing check but `should` refuses the answer.
    func refusal(after position: Int, offTerminal: Bool) -> InterviewComplaint? {
        for index in plan.checksReading[position] + (offTerminal ? Array(failing) : []) where failing.contains(index) {
            let planned = plan.checks[index]
            guard planned.check.level != .should, fails(index), offTerminal || planned.involved == [position],
                case .value = evaluate(planned.formula, at: planned.position)
            else { continue }
            var complaint = InterviewComplaint(told(planned))
            complaint.check = planned.id
            return complaint
        }
        return nil
    }

    /// What a check says, without the words of anybody in it.
    private func told(_ planned: PlannedCheck) -> String {
        let template = language.flatMap { planned.check.translations[$0] } ?? planned.check.say
        let parts = template.parts.map { part -> String in
            switch part {
            case .literal(let text): return text
            case .fill(let expression):
                guard let value = expression.evaluate(in: environment(at: planned.position)).value else { return "…" }
                if case .text = value { return "…" }
                return value.shown
            }
        }
        return parts.joined()
    }

    /// What a check says to whoever sits in front of it.
    package func rendered(check index: Int) -> String {
        let planned = plan.checks[index]
        let template = language.flatMap { planned.check.translations[$0] } ?? planned.check.say
        return rendered(template, at: planned.position)
    }

    /// The checks that fail now, whether or not they were passed over, by place.
    package var failingChecks: [Int] { Array(failing) }
}
