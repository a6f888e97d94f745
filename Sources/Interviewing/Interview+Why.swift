internal import SurveyModel

extension Interview {
    /// Why a question is asked or not: what decides it, with the values of this moment.
    package func explanation(of position: Int) -> [String] {
        let question = questions[position]
        let id = question.id
        let conditions = plan.items[position].conditions
        let failed = onPath[position] ? nil : failedCondition(at: position)
        let deciding = failed.map { [$0] } ?? conditions
        let because = { (expressions: [Expression], verdict: String) in
            let subject = expressions.count == 1 ? "this is" : "these are"
            return "because \(subject) \(verdict): \(expressions.map(\.description).joined(separator: "; "))"
        }
        switch standing(of: position) {
        case .answered where !plan.traits[position].contains(.isAsked):
            return ["\(id) is computed, never asked"] + computation(at: position, depth: 1)
        case .answered, .open, .notOffered:
            var lines = [conditions.isEmpty ? "\(id) is always asked" : "\(id) is asked, \(because(deciding, "true"))"]
            lines += values(deciding: deciding, at: position)
            if standing(of: position) == .notOffered { lines.append("what was answered does not count any more") }
            return lines + sources(at: position)
        case .roundNotOpen: return ["\(id) is not asked: this round was not begun"]
        case .conditionFalse:
            return ["\(id) is not asked, \(because(deciding, "false"))"] + values(deciding: deciding, at: position)
        case .conditionMissing:
            return ["\(id) is not asked, \(because(deciding, "not decided"))"]
                + values(deciding: deciding, at: position)
        case .jumpedOver(let start):
            let taken = plan.formulas[start].jumps.firstIndex { isTrue($0, at: start) }
            let jump = taken.map { questions[start].jumps[$0] }
            let rule = jump?.condition.map { ", \(because([$0], "true"))" } ?? ""
            return ["\(id) is not asked: passed over after \(questions[start].id)\(rule)"]
                + values(deciding: [jump?.condition].compactMap(\.self), at: start)
        }
    }

    /// `nps = 3`, `why was refused`: one for each name that expressions read, and what computed values come from.
    ///
    /// Where only some of them decide, as one false side of an `and` does, these say so.
    private func values(deciding expressions: [Expression], at position: Int) -> [String] {
        let names = Set(expressions.flatMap(\.roots))
        let decisive = Set(expressions.flatMap { self.decisive($0, at: position) }.flatMap(\.roots))
        return names.sorted().flatMap { name -> [String] in
            let mark = decisive.contains(name) && decisive != names ? ": this decides" : ""
            guard let line = value(named: name, at: position) else { return [] }
            let place = plan.position(name, from: position)
            return ["  \(line)\(mark)"] + (place.map { computation(at: $0, depth: 2) } ?? [])
        }
    }

    /// The parts of a condition that make it what it is now.
    private func decisive(_ condition: Expression, at position: Int) -> [Expression] {
        let environment = environment(at: position)
        switch condition.node {
        case .unary(.not, let operand): return decisive(operand, at: position)
        case .binary(let operation, let left, let right) where operation == .and || operation == .or:
            // A false side decides an `and`, a true one an `or`; else both sides do.
            let deciding = Answer.value(.boolean(operation == .or))
            let sides = [left, right].filter { $0.evaluate(in: environment) == deciding }
            if let first = sides.first { return decisive(first, at: position) }
            let open = [left, right].filter { $0.evaluate(in: environment).value == nil }
            return (open.isEmpty ? [left, right] : open).flatMap { decisive($0, at: position) }
        default: return [condition]
        }
    }

    /// `nps = 3`; `nil` for a name that is no value of the interview.
    private func value(named name: String, at position: Int) -> String? {
        if let position = plan.position(name, from: position) {
            switch counted[position] {
            case .value(let value): return "\(questions[position].id) = \(label(of: value, at: position))"
            case .missing(let reason): return "\(questions[position].id) was \(reason.phrase)"
            }
        }
        if name.hasPrefix("prior.") { return earlierValue(named: String(name.dropFirst(6))) }
        guard name.hasPrefix("case.") else { return nil }
        let field = String(name.dropFirst(5))
        guard let value = environment.caseFields[field] else { return "\(name) is not known" }
        let options = survey.caseFields.first { $0.name == field }?.type.options
        return "\(name) = \(label(of: value, among: options)), known beforehand"
    }

    /// `prior.nps = 3, answered on 2026-05-04 in session 1a2b3c4d`.
    private func earlierValue(named name: String) -> String {
        guard let recall else { return "prior.\(name) is not known: there is no earlier session of the same person" }
        let source = "in session \(recall.session.prefix(8)) of \(recall.day)"
        switch environment.prior[name] {
        case .value(let value)?:
            let label = plan.positions[name].map { self.label(of: value, at: $0) } ?? value.shown
            return "prior.\(name) = \(label), answered \(source)"
        case .missing(let reason)?: return "prior.\(name) was \(reason.phrase) \(source)"
        case nil: return "prior.\(name) is not known: there was nothing of the kind \(source)"
        }
    }

    /// What a computed value comes from, step by step down to answers.
    private func computation(at position: Int, depth: Int) -> [String] {
        // Definitions have no cycles; the depth keeps a long chain readable.
        guard depth < 6, plan.items[position].role == .whole, !plan.traits[position].contains(.isAsked),
            let expression = plan.formulas[position].value?.expression
        else { return [] }
        let margin = String(repeating: "  ", count: depth)
        return expression.roots.sorted().flatMap { name -> [String] in
            guard let line = value(named: name, at: position) else { return [] }
            let place = plan.position(name, from: position)
            return ["\(margin)from \(line)"] + (place.map { computation(at: $0, depth: depth + 1) } ?? [])
        }
    }

    /// Where the words of a question that differ between interviews come from, and the answer that it proposes.
    private func sources(at position: Int) -> [String] {
        guard plan.traits[position].contains(.isAsked) else { return [] }
        let question = questions[position]
        var lines: [String] = []
        for fill in question.text(in: language).fills {
            let said = rendered(Template(parts: [.fill(fill)]), at: position)
            lines.append("the text says: \(said)")
            lines += fill.roots.sorted().compactMap { origin(named: $0, at: position) }
        }
        if let proposal = question.proposal, let value = self.proposal(at: position)?.value {
            lines.append("proposed: \(label(of: value, at: position))")
            lines += proposal.roots.sorted().compactMap { origin(named: $0, at: position) }
        }
        return lines
    }

    private func origin(named name: String, at position: Int) -> String? {
        value(named: name, at: position).map { "  from \($0)" }
    }

    /// A value of the case by the labels of its type.
    private func label(of value: Value, among list: OptionList?) -> String {
        let label = { (code: String) in list?[code]?.label(in: language) ?? code }
        return switch value {
        case .choice(let code): label(code)
        case .multi(let codes): codes.map(label).joined(separator: ", ")
        default: value.shown
        }
    }
}
