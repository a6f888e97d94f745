internal import FoundationEssentials
internal import SurveyModel

/// All variables of a survey, each cut into cells by what its conditions compare it with.
struct SolverModel {
    private(set) var variables: [SolverVariable] = []
    private(set) var groups: [MultiGroup] = []
    private var answers: [String: Int] = [:]
    private var jumped: [String: Int] = [:]
    let optionLists: [String: OptionList]
    /// The number of chosen options is a variable with a cell for each number.
    private static let mostOptions = 60

    /// - Parameters:
    ///   - survey: The survey.
    ///   - flow: Its questions in order.
    ///   - expressions: All its conditions, with calculations in the place of their names.
    init(_ survey: Survey, flow: SurveyFlow, expressions: some Sequence<SurveyModel.Expression>) {
        optionLists = Environment(survey).optionLists
        var constants: [String: [Value]] = [:]
        for expression in expressions {
            for (name, values) in ExpressionUses(expression).compared where !values.isEmpty {
                constants[name, default: []] += values
            }
        }
        for field in survey.caseFields {
            let name = "case.\(field.name)"
            let missing: [Answer] = field.isOptional ? [.missing(.notApplicable)] : []
            add(name, field.type, range: nil, constants[name] ?? [], missing: missing, place: nil)
        }
        for (place, step) in flow.steps.enumerated() {
            if case .calculation = step.question.kind {
                if flow.canBePassed[place] { addJumped(step.question.id, place) }
                continue
            }
            guard let type = step.question.kind.valueType else { continue }
            add(
                step.question.id, type, range: step.question.kind.range, constants[step.question.id] ?? [],
                missing: step.question.missingAnswers(canBeOff: flow.canBeOff(place)), place: place)
        }
    }

    /// The variable of an answer or a case field, or that a calculation is jumped over.
    subscript(name: String) -> Int? { answers[name] ?? jumped[name] }

    func group(of variable: Int) -> MultiGroup? { variables[variable].group.map { groups[$0] } }

    /// The box without what contradicts itself, or `nil` where nothing is left: what is chosen of a multi must fit
    /// together.
    ///
    /// - Parameters:
    ///   - cube: The box.
    ///   - changed: What was just limited in it; multis that none of this belongs to are taken to fit.
    /// - Returns: The part of the box that there can be.
    func consistent(_ cube: Cube, after changed: Cube) -> Cube? {
        guard !groups.isEmpty else { return cube }
        var result = cube
        var last: Int?
        // The variables of a multi stand side by side.
        for limit in changed.limits {
            guard let number = variables[limit.variable].group, number != last else { continue }
            last = number
            let group = groups[number]
            let (full, valued) = (variables[group.answer].full, variables[group.answer].valued)
            let possible = cube[group.answer] ?? full
            guard possible & valued != 0, !group.admitsAnswer(in: cube) else { continue }
            guard full & ~valued != 0, let narrower = result.met(with: Cube(group.answer, in: full & ~valued)) else {
                return nil
            }
            result = narrower
        }
        return result
    }

    private mutating func addJumped(_ name: String, _ place: Int) {
        jumped[Inliner.jumped(name)] = variables.count
        variables.append(
            SolverVariable(
                name: name, part: .jumped, samples: [.value(.boolean(false)), .value(.boolean(true))],
                isExhaustive: true, place: nil))
    }

    private mutating func add(
        _ name: String, _ type: ValueType, range: (low: Decimal?, high: Decimal?)?, _ constants: [Value],
        missing: [Answer], place: Int?
    ) {
        answers[name] = variables.count
        var variable = SolverVariable(
            name: name, part: .answer, samples: missing, isExhaustive: false, place: place)
        switch type {
        case .boolean: variable.take([.boolean(false), .boolean(true)], isExhaustive: true)
        case .choice(let list): variable.take(codes: list.options.map(\.code), mentioned: constants)
        case .multi(let list):
            // Of a very long list nothing is known: no cell stands for answers of which each option is looked for.
            guard list.options.count < Self.mostOptions else { break }
            variable.take([.multi([])], isExhaustive: false)
            variables.append(variable)
            addMembers(name, list, answer: variables.count - 1, place)
            return
        case .integer, .quantity(_, isWhole: true):
            variable.take(numbers: constants, range: range ?? (nil, nil), isWhole: true)
        case .decimal, .quantity(_, isWhole: false):
            variable.take(numbers: constants, range: range ?? (nil, nil), isWhole: false)
        case .money(let currency):
            variable.take(amounts: constants, range: range ?? (nil, nil), currency)
        case .duration: variable.take(spans: constants, range: range ?? (nil, nil))
        case .date: variable.take(dates: constants, range: range ?? (nil, nil))
        case .text: variable.take(texts: constants)
        default: break
        }
        variables.append(variable)
    }

    private mutating func addMembers(_ name: String, _ list: OptionList, answer: Int, _ place: Int?) {
        var group = MultiGroup(answer: answer, members: [], count: 0)
        for option in list.options {
            group.members.append(
                .init(code: option.code, variable: variables.count, isExclusive: option.isExclusive))
            variables.append(
                SolverVariable(
                    name: name, part: .option(option.code), samples: [.value(.boolean(false)), .value(.boolean(true))],
                    isExhaustive: true, place: place, group: groups.count))
        }
        group.count = variables.count
        variables[answer].group = groups.count
        variables.append(
            SolverVariable(
                name: name, part: .count, samples: (0...list.options.count).map { .value(.integer($0)) },
                isExhaustive: true, place: place, group: groups.count))
        groups.append(group)
    }
}

extension Question {
    /// Why there may be no answer, as a reducer admits it.
    func missingAnswers(canBeOff: Bool) -> [Answer] {
        var reasons = MissingReason.allCases.filter { missing.contains($0) && $0 != .skipped && $0 != .notAsked }
        if !isRequired, !missing.isEmpty { reasons.append(.skipped) }
        if canBeOff { reasons.append(.notAsked) }
        return reasons.map(Answer.missing)
    }
}

extension Question.Kind {
    /// The bounds of a number, both included.
    var range: (low: Decimal?, high: Decimal?)? {
        switch self {
        case .scale(let range): (Decimal(range.lowerBound), Decimal(range.upperBound))
        case .integer(let low, let high): (low.map { Decimal($0) }, high.map { Decimal($0) })
        case .decimal(let low, let high), .money(_, let low, let high): (low, high)
        case .date(let low, let high): (low.map { Decimal($0.dayNumber) }, high.map { Decimal($0.dayNumber) })
        case .duration(let low, let high): (low.map { Decimal($0.seconds) }, high.map { Decimal($0.seconds) })
        default: nil
        }
    }
}
