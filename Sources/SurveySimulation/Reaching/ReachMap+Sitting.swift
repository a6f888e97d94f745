internal import Interviewing
internal import SurveyModel

extension ReachMap {
    /// The numbers of the points that a sitting reached.
    ///
    /// A condition counts as false only where the sitting came past it, not where it broke off before.
    package func reached(by sitting: Sitting) -> Set<Int> {
        let interview = sitting.interview
        let items = interview.plan.items
        let put = Set(sitting.put)
        let last = sitting.hasClosed ? items.count : put.max() ?? 0
        var found: Set<Int> = []
        for position in put {
            let place = items[position].source
            found.insert(optional: questions[place])
            for block in items[position].sections { found.insert(optional: sections[block]?.yes) }
            found.insert(optional: asked[place]?.yes)
            note(interview.records[position].given?.answer, at: place, row: items[position].role.row, in: &found)
        }
        for (position, item) in items.enumerated() where position <= last {
            if !interview.onPath[position] {
                if !item.conditions.isEmpty { notePassedOver(position, in: interview, &found) }
                continue
            }
            if case .rounds = item.role { found.insert(optional: questions[item.source]) }
            if let taken = jumps[item.source], !item.question.jumps.isEmpty,
                put.contains(position) ? interview.hasCountedAnswer(position) : !isAsked(item)
            {
                let jump = interview.jumpTaken(after: position)
                found.insert(
                    optional: (jump ?? taken.indices.last).flatMap { taken.indices.contains($0) ? taken[$0] : nil })
            }
        }
        for check in interview.plan.checks where sitting.fired.contains(check.id) {
            let item = items[check.position]
            found.insert(optional: checks[item.source]?[String(check.id.dropFirst(item.id.count + 1))])
        }
        if let outcome = sitting.outcome { found.insert(optional: outcomes[outcome]) }
        return found
    }

    /// A part of a question has its answer noted; what sums it up is no occasion of its own.
    private func isAsked(_ item: PlanItem) -> Bool {
        switch item.role {
        case .gathering, .list, .rounds: false
        default: true
        }
    }

    private func note(_ answer: Answer?, at place: Int, row: String?, in found: inout Set<Int>) {
        switch answer {
        case .missing(let reason)?: found.insert(optional: missing[place]?[reason])
        case .value(let value)?:
            if let cells = cells[place], let answer = value.cellName {
                found.insert(optional: cells[row.map { "\($0).\(answer)" } ?? answer])
            }
            guard let options = options[place] else { return }
            for code in value.namedCodes { found.insert(optional: options[code]) }
        case nil: break
        }
    }

    /// Which condition kept a question from being asked, from the outermost section inward.
    private func notePassedOver(_ position: Int, in interview: Interview, _ found: inout Set<Int>) {
        switch interview.standing(of: position) {
        case .conditionFalse, .conditionMissing: break
        default: return
        }
        let item = interview.plan.items[position]
        guard let failed = interview.firstFalseCondition(at: position) else { return }
        let deciding = item.sections.filter { survey.blocks[$0].condition != nil }
        for (number, block) in deciding.enumerated().prefix(failed + 1) {
            found.insert(optional: number < failed ? sections[block]?.yes : sections[block]?.no)
        }
        if failed == deciding.count { found.insert(optional: asked[item.source]?.no) }
    }
}

extension Set<Int> {
    fileprivate mutating func insert(optional number: Int?) {
        if let number { insert(number) }
    }
}

extension PlanItem.Role {
    /// The code of the row that is asked, if it is one of a matrix.
    fileprivate var row: String? {
        if case .row(let code) = self { code } else { nil }
    }
}

extension Value {
    /// What an answer to a scale or a cell is called.
    fileprivate var cellName: String? {
        switch self {
        case .integer(let number): String(number)
        case .choice(let code): code
        default: nil
        }
    }

    /// The options that an answer names.
    var namedCodes: [String] {
        switch self {
        case .choice(let code): [code]
        case .multi(let codes), .rank(let codes): codes
        case .allocation(let points): points.filter { $0.value > 0 }.keys.sorted()
        case .maxDiff(let picks): picks.flatMap { [$0.most, $0.least] }
        default: []
        }
    }
}
