internal import FoundationEssentials
internal import SourceDiagnostics
internal import SurveyModel

/// E306, E307, E310 and E311: checks that nothing passes or fails, that exclude each other, and proposals that are no
/// answers.
struct CheckRules {
    let context: LintContext
    let paths: PathSolver
    private var solver: ConditionSolver { paths.conditions }

    /// A check with the states in which it lets an answer pass.
    private struct Passage {
        var check: Check
        /// The question that it stands at.
        var question: String
        var states: CubeSet
        var relation: Relation?
    }

    func run() {
        var passages: [Passage] = []
        var reading: [String: [Int]] = [:]
        for step in paths.flow.steps where !step.isBroken {
            if let proposal = step.question.proposal { self.proposal(proposal, of: step.question) }
            guard !step.question.checks.isEmpty, let variable = paths.model[step.question.id] else { continue }
            let valued = paths.model.variables[variable].valued
            // Of an answer that no cell stands for, the solver knows nothing.
            let answered = valued == 0 ? nil : CubeSet(Cube(variable, in: valued))
            for check in step.question.checks {
                guard var passage = passage(check, of: step.question, answered) else { continue }
                passage.relation = Relation(check.condition) { $0 == step.question.id || isAlwaysThere($0) }
                let names = check.condition.references.filter { paths.flow.places[$0] != nil }
                let others = Set(names.flatMap { reading[$0] ?? [] }).sorted()
                exclusion(of: passage, by: others.map { passages[$0] })
                for name in names { reading[name, default: []].append(passages.count) }
                passages.append(passage)
            }
        }
    }

    /// Whether a question is always answered, or a field of the case always known.
    private func isAlwaysThere(_ name: String) -> Bool {
        guard let index = paths.model[name] else { return false }
        let variable = paths.model.variables[index]
        return variable.full & ~variable.valued == 0
    }

    /// The states in which a check lets an answer pass; `nil` where something was said about it already.
    private func passage(_ check: Check, of question: Question, _ answered: CubeSet?) -> Passage? {
        guard let answered else { return Passage(check: check, question: question.id, states: .always) }
        let truth = paths.truth(check.condition)
        let passing = check.level == .critical ? truth.isTrue : solver.either(truth.isTrue, truth.isMissing)
        let states = solver.both(passing, answered)
        // That it is missing lets an answer pass; a check that can be nothing else is a mistake all the same.
        if states.isEmpty || truth.isTrue.isEmpty {
            let clash = Clash(check.condition, paths)
            context.report(
                .checkNeverPasses, at: check.condition.span, "no answer can pass this check", label: clash.reason,
                hint: clash.hint)
            return nil
        }
        if truth.isFalse.isEmpty {
            context.report(
                .checkAlwaysPasses, at: check.condition.span, "this check cannot fail",
                label: Clash.range(of: question), hint: "remove it, or tighten it")
            return nil
        }
        return Passage(check: check, question: question.id, states: states)
    }

    /// Reports a check that no answer passes which an earlier one lets pass, or all earlier ones together.
    private func exclusion(of passage: Passage, by others: [Passage]) {
        guard !others.isEmpty else { return }
        let condition = passage.check.condition
        let clashing = others.first { other in
            let isExcluded = passage.relation.map { mine in other.relation.map(mine.excludes) ?? false } ?? false
            return isExcluded || solver.both(other.states, passage.states).isEmpty
        }
        if let first = clashing {
            let place = first.check.condition.span.location.line
            let whose = first.question == passage.question ? "" : " of '\(first.question)'"
            context.report(
                .checksExclude, at: condition.span, "no answer can pass this check and the one before it",
                label: "line \(place)\(whose): \(first.check.level.rawValue): \(first.check.condition)",
                hint: "change one of them; is one check with 'or' meant?")
        } else if others.reduce(passage.states, { solver.both($0, $1.states) }).isEmpty {
            let lines = Set(others.map { $0.check.condition.span.location.line }).sorted().map(String.init)
            context.report(
                .checksExclude, at: condition.span, "no answer can pass this check and those before it",
                label: "lines \(lines.joined(separator: ", "))", hint: "change one of them")
        }
    }

    /// Reports a value that stands in `set` and lies outside of what the question takes.
    private func proposal(_ expression: SurveyModel.Expression, of question: Question) {
        switch expression.node {
        case .conditional(_, let then, let otherwise):
            proposal(then, of: question)
            proposal(otherwise, of: question)
        case .binary(.fallback, let left, let right):
            proposal(left, of: question)
            proposal(right, of: question)
        default:
            guard let range = question.kind.range, let value = expression.constant?.first?.position,
                !(range.low.map { $0 <= value } ?? true) || !(range.high.map { value <= $0 } ?? true)
            else { return }
            context.report(
                .proposalNotTaken, at: expression.span, "'\(question.id)' does not take \(expression)",
                label: Clash.range(of: question), hint: "propose a value that it takes, or widen the type")
        }
    }
}
