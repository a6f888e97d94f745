internal import SourceDiagnostics
internal import SurveyModel

/// E3: what the solver proves about conditions, jumps, options, checks and quotas.
///
/// A finding needs a proof: what the solver does not understand, or has no steps left for, is never reported.
struct LogicRules {
    let context: LintContext
    let paths: PathSolver
    private var solver: ConditionSolver { paths.conditions }

    func run() {
        for (place, step) in paths.flow.steps.enumerated() where !step.isBroken {
            let isAlive = ownConditions(place, step)
            if isAlive { reach(place, step) }
            jumps(place, step)
            options(place, step)
            checks(step)
            let others = [
                step.question.present, step.question.requiredCondition, step.question.readOnlyCondition,
                step.question.resetCondition,
            ]
            for condition in others.compactMap(\.self) { settled(condition, alwaysMatters: false) }
        }
        blocks()
        quotas()
    }

    /// Reports a condition that is the same whatever is answered; returns whether it can be true.
    @discardableResult
    private func settled(_ condition: Expression, alwaysMatters: Bool = true, as code: Diagnostic.Code = .neverTrue)
        -> Bool
    {
        let truth = paths.truth(condition)
        if truth.isTrue.isEmpty {
            let clash = Clash(condition, paths)
            context.report(
                code, at: condition.span,
                code == .quotaNeverFills
                    ? "this quota counts nobody: its condition can never be true" : "this can never be true",
                label: clash.reason, hint: clash.hint)
            return false
        }
        if alwaysMatters, solver.notTrue(truth).isEmpty {
            context.report(
                .alwaysTrue, at: condition.span, "this is always true",
                hint: "remove it, or let it depend on an answer")
        }
        return true
    }

    private func ownConditions(_ place: Int, _ step: SurveyFlow.Step) -> Bool {
        guard let condition = step.question.condition else { return true }
        return settled(condition)
    }

    private func blocks() {
        for block in context.survey.blocks where block.repetition == nil {
            if let condition = block.condition { settled(condition) }
        }
    }

    private func quotas() {
        for quota in context.survey.quotas { settled(quota.condition, as: .quotaNeverFills) }
    }

    private func reach(_ place: Int, _ step: SurveyFlow.Step) {
        guard paths.reach(place).isEmpty else { return }
        // Where the reason is that what it needs is unreachable itself, that has been told.
        let needed = step.conditions.reduce(into: Set<String>()) { $0.formUnion($1.references) }
        let isTold = needed.contains { name in
            paths.flow.places[name].map { $0 < place && paths.reach($0).isEmpty } ?? false
        }
        let isBlockTold = context.survey.blocks(around: step.question).contains { block in
            block.questions.lowerBound < place && paths.own(place).isEmpty
                && block.condition.map { paths.truth($0).isTrue.isEmpty } ?? false
        }
        guard !isTold, !isBlockTold else { return }
        let follows = place > 0 && step.question.condition == nil && paths.reach(place - 1).isEmpty
        guard !follows else { return }
        context.report(
            .unreachable, on: step.question.id, "no answers lead to '\(step.question.id)'",
            label: reason(place, step), hint: "'survey paths' and 'survey reach' show what leads where")
    }

    /// The first thing that excludes the question, in the order of the file.
    private func reason(_ place: Int, _ step: SurveyFlow.Step) -> String? {
        let own = paths.own(place)
        for (earlier, source) in paths.flow.steps.prefix(place).enumerated() {
            guard step.conditions.contains(where: { $0.references.contains(source.question.id) }),
                let condition = source.conditions.last, solver.both(own, paths.own(earlier)).isEmpty
            else { continue }
            return "it needs '\(source.question.id)', which is asked only if \(condition) "
                + "(line \(condition.span.location.line))"
        }
        for (number, hop) in paths.flow.hops.enumerated() where hop.start < place && hop.landing > place {
            guard solver.both(own, paths.stays(at: number)).isEmpty else { continue }
            let question = paths.flow.steps[hop.start].question.id
            guard let condition = hop.condition else { return "the jump after '\(question)' is always taken" }
            return "after '\(question)', line \(condition.span.location.line) leads past it if \(condition)"
        }
        return nil
    }

    private func jumps(_ place: Int, _ step: SurveyFlow.Step) {
        var left = CubeSet.always
        for (number, jump) in step.question.jumps.enumerated() {
            guard let condition = jump.condition else {
                left = .never
                continue
            }
            guard !left.isEmpty else {
                context.report(
                    .jumpNeverTaken, at: condition.span, "this jump is never taken",
                    label: "the rule before it always is")
                continue
            }
            guard settled(condition, alwaysMatters: number == 0 || step.question.jumps.count == 1) else { continue }
            let truth = paths.truth(condition)
            if solver.both(left, truth.isTrue).isEmpty {
                context.report(
                    .jumpNeverTaken, at: condition.span, "this jump is never taken",
                    label: "the rules before it take all of its cases", hint: "put the narrower rule first")
            } else if !paths.reach(place).isEmpty,
                paths.followed(solver.both(paths.own(place), truth.isTrue), to: place).isEmpty
            {
                context.report(
                    .jumpNeverTaken, at: condition.span, "this jump is never taken",
                    label: "'\(step.question.id)' is not asked in that case")
            }
            left = solver.both(left, solver.notTrue(truth))
        }
    }

    private func options(_ place: Int, _ step: SurveyFlow.Step) {
        guard let condition = step.question.optionCondition, let list = step.question.kind.options else { return }
        let own = paths.own(place)
        let dead = list.options.filter { option in
            guard let inlined = paths.inliner.inlined(condition, option: option) else { return false }
            let truth = solver.truth(of: inlined)
            if truth.isTrue.isEmpty { return true }
            // What stands alone in a multi often cannot be chosen here, and is in the list only because others share it.
            return !option.isExclusive && !own.isEmpty
                && paths.followed(solver.both(own, truth.isTrue), to: place).isEmpty
                && !paths.reach(place).isEmpty
        }
        guard !dead.isEmpty else { return }
        let names = dead.map { "'\($0.code)'" }.joined(separator: ", ")
        context.report(
            .deadOption, at: condition.span,
            dead.count == list.options.count
                ? "no option of '\(step.question.id)' can ever be offered" : "\(names) can never be offered here",
            hint: "change 'options_if', or write '\(list.name) except \(dead.map(\.code).joined(separator: ", "))'")
    }

    private func checks(_ step: SurveyFlow.Step) {
        guard let variable = paths.model[step.question.id] else { return }
        let valued = Cube(variable, in: paths.model.variables[variable].valued)
        guard paths.model.variables[variable].valued != 0 else { return }
        for check in step.question.checks {
            let truth = paths.truth(check.condition)
            let passes = solver.both(solver.either(truth.isTrue, truth.isMissing), CubeSet(valued))
            if passes.isEmpty {
                let clash = Clash(check.condition, paths)
                context.report(
                    .checkNeverPasses, at: check.condition.span, "no answer can pass this check", label: clash.reason,
                    hint: clash.hint)
            } else if truth.isFalse.isEmpty {
                context.report(
                    .checkAlwaysPasses, at: check.condition.span, "this check cannot fail",
                    label: Clash.range(of: step.question), hint: "remove it, or tighten it")
            }
        }
    }
}
