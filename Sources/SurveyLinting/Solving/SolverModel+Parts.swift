internal import FoundationEssentials
internal import SurveyModel

/// The parts of answers as variables.
extension SolverModel {
    /// Adds those parts of a question's answer that some condition looks at.
    ///
    /// - Parameters:
    ///   - question: The question, whose own variable is the last one.
    ///   - names: The names of its parts.
    ///   - constants: What each part is compared with, by name; a part that is not in it is not looked at.
    ///   - missing: Why there may be no answer.
    ///   - place: The place of the question.
    mutating func addParts(
        of question: Question, _ names: [PartNames.Part: String], _ constants: [String: [Value]], missing: [Answer],
        place: Int
    ) {
        let looked = names.filter { constants[$0.value] != nil }.sorted { $0.value < $1.value }
        let answer = variables.count - 1
        switch question.kind {
        case .matrix, .allocation, .rank: open(answer)
        default: guard !looked.isEmpty else { return }
        }
        guard !looked.isEmpty else { return }
        var members: [PartGroup.Member] = []
        for (part, name) in looked {
            let missing = missing + question.missingParts.filter { !missing.contains($0) }
            let (type, range) = question.typeOfParts
            add(name, type, range: range, constants[name] ?? [], missing: missing, place: place)
            let variable = variables.count - 1
            members.append(
                .init(part: part, variable: variable, numbers: numbers(variable, constants[name] ?? [], range)))
        }
        join(PartGroup(answer: answer, members: members, rule: question.ruleOfParts(members.count)))
    }

    /// The whole numbers that each cell stands for: a constant or a bound for itself, any other for those between the
    /// cells beside it.
    private func numbers(_ variable: Int, _ constants: [Value], _ range: (low: Decimal?, high: Decimal?))
        -> [ClosedRange<Int>?]
    {
        let samples = variables[variable].samples.map { answer -> Int? in
            guard case .value(.integer(let number)) = answer else { return nil }
            return number
        }
        let edges = Set((constants.compactMap(\.position) + [range.low, range.high].compactMap(\.self)))
        return samples.enumerated().map { cell, number in
            guard let number else { return nil }
            guard !edges.contains(Decimal(number)) else { return number...number }
            let before = cell > 0 ? samples[cell - 1] : nil
            let next = cell + 1 < samples.count ? samples[cell + 1] : nil
            let low = before.map { min($0 + 1, number) } ?? number
            return low...(next.map { max($0 - 1, number) } ?? max(number, Int(Int32.max)))
        }
    }
}

extension Question {
    /// Why a part may be missing though there is an answer.
    fileprivate var missingParts: [Answer] {
        switch kind {
        case .matrix: [.missing(.notAsked), .missing(.notApplicable)]
        case .rank(_, let top): top != nil || optionCondition != nil ? [.missing(.notApplicable)] : []
        case .allocation: optionCondition != nil ? [.missing(.notApplicable)] : []
        default: []
        }
    }

    fileprivate var typeOfParts: (ValueType, (low: Decimal?, high: Decimal?)) {
        switch kind {
        case .matrix(_, let cell): (cell.valueType ?? .text, cell.range ?? (nil, nil))
        case .allocation(let total, _): (.integer, (0, Decimal(total)))
        case .rank(let list, let top): (.integer, (1, Decimal(top ?? list.options.count)))
        default: (.integer, (0, nil))
        }
    }

    fileprivate func ruleOfParts(_ count: Int) -> PartGroup.Rule {
        switch kind {
        case .allocation(let total, let list): .sum(total, others: list.options.count - count)
        case .rank: .places
        default: .free
        }
    }
}
