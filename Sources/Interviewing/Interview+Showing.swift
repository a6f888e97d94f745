internal import Journal
package import SurveyModel

extension Interview {
    /// A text with its fills, as an item says it.
    package func rendered(_ template: Template, at position: Int) -> String {
        template.render(in: environment(at: position))
    }

    /// The text of a question in the language of the moment.
    package func text(at position: Int) -> String {
        rendered(questions[position].text(in: language), at: position)
    }

    /// What a value is called: the labels of options, or the value itself.
    package func label(of value: Value, at position: Int) -> String {
        let question = questions[position]
        let list = question.kind.options
        let label = { (code: String) in list?[code]?.label(in: language) ?? code }
        switch value {
        case .choice(let code): return label(code)
        case .multi(let codes): return codes.map(label).joined(separator: ", ")
        case .rank(let codes): return codes.map(label).joined(separator: " > ")
        case .allocation(let points):
            let given = (list?.options ?? []).filter { points[$0.code] ?? 0 > 0 }
            return given.map { "\($0.label(in: language)) \(points[$0.code] ?? 0)" }.joined(separator: ", ")
        case .maxDiff(let picks):
            return picks.map { "best \(label($0.most)), worst \(label($0.least))" }.joined(separator: "; ")
        case .kano(let answer): return answer.category.rawValue.map { $0 == "_" ? " " : String($0) }.joined()
        case .boolean(true) where question.kind == .statement: return "read"
        case .matrix(let rows):
            guard case .matrix(let list, let cell) = question.kind else { return value.shown }
            return list.options.compactMap { row in
                guard let value = rows[row.code]?.value else { return nil }
                var shown = value.shown
                if case .choice(let code) = value { shown = cell.options?[code]?.label(in: language) ?? code }
                return "\(row.label(in: language)) \(shown)"
            }.joined(separator: ", ")
        default:
            return question.unit.map { "\(value.shown) \($0)" } ?? value.shown
        }
    }

    /// Where a question stands in the interview.
    package enum Standing: Hashable, Sendable {
        case answered
        /// On the path, and not answered yet.
        case open
        /// Its condition is false.
        case conditionFalse
        /// Its condition cannot be decided, because an answer is missing.
        case conditionMissing
        /// A jump at this place passes over it.
        case jumpedOver(from: Int)
        /// On the path, but what was answered does not count any more, as an option that is no longer offered.
        case notOffered
        /// It stands in a round of a repeat that was not begun.
        case roundNotOpen
    }

    package func standing(of position: Int) -> Standing {
        if onPath[position] {
            guard plan.traits[position].contains(.isAsked) else { return .answered }
            if hasCountedAnswer(position) { return .answered }
            return records[position].given == nil ? .open : .notOffered
        }
        if let jump = jumpOver(position) { return .jumpedOver(from: jump) }
        guard isOpen(plan.items[position].opening) else { return .roundNotOpen }
        guard let condition = failedCondition(at: position) else { return .open }
        let value = condition.evaluate(in: environment(at: position))
        return value == .value(.boolean(false)) ? .conditionFalse : .conditionMissing
    }
}

extension MissingReason {
    /// As part of a sentence: "nps was refused".
    package var phrase: String {
        switch self {
        case .dontKnow: "not known"
        case .refused: "refused"
        case .skipped: "skipped"
        case .notAsked: "not asked"
        case .notApplicable: "not applicable"
        }
    }
}

extension Interview {
    /// The place of an item by its whole name.
    package func place(of id: String) -> Int? { plan.positions[id] }

    /// The event that gave the answer of an item; of one that is made of others, the last of theirs.
    package func mark(at position: Int) -> EventMark? {
        switch plan.items[position].role {
        case .gathering(let parts):
            return parts.filter(hasCountedAnswer).map { records[$0].givenAt }.max { $0.sequence < $1.sequence }
        default: return hasCountedAnswer(position) ? records[position].givenAt : nil
        }
    }

    package func probes(at position: Int) -> [String] { questions[position].probes(in: language) }

    /// The first probe that was not used yet, counted from 1.
    package func nextProbe(at position: Int) -> Int? {
        let used = records[position].probes
        return questions[position].probes.indices.map { $0 + 1 }.first { !used.contains($0) }
    }

    /// What is answered at a place as people read it: labels, and beside an option the words that say which one.
    package func shownAnswer(at position: Int) -> String {
        switch answer(at: position) {
        case .value(let value): shown(value, at: position)
        case .missing(let reason): phrase(of: reason)
        }
    }

    /// A value of a place with the words that say which one was meant by an option.
    package func shown(_ value: Value, at position: Int) -> String {
        let (list, specified) = (questions[position].kind.options, specified(at: position))
        let told = { (code: String) -> String in
            let label = list?[code]?.label(in: language) ?? code
            return specified[code]?.words.text.map { "\(label) (\($0))" } ?? label
        }
        return switch value {
        case .choice(let code): told(code)
        case .multi(let codes): codes.map(told).joined(separator: ", ")
        case .rank(let codes): codes.map(told).joined(separator: " > ")
        default: label(of: value, at: position)
        }
    }

    /// Whether the label of a value says more than the value.
    package func hasLabels(at position: Int) -> Bool {
        switch questions[position].kind {
        case .matrix, .kano: true
        default: questions[position].kind.options != nil
        }
    }

    /// Whether the part of the same question just before was answered, so that only the part is new on the screen.
    package func goesOnFromPartBefore(_ position: Int) -> Bool {
        guard position > 0, plan.items[position - 1].source == plan.items[position].source else { return false }
        switch plan.items[position].role {
        case .row, .set: return records[position - 1].given != nil
        default: return false
        }
    }

    /// Whether an item is worth showing to people: what is asked, unless it stands in a round that was not begun.
    package func isShown(_ position: Int) -> Bool {
        guard plan.traits[position].contains(.isAsked) else { return false }
        return onPath[position] || records[position].given != nil || standing(of: position) != .roundNotOpen
    }
}
