internal import FoundationEssentials
package import SourceDiagnostics
package import SurveyModel

/// A survey into which one defect was put, such as authors make.
package struct SurveyMutant: Sendable {
    package var survey: Survey
    /// The question or section that was changed.
    package var question: String
    /// The key that was changed, as `if`; its place is that of ``span``, where that is known.
    package var key: String
    package var span: SourceSpan?
    /// What was changed: one clause.
    package var defect: String

    /// All defects that are put into a survey, one in each, in the order of the definition.
    package static func all(of survey: Survey) -> [SurveyMutant] {
        var seeding = DefectSeeding(survey)
        seeding.seed()
        return seeding.mutants
    }
}

/// Puts defects into a survey.
struct DefectSeeding {
    let survey: Survey
    private(set) var mutants: [SurveyMutant] = []
    /// For each code, the next one of a list that has it.
    private let neighbours: [String: String]

    init(_ survey: Survey) {
        self.survey = survey
        var neighbours: [String: String] = [:]
        let lists =
            survey.questions.compactMap { $0.kind.chosenAmong }
            + survey.caseFields.compactMap { $0.type.options }
        for list in lists where list.options.count > 1 {
            for (place, option) in list.options.enumerated() where neighbours[option.code] == nil {
                neighbours[option.code] = list.options[(place + 1) % list.options.count].code
            }
        }
        self.neighbours = neighbours
    }

    mutating func seed() {
        for (place, block) in survey.blocks.enumerated() where block.repetition == nil {
            seedCondition(of: block.id, key: "if", block.condition) { $0.blocks[place].condition = $1 }
        }
        for (place, question) in survey.questions.enumerated() { seed(question, place) }
    }

    private mutating func add(
        _ question: String, _ key: String, _ span: SourceSpan? = nil, _ defect: String, _ change: (inout Survey) -> Void
    ) {
        var changed = survey
        change(&changed)
        guard changed != survey else { return }
        mutants.append(SurveyMutant(survey: changed, question: question, key: key, span: span, defect: defect))
    }

    private mutating func seedCondition(
        of id: String, key: String, _ condition: SurveyModel.Expression?,
        _ set: (inout Survey, SurveyModel.Expression?) -> Void
    ) {
        guard let condition else { return }
        add(id, key, condition.span, "'\(key)' was dropped") { set(&$0, nil) }
        add(id, key, condition.span, "the condition was negated") { set(&$0, condition.negated) }
        seedInside(of: id, key: key, condition) { set(&$0, $1) }
    }

    private mutating func seedInside(
        of id: String, key: String, _ expression: SurveyModel.Expression,
        _ set: (inout Survey, SurveyModel.Expression) -> Void
    ) {
        for mutant in expression.mutants(neighbours) {
            add(id, key, mutant.span, mutant.change) { set(&$0, mutant.expression) }
        }
    }

    private mutating func seed(_ question: Question, _ place: Int) {
        let id = question.id
        if case .calculation(let expression) = question.kind {
            seedInside(of: id, key: "calc", expression) { $0.questions[place].kind = .calculation($1) }
        }
        seedCondition(of: id, key: "if", question.condition) { $0.questions[place].condition = $1 }
        seedCondition(of: id, key: "options_if", question.optionCondition) {
            $0.questions[place].optionCondition = $1
        }
        seedCondition(of: id, key: "required_if", question.requiredCondition) {
            $0.questions[place].requiredCondition = $1
        }
        seedCondition(of: id, key: "read_only_if", question.readOnlyCondition) {
            $0.questions[place].readOnlyCondition = $1
        }
        seedCondition(of: id, key: "reset_when", question.resetCondition) { $0.questions[place].resetCondition = $1 }
        if question.proposal != nil {
            add(id, "set", question.proposal?.span, "'set' was dropped") { $0.questions[place].proposal = nil }
        }
        if question.isRequired {
            add(id, "required", nil, "'required' was dropped") { $0.questions[place].isRequired = false }
        }
        for (number, jump) in question.jumps.enumerated() {
            add(id, "go", jump.condition?.span, "the jump to \(jump.target.shown) was dropped") {
                $0.questions[place].jumps.remove(at: number)
            }
            if case .end(let outcome) = jump.target,
                let other = survey.outcomes.keys.sorted().first(where: { $0 != outcome })
            {
                add(id, "go", jump.condition?.span, "the jump ended as '\(other)'") {
                    $0.questions[place].jumps[number].target = .end(outcome: other)
                }
            }
            guard let condition = jump.condition else { continue }
            add(id, "go", condition.span, "the condition of the jump was negated") {
                $0.questions[place].jumps[number].condition = condition.negated
            }
            seedInside(of: id, key: "go", condition) { $0.questions[place].jumps[number].condition = $1 }
        }
        for (number, check) in question.checks.enumerated() {
            add(id, "checks", check.condition.span, "the check was dropped") {
                $0.questions[place].checks.remove(at: number)
            }
            let other: Check.Level = check.level == .should ? .must : .should
            add(id, "checks", check.condition.span, "'\(check.level.rawValue)' became '\(other.rawValue)'") {
                $0.questions[place].checks[number].level = other
            }
            seedInside(of: id, key: "checks", check.condition) {
                $0.questions[place].checks[number].condition = $1
            }
        }
        seedKind(question, place)
    }

    private mutating func seedKind(_ question: Question, _ place: Int) {
        let id = question.id
        for (kind, defect) in question.kind.defects {
            add(id, "", nil, defect) { $0.questions[place].kind = kind }
        }
    }
}

extension Question.Kind {
    /// The same kind with a bound that is off by one, or with options that behave otherwise.
    fileprivate var defects: [(kind: Question.Kind, defect: String)] {
        switch self {
        case .scale(let range) where range.count > 2:
            return [
                (.scale(range.lowerBound + 1...range.upperBound), "the scale began at \(range.lowerBound + 1)"),
                (.scale(range.lowerBound...range.upperBound - 1), "the scale ended at \(range.upperBound - 1)"),
            ]
        case .integer(let low, let high):
            var defects: [(Question.Kind, String)] = []
            if let low, low < .max {
                defects.append((.integer(minimum: low + 1, maximum: high), "the least became \(low + 1)"))
            }
            if let high, high > .min {
                defects.append((.integer(minimum: low, maximum: high - 1), "the most became \(high - 1)"))
            }
            return defects
        case .decimal(let low, let high):
            var defects: [(Question.Kind, String)] = []
            if let low { defects.append((.decimal(minimum: low + 1, maximum: high), "the least became \(low + 1)")) }
            if let high { defects.append((.decimal(minimum: low, maximum: high - 1), "the most became \(high - 1)")) }
            return defects
        case .money(let currency, let low, let high):
            var defects: [(Question.Kind, String)] = []
            if let low {
                defects.append(
                    (.money(currency: currency, minimum: low + 1, maximum: high), "the least became \(low + 1)"))
            }
            if let high {
                defects.append(
                    (.money(currency: currency, minimum: low, maximum: high - 1), "the most became \(high - 1)"))
            }
            return defects
        case .date(let low, let high):
            var defects: [(Question.Kind, String)] = []
            if let low, let later = low.adding(days: 1) {
                defects.append((.date(minimum: later, maximum: high), "the first day became \(later)"))
            }
            if let high, let earlier = high.adding(days: -1) {
                defects.append((.date(minimum: low, maximum: earlier), "the last day became \(earlier)"))
            }
            return defects
        case .allocation(let total, let list) where total < .max:
            return [(.allocation(total: total + 1, list), "there were \(total + 1) points to give")]
        case .matrix(let rows, let cell):
            return cell.defects.map { (.matrix(rows: rows, cell: $0.kind), "in each cell, \($0.defect)") }
        case .choice(let list): return list.defects.map { (.choice($0), $1) }
        case .multi(let list): return list.defects.map { (.multi($0), $1) }
        case .rank(let list, let top): return list.defects.map { (.rank($0, top: top), $1) }
        case .repetition(let repetition) where repetition.maximum > 1:
            var fewer = repetition
            fewer.maximum -= 1
            return [(.repetition(fewer), "at most \(fewer.maximum) rounds, one fewer than before")]
        default: return []
        }
    }
}

extension OptionList {
    /// The list with one option that behaves otherwise, or with two codes that changed places.
    fileprivate var defects: [(list: OptionList, defect: String)] {
        var defects: [(OptionList, String)] = []
        for (place, option) in options.enumerated() {
            if option.isExclusive {
                var list = self
                list.options[place].isExclusive = false
                defects.append((list, "'\(option.code)' no longer excluded the others"))
            }
            if option.specify {
                var list = self
                list.options[place].specify = false
                defects.append((list, "'\(option.code)' no longer asked which one"))
            }
        }
        if options.count > 1 {
            var list = self
            list.options[0].code = options[1].code
            list.options[1].code = options[0].code
            defects.append((list, "the codes '\(options[0].code)' and '\(options[1].code)' changed places"))
        }
        return defects
    }
}
