internal import LocatedYAML
internal import SourceDiagnostics
internal import SurveyModel

/// E3: what the solver proves about conditions, jumps, options and quotas.
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
        if let gap = paths.gaps.first(where: { $0.contains(place) }) {
            return "the rules after '\(paths.flow.steps[gap.lowerBound - 1].question.id)' all lead past it together"
        }
        return apart(place, step)
    }

    /// Two questions that it needs and of which each is asked only where the other is not.
    private func apart(_ place: Int, _ step: SurveyFlow.Step) -> String? {
        let needed = step.conditions.reduce(into: Set<String>()) { $0.formUnion($1.presentWhenTrue) }
            .compactMap { paths.flow.places[$0] }.filter { $0 < place }.sorted()
        for (number, first) in needed.enumerated() {
            for second in needed[(number + 1)...]
            where solver.both(paths.own(first), paths.own(second)).isEmpty {
                let names = [first, second].map { "'\(paths.flow.steps[$0].question.id)'" }
                return "it needs \(names.joined(separator: " and ")), which are never asked both"
            }
        }
        return nil
    }

    private func jumps(_ place: Int, _ step: SurveyFlow.Step) {
        var left = CubeSet.always
        for (number, jump) in step.question.jumps.enumerated() {
            guard let condition = jump.condition else {
                if !left.isEmpty { lands(jump, number, place, solver.both(left, paths.own(place))) }
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
                paths.reach(place, where: truth.isTrue).isEmpty
            {
                context.report(
                    .jumpNeverTaken, at: condition.span, "this jump is never taken",
                    label: "'\(step.question.id)' is not asked in that case")
            } else {
                lands(jump, number, place, solver.both(solver.both(left, truth.isTrue), paths.own(place)))
            }
            left = solver.both(left, solver.notTrue(truth))
        }
    }

    /// Reports a jump to a question whose own condition excludes the case in which the jump is taken.
    private func lands(_ jump: Jump, _ number: Int, _ place: Int, _ states: CubeSet) {
        let source = paths.flow.steps[place].question.id
        guard case .question(let id) = jump.target, let landing = paths.flow.places[id], !states.isEmpty,
            !paths.reach(landing).isEmpty,
            let target = context.outline[source]?.value("go")?.rule(number)?.value("goto")?.text
        else { return }
        // A jump to a section lands on the first of its questions that is asked.
        let block = context.survey.blocks.first { $0.id == target.text && $0.repetition == nil }
        let places = block.map { Array($0.questions) } ?? [landing]
        guard places.allSatisfy({ solver.both(states, paths.own($0)).isEmpty }) else { return }
        let condition = paths.flow.steps[landing].conditions.first {
            solver.both(states, paths.truth($0).isTrue).isEmpty
        }
        context.report(
            .landsNowhere, at: target.span, "'\(target.text)' is not asked in this case",
            label: condition.map { "it is asked only if \($0) (line \($0.span.location.line))" },
            hint: "the interview would go on behind it; lead to what is asked then")
    }

    private func options(_ place: Int, _ step: SurveyFlow.Step) {
        guard let condition = step.question.optionCondition, let list = step.question.kind.options else { return }
        let dead = list.options.filter { option in
            guard let inlined = paths.inliner.inlined(condition, option: option) else { return false }
            let truth = solver.truth(of: inlined)
            if truth.isTrue.isEmpty { return true }
            // What stands alone in a multi often cannot be chosen here, and is in the list only because others share it.
            return !option.isExclusive && !paths.reach(place).isEmpty
                && paths.reach(place, where: truth.isTrue).isEmpty
        }
        guard !dead.isEmpty else { return }
        let named = dead.prefix(8).map { "'\($0.code)'" }.joined(separator: ", ")
        let names = dead.count > 8 ? "\(named) and \(dead.count - 8) more" : named
        context.report(
            .deadOption, at: condition.span,
            dead.count == list.options.count
                ? "no option of '\(step.question.id)' can ever be offered" : "\(names) can never be offered here",
            hint: dead.count <= 8
                ? "change 'options_if', or write '\(list.name) except \(dead.map(\.code).joined(separator: ", "))'"
                : "change 'options_if', or use a list without them")
    }
}

extension YAMLNode {
    /// One of the rules of a `go`, which may also be a single one.
    fileprivate func rule(_ number: Int) -> YAMLNode? {
        guard case .list(let rules) = content else { return number == 0 ? self : nil }
        return rules.indices.contains(number) ? rules[number] : nil
    }

    fileprivate func value(_ key: String) -> YAMLNode? {
        guard case .map(let entries) = content else { return nil }
        return entries.first { $0.key.text == key }?.value
    }

    fileprivate var text: SourceText? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }
}
