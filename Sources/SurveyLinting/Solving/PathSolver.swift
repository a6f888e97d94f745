internal import SurveyModel

/// Finds out in which states each question is asked: its own conditions hold, and no earlier jump passes over it.
final class PathSolver {
    let survey: Survey
    let flow: SurveyFlow
    let conditions: ConditionSolver
    let inliner: Inliner
    var model: SolverModel { conditions.model }

    private var reached: [Int: CubeSet] = [:]
    private var staying: [Int: CubeSet] = [:]
    /// The hops by the variables that decide them; those that nothing decides stand under -1.
    private var hopsReading: [Int: [Int]] = [:]
    /// No box follows more answers than these back to what lets them be given.
    private static let widest = 400

    /// - Parameters:
    ///   - survey: The survey, as far as it could be read.
    ///   - broken: Questions with mistakes, of which nothing is certain.
    ///   - steps: How much work may be done; what would take more counts as unknown.
    init(_ survey: Survey, broken: Set<String> = [], steps: Int = 6_000_000) {
        self.survey = survey
        flow = SurveyFlow(survey, broken: broken)
        inliner = Inliner(flow)
        var expressions: [Expression] = []
        for step in flow.steps {
            expressions += step.conditions.map { [inliner] in inliner.inlined($0) }
            let others =
                step.question.jumps.compactMap(\.condition) + step.question.otherConditions
                + [step.question.optionCondition].compactMap(\.self)
            expressions += others.map { [inliner] in inliner.inlined($0) }
        }
        expressions += survey.quotas.map { [inliner] in inliner.inlined($0.condition) }
        let model = SolverModel(survey, flow: flow, expressions: expressions)
        conditions = ConditionSolver(model, budget: SolverBudget(steps: steps))
        for number in flow.hops.indices {
            let variables = stays(at: number).variables
            if variables.isEmpty { hopsReading[-1, default: []].append(number) }
            for variable in variables { hopsReading[variable, default: []].append(number) }
        }
    }

    /// Where a condition is true, false and missing.
    func truth(_ condition: Expression) -> Truth { conditions.truth(of: inliner.inlined(condition)) }

    /// The states in which the question's own conditions hold.
    func own(_ place: Int) -> CubeSet {
        flow.steps[place].conditions.reduce(.always) { conditions.both($0, truth($1).isTrue) }
    }

    /// The states in which the question is asked, as far as they depend on what its conditions read.
    func reach(_ place: Int) -> CubeSet {
        if let known = reached[place] { return known }
        // A calculation of a calculation cannot lead back here: questions read earlier ones only.
        let result = followed(own(place), to: place)
        reached[place] = result
        return result
    }

    /// The states among some in which the question can be asked: each answer that they need was asked for itself, and
    /// no jump that depends on the same answers passes over it.
    func followed(_ states: CubeSet, to place: Int) -> CubeSet {
        var result = states
        for number in hopsReading[-1] ?? [] where passes(number, place) {
            result = conditions.both(result, stays(at: number))
        }
        var seen: Set<Int> = []
        var isOpen = true
        while isOpen, !result.isEmpty, !conditions.budget.isSpent {
            isOpen = false
            for variable in result.variables.sorted() where seen.insert(variable).inserted {
                guard seen.count <= Self.widest else { return result }
                isOpen = true
                for number in hopsReading[variable] ?? [] where passes(number, place) {
                    result = conditions.both(result, stays(at: number))
                }
                result = asked(variable, in: result, before: place)
            }
        }
        return result
    }

    private func passes(_ number: Int, _ place: Int) -> Bool {
        flow.hops[number].start < place && flow.hops[number].landing > place
    }

    /// Where a box needs a question to have been on the path, the states in which it was; where it needs it not to have
    /// been, those in which its conditions do not hold.
    private func asked(_ variable: Int, in states: CubeSet, before place: Int) -> CubeSet {
        let known = model.variables[variable]
        guard let source = known.place, source < place else { return states }
        let answer = model.group(of: variable)?.answer ?? variable
        let parts = states.cubes.map { cube -> CubeSet in
            let possible = cube[answer] ?? model.variables[answer].full
            let isOff = possible & model.variables[answer].reached == 0
            if possible & ~model.variables[answer].reached == 0 {
                return conditions.both(CubeSet(cube), reach(source))
            }
            guard isOff, !flow.canBePassed[source], !flow.steps[source].isBroken,
                flow.steps[source].question.optionCondition == nil
            else { return CubeSet(cube) }
            let conditionsOff = flow.steps[source].conditions.map { conditions.notTrue(truth($0)) }
            return conditions.both(CubeSet(cube), conditionsOff.reduce(.never, conditions.either))
        }
        if parts.count == 1 { return parts[0] }
        let cubes = parts.flatMap(\.cubes)
        return cubes.count > conditions.budget.widest ? states : CubeSet(cubes: cubes)
    }

    /// The states in which a jump does not pass over what lies behind it.
    func stays(at number: Int) -> CubeSet {
        if let known = staying[number] { return known }
        let hop = flow.hops[number]
        let step = flow.steps[hop.start]
        // With each earlier rule of the same `go` that does not lead as far, this one is not looked at.
        var result = step.isBroken ? CubeSet.always : hop.condition.map { conditions.notTrue(truth($0)) } ?? .never
        for (earlier, jump) in step.question.jumps.prefix(hop.number).enumerated() {
            guard let other = flow.hops.first(where: { $0.start == hop.start && $0.number == earlier }),
                other.landing < hop.landing
            else { continue }
            result = conditions.either(result, jump.condition.map { truth($0).isTrue } ?? .always)
        }
        let needsOwnAnswer = hop.condition?.presentWhenTrue.contains(step.question.id) ?? false
        if !needsOwnAnswer {
            for condition in step.conditions {
                result = conditions.either(result, conditions.notTrue(truth(condition)))
            }
            if flow.canBePassed[hop.start] { result = .always }
        }
        staying[number] = result
        return result
    }
}

extension Question {
    /// Conditions that do not decide whether it is asked.
    var otherConditions: [Expression] {
        checks.map(\.condition) + [present, requiredCondition, readOnlyCondition, resetCondition].compactMap(\.self)
    }
}
