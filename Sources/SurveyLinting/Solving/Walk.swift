package import SurveyModel

/// Answers that somebody could give, from the first question on.
package struct Witness: Hashable, Sendable {
    /// One thing that is known or answered.
    package struct Entry: Hashable, Sendable {
        /// The question, or the case field as `case.plan`.
        package var name: String
        /// A value, or why there is none.
        package var answer: Answer
    }

    /// The case fields that are filled in, in the order of the survey.
    package var caseFields: [Entry]
    /// The questions asked before the one that is reached, in their order.
    package var answers: [Entry]
}

/// Goes through a survey with answers from a box, as an interview would.
struct Walk {
    let paths: PathSolver
    private var environment: Environment
    private var entries: [Witness.Entry] = []
    private var caseEntries: [Witness.Entry] = []
    private var seed: UInt64

    /// - Parameters:
    ///   - paths: What is known about the survey.
    ///   - cube: The states to choose from.
    ///   - seed: 0 takes the first possible answer everywhere; other numbers take others.
    ///   - place: The question to reach.
    /// - Returns: What led there; `nil` where this walk did not.
    static func lead(_ paths: PathSolver, through cube: Cube, seed: UInt64, to place: Int) -> Witness? {
        var walk = Walk(paths: paths, environment: Environment(paths.survey), seed: seed)
        return walk.go(cube, to: place) ? Witness(caseFields: walk.caseEntries, answers: walk.entries) : nil
    }

    private init(paths: PathSolver, environment: Environment, seed: UInt64) {
        self.paths = paths
        self.environment = environment
        self.seed = seed
    }

    private var model: SolverModel { paths.model }

    private mutating func go(_ cube: Cube, to place: Int) -> Bool {
        for field in paths.survey.caseFields {
            let name = "case.\(field.name)"
            guard let answer = model[name].flatMap({ draw(candidates($0, in: cube)) }) else {
                if field.isOptional { continue }
                return false
            }
            environment.caseFields[field.name] = answer.value
            if answer.value != nil { caseEntries.append(.init(name: name, answer: answer)) }
        }
        var current = 0
        while current < place {
            environment.rounds = round(at: current)
            guard let next = step(current, cube) else { return false }
            for (block, repetition) in rounds where block.upperBound > current && block.upperBound <= next {
                gather(repetition, block)
            }
            current = next
        }
        guard current == place else { return false }
        environment.rounds = round(at: place)
        let step = paths.flow.steps[place]
        return !step.isBroken && holds(step.conditions)
    }

    /// The first round, inside of a repeat.
    private func round(at place: Int) -> [Environment.Round] {
        rounds.contains { $0.block.contains(place) } ? [Environment.Round([:], number: 1)] : []
    }

    /// The repeats with the places of their questions.
    private var rounds: [(block: Range<Int>, repetition: Int)] {
        paths.survey.blocks.compactMap { block in block.repetition.map { (block.questions, $0) } }
    }

    /// How many rounds there are at least; each is answered alike.
    private func count(_ repetition: Repetition) -> Int {
        guard let times = repetition.times else { return min(max(1, repetition.minimum), repetition.maximum) }
        guard case .value(.integer(let count)) = times.evaluate(in: environment) else { return 0 }
        return min(max(0, count), repetition.maximum)
    }

    /// What was answered in a round becomes the record of every round.
    private mutating func gather(_ repetition: Int, _ block: Range<Int>) {
        let steps = paths.flow.steps
        guard holds(steps[repetition].conditions), case .repetition(let known) = steps[repetition].question.kind else {
            return
        }
        let fields = block.filter { $0 != repetition }.map { place in
            (steps[place].question.id, environment[steps[place].question.id])
        }
        let record = Value.record(Dictionary(fields, uniquingKeysWith: { $1 }))
        environment[steps[repetition].question.id] = .value(.list(Array(repeating: record, count: count(known))))
    }

    private func holds(_ conditions: [Expression]) -> Bool { conditions.allSatisfy { $0.isTrue(in: environment) } }

    /// Answers one question and gives the place where it leads.
    private mutating func step(_ place: Int, _ cube: Cube) -> Int? {
        let step = paths.flow.steps[place]
        guard !step.isBroken else { return nil }
        guard holds(step.conditions) else { return place + 1 }
        if case .calculation(let expression) = step.question.kind {
            environment[step.question.id] = expression.evaluate(in: environment)
            return landing(after: place)
        }
        if case .repetition(let repetition) = step.question.kind {
            return count(repetition) > 0 ? place + 1 : rounds.first { $0.repetition == place }?.block.upperBound
        }
        guard step.question.kind.takesAnswer else { return landing(after: place) }
        if let condition = step.question.readOnlyCondition, condition.isTrue(in: environment) { return nil }
        guard let answer = answer(to: step.question, cube) else { return nil }
        environment[step.question.id] = answer
        entries.append(.init(name: step.question.id, answer: answer))
        return landing(after: place)
    }

    /// An answer in the box that the question would take here.
    private mutating func answer(to question: Question, _ cube: Cube) -> Answer? {
        let variable = model[question.id]
        let offered = offeredCodes(question)
        var candidates = variable.map { self.candidates($0, in: cube, question, offered) } ?? []
        if !candidates.contains(where: { $0.value != nil }), let sample = question.kind.sample(offered: offered),
            variable.map({ model.variables[$0].valued == 0 }) ?? true
        {
            candidates.insert(.value(sample), at: 0)
        }
        if variable == nil { candidates += question.missingAnswers(canBeOff: false) }
        let isRequired = question.requiredCondition?.isTrue(in: environment) ?? false
        return draw(
            candidates.filter { answer in
                (!isRequired || answer != .missing(.skipped)) && isOffered(answer, offered) && passes(question, answer)
            })
    }

    private func isOffered(_ answer: Answer, _ offered: Set<String>?) -> Bool {
        guard let offered else { return true }
        return switch answer {
        case .value(.choice(let code)): offered.contains(code)
        case .value(.multi(let codes)), .value(.rank(let codes)): codes.allSatisfy(offered.contains)
        case .value(.allocation(let points)): points.allSatisfy { $0.value == 0 || offered.contains($0.key) }
        default: true
        }
    }

    /// Whether no check fails on the answer: nobody should be led along a path of warnings.
    private func passes(_ question: Question, _ answer: Answer) -> Bool {
        guard !question.checks.isEmpty else { return true }
        var environment = environment
        environment[question.id] = answer
        return question.checks.allSatisfy { $0.condition.evaluate(in: environment) != .value(.boolean(false)) }
    }

    private func landing(after place: Int) -> Int {
        let taken = paths.flow.hops.first { hop in
            hop.start == place && (hop.condition?.isTrue(in: environment) ?? true)
        }
        return taken?.landing ?? place + 1
    }

    private func offeredCodes(_ question: Question) -> Set<String>? {
        guard let condition = question.optionCondition, let list = question.kind.shuffled else { return nil }
        var environment = environment
        return Set(
            list.options.map(\.code).filter { code in
                environment.it = .choice(code)
                return condition.isTrue(in: environment)
            })
    }

    /// The answers in the box, one out of each cell.
    private func candidates(
        _ variable: Int, in cube: Cube, _ question: Question? = nil, _ offered: Set<String>? = nil
    ) -> [Answer] {
        let known = model.variables[variable]
        let allowed = cube[variable] ?? known.full
        var candidates: [Answer] = []
        for (cell, sample) in known.samples.enumerated() where allowed & (1 << UInt64(cell)) != 0 {
            guard sample != .missing(.notAsked) else { continue }
            if sample.value != nil, let group = model.group(of: variable) {
                candidates += chosen(group, cube).map { Answer.value(.multi($0)) }
            } else if sample == .value(.list([])), let question {
                let parts = model.parts(of: variable)
                let value = parts.map { $0.value(in: cube, of: question, offered: offered, model) }
                candidates += [value ?? question.kind.sample(offered: offered)].compactMap(\.self).map(Answer.value)
            } else if case .value(.text(let text)) = sample, let parts = model.parts(of: variable) {
                candidates += [parts.text(text, in: cube)].compactMap(\.self).map { .value(.text($0)) }
            } else {
                candidates.append(sample)
            }
        }
        return candidates
    }

    private mutating func draw(_ candidates: [Answer]) -> Answer? {
        guard seed != 0, candidates.count > 1 else { return candidates.first }
        // Knuth, The Art of Computer Programming, volume 2, 3.3.4: the multiplier of MMIX.
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return candidates[Int((seed >> 33) % UInt64(candidates.count))]
    }

    /// Some answers of a multi in the box: the smallest, and each with one option more.
    private func chosen(_ group: MultiGroup, _ cube: Cube) -> [[String]] {
        var result = [group.answer(in: cube)].compactMap(\.self)
        for member in group.members where cube[member.variable] ?? 3 == 3 {
            guard let more = cube.met(with: Cube(member.variable, in: 2)), let codes = group.answer(in: more),
                !result.contains(codes)
            else { continue }
            result.append(codes)
        }
        return result
    }
}
