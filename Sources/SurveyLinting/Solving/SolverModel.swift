internal import FoundationEssentials
internal import SurveyModel

/// All variables of a survey, each cut into cells by what its conditions compare it with.
struct SolverModel {
    private(set) var variables: [SolverVariable] = []
    private(set) var groups: [MultiGroup] = []
    private(set) var parts: [PartGroup] = []
    private var answers: [String: Int] = [:]
    private var jumped: [String: Int] = [:]
    let optionLists: [String: OptionList]
    /// The number of chosen options is a variable with a cell for each number.
    private static let mostOptions = 60

    /// - Parameters:
    ///   - survey: The survey.
    ///   - flow: Its questions in order.
    ///   - names: The names of the parts of answers.
    ///   - expressions: All its conditions, with calculations in the place of their names.
    init(
        _ survey: Survey, flow: SurveyFlow, names: PartNames, expressions: some Sequence<SurveyModel.Expression>
    ) {
        optionLists = Environment(survey).optionLists
        var constants: [String: [Value]] = [:]
        for expression in expressions {
            let uses = ExpressionUses(expression)
            for (name, values) in uses.compared where !values.isEmpty || name.hasPrefix("\0") {
                constants[name, default: []] += values
            }
            for name in uses.raw where name.hasPrefix("\0") { constants[name, default: []] += [] }
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
            let missing = step.question.missingAnswers(canBeOff: flow.canBeOff(place))
            add(
                step.question.id, type, range: step.question.kind.range, constants[step.question.id] ?? [],
                missing: missing, place: place)
            let parts = names[step.question.id]
            if !parts.isEmpty { addParts(of: step.question, parts, constants, missing: missing, place: place) }
        }
    }

    /// The variable of an answer or a case field, or that a calculation is jumped over.
    subscript(name: String) -> Int? { answers[name] ?? jumped[name] }

    func group(of variable: Int) -> MultiGroup? { variables[variable].group.map { groups[$0] } }

    func parts(of variable: Int) -> PartGroup? { variables[variable].parts.map { parts[$0] } }

    /// The variable of the answer that a part, or an option of a multi, belongs to; of any other, itself.
    func answer(of variable: Int) -> Int {
        group(of: variable)?.answer ?? parts(of: variable)?.answer ?? variable
    }

    /// The box without what contradicts itself, or `nil` where nothing is left: what is chosen of a multi must fit
    /// together.
    ///
    /// - Parameters:
    ///   - cube: The box.
    ///   - changed: What was just limited in it; multis that none of this belongs to are taken to fit.
    /// - Returns: The part of the box that there can be.
    func consistent(_ cube: Cube, after changed: Cube) -> Cube? {
        guard !groups.isEmpty || !parts.isEmpty else { return cube }
        var result = cube
        var (last, lastParts): (Int?, Int?)
        // The variables of a multi stand side by side, and so do the parts of an answer.
        for limit in changed.limits {
            if let number = variables[limit.variable].parts, number != lastParts {
                lastParts = number
                guard let narrower = consistent(result, parts[number]) else { return nil }
                result = narrower
            }
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

    /// The box where parts that are there mean an answer that is, and parts that cannot be together mean none.
    private func consistent(_ cube: Cube, _ group: PartGroup) -> Cube? {
        let answer = variables[group.answer]
        let unanswered = answer.full & ~answer.valued
        var possible = cube[group.answer] ?? answer.full
        let isNeeded = group.members.contains { member in
            cube[member.variable].map { $0 & ~variables[member.variable].valued == 0 } ?? false
        }
        if isNeeded { possible &= answer.valued }
        if possible & answer.valued != 0, !group.admitsAnswer(in: cube) { possible &= unanswered }
        guard possible != 0 else { return nil }
        var result = cube
        if possible != answer.full {
            guard let narrower = result.met(with: Cube(group.answer, in: possible)) else { return nil }
            result = narrower
        }
        guard possible & answer.valued == 0 else { return result }
        for member in group.members {
            let part = variables[member.variable]
            guard let narrower = result.met(with: Cube(member.variable, in: part.full & ~part.valued)) else {
                return nil
            }
            result = narrower
        }
        return result
    }

    /// Lets the answer of a question in parts be there, though nothing is known of it as a whole.
    mutating func open(_ answer: Int) {
        guard variables[answer].valued == 0 else { return }
        variables[answer].take([.list([])], isExhaustive: false)
    }

    /// Joins the parts of an answer.
    mutating func join(_ group: PartGroup) {
        variables[group.answer].parts = parts.count
        for member in group.members { variables[member.variable].parts = parts.count }
        parts.append(group)
    }

    private mutating func addJumped(_ name: String, _ place: Int) {
        jumped[Inliner.jumped(name)] = variables.count
        variables.append(
            SolverVariable(
                name: name, part: .jumped, samples: [.value(.boolean(false)), .value(.boolean(true))],
                isExhaustive: true, place: nil))
    }

    mutating func add(
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
        case .time: variable.take(times: constants, range: range ?? (nil, nil))
        case .dateTime: variable.take(moments: constants)
        case .kano:
            let feelings = KanoAnswer.Feeling.allCases
            let answers = feelings.flatMap { with in feelings.map { KanoAnswer(with: with, without: $0) } }
            variable.take(answers.map(Value.kano), isExhaustive: true)
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
        case .time(let low, let high): (low.map { Decimal($0.secondOfDay) }, high.map { Decimal($0.secondOfDay) })
        case .date(let low, let high): (low.map { Decimal($0.dayNumber) }, high.map { Decimal($0.dayNumber) })
        case .duration(let low, let high): (low.map { Decimal($0.seconds) }, high.map { Decimal($0.seconds) })
        default: nil
        }
    }
}

extension Value {
    /// Where it lies between the bounds of a question that takes it.
    var position: Decimal? {
        switch self {
        case .integer(let number): Decimal(number)
        case .decimal(let number): number
        case .money(let money): money.amount
        case .date(let date): Decimal(date.dayNumber)
        case .time(let time): Decimal(time.secondOfDay)
        case .duration(let span): Decimal(span.seconds)
        default: nil
        }
    }

    var isZero: Bool { position == 0 }
}
