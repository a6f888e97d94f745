package import SurveyModel

/// The numbers of codes in exported data: by question, then by code.
package typealias OptionNumbers = [String: [String: Int]]

/// What the lock of a survey keeps of the codes in its exported data.
package struct LockedCodes: Hashable, Sendable {
    /// Those of options that no definition numbers.
    package var numbers: OptionNumbers = [:]
    /// Those of missing answers, by question.
    package var missing: [String: MissingCodes] = [:]

    package init(numbers: OptionNumbers = [:], missing: [String: MissingCodes] = [:]) {
        self.numbers = numbers
        self.missing = missing
    }
}

extension Question {
    /// The question with the numbers of a lock, where its definition says nothing else.
    func numbered(_ numbers: OptionNumbers) -> Question {
        var question = self
        question.kind = kind.numbered(numbers[id] ?? [:])
        return question
    }
}

extension Question.Kind {
    private func apply(_ change: (OptionList) -> OptionList) -> Question.Kind {
        switch self {
        case .choice(let list): return .choice(change(list))
        case .multi(let list): return .multi(change(list))
        case .rank(let list, let top): return .rank(change(list), top: top)
        case .allocation(let total, let list): return .allocation(total: total, change(list))
        case .matrix(let rows, let cell): return .matrix(rows: change(rows), cell: cell)
        case .maxDiff(var design):
            design.items = change(design.items)
            return .maxDiff(design)
        default: return self
        }
    }

    fileprivate func numbered(_ numbers: [String: Int]) -> Question.Kind { apply { $0.numbered(numbers) } }
}

extension OptionList {
    func numbered(_ numbers: [String: Int]) -> OptionList {
        var list = self
        for place in list.options.indices where list.options[place].number == nil {
            list.options[place].number = numbers[list.options[place].code]
        }
        for place in list.retired.indices where list.retired[place].number == nil {
            list.retired[place].number = numbers[list.retired[place].code]
        }
        return list
    }
}
