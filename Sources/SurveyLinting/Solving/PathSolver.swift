internal import SurveyModel

/// Finds out in which states each question is asked: its own conditions hold, and no earlier jump passes over it.
final class PathSolver {
    let survey: Survey
    let flow: SurveyFlow
    let conditions: ConditionSolver
    let inliner: Inliner
    var model: SolverModel { conditions.model }

    /// For the questions from the first on, as far as they were asked for.
    private var reached: [CubeSet] = []
    private var staying: [Int: CubeSet] = [:]
    /// For each hop, the variables that decide it.
    private(set) var readings: [[Int]] = []
    /// For each variable, the hops that it decides.
    private(set) var hopsReading: [[Int]] = []
    /// What the rules of one question together always pass over, though each alone does not: the places between.
    private(set) var gaps: [Range<Int>] = []

    /// - Parameters:
    ///   - survey: The survey, as far as it could be read.
    ///   - broken: Questions with mistakes, of which nothing is certain.
    ///   - steps: How much work may be done; what would take more counts as unknown.
    init(_ survey: Survey, broken: Set<String> = [], steps: Int = 6_000_000) {
        self.survey = survey
        flow = SurveyFlow(survey, broken: broken)
        let names = PartNames(flow)
        inliner = Inliner(flow, names: names)
        var expressions: [Expression] = []
        for step in flow.steps {
            expressions += step.conditions.map { [inliner] in inliner.inlined($0) }
            expressions += step.question.otherExpressions.map { [inliner] in inliner.inlined($0) }
        }
        expressions += survey.quotas.map { [inliner] in inliner.inlined($0.condition) }
        let model = SolverModel(survey, flow: flow, names: names, expressions: expressions)
        conditions = ConditionSolver(model, budget: SolverBudget(steps: steps))
        readings = flow.hops.indices.map { stays(at: $0).variables.sorted() }
        hopsReading = Array(repeating: [], count: model.variables.count)
        for (number, variables) in readings.enumerated() {
            for variable in variables { hopsReading[variable].append(number) }
        }
        for start in flow.steps.indices where flow.steps[start].question.jumps.count > 1 {
            let hops = flow.hops(from: start, to: start + 1)
            let ends = Set(hops.map { flow.hops[$0].landing }).sorted(by: >)
            let end = ends.first { end in
                let farther = hops.filter { flow.hops[$0].landing >= end }
                return farther.reduce(.always) { conditions.both($0, stays(at: $1)) }.isEmpty
            }
            if let end, end > start + 1 { gaps.append(start + 1..<end) }
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
        // One after the other, since each follows what leads to earlier ones: a long chain must not nest as deeply.
        while reached.count <= place { reached.append(followed(own(reached.count), to: reached.count)) }
        return reached[place]
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
    /// All its expressions that do not decide whether it is asked.
    ///
    /// What any of them compares an answer with makes a cell of its own, so that each can be looked at.
    var otherExpressions: [Expression] {
        var result = jumps.compactMap(\.condition) + checks.map(\.condition) + text.fills
        result += [present, requiredCondition, readOnlyCondition, resetCondition, optionCondition, proposal]
            .compactMap(\.self)
        if case .calculation(let expression) = kind { result.append(expression) }
        return result
    }
}
